"""`check_run`: everything that `foedus run --json` says of a case, derived again from the rulebook and the case."""

from __future__ import annotations

from collections.abc import Iterator

from engine.language.case import Case
from engine.language.condition import Holds
from engine.language.rulebook import Question, Rulebook, Sentence
from engine.language.value import Certainty
from engine.language.vocabulary import Pattern

from .branches import ground
from .circles import circle_complaints
from .claims import Claimed, Claims, Json
from .complaints import complaints
from .founded import reached
from .order import check_order, check_whole
from .premises import PremiseChecker, assumed
from .scales import met_in
from .silence import Silence, opposites_of, other_values
from .words import CERTAINTIES, quoted


def check_run(rulebook: Rulebook, case: Case, run_json: Json) -> list[str]:
    """Complaints about a run as sentences; none if it is right."""
    return complaints(lambda: _run(rulebook, case, run_json))


def _run(rulebook: Rulebook, case: Case, run: Json) -> Iterator[str]:
    claims = Claims(rulebook, case, run)
    yield from claims.complaints
    yield from _head(claims)
    silence = Silence(claims)
    checker = PremiseChecker(claims, silence)
    for step in claims.steps:
        for wrong in _step(claims, checker, step):
            yield f"Step {step.number}: {wrong}."
    for at, step in enumerate(claims.effects, 1):
        for wrong in _effect(claims, checker, step):
            yield f"Effect {at}: {wrong}."
    yield from check_order(claims)
    yield from check_whole(claims)
    yield from _conclusions(claims)
    yield from _assumptions(claims)
    yield from _conflicts(claims)
    yield from _questions(claims)
    yield from circle_complaints(claims, run["circles"])


def _head(claims: Claims) -> Iterator[str]:
    run, case = claims.run, claims.case
    wanted: Json = {
        "case": case.title,
        "rulebooks": [book.id for book in reversed(claims.book.books)],
        "as_of": case.as_of or None,
        "unknown_here": list(case.unknown),
        "facts": [_fact(claims, sentence) for sentence in claims.facts],
    }
    for key in ("case", "rulebooks", "as_of", "unknown_here"):
        if run[key] != wanted[key]:
            yield f"The {key.replace('_', ' ')} should be {quoted(wanted[key])}, not {quoted(run[key])}."
    if len(run["facts"]) != len(wanted["facts"]):
        yield f"The case states {len(wanted['facts'])} sentences, but the run has {len(run['facts'])} facts."
    for number, (told, right) in enumerate(zip(run["facts"], wanted["facts"], strict=False), 1):
        for key, value in right.items():
            if told.get(key) != value:
                yield f"Fact {number}: the {key} should be {quoted(value)}, not {quoted(told.get(key))}."


def _fact(claims: Claims, sentence: Sentence) -> Json:
    fact = claims.facts[sentence]
    return {
        "sentence": claims.book.say(sentence.positive),
        "standing": "denied" if sentence.denied else "stated",
        "certainty": CERTAINTIES[int(fact.certainty)],
        "source": fact.source or None,
        "by": fact.by or None,
        "disputed": True if fact.disputed else None,
    }


def _step(claims: Claims, checker: PremiseChecker, step: Claimed) -> Iterator[str]:
    told = step.json
    if told["step"] != step.number:
        yield f"it stands at place {step.number}, but calls itself {quoted(told['step'])}"
    yield from _firing(claims, checker, step)
    new = step.conclusion not in claims.stated and claims.concluded[step.conclusion][0] == step.number
    if told["new"] is not new:
        yield "its conclusion is new" if new else "its conclusion is nothing new"
    if told.get("circular", False) is not claims.is_circular(step):
        yield "it is said to be circular, and is not" if told.get("circular") else "it is circular, and does not say so"
    if step.conclusion in claims.table:
        return
    yield f"{quoted(told['concludes'])} has no support from outside: it only holds itself up"


def _effect(claims: Claims, checker: PremiseChecker, step: Claimed) -> Iterator[str]:
    yield from _firing(claims, checker, step)
    if step.json["stratum"] != step.stratum:
        yield f"it is of the stratum {step.stratum}, after all others, not {quoted(step.json['stratum'])}"


def _firing(claims: Claims, checker: PremiseChecker, step: Claimed) -> Iterator[str]:
    """What a step and an effect have in common."""
    told = step.json
    title, because = claims.prose(step)
    denies = claims.book.say(step.conclusion.positive) if step.conclusion.denied else None
    wanted: Json = {"title": title, "because": because, "denies": denies}
    for key, value in wanted.items():
        if told[key] != value:
            yield f"its {key} should be {quoted(value)}, not {quoted(told[key])}"
    wrong = list(checker.check(step))
    yield from wrong
    if not wrong:
        level = claims.strength(step)
        if told["certainty"] != CERTAINTIES.get(level):
            yield f"it is {CERTAINTIES.get(level, 'without support')}, not {quoted(told['certainty'])}"


# Conclusions and what they assume


def _conclusions(claims: Claims) -> Iterator[str]:
    told = claims.run["conclusions"]
    right = list(claims.concluded)
    if [conclusion["sentence"] for conclusion in told] != [claims.book.say(sentence) for sentence in right]:
        yield "The conclusions are not those of the steps, each once, in the order of their first steps."
        return
    for conclusion, sentence in zip(told, right, strict=True):
        name = f"The conclusion {quoted(conclusion['sentence'])}"
        wanted: Json = {
            "certainty": CERTAINTIES.get(claims.table.level(sentence)),
            "claim": claims.book.statements[sentence.statement].claim,
            "steps": claims.concluded[sentence],
            "also_stated": True if sentence in claims.stated else None,
            "denies": claims.book.say(sentence.positive) if sentence.denied else None,
        }
        for key, value in wanted.items():
            if conclusion.get(key) != value:
                yield f"{name}: the {key} should be {quoted(value)}, not {quoted(conclusion.get(key))}."
        yield from (f"{name} {wrong}." for wrong in _assumes(claims, sentence, conclusion["assumes"]))


