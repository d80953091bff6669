"""Repairs and break sets: each is run again, and so is each part of it, for a smaller set must not do.

What runs a changed case is handed in, and what it says is checked like any other run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations
from typing import TypeAlias

from engine.language.case import Case, Fact
from engine.language.place import Place
from engine.language.problem import Problems
from engine.language.read_case import read_sentence
from engine.language.rulebook import Rulebook, Sentence
from engine.language.value import Certainty

from .branches import branches_of, sentences_in
from .claims import Json
from .complaints import complaints
from .run import check_run
from .silence import opposites_of
from .words import quoted

Runner: TypeAlias = Callable[[Case], Json]
Done: TypeAlias = Callable[[Json], bool]


def check_repairs(rulebook: Rulebook, case: Case, words: str, repairs_json: Json, runner: Runner) -> list[str]:
    """Complaints about the ways to bring a sentence about; none if each does, and no part of it would."""

    def check() -> Iterator[str]:
        checker = _Checker(rulebook, case, runner)
        sentence = checker.read(words)
        for way in repairs_json["ways"]:
            yield from checker.way(way, lambda run: words in holding(run), sentence)
        yield from none_within_another(repairs_json["ways"])

    return complaints(check)


def check_breaks(rulebook: Rulebook, case: Case, turn_json: Json, runner: Runner) -> list[str]:
    """Complaints about what stops a turn of a ring, and about what ends only that which is drawn from it."""
    sentences, drawn = turn_json["sentences"], turn_json["drawn"]

    def check() -> Iterator[str]:
        checker = _Checker(rulebook, case, runner)
        for way in turn_json["stops"]["ways"]:
            yield from checker.way(way, lambda run: not turns(run, sentences), None)
        yield from none_within_another(turn_json["stops"]["ways"])
        for way in (turn_json["ends"] or {"ways": []})["ways"]:
            yield from checker.way(
                way, lambda run: turns(run, sentences) and not holding(run).intersection(drawn), None
            )

    return complaints(check)


def holding(run: Json) -> set[str]:
    """Every sentence that holds in a run."""
    found = {conclusion["sentence"] for conclusion in run["conclusions"]}
    return found | {fact["sentence"] for fact in run["facts"] if fact["standing"] == "stated"}


def turns(run: Json, sentences: Sequence[str]) -> bool:
    """True if a ring turns in a run through just these sentences."""
    return any(set(turn["sentences"]) == set(sentences) for ring in run["circles"] for turn in ring["turns"])


def none_within_another(ways: Iterable[Json]) -> Iterator[str]:
    """No set of changes contains another."""
    sets = [
        frozenset((change["do"], change["sentence"], change.get("instead_of") or "") for change in way["changes"])
        for way in ways
    ]
    for one, two in combinations(sets, 2):
        if one <= two or two <= one:
            yield f"Of two sets of changes one contains the other: {quoted(sorted(each[1] for each in one | two))}."


class _Checker:
    def __init__(self, rulebook: Rulebook, case: Case, runner: Runner) -> None:
        self.book, self.case, self.runner = rulebook, case, runner
        branches = [branch for rule in rulebook.rules if not rule.leads_to for branch in branches_of(rule)]
        concluded = (branch.conclusion.pattern for branch in branches)
        self.concluded = {pattern.statement for pattern in concluded if not pattern.denied}
        self.before = runner(case)
        self._single: dict[str, Json] = {}

    def read(self, words: str) -> Sentence:
        sentence = read_sentence(words, self.case, Problems())
        if sentence is None:
            raise ValueError(f"{quoted(words)} is no sentence of the rulebook")
        return sentence

    @staticmethod
    def name(way: Json) -> str:
        return "To " + " and ".join(f"{change['do']} {quoted(change['sentence'])}" for change in way["changes"])

    def way(self, way: Json, done: Done, asked: Sentence | None) -> Iterator[str]:
        """One set of changes: each may be made, together they do it, and what else comes and goes is right."""
        name = self.name(way)
        for change in way["changes"]:
            yield from (f"{name}: {wrong}." for wrong in self._change(change, asked))
        after = self.after(way["changes"])
        case = self._changed(way["changes"])
        yield from (f"{name}: {wrong}" for wrong in check_run(self.book, case, after))
        if not done(after):
            yield f"{name} does not do what it is said to do."
        for size in range(len(way["changes"])):
            for part in combinations(way["changes"], size):
                if done(self.after(part)):
                    yield f"{name} is more than is needed: {quoted([c['sentence'] for c in part])} would do."
        if asked is not None:
            words = self.book.say(asked)
            certainty = next((c["certainty"] for c in after["conclusions"] if c["sentence"] == words), None)
            if way["certainty"] != certainty:
                yield f"{name} makes it {quoted(certainty)}, not {quoted(way['certainty'])}."
        changed = {change["sentence"] for change in way["changes"]}
        changed |= {self.book.say(asked)} if asked is not None else set()
        before_news, after_news = _news(self.before), _news(after)
        gained = [words for words in after_news if words not in _known(self.before) and words not in changed]
        lost = [words for words in before_news if words not in _known(after) and words not in changed]
        for key, right in (("gained", gained), ("lost", lost)):
            if way[key] != right:
                yield f"{name}: {key} is {quoted(right)}, not {quoted(way[key])}."

    def _change(self, change: Json, asked: Sentence | None) -> Iterator[str]:
        sentence = self.read(change["sentence"])
        statement = self.book.statements[sentence.statement]
        entered = {fact.sentence.positive for fact in self.case.facts}
        if change["do"] == "drop":
            if sentence not in entered:
                yield f"{quoted(change['sentence'])} was never entered, and cannot be dropped"
        elif not statement.ask and sentence.statement in self.concluded:
            yield f"{quoted(change['sentence'])} is for rules to conclude, and not to be entered"
        if change["do"] == "deny" and not self._looked_at(sentence.statement):
            yield f"nothing looks at the denial of {quoted(change['sentence'])}"
        if asked is not None and sentence in (asked.positive, *opposites_of(self.book, asked.positive)):
            yield "it merely states or drops what was asked"

    def _looked_at(self, statement: int) -> bool:
        """True if some condition or conflict looks at the denial of a statement."""
        said = self.book.statements[statement]
        opposed = said.opposite is not None or any(
            s.opposite and s.opposite.statement == statement for s in self.book.statements
        )
        conditions = [c for rule in self.book.rules for c in (*rule.conditions, *rule.unless)]
        return opposed or any(
            found.pattern.statement == statement and found.pattern.denied
            for condition in conditions
            for found in sentences_in(condition)
        )

    def after(self, changes: Sequence[Json]) -> Json:
        """The run of the case with some changes; those with a single one are kept, for many sets share them."""
        if len(changes) != 1:
            return self.runner(self._changed(changes)) if changes else self.before
        key = f"{changes[0]['do']} {changes[0]['sentence']} {changes[0].get('instead_of')}"
        if key not in self._single:
            self._single[key] = self.runner(self._changed(changes))
        return self._single[key]

    def _changed(self, changes: Sequence[Json]) -> Case:
        """The case with the changes made: to state or deny replaces what was entered, and other values of its `one`."""
        facts = list(self.case.facts)
        for change in changes:
            sentence = self.read(change["sentence"])
            gone = {sentence}
            if change["do"] == "state":
                gone |= {fact.sentence.positive for fact in facts if self._other_value(fact.sentence, sentence)}
                gone |= {self.read(change["instead_of"])} if change.get("instead_of") else set()
            facts = [fact for fact in facts if fact.sentence.positive not in gone]
            if change["do"] != "drop":
                new = sentence.denial if change["do"] == "deny" else sentence
                facts.append(Fact(new, Certainty.CERTAIN, "", "", False, Place("", 0, 0)))
        return replace(self.case, facts=tuple(facts))

    def _other_value(self, one: Sentence, two: Sentence) -> bool:
        slot = self.book.statements[two.statement].one
        if slot is None or one.denied or one.statement != two.statement:
            return False
        return all(a == b for at, (a, b) in enumerate(zip(one.args, two.args, strict=True)) if at != slot)


def _news(run: Json) -> list[str]:
    return [c["sentence"] for c in run["conclusions"] if not c.get("also_stated")]


def _known(run: Json) -> set[str]:
    """What holds, denials in their own words included; a stated denial is told apart by its standing."""
    return {c["sentence"] for c in run["conclusions"]} | {
        fact["sentence"] for fact in run["facts"] if fact["standing"] == "stated"
    }
