"""What to ask next: the open question whose answer is expected to leave least open about the goal.

How much is open about a goal is the entropy of its answer over all ways to fill what is not known; what a question
is worth is how much of that its answer is expected to take away. It is worked out exactly, goal by goal, within a
budget for all of them; of the goals that are left when it is spent, on scenarios drawn at random, the same every time.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, product
from math import log2, prod
from typing import Literal

from engine.explanation.as_text import ask_words
from engine.inference.judge import Judge
from engine.inference.trace import Answer, Trace
from engine.language.rulebook import Sentence
from engine.language.value import Value, order
from engine.language.vocabulary import Pattern, Var
from engine.scenarios.changes import Change
from engine.scenarios.domain import Names, values
from engine.scenarios.ground import TooLarge
from engine.scenarios.space import Factor, factors
from engine.scenarios.spreads import Reading, Spread, spreads, work

from .unknown import Unknown

Answered = Literal["both", "yes", "no", "open"]
ANSWERED: tuple[Answered, ...] = ("both", "yes", "no", "open")  # in the order of a spread
MOST = 200_000  # goals times the facts on which each depends
SENTENCES = 20_000  # that one question could be about
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
    """The questions, the most telling first, and the goals that are still open.

    For the `drawn` goals, what is worth asking was estimated; `beyond` were not weighed, since too much is open.
    """

    asks: tuple[Ask, ...]
    open: tuple[Goal, ...]
    drawn: tuple[Goal, ...] = ()
    beyond: int = 0

    @property
    def exact(self) -> bool:
        """True if every goal was weighed, and nothing estimated."""
        return not self.drawn and not self.beyond


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
    choices = [scope.get(f"<{var.label}>", scope[var.kind]) for var in variables]
    if prod(map(len, choices)) > SENTENCES:
        said = trace.rulebook.statements[pattern.statement].say
        raise TooLarge(f'A question could be about more than {SENTENCES:,} sentences like "{said}".')
    for picked in product(*choices):
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
    costs = accumulate(work(circuit, [gates[at] for at in still]))
    weighed = [at for at, cost in zip(still, costs, strict=True) if cost <= MOST]
    read = spreads(unknown.inputs, circuit, [gates[at] for at in weighed])
    variables = circuit.variables(gate for at in weighed for gate in gates[at])
    space = factors(unknown.inputs, (circuit.keys[variable] for variable in variables))
    skipped = set(skip)
    bearing: dict[Hashable, list[int]] = {}
    for at, reading in enumerate(read):
        for variable in reading.having:
            bearing.setdefault(variable, []).append(at)
    asks = []
    for factor in space.factors:
        if not any(isinstance(variable, Change) and variable.sentence in skipped for variable in factor.variables):
            about = sorted({at for variable in factor.variables for at in bearing.get(variable, ())})
            asks.append(_ask(factor, [(wanted[weighed[at]], read[at]) for at in about]))
    asks.sort(key=lambda ask: (-round(ask.worth, 9), ask.sentence.statement, tuple(map(order, ask.sentence.args))))
    drawn = tuple(wanted[at] for at, reading in zip(weighed, read, strict=True) if not reading.exact)
    return Agenda(tuple(asks), tuple(wanted[at] for at in still), drawn, len(still) - len(weighed))


def _ask(factor: Factor, about: Sequence[tuple[Goal, Reading]]) -> Ask:
    """What a factor is worth, and of the goals that depend on it the one that it tells most about."""
    worths, each = [], []
    for _, reading in about:
        given = reading.given(factor)
        worths.append(_entropy(reading.now) - sum(share * _entropy(spread) for share, spread in given))
        each.append([spread for _, spread in given])
    best = max(range(len(about)), key=lambda at: round(worths[at], 9))
    options = tuple(variable for variable in factor.variables if isinstance(variable, Change))
    turns = [max(after[kind] for after in each[best]) - min(after[kind] for after in each[best]) for kind in range(4)]
    kind = max((1, 2, 0, 3), key=lambda kind: round(turns[kind], 9))
    likely = tuple(round(after[kind], 9) for after in each[best])
    return Ask(options, max(0.0, sum(worths)), about[best][0], ANSWERED[kind], likely)


def _entropy(spread: Spread) -> float:
    return -sum(share * log2(share) for share in spread if share > _LEAST)
