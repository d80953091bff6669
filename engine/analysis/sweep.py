"""A sweep: every combination of what is not known, or of the facts that are named, and how often each conclusion holds.

All combinations are looked at where they are few enough, else some are drawn at random, the same ones for the same
seed. The work is cut into units for an executor; counts of finished units can be kept and the rest done later.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace

from engine.explanation.proof import proofs_of
from engine.inference.trace import Trace
from engine.language.rulebook import Sentence
from engine.language.value import Certainty
from engine.scenarios.changes import Change
from engine.scenarios.circuit import link
from engine.scenarios.counting import Counts, Here, Job, counted
from engine.scenarios.domain import enterable
from engine.scenarios.graph import FALSE
from engine.scenarios.ground import Grounder, TooLarge
from engine.scenarios.inputs import FillInputs
from engine.scenarios.space import Factor, Space, factors

from .unknown import Unknown

EXHAUSTIVE = 1 << 24  # more scenarios are drawn, unless all are asked for
DRAWN = 1 << 20
MOST_OPEN = 40  # facts that are varied unasked
PAIRS = 80  # of more conclusions, no two are counted together


@dataclass(frozen=True)
class Sweep:
    """What is to be counted. `sentences` are the conclusions that hold in some scenario, with their gates by level."""

    trace: Trace
    vary: tuple[Sentence, ...]
    job: Job
    sentences: tuple[Sentence, ...]
    unrelated: tuple[Sentence, ...]

    @property
    def exhaustive(self) -> bool:
        return self.job.seed is None


@dataclass(frozen=True)
class Swept:
    """What was counted so far: the units that are done and their counts."""

    done: frozenset[int] = frozenset()
    counts: Counts | None = None

    def with_unit(self, unit: int, counts: Counts) -> Swept:
        return replace(self, done=self.done | {unit}, counts=counts if self.counts is None else self.counts + counts)


def open_facts(trace: Trace) -> tuple[Sentence, ...]:
    """What is not known and matters to a conclusion; where that is very much, what the run took not to be so."""
    try:
        found = tuple(variable.sentence for variable in Unknown.of(trace, trace.news).variables)
    except TooLarge:
        found = ()
    if 0 < len(found) <= MOST_OPEN:
        return found
    may = enterable(trace.program)
    return tuple(s for s in proofs_of(trace).assumptions() if not s.denied and s.statement in may)


def plan(
    trace: Trace, vary: Iterable[Sentence], samples: int | None = None, seed: int = 0, whole: bool = False
) -> Sweep:
    """A sweep over the sentences to vary: each is stated or denied, of a `one` one value or none.

    With `samples`, so many scenarios are drawn; with `whole`, all are looked at however many they are.
    """
    vary = tuple(dict.fromkeys(sentence.positive for sentence in vary))
    inputs = _inputs(trace, vary)
    vary = (*vary, *(s for s in trace.stated if s in inputs.also and s not in vary))
    grounder = Grounder(trace.program, inputs)
    gates = grounder.levels(grounder.heads())
    circuit = link(grounder.graph, gates)
    order = {sentence: at for at, sentence in enumerate(trace.concluded)}
    could = dict.fromkeys(sentence for sentence, _ in gates)
    holding = [s for s in could if circuit.outputs[s, Certainty.POSSIBLE] != FALSE and s not in inputs.also]
    holding.sort(key=lambda s: order.get(s, len(order)))
    listed = [circuit.outputs[s, level] for s in holding for level in Certainty]
    space = _space(inputs, vary, circuit.keys.values())
    drawn = None if whole else samples
    if drawn is None and space.size > EXHAUSTIVE and not whole:
        drawn = DRAWN
    open_ones = [at for at, s in enumerate(holding) if abs(circuit.outputs[s, Certainty.POSSIBLE]) != 1]
    pairs = [(3 * one, 3 * two) for one in open_ones for two in open_ones if one < two]
    job = Job(
        circuit,
        tuple(listed),
        tuple(pairs) if len(open_ones) <= PAIRS else (),
        space,
        drawn or 0,
        None if drawn is None else seed,
    )
    matter = {key.sentence for key in circuit.keys.values() if isinstance(key, Change)}
    idle = tuple(s for s in vary if matter.isdisjoint([s, *inputs.other_values(s)]))
    return Sweep(trace, vary, job, tuple(holding), idle)


def _inputs(trace: Trace, vary: tuple[Sentence, ...]) -> FillInputs:
    """The named sentences, and what the case states of other values of their `one`, which they would replace."""
    first = FillInputs(trace.case, trace.program, also=vary)
    others = [o for s in vary for o in first.other_values(s) if o in first.base]
    return FillInputs(trace.case, trace.program, also=[*vary, *others])


def _space(inputs: FillInputs, vary: tuple[Sentence, ...], known: Iterable[object]) -> Space:
    """The combinations of all that varies, of what matters to no conclusion too: it is part of what was asked for."""
    matter = [key for key in known if isinstance(key, Change)]
    found = factors(inputs, matter)
    present = {variable for factor in found.factors for variable in factor.variables}
    idle = [s for s in vary if not any(isinstance(v, Change) and v.sentence == s for v in present)]
    spare = [s for s in idle if not any(other in {c.sentence for c in matter} for other in inputs.other_values(s))]
    extra = factors(inputs, [Change("state", s, inputs.base.get(s, Certainty.CERTAIN)) for s in spare])
    return Space((*found.factors, *(Factor(f.variables, f.others) for f in extra.factors)))


def sweep(
    asked: Sweep,
    swept: Swept | None = None,
    executor: Executor | None = None,
    ahead: int = 1,
    tell: Callable[[Swept], None] | None = None,
) -> Swept:
    """Count what is left to count. `tell` is told after each unit; what it raises ends the sweep."""
    swept = Swept() if swept is None else swept
    left = (unit for unit in range(asked.job.units) if unit not in swept.done)
    for unit, counts in counted(asked.job, left, executor or Here(), ahead):
        swept = swept.with_unit(unit, counts)
        if tell is not None:
            tell(swept)
    return swept


@dataclass(frozen=True, slots=True)
class Line:
    """One conclusion of a sweep: in how many scenarios it holds at least so surely, the least sure first."""

    sentence: Sentence
    now: Certainty | None
    counts: tuple[int, ...] = field(default=())


def lines(asked: Sweep, swept: Swept) -> list[Line]:
    """Each conclusion with its counts."""
    counts = swept.counts or Counts.none(asked.job)
    return [
        Line(sentence, asked.trace.level(sentence), counts.gates[3 * at : 3 * at + 3])
        for at, sentence in enumerate(asked.sentences)
    ]


def together(asked: Sweep, swept: Swept) -> list[tuple[Sentence, Sentence, int]]:
    """Each two conclusions that do not hold always, and in how many scenarios both do."""
    counts = swept.counts or Counts.none(asked.job)
    names = asked.sentences
    return [
        (names[one // 3], names[two // 3], both) for (one, two), both in zip(asked.job.pairs, counts.pairs, strict=True)
    ]
