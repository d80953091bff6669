"""What to ask next: the open question whose answer is expected to leave least open about the goal.

How much is open about a goal is the entropy of its answer over all ways to fill what is not known; what a question
is worth is how much of that its answer is expected to take away. It is worked out exactly in a decision diagram, or
where that grows too large on scenarios drawn at random, the same ones every time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import product
from math import log2
from typing import Literal

from engine.explanation.as_text import ask_words
from engine.inference.judge import Judge
from engine.inference.trace import Answer, Trace
from engine.language.rulebook import Sentence
from engine.language.value import Value, order
from engine.language.vocabulary import Pattern, Var
from engine.scenarios.changes import Change
from engine.scenarios.circuit import Circuit
from engine.scenarios.columns import BLOCK, Columns
from engine.scenarios.diagram import NO, YES, Diagram, Weights
from engine.scenarios.domain import Names, values
from engine.scenarios.ground import TooLarge
from engine.scenarios.space import Factor, Space, chosen, factors

from .unknown import Unknown

Answered = Literal["both", "yes", "no", "open"]
ANSWERED: tuple[Answered, ...] = ("both", "yes", "no", "open")  # in the order of a spread
NODES = 60_000
_DRAWN = 4  # blocks
_LEAST = 1e-9  # less is what sums of rounded numbers leave


@dataclass(frozen=True, slots=True)
class Goal:
    """What is to be found out: whether one of `yes` holds, and where there is a contrary, whether one of `no` does."""

    words: str
    yes: tuple[Sentence, ...]
    no: tuple[Sentence, ...] = ()

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        return self.yes + self.no


@dataclass(frozen=True, slots=True)
class Ask:
    """A question worth asking: its options (one sentence, or the values of a `one`), and what it is worth, in bits.

    `goal` is what it tells most about, `answer` the answer to that which hangs most on it, and `likely` the shares
    of scenarios with that answer: first for "no" or "none of them", then for each option.
    """

    options: tuple[Change, ...]
    worth: float
    goal: Goal
    answer: Answered
    likely: tuple[float, ...]

    @property
    def sentence(self) -> Sentence:
        return self.options[0].sentence


@dataclass(frozen=True)
class Agenda:
    """The questions, the most telling first, and the goals that are still open. `exact` if nothing was drawn."""

    asks: tuple[Ask, ...]
    open: tuple[Goal, ...]
    exact: bool


def goals(trace: Trace, asked: Sentence | None = None, names: Names = "case") -> tuple[Goal, ...]:
    """The goal that was named, else the questions of the rulebook, else every conclusion of the run."""
    if asked is not None:
        return (Goal(trace.say(asked), (asked,)),)
    scope = values(trace.case, trace.program, names)
    found = []
    for answer in trace.answers:
        question, about = answer.question, _about(answer)
        yes, no = (
            tuple(_instances(trace, pattern, {**scope, **about})) if pattern is not None else ()
            for pattern in (question.yes, question.no)
        )
        if yes or no:
            found.append(Goal(ask_words(trace, answer), yes, no))
    return tuple(found) or tuple(Goal(trace.say(sentence), (sentence,)) for sentence in trace.news)


def _about(answer: Answer) -> dict[str, tuple[Value, ...]]:
    """The names that stand in every answer: of them the question is asked, and in its words they are named."""
    found: dict[str, dict[Value, None]] = {}
    for sentence in answer.sentences:
        for pattern in (answer.question.yes, answer.question.no):
            if pattern is not None and pattern.statement == sentence.statement:
                for arg, value in zip(pattern.args, sentence.args, strict=True):
                    if isinstance(arg, Var):
                        found.setdefault(f"<{arg.label}>", {})[value] = None
    return {label: tuple(named) for label, named in found.items() if len(named) == 1}


def _instances(trace: Trace, pattern: Pattern, scope: dict[str, tuple[Value, ...]]) -> Iterator[Sentence]:
    """Every sentence that a pattern could become, its variables held apart. A label in `scope` wins over its kind."""
    judge = Judge(trace.rulebook, {**trace.program.variables, **{v.label: v for v in pattern.variables}}, trace.known)
    variables = list(dict.fromkeys(pattern.variables))
    seen: set[Sentence] = set()
    for picked in product(*(scope.get(f"<{var.label}>", scope[var.kind]) for var in variables)):
        bindings: dict[str, Value] = {}
        for var, value in zip(variables, picked, strict=True):
            if not judge.free(var, value, bindings):
                break
            bindings[var.label] = value
        else:
            sentence = trace.rulebook.ground(pattern, bindings)
            if sentence not in seen and not trace.rulebook.void(sentence):
                seen.add(sentence)
                yield sentence


def agenda(trace: Trace, wanted: Sequence[Goal], skip: Iterable[Sentence] = (), names: Names = "case") -> Agenda:
    """What is worth asking about the goals; nothing in `skip` is asked, though it stays open."""
    unknown = Unknown.of(trace, [s for goal in wanted for s in goal.sentences], names)
    circuit = unknown.circuit
    gates = [
        (circuit.any_of(unknown.gates[s] for s in goal.yes), circuit.any_of(unknown.gates[s] for s in goal.no))
        for goal in wanted
    ]
    still = [at for at, pair in enumerate(gates) if any(abs(gate) != 1 for gate in pair)]
    listed = [gate for at in still for gate in gates[at]]
    space = factors(unknown.inputs, (circuit.keys[gate] for gate in circuit.variables(listed)))
    skipped = set(skip)
    asked = [
        factor
        for factor in space.factors
        if not any(isinstance(v, Change) and v.sentence in skipped for v in factor.variables)
    ]

    def weighed(kind: type[_Spreads]) -> list[Ask]:
        spreads = kind(circuit, [gates[at] for at in still], space)
        return [_ask(spreads, factor, [wanted[at] for at in still]) for factor in asked]

    exact = True
    try:
        asks = weighed(_Counted)
    except TooLarge:  # the diagram may outgrow its budget when it is drawn, and when it is cut
        exact = False
        asks = weighed(_Drawn)
    asks.sort(key=lambda ask: (-round(ask.worth, 9), ask.sentence.statement, tuple(map(order, ask.sentence.args))))
    return Agenda(tuple(asks), tuple(wanted[at] for at in still), exact)


Spread = tuple[float, ...]  # of one goal: the shares of both, yes only, no only, neither


class _Spreads:
    """How the answers to the goals are spread over the scenarios, and over those with one option of a factor."""

    def __init__(self, circuit: Circuit, gates: Sequence[tuple[int, int]], space: Space) -> None:
        raise NotImplementedError

    @cached_property
    def now(self) -> list[Spread]:
        raise NotImplementedError

    def given(self, factor: Factor, option: int) -> list[Spread]:
        raise NotImplementedError


class _Counted(_Spreads):
    def __init__(self, circuit: Circuit, gates: Sequence[tuple[int, int]], space: Space) -> None:
        listed = [gate for pair in gates for gate in pair]
        self.diagram = Diagram(circuit, listed, space, NODES)
        self.weights = Weights(self.diagram, space)
        both = self.diagram.both
        self.goals = [
            tuple(both(yes, no) for yes in (y, y ^ 1) for no in (n, n ^ 1))
            for y, n in ((self.diagram.edge(one), self.diagram.edge(other)) for one, other in gates)
        ]
        self.known = {circuit.keys[gate]: gate for gate in self.diagram.order}

    @cached_property
    def now(self) -> list[Spread]:
        return [tuple(float(self.weights.share(edge)) for edge in edges) for edges in self.goals]

    def given(self, factor: Factor, option: int) -> list[Spread]:
        return [tuple(float(self.weights.share(self._cut(e, factor, option))) for e in edges) for edges in self.goals]

    def _cut(self, edge: int, factor: Factor, option: int) -> int:
        for at, variable in enumerate(factor.variables, 1):
            if edge in (YES, NO):
                break
            if variable in self.known:
                edge = self.diagram.given(edge, self.known[variable], at == option)
        return edge


class _Drawn(_Spreads):
    def __init__(self, circuit: Circuit, gates: Sequence[tuple[int, int]], space: Space) -> None:
        columns = Columns(circuit, [gate for pair in gates for gate in pair])
        self.blocks: list[tuple[dict[object, int], list[tuple[int, ...]]]] = []
        mask = (1 << BLOCK) - 1
        for block in range(_DRAWN):
            rows = space.sampled(0, block, BLOCK)
            found = columns.evaluate(mask, chosen(rows, columns.variables))
            pairs = zip(found[::2], found[1::2], strict=True)
            self.blocks.append((dict(rows), [(y & n, y & ~n, n & ~y, mask & ~(y | n)) for y, n in pairs]))

    @cached_property
    def now(self) -> list[Spread]:
        return self._spread([(1 << BLOCK) - 1] * len(self.blocks))

    def given(self, factor: Factor, option: int) -> list[Spread]:
        masks = []
        for rows, _ in self.blocks:
            none = (1 << BLOCK) - 1
            for variable in factor.variables:
                none &= ~rows[variable]
            masks.append(rows[factor.variables[option - 1]] if option else none)
        return self._spread(masks)

    def _spread(self, masks: list[int]) -> list[Spread]:
        total = sum(mask.bit_count() for mask in masks) or 1
        goals = zip(*(each for _, each in self.blocks), strict=True)
        return [
            tuple(
                sum((bits & mask).bit_count() for bits, mask in zip(kind, masks, strict=True)) / total
                for kind in zip(*blocks, strict=True)
            )
            for blocks in goals
        ]


def _ask(spreads: _Spreads, factor: Factor, wanted: Sequence[Goal]) -> Ask:
    """What a factor is worth, and the goal that it tells most about."""
    before = spreads.now
    each = [spreads.given(factor, option) for option in range(len(factor.variables) + 1)]
    weights = [Fraction(1 + factor.others, factor.size), *[Fraction(1, factor.size)] * len(factor.variables)]
    worths = [
        _entropy(before[at]) - sum(float(w) * _entropy(after[at]) for w, after in zip(weights, each, strict=True))
        for at in range(len(wanted))
    ]
    best = max(range(len(wanted)), key=lambda at: worths[at])
    options = tuple(variable for variable in factor.variables if isinstance(variable, Change))
    turns = [max(after[best][kind] for after in each) - min(after[best][kind] for after in each) for kind in range(4)]
    kind = max((1, 2, 0, 3), key=lambda kind: round(turns[kind], 9))
    likely = tuple(after[best][kind] for after in each)
    return Ask(options, max(0.0, sum(worths)), wanted[best], ANSWERED[kind], likely)


def _entropy(spread: Spread) -> float:
    return -sum(share * log2(share) for share in spread if share > _LEAST)
