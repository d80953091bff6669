"""Feedback loops: rings that stand in this case, rings that could turn, and harmless recursion, told apart.

A ring stands if every one of its sentences is brought about by the one before it in some step. It is held up
by its entries: steps that conclude a sentence of it from outside. Its sign is the product of the signs on the
way: a `not`, a denied premise or a concluded denial turns it; without them every ring is reinforcing.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from engine.inference.firing import sentence_order
from engine.inference.trace import Step, Steps, Trace
from engine.language.rulebook import Circle, Sentence
from engine.language.value import order, written

from .cycles import simple_cycles
from .rings_of_rules import Sign, bearing, looping, recursive, rings_of

Signed: TypeAlias = dict[tuple[Sentence, Sentence], list[tuple[int, Step]]]


@dataclass(frozen=True, slots=True)
class Arc:
    """From one sentence of a ring to the next: the step (or effect) that turns it, and whether it turns the sign."""

    start: Sentence
    end: Sentence
    step: Step
    turns_sign: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """What holds a ring up from outside: a step whose premises lie outside it, or a statement (`step` is None)."""

    into: Sentence
    step: Step | None
    premises: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Turn:
    """A ring for one set of names: its sentences in order, arcs, entries, and what is drawn from it."""

    names: tuple[str, ...]
    sentences: tuple[Sentence, ...]
    arcs: tuple[Arc, ...]
    entries: tuple[Entry, ...]
    drawn: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Ring:
    """A feedback loop of the rulebook. `turns` are those that stand here; none: it could turn but does not.

    `label` is R1, R2, ... for reinforcing and B1, ... for balancing ones; `declared` is the author's entry.
    """

    label: str
    name: str
    sign: Sign
    statements: tuple[int, ...]
    rules: tuple[str, ...]
    declared: Circle | None
    turns: tuple[Turn, ...]


@dataclass(frozen=True, slots=True)
class Circles:
    """All rings, standing ones first, and the statements whose recursion is harmless."""

    standing: tuple[Ring, ...]
    possible: tuple[Ring, ...]
    harmless: tuple[int, ...]


def circles(trace: Trace) -> Circles:
    """Every feedback loop of a run and of its rulebook."""
    return _Finder(trace).find()


class _Finder:
    def __init__(self, trace: Trace) -> None:
        self.trace, self.rulebook = trace, trace.rulebook
        self.signed: Signed = {}
        loops = looping(trace.program)
        for step in (step for steps in (trace.steps, trace.effects) for step in _concluding(steps, loops)):
            end = step.conclusion.positive
            for sentence, sign in _causes(step):
                if loops.get(sentence.statement) != loops[end.statement]:
                    continue
                self.signed.setdefault((sentence, end), []).append((sign * (-1 if step.conclusion.denied else 1), step))

    def find(self) -> Circles:
        grouped: dict[tuple[tuple[int, ...], Sign], list[tuple[Sentence, ...]]] = {}
        for cycle in map(self._rotated, self._ground_cycles()):
            arcs = self._arcs(cycle)
            # Recursion inside one statement hands something on; only from round to round does it feed back.
            if len(set(_statements(cycle))) > 1 or any(arc.step.number == 0 for arc in arcs):
                alike = grouped.setdefault((least_rotation(_statements(cycle)), _sign(arcs)), [])
                alike.append(_turned_like(cycle, alike[0]) if alike else cycle)
        standing = [
            (_statements(cycles[0]), sign, self._named([self._turn(cycle) for cycle in cycles]))
            for (_, sign), cycles in grouped.items()
        ]
        lit = {(frozenset(statements), sign) for statements, sign, _ in standing}
        possible = [
            (self._in_order(statements), sign, ())
            for statements, sign in rings_of(self.trace.program)
            if (frozenset(statements), sign) not in lit
        ]
        ranked = sorted(standing, key=lambda ring: (self._rank(ring[0]), ring[0]))
        unlit = sorted(possible, key=lambda ring: (self._rank(ring[0]), ring[0]))
        counts = {"reinforcing": 0, "balancing": 0}
        rings = [self._ring(ring, counts) for ring in (*ranked, *unlit)]
        return Circles(tuple(rings[: len(ranked)]), tuple(rings[len(ranked) :]), recursive(self.trace.program))

    def _rank(self, statements: tuple[int, ...]) -> int:
        """Declared circles first, in the author's order."""
        for at, circle in enumerate(self.rulebook.circles):
            if set(circle.through) == set(statements):
                return at
        return len(self.rulebook.circles)

    def _ring(self, ring: tuple[tuple[int, ...], Sign, tuple[Turn, ...]], counts: dict[str, int]) -> Ring:
        statements, sign, turns = ring
        counts[sign] += 1
        declared = next((c for c in self.rulebook.circles if set(c.through) == set(statements)), None)
        return Ring(
            label=("R" if sign == "reinforcing" else "B") + str(counts[sign]),
            name=declared.name if declared else "",
            sign=sign,
            statements=statements,
            rules=self._rules(statements),
            declared=declared,
            turns=turns,
        )

    def _rules(self, statements: tuple[int, ...]) -> tuple[str, ...]:
        """The ids of the rules that turn a ring, in its order."""
        found: dict[str, None] = {}
        for at, start in enumerate(statements):
            end = statements[(at + 1) % len(statements)]
            for clause in self.trace.program.clauses:
                if clause.conclusion.pattern.statement == end and start in {
                    pattern.statement for pattern, _ in bearing(clause)
                }:
                    found.setdefault(clause.rule.id)
        return tuple(found)

    def _in_order(self, cycle: tuple[int, ...]) -> tuple[int, ...]:
        for circle in self.rulebook.circles:
            if circle.through and set(circle.through) == set(cycle):
                start = cycle.index(circle.through[0])
                return cycle[start:] + cycle[:start]
        return cycle

    # Rings that stand

    def _ground_cycles(self) -> list[tuple[Sentence, ...]]:
        arcs: dict[Sentence, list[Sentence]] = {}
        for start, end in self.signed:
            arcs.setdefault(start, []).append(end)
        nodes = sorted({node for pair in self.signed for node in pair}, key=self._first_step)
        for targets in arcs.values():
            targets.sort(key=self._first_step)
        return simple_cycles(nodes, arcs)

    def _first_step(self, sentence: Sentence) -> tuple[int, tuple[object, ...]]:
        """How early a sentence came: stated ones first, those that do not hold last."""
        steps = self.trace.steps_of(sentence)
        first = steps[0] if steps else len(self.trace.steps) + 1
        return (0 if sentence in self.trace.stated else first, sentence_order(sentence))

    def _turn(self, cycle: tuple[Sentence, ...]) -> Turn:
        members = frozenset(cycle)
        return Turn((), cycle, self._arcs(cycle), self._entries(cycle, members), self._drawn(members))

    def _arcs(self, cycle: tuple[Sentence, ...]) -> tuple[Arc, ...]:
        """The first step of each arc, one that strengthens before one that works against."""
        found = []
        for start, end in pairwise((*cycle, cycle[0])):
            turning, step = min(self.signed[start, end], key=lambda pair: (pair[0] < 0, pair[1].number))
            found.append(Arc(start, end, step, turning < 0))
        return tuple(found)

    def _rotated(self, cycle: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
        """A ring in the author's order where it is declared, else beginning where it is entered first."""
        for circle in self.rulebook.circles:
            if circle.through and set(circle.through) == {sentence.statement for sentence in cycle}:
                start = next(at for at, s in enumerate(cycle) if s.statement == circle.through[0])
                return cycle[start:] + cycle[:start]
        return cycle

    def _entries(self, cycle: tuple[Sentence, ...], members: frozenset[Sentence]) -> tuple[Entry, ...]:
        found = []
        for sentence in cycle:
            if sentence in self.trace.stated:
                found.append(Entry(sentence, None, ()))
            for number in self.trace.steps_of(sentence):
                step = self.trace.step(number)
                if not members & set(step.firing.premises) and not step.circular:
                    found.append(Entry(sentence, step, step.firing.premises))
        return tuple(found)

    def _drawn(self, members: frozenset[Sentence]) -> tuple[Sentence, ...]:
        """The conclusions outside a ring that need two of its sentences, or all of a ring of one."""
        needed = min(2, len(members))
        found = dict.fromkeys(
            firing.conclusion
            for firing in self.trace.steps.firings
            if firing.conclusion not in members and len(members & set(firing.premises)) >= needed
        )
        return tuple(found)

    def _named(self, turns: list[Turn]) -> tuple[Turn, ...]:
        """Turns told apart by the names in which they differ, in the order of those names."""
        values = [frozenset(value for s in turn.sentences for value in s.args) for turn in turns]
        shared = frozenset.intersection(*values) if len(turns) > 1 else frozenset()
        named = []
        for turn, own in zip(turns, values, strict=True):
            names = tuple(written(value) for value in sorted(own - shared, key=order))
            named.append(Turn(names, turn.sentences, turn.arcs, turn.entries, turn.drawn))
        return tuple(sorted(named, key=lambda turn: turn.names))


def _concluding(steps: Steps, statements: Container[int]) -> Iterator[Step]:
    """The steps that conclude something of these statements."""
    return (steps[at] for at, firing in enumerate(steps.firings) if firing.conclusion.statement in statements)


def _causes(step: Step) -> list[tuple[Sentence, int]]:
    """The sentences that bear on a step, in positive form, with +1, or -1 where their absence counts."""
    found = [(premise.positive, -1 if premise.denied else 1) for premise in step.firing.premises]
    for premise in step.premises:
        found += [(sentence.positive, -1 if sentence.denied else 1) for sentence in premise.used]
        if premise.sentence is not None and premise.standing in ("denied", "not stated", "weaker"):
            found.append((premise.sentence.positive, 1 if premise.sentence.denied else -1))
    return found


def _statements(cycle: tuple[Sentence, ...]) -> tuple[int, ...]:
    return tuple(sentence.statement for sentence in cycle)


def _sign(arcs: tuple[Arc, ...]) -> Sign:
    return "balancing" if sum(arc.turns_sign for arc in arcs) % 2 else "reinforcing"


def least_rotation(statements: tuple[int, ...]) -> tuple[int, ...]:
    """One form for all the places at which one can begin to tell a ring."""
    return min(statements[at:] + statements[:at] for at in range(len(statements)))


def _turned_like(cycle: tuple[Sentence, ...], other: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    """The ring told from the statement from which another of its kind is told."""
    wanted = _statements(other)
    rotations = (cycle[at:] + cycle[:at] for at in range(len(cycle)))
    return next(rotation for rotation in rotations if _statements(rotation) == wanted)
