"""The agenda at a step, computed from the trace: what else could have fired then, and why this came first."""

from __future__ import annotations

from dataclasses import dataclass

from engine.inference.firing import firing_order
from engine.inference.once import once
from engine.inference.trace import Step, Trace
from engine.language.rulebook import Sentence

from . import wording


@dataclass(frozen=True, slots=True)
class Agenda:
    """The steps that waited when a step fired, in their order, and the reason of the choice in words."""

    waiting: tuple[Step, ...]
    reason: str


def agenda(trace: Trace, number: int) -> Agenda:
    """What waited when step `number` (from 1) fired: later steps of its stratum whose premises were all known."""
    step = trace.step(number)
    first, firings = _first_steps(trace), trace.steps.firings
    waiting = tuple(
        trace.steps[at]
        for at in range(number, len(trace.steps))
        if firings[at].stratum == step.stratum
        and all(premise in trace.stated or first[premise] < number for premise in firings[at].premises)
    )
    return Agenda(waiting, _reason(trace, step, waiting[0]) if waiting else "")


@once
def _first_steps(trace: Trace) -> dict[Sentence, int]:
    return {sentence: numbers[0] for sentence, numbers in trace.concluded.items()}


def _reason(trace: Trace, step: Step, other: Step) -> str:
    """The first key in which the two differ, in words."""
    if step.wave != other.wave:
        return wording.EARLIER_WAVE
    keys = [firing_order(trace.program, s.firing.clause, s.firing.values) for s in (step, other)]
    differing = next(at for at, (mine, theirs) in enumerate(zip(*keys, strict=True)) if mine != theirs)
    return wording.EARLIER[differing]
