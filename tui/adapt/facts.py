"""The facts of a case with the user's answers in place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from engine.language.case import Case, Fact
from engine.language.place import Place
from engine.language.rulebook import Rulebook, Sentence
from engine.language.value import LEVELS, Certainty

from ..store import Answer
from ..view import case as view
from .words import source

OTHER = "Further sentences"
YOU = "you"
"""Who says what the user answers, until somebody else is named."""
_HERE = Place("here", 1, 1)

Reader = Callable[[str], Sentence | None]


def answered(case: Case, answers: Iterable[Answer], read: Reader) -> tuple[Fact, ...]:
    """The facts that stand once the answers are given: in the order of the case, new ones behind.

    An answer takes the place of whatever was entered of its sentence, and of other values where there can
    be only one.
    """
    facts: dict[tuple[Sentence, bool], list[Fact]] = {}
    for fact in case.facts:
        facts.setdefault((fact.sentence.positive, fact.sentence.denied), []).append(fact)
    for answer in answers:
        sentence = read(answer.sentence)
        if sentence is None:
            continue  # The rulebook has changed and knows this sentence no longer.
        before = [fact for denied in (False, True) for fact in facts.pop((sentence, denied), ())]
        if answer.standing == "open":
            continue
        if answer.standing == "stated":
            for other in [key for key in facts if _other_value(case.rulebook, sentence, key[0])]:
                del facts[other]
        wanted = sentence.denial if answer.standing == "denied" else sentence
        kept = [fact for fact in before if fact.sentence == wanted]
        facts[(sentence, answer.standing == "denied")] = [
            _said(fact, answer) for fact in kept or [Fact(wanted, Certainty.CERTAIN, YOU, "", False, _HERE)]
        ]
    order = {(fact.sentence.positive, fact.sentence.denied): at for at, fact in reversed([*enumerate(case.facts)])}
    return tuple(fact for key in sorted(facts, key=lambda key: order.get(key, len(case.facts))) for fact in facts[key])


def _said(fact: Fact, answer: Answer) -> Fact:
    """The fact as the answer has it; what it does not say stays as it was."""
    return replace(
        fact,
        certainty=LEVELS[answer.certainty],
        by=fact.by if answer.by is None else answer.by,
        source=fact.source if answer.source is None else answer.source,
        disputed=fact.disputed if answer.disputed is None else answer.disputed,
    )


def _other_value(rulebook: Rulebook, sentence: Sentence, other: Sentence) -> bool:
    one = rulebook.statements[sentence.statement].one
    if one is None or other.statement != sentence.statement or other == sentence:
        return False
    return all(
        mine == theirs for at, (mine, theirs) in enumerate(zip(sentence.args, other.args, strict=True)) if at != one
    )


def topics(case: Case, facts: Sequence[Fact], also: Iterable[Sentence] = ()) -> tuple[view.Topic, ...]:
    """The facts by the rulebook's topics; what the file says and the user left open stays to be seen.

    `also` are further sentences to be seen although nobody said anything of them.
    """
    rulebook = case.rulebook
    names = dict.fromkeys(statement.topic for statement in rulebook.statements if statement.topic)
    groups: dict[str, dict[Sentence, view.Fact]] = {name: {} for name in names}
    stand: dict[Sentence, list[Fact]] = {}
    for fact in (*case.facts, *facts):
        stand.setdefault(fact.sentence.positive, [])
    for fact in facts:
        stand[fact.sentence.positive].append(fact)
    entered = set(stand)
    for sentence in also:
        stand.setdefault(sentence.positive, [])
    written = set(case.facts)
    for sentence, held in stand.items():
        statement = rulebook.statements[sentence.statement]
        group = groups.setdefault(statement.topic or OTHER, {})
        said = rulebook.say(sentence)
        if not held:
            group[sentence] = view.Fact(said, "open", help=statement.help, yours=sentence in entered)
            continue
        best = max(held, key=lambda fact: fact.certainty)
        both = len({fact.sentence.denied for fact in held}) > 1
        group[sentence] = view.Fact(
            said,
            "conflict" if both else "denied" if best.sentence.denied else "stated",
            str(best.certainty),
            best.by,
            source(case, best.source),
            statement.help,
            best.disputed,
            best not in written,
            best.source,
        )
    return tuple(view.Topic(name, tuple(group.values())) for name, group in groups.items() if group)
