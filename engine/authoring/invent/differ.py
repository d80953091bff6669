"""The smallest invented scenario on which two rulebooks part, of those that their changed rules suggest.

Tried are the conditions of each changed rule as facts, and what lies beside them: one fact less, an exception more, one
fact less sure, denied, or with another number.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, islice
from typing import TypeAlias

from engine.inference.judge import Bindings
from engine.language.clauses import Clause, clauses_of, inner_conditions
from engine.language.condition import Count, Holds, Not
from engine.language.rulebook import Rule, Sentence
from engine.language.value import Certainty, Value
from engine.language.vocabulary import Var

from .freeze import Freezer, Scenario, frozen
from .numbers import compared_names, numbers
from .world import World

SCENARIOS = 300  # tried for each changed rule
_EACH = 4
_TOGETHER = 3

Said: TypeAlias = tuple[str, tuple[Value, ...], bool]  # a sentence apart from how a rulebook numbers its statements
Saids: TypeAlias = dict[Said, Certainty]


@dataclass(frozen=True, slots=True)
class Difference:
    """Facts from which the two conclude different things, as words with their certainty.

    `old` and `new` are what holds under one of them only, or otherwise sure; `tried` counts the scenarios.
    """

    facts: tuple[tuple[str, Certainty], ...]
    old: tuple[tuple[str, Certainty], ...]
    new: tuple[tuple[str, Certainty], ...]
    tried: int


class Pair:
    """Two rulebooks on the same facts."""

    def __init__(self, old: World, new: World) -> None:
        self.old, self.new = old, new
        self.tried = 0
        self._indexes = [{str(s.say.text): s.index for s in world.rulebook.statements} for world in (old, new)]

    def difference(self, old: Iterable[Rule], new: Iterable[Rule], first: bool = False) -> Difference | None:
        """A smallest scenario on which the two part, for rules of either that are not those of the other.

        Smallest: no fact of it can be left out, and none that was tried needs fewer. With `first`, the first found.
        """
        best: Saids | None = None
        for world, rules in ((self.old, old), (self.new, new)):
            for rule in rules:
                for scenario in islice(around(rule, world), SCENARIOS):
                    facts = _said(world, scenario)
                    if (best is None or len(facts) <= len(best) + 1) and self.part(facts):
                        small = self._smaller(facts)
                        if first:
                            return self._told(small)
                        best = small if best is None or len(small) < len(best) else best
        return None if best is None else self._told(best)

    def part(self, facts: Saids) -> bool:
        """True if the two conclude different things from the facts."""
        self.tried += 1
        one, two = self._follow(0, facts), self._follow(1, facts)
        return one is not None and two is not None and one != two

    def _smaller(self, facts: Saids) -> Saids:
        for said in list(facts):
            fewer = {other: level for other, level in facts.items() if other != said}
            if self.part(fewer):
                facts = fewer
        return facts

    def _follow(self, side: int, facts: Saids) -> Saids | None:
        """What follows in one of the two; None if it cannot say a fact."""
        world, index = (self.old, self.new)[side], self._indexes[side]
        if any(text not in index for text, _, _ in facts):
            return None
        read = {world.rulebook.sentence(index[text], args, d): level for (text, args, d), level in facts.items()}
        return {said_of(world, sentence): level for sentence, level in world.follow(read).levels.items()}

    def _told(self, facts: Saids) -> Difference:
        one, two = self._follow(0, facts) or {}, self._follow(1, facts) or {}
        return Difference(
            self._words(0, facts),
            self._words(0, {said: level for said, level in one.items() if two.get(said) != level}),
            self._words(1, {said: level for said, level in two.items() if one.get(said) != level}),
            self.tried,
        )

    def _words(self, side: int, facts: Saids) -> tuple[tuple[str, Certainty], ...]:
        world, index = (self.old, self.new)[side], self._indexes[side]
        return tuple(
            (world.rulebook.say(world.rulebook.sentence(index[text], args, denied)), level)
            for (text, args, denied), level in facts.items()
        )


def said_of(world: World, sentence: Sentence) -> Said:
    """A sentence apart from its rulebook."""
    return str(world.rulebook.statements[sentence.statement].say.text), sentence.args, sentence.denied


def around(rule: Rule, world: World) -> Iterator[dict[Sentence, Certainty]]:
    """The conditions of a rule as facts, then scenarios that lie beside them."""
    bodies = [
        (clause, scenario) for clause in clauses_of(rule) for scenario in islice(frozen(clause, world.rulebook), _EACH)
    ]
    for _, scenario in bodies:
        yield scenario.facts
    for clause, scenario in bodies:
        yield from _beside(clause, scenario, world)


def _said(world: World, facts: dict[Sentence, Certainty]) -> Saids:
    return {said_of(world, sentence): level for sentence, level in facts.items()}


def _beside(clause: Clause, scenario: Scenario, world: World) -> Iterator[dict[Sentence, Certainty]]:
    facts = scenario.facts
    more = [group for group in _more(clause, scenario, world) if group and not set(group) <= set(facts)]
    for sentence in facts:
        yield _without(facts, sentence)
    for group in more:
        yield {**facts, **dict.fromkeys(group, Certainty.CERTAIN)}
    for sentence in facts:
        yield {**facts, sentence: Certainty.POSSIBLE}
        yield {**facts, sentence: Certainty.LIKELY}
    for sentence in facts:
        if not sentence.denied:
            yield {**_without(facts, sentence), sentence.denial: Certainty.CERTAIN}
    for group in more:
        yield {**facts, **dict.fromkeys(group, Certainty.POSSIBLE)}
        yield {**facts, **dict.fromkeys(group, Certainty.LIKELY)}
    yield from _other_values(clause, scenario, world)


def _without(facts: dict[Sentence, Certainty], sentence: Sentence) -> dict[Sentence, Certainty]:
    return {other: level for other, level in facts.items() if other != sentence}


def _more(clause: Clause, scenario: Scenario, world: World) -> Iterator[tuple[Sentence, ...]]:
    """What may be stated beside the facts: what the clause wants absent, alone and together; more things to count."""
    freezer = Freezer(world.rulebook, taken={str(value) for value in scenario.bindings.values()})
    for condition in (*clause.conditions, *clause.unless):
        bindings = dict(scenario.bindings)
        inside: list[Sentence] = []
        for inner in inner_conditions(condition):
            if isinstance(inner, Holds | Not):
                for var in inner.pattern.variables:
                    if var.label not in bindings:
                        bindings[var.label] = _some(var, freezer)
                sentence = world.rulebook.ground(inner.pattern, bindings)
                if not world.rulebook.void(sentence):
                    inside.append(sentence)
        for size in range(1, min(len(inside), _TOGETHER) + 1):
            yield from combinations(inside, size)
        if isinstance(condition, Count) and condition.how != "no":
            yield from _counts(condition, scenario, freezer)


def _counts(condition: Count, scenario: Scenario, freezer: Freezer) -> Iterator[tuple[Sentence, ...]]:
    """One thing more that meets a count, one that is only among those counted, and one of each."""
    full = freezer.counted(condition, scenario.bindings, 1) or []
    part = freezer.counted(condition, scenario.bindings, 1, only_of=True) or []
    yield tuple(full)
    yield tuple(part)
    yield (*full, *part)


def _some(var: Var, freezer: Freezer) -> Value:
    kind = freezer.rulebook.kinds[var.kind]
    return kind.words[0] if kind.sort == "choice" else 1 if kind.sort == "number" else freezer.name(var)


def _other_values(clause: Clause, scenario: Scenario, world: World) -> Iterator[dict[Sentence, Certainty]]:
    """The same facts with one number or name changed to each that is worth trying."""
    before = {world.rulebook.ground(condition.pattern, scenario.bindings) for condition in clause.binding}
    kept = {sentence: level for sentence, level in scenario.facts.items() if sentence not in before}
    for var in clause.variables:
        for value in _worth_trying(var, clause, scenario.bindings):
            bindings = {**scenario.bindings, var.label: value}
            after = [world.rulebook.ground(condition.pattern, bindings) for condition in clause.binding]
            yield {**kept, **{each: Certainty.CERTAIN for each in after if not world.rulebook.void(each)}}


def _worth_trying(var: Var, clause: Clause, bindings: Bindings) -> list[Value]:
    """Other values of a variable: numbers beside those that are compared, names that are, and who else it may be."""
    conditions = (*clause.conditions, *clause.unless)
    own = bindings.get(var.label)
    if own is None:
        return []
    if not isinstance(own, str):
        return [value for value in numbers(conditions) if value != own]
    also = [other for other in clause.variables if other.kind == var.kind and not other.apart(var)]
    found: list[Value] = [*compared_names(var, conditions), *(bindings[v.label] for v in also if v.label in bindings)]
    return [value for value in dict.fromkeys(found) if value != own]
