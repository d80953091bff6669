"""The smallest sets of changes to a case after which something is so: all of them, none that contains another.

A goal is a list of wishes, each group of which must come true in one of its members. Small questions try every
set of changes at once, as columns; larger ones are answered by implicants. Every set found is run by the engine.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from math import comb
from typing import Literal, TypeAlias

from engine.inference.program import Program
from engine.inference.run import compiled, run
from engine.inference.trace import Trace
from engine.language.case import Case
from engine.language.rulebook import Rulebook, Sentence
from engine.language.value import Certainty, Value, order

from .changes import HOWS, Change, Changes, apply
from .changing import ChangeInputs
from .circuit import Circuit, link
from .columns import Columns, joined
from .domain import Names, values
from .graph import FALSE, TRUE
from .ground import Grounder, TooLarge
from .implicants import Implicants
from .spoken import spoken
from .subsets import subsets

Reach: TypeAlias = Names | Literal["stated"]
EXHAUSTIVE = 3 * 10**9  # gates x sets: what is tried set by set
INSTANCES = 25_000  # more are looked for only among the names that the case speaks of, then among its facts
WIDE = 200_000
RUN = 400_000  # rules x names, of all runs that confirm ways together
_MOST = {1: 20_000, 2: 200, 3: 200}  # changes, for trying set by set, by the size of the sets
_NARROWED: dict[Reach, str] = {
    "case": "So much could matter that only names of which the case speaks were looked at.",
    "stated": "So much could matter that only changes to what the case states were looked for.",
}


@dataclass(frozen=True, slots=True)
class Wish:
    """That a sentence holds at least so surely, or that it does not."""

    sentence: Sentence
    holds: bool = True
    level: Certainty = Certainty.POSSIBLE

    def met(self, trace: Trace) -> bool:
        """Whether the wish is fulfilled in a run."""
        level = trace.level(self.sentence)
        return (level is not None and level >= self.level) == self.holds


Goal: TypeAlias = Sequence[Sequence[Wish]]


@dataclass(frozen=True, slots=True)
class Way:
    """One smallest set: its changes in the order of facts, and the run that confirms it."""

    parts: tuple[Change, ...]
    trace: Trace

    @property
    def changes(self) -> Changes:
        return Changes.of(self.parts)


@dataclass(frozen=True, slots=True)
class Smallest:
    """The answer. `complete` is the size up to which no set is missing; `already` if no change is needed.

    `possible` is False where no changes of any size could do it. `withdrawn` are asked sentences that the case
    states: they hold by that alone, so they were taken out before. `tried` are the numbers that were tried.
    `more` counts the sets that were found and neither run nor listed.
    """

    ways: tuple[Way, ...]
    complete: int
    already: bool = False
    possible: bool = True
    withdrawn: tuple[Sentence, ...] = ()
    candidates: tuple[Change, ...] = ()
    names: Reach = "declared"
    tried: dict[str, tuple[Value, ...]] = field(default_factory=dict)
    limit: str = ""
    more: int = 0


def smallest(
    case: Case,
    goal: Goal,
    *,
    max_size: int = 3,
    keep: Iterable[Sentence] = (),
    names: Names = "declared",
    runner: Callable[[Case], Trace] | None = None,
    most_ways: int | None = None,
) -> Smallest:
    """All smallest sets of at most `max_size` changes that fulfil a goal; what is in `keep` stays as it is.

    Never changed are the sentences of the goal, their opposites, and other values of their `one`. Where too much
    could matter over all names, only those are tried that the case and the goal speak of, and where that is too much,
    only what the case states; the answer says so.
    Of more than `most_ways` sets (None: any number), or of more than so large a case can be run for, the first are
    run, and the rest counted.
    """
    question = _question(case, goal, tuple(keep), names)
    limit = "" if question.names == names else _NARROWED[question.names]
    if question.gate in (TRUE, FALSE):
        return replace(question.answer((), max_size), limit=limit)
    if question.already:
        return replace(question.answer((), max_size), already=True, limit=limit)
    found: list[tuple[Change, ...]] = []
    complete = max_size
    for size in range(1, max_size + 1):
        try:
            found = question.sets(size, found)
        except TooLarge as large:
            complete, limit = size - 1, f"{limit} {large}".strip()
            break
    affordable = max(10, RUN // max(1, len(case.rulebook.rules) * len(case.names)))
    most = affordable if most_ways is None else min(most_ways, affordable)
    ways = []
    listed = question.sorted(found)
    for parts in listed[:most]:
        changed = apply(question.case, Changes.of(parts))
        trace = runner(changed) if runner is not None else run(changed, "compiled")
        assert all(any(wish.met(trace) for wish in group) for group in goal), (
            f"the engine does not confirm {parts}; the two evaluators differ"
        )
        ways.append(Way(parts, trace))
    return replace(question.answer(tuple(ways), complete), limit=limit, more=len(listed) - len(ways))


def _question(case: Case, goal: Goal, keep: tuple[Sentence, ...], names: Names) -> Question:
    """The goal over as much as can be grounded."""
    asked = [wish.sentence for group in goal for wish in group]
    scopes = [values(case, compiled(case.rulebook), each, asked) for each in ("declared", "case")]
    reaches: tuple[Reach, ...] = ("declared", "case", "stated")
    if scopes[0] == scopes[1]:  # A case that speaks of every name: what is too much of one is too much of the other.
        reaches = (names, "stated")
    for reach in reaches[reaches.index(names) : -1]:
        try:
            return Question(case, goal, keep, reach)
        except TooLarge:
            continue
    return Question(case, goal, keep, "stated")


class Question:
    """A goal, grounded: its gate in a circuit whose variables are changes to the case."""

    def __init__(
        self,
        case: Case,
        goal: Goal,
        keep: Iterable[Sentence] = (),
        names: Reach = "declared",
        budget: int | None = None,
    ) -> None:
        # What the case states is little to vary: there more instances may be grounded.
        self.goal, self.names = goal, names
        self.budget = budget or (WIDE if names == "stated" else INSTANCES)
        wishes = [wish for group in goal for wish in group]
        asked = [wish.sentence for wish in wishes]
        stated = {fact.sentence for fact in case.facts}
        self.withdrawn = tuple(
            dict.fromkeys(wish.sentence for wish in wishes if not wish.holds and wish.sentence in stated)
        )
        self.case = replace(case, facts=tuple(fact for fact in case.facts if fact.sentence not in self.withdrawn))
        self.program: Program = compiled(case.rulebook)
        self.values = None if names == "stated" else values(case, self.program, names, asked)
        self.stated = tuple(sentence.positive for sentence in stated) if names == "stated" else ()
        fixed = [*keep, *asked, *(other for s in asked for other in case.rulebook.opposites(s.positive))]
        inputs = ChangeInputs(self.case, self.program, self.values, self.stated)
        fixed += [other for sentence in asked for other in inputs.other_values(sentence.positive)]
        self.inputs, self.circuit = self._grounded(fixed)
        self.gate = self.circuit.outputs["goal"]
        self.variables = self.circuit.variables([self.gate])
        self.candidates = tuple(change for g in self.variables if isinstance(change := self.circuit.keys[g], Change))
        self._order = _Order(self.case)
        self._exclusive: list[int] | None = None

    def _grounded(self, fixed: Iterable[Sentence]) -> tuple[ChangeInputs, Circuit]:
        """The goal over the changes that could help: more of them come to light until they are all."""
        fixed, useful = list(fixed), frozenset[Change]()
        while True:
            inputs = ChangeInputs(self.case, self.program, self.values, self.stated, fixed, useful)
            grounder = Grounder(self.program, inputs, self.budget)
            graph = grounder.graph
            gate = graph.all_of(graph.any_of(_wish(grounder, wish) for wish in group) for group in self.goal)
            grounder.settle()
            if useful.issuperset(inputs.helpful) or (not grounder.closed and inputs.whole):
                return inputs, link(graph, {"goal": gate})
            useful |= inputs.helpful.keys()

    @property
    def already(self) -> bool:
        """True if the goal is fulfilled as the case stands."""
        return bool(Columns(self.circuit, [self.gate]).evaluate(1, [0] * len(self.variables))[0])

    def answer(self, ways: tuple[Way, ...], complete: int) -> Smallest:
        kinds = self.case.rulebook.kinds
        slots = self.case.rulebook.statements
        used = {
            slot.kind
            for change in self.candidates
            for slot in slots[change.sentence.statement].slots
            if kinds[slot.kind].sort == "number"
        }
        return Smallest(
            ways,
            complete,
            already=self.gate == TRUE,
            possible=self.gate != FALSE or self.names == "stated",
            withdrawn=self.withdrawn,
            candidates=self.candidates,
            names=self.names,
            tried={kind: self.values[kind] for kind in sorted(used)} if self.values is not None else {},
        )

    def sorted(self, sets: Iterable[tuple[Change, ...]]) -> list[tuple[Change, ...]]:
        """Sets by size; of one size those first that name only what the case names; then in the order of facts."""
        ordered = [tuple(sorted(parts, key=self._order.of)) for parts in sets]
        return sorted(
            ordered, key=lambda parts: (len(parts), self._strange(parts), [self._order.of(part) for part in parts])
        )

    def _strange(self, parts: tuple[Change, ...]) -> bool:
        """Whether a change brings in a name of which neither the case nor the goal speaks."""
        return any(value not in self._spoken for part in parts for value in part.sentence.args)

    @cached_property
    def _spoken(self) -> frozenset[Value]:
        return spoken(self.case, (wish.sentence for group in self.goal for wish in group))

    # Finding sets

    def exclusive(self, number: int) -> int:
        """The changes that cannot be made together with this one, as bits."""
        if self._exclusive is None:
            self._exclusive = [0] * len(self.candidates)
            for two, change in enumerate(self.candidates):
                for one in self._near.get(change.sentence.statement, ()):
                    if one < two and self.inputs.exclusive(self.candidates[one], change):
                        self._exclusive[one] |= 1 << two
                        self._exclusive[two] |= 1 << one
        return self._exclusive[number]

    @property
    def _near(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for at, change in enumerate(self.candidates):
            found.setdefault(change.sentence.statement, []).append(at)
        return found

    def sets(self, size: int, known: list[tuple[Change, ...]]) -> list[tuple[Change, ...]]:
        """All smallest sets up to a size; `known` are those up to the size before."""
        if self.small(size):
            return [*known, *self.tried(size, known)]
        found = Implicants(self.circuit, self.gate, self.variables, self.exclusive, size).smallest()
        return [tuple(self.candidates[at] for at in _bits(made)) for made in found]

    def small(self, size: int) -> bool:
        """True if all sets of a size can be tried."""
        count = len(self.candidates)
        return count <= _MOST.get(size, 0) and comb(count, size) * len(self.circuit) <= EXHAUSTIVE

    def tried(self, size: int, known: Iterable[tuple[Change, ...]]) -> list[tuple[Change, ...]]:
        """The sets of just this size that fulfil the goal and contain none of the known ones."""
        count = len(self.candidates)
        if size > count:
            return []
        every = subsets(count, size)
        columns = Columns(self.circuit, [self.gate])
        good = joined(columns.evaluate(*stretch)[0] for stretch in every.stretches) & every.whole
        numbers = {change: at for at, change in enumerate(self.candidates)}
        for parts in known:
            inside = every.whole
            for part in parts:
                inside &= every.masks[numbers[part]]
            good &= ~inside
        for one in range(count) if size > 1 else ():
            apart = self.exclusive(one)
            for two in _bits(apart >> one << one):
                good &= ~(every.masks[one] & every.masks[two])
        return [tuple(self.candidates[at] for at in members) for members in every.members(good)]


def _wish(grounder: Grounder, wish: Wish) -> int:
    gate = grounder.demand(wish.sentence, wish.level, 1 if wish.holds else -1)
    return gate if wish.holds else -gate


class _Order:
    """The order of facts: those of the case as they stand there, then statements and names in theirs."""

    def __init__(self, case: Case) -> None:
        self.rulebook: Rulebook = case.rulebook
        self.places = {fact.sentence.positive: at for at, fact in reversed(list(enumerate(case.facts)))}

    def of(self, change: Change) -> tuple[object, ...]:
        sentence = change.instead or change.sentence
        return (
            self.places.get(sentence, len(self.places)),
            change.sentence.statement,
            tuple(map(order, change.sentence.args)),
            HOWS.index(change.how),
        )


def _bits(bits: int) -> list[int]:
    found = []
    while bits:
        low = bits & -bits
        found.append(low.bit_length() - 1)
        bits ^= low
    return found