def _assumes(claims: Claims, sentence: Sentence, told: list[str]) -> Iterator[str]:
    """There must be a proof, as sure as the conclusion, that takes for granted just what is told."""
    level = claims.table.level(sentence)
    if claims.stated.get(sentence) == level:
        if told:
            yield "is stated as surely, and so takes nothing for granted"
        return
    allowed = set(told)
    able = [s for s in claims.steps if claims.caps[s] >= level and allowed.issuperset(assumed(s))]
    stated = [s for s, sure in claims.stated.items() if sure >= level]
    if sentence not in reached(stated, able):
        yield "takes more for granted than it says"
        return
    used = {words for step in _below(claims, sentence, able) for words in assumed(step)}
    for words in told:
        if words not in used:
            yield f"does not rest on silence about {quoted(words)}"


def _below(claims: Claims, sentence: Sentence, steps: list[Claimed]) -> list[Claimed]:
    """The steps that a sentence can rest on, its own first."""
    by: dict[Sentence, list[Claimed]] = {}
    for step in steps:
        by.setdefault(step.conclusion, []).append(step)
    found: dict[Claimed, None] = {}
    waiting, seen = [sentence], {sentence}
    while waiting:
        for step in by.get(waiting.pop(), ()):
            found.setdefault(step)
            below = {*step.premises, *_counted(claims, step)}
            waiting += below - seen
            seen |= below
    return list(found)


def _counted(claims: Claims, step: Claimed) -> set[Sentence]:
    """The sentences that were counted for a step."""
    looking = [condition for condition in step.branch.conditions if not isinstance(condition, Holds)]
    return {found for condition in looking for found in met_in(claims.scales, condition, step.env)}


def _assumptions(claims: Claims) -> Iterator[str]:
    told = claims.run["assumptions"]
    right = list(dict.fromkeys(words for step in claims.steps for words in assumed(step)))
    if [assumption["sentence"] for assumption in told] != right:
        yield f"The assumptions should be {quoted(right)}, in the order of the steps."
    rests: dict[str, list[str]] = {}
    for conclusion in claims.run["conclusions"]:
        for words in conclusion["assumes"]:
            rests.setdefault(words, []).append(conclusion["sentence"])
    for assumption in told:
        wanted = rests.get(assumption["sentence"], [])
        if assumption["rests"] != wanted:
            yield f"On the silence about {quoted(assumption['sentence'])} there rests {quoted(wanted)}."


# Conflicts and questions


def _conflicts(claims: Claims) -> Iterator[str]:
    right: dict[tuple[str, frozenset[Sentence]], None] = {}
    for sentence in claims.table.levels:
        positive = sentence.positive
        if positive in claims.table and positive.denial in claims.table:
            right.setdefault(("denied", frozenset({positive, positive.denial})))
        if sentence.denied:
            continue
        for other in opposites_of(claims.book, sentence):
            if other in claims.table and other != sentence:
                right.setdefault(("opposite", frozenset({sentence, other})))
        others = other_values(claims.book, claims.table, sentence)
        if others:
            right.setdefault(("one", frozenset({sentence, *others})))
    wanted = {(kind, frozenset(map(claims.book.say, group))) for kind, group in right}
    told = [(conflict["kind"], frozenset(conflict["sentences"])) for conflict in claims.run["conflicts"]]
    for kind, group in wanted - set(told):
        yield f"A conflict is not told: {quoted(sorted(group))} ({kind})."
    for kind, group in set(told) - wanted:
        yield f"There is no such conflict: {quoted(sorted(group))} ({kind})."
    if len(told) != len(set(told)):
        yield "A conflict is told twice."
    for conflict in claims.run["conflicts"]:
        known = [claims.said.get(words) for words in conflict["sentences"]]
        steps = [claims.concluded.get(sentence, []) if sentence else None for sentence in known]
        if conflict["steps"] != steps:
            yield f"The steps of the conflict between {quoted(conflict['sentences'])} are {steps}."


def _questions(claims: Claims) -> Iterator[str]:
    told = claims.run["questions"]
    if [question["ask"] for question in told] != [question.ask.text for question in claims.book.questions]:
        yield "The questions are not those of the rulebook, in its order."
        return
    for question, answer in zip(claims.book.questions, told, strict=True):
        wanted = _answer(claims, question)
        for key, value in wanted.items():
            if answer[key] != value:
                told_so = quoted(answer[key])
                yield f"The question {quoted(answer['ask'])}: {key} should be {quoted(value)}, not {told_so}."


def _answer(claims: Claims, question: Question) -> Json:
    yes, no = _answering(claims, question.yes), _answering(claims, question.no)
    said = {(True, False): "yes", (False, True): "no", (True, True): "both", (False, False): "open"}
    return {"answer": said[yes is not None, no is not None], "yes": yes or [], "no": no or []}


def _answering(claims: Claims, pattern: Pattern | None) -> list[int] | None:
    """The steps that conclude the instances of a pattern; None if none of them holds."""
    if pattern is None:
        return None
    condition = Holds(pattern, Certainty.POSSIBLE, pattern.text.place)
    found = {ground(claims.book, pattern, way) for way, _, _ in claims.scales.ways((condition,), {})}
    if not found:
        return None
    return sorted({number for sentence in found for number in claims.concluded.get(sentence, ())})
