"""The steps of a trace as the walk shows them, each made when it is looked at."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import overload

from engine.explanation.agenda import agenda
from engine.explanation.step import StepLine, step_view
from engine.inference.trace import Trace
from engine.pause import pausing

from ..view.walk import Head, Premise, Step, Waiting
from .words import stands, sureness
from .written import written


class Steps(Sequence[Step]):
    """The steps of a trace. A run of a thousand steps costs nothing until one walks it."""

    def __init__(self, trace: Trace) -> None:
        self._trace = trace
        self._made = lru_cache(maxsize=64)(self._make)

    def __len__(self) -> int:
        return len(self._trace.steps)

    @overload
    def __getitem__(self, index: int) -> Step: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Step]: ...
    def __getitem__(self, index: int | slice) -> Step | Sequence[Step]:
        if isinstance(index, slice):
            return [self[number] for number in range(*index.indices(len(self)))]
        return self._made(range(len(self))[index])

    def _make(self, index: int) -> Step:
        trace, view = self._trace, step_view(self._trace, index + 1)
        waits = agenda(trace, index + 1)
        rule = view.step.clause.rule
        lines, place = written(trace.rulebook, rule)
        premises = tuple(_premise(line) for line in view.lines[:-1])
        then = view.lines[-1]
        return Step(
            number=view.number,
            rule=view.rule_id,
            title=view.title,
            conclusion=then.words,
            sure=then.beside,
            premises=premises,
            status=view.status,
            certainty=str(view.rule_certainty),
            because=view.because,
            weakest=sureness(then.certainty, view.rule_certainty, sum(line.weakest for line in view.lines)),
            even_though=view.even_though,
            quote=view.quote.text if view.quote else "",
            cited=view.quote.place if view.quote else "",
            wave=view.wave,
            stratum=view.step.stratum,
            new=view.new,
            bound=tuple(dict.fromkeys(value for _, value in view.bindings)),
            bindings=view.bindings,
            written=lines,
            place=place,
            waiting=tuple(
                Waiting(other.number, other.clause.rule.title, trace.say(other.conclusion)) for other in waits.waiting
            ),
            choice=waits.reason,
            used=tuple(number for number in trace.users.get(view.step.conclusion, ()) if number > view.number),
        )


def _premise(line: StepLine) -> Premise:
    return Premise(
        role=line.role,
        sentence=line.told or line.words,
        standing="assumed" if line.assumed and line.sentence is not None else stands(line.standing, line.role),
        certainty=str(line.certainty) if line.certainty else "",
        steps=line.steps,
        beside=line.beside,
        askable=line.sentence is not None,
    )


def heads(trace: Trace) -> tuple[Head, ...]:
    """What the list of steps needs of each."""
    return tuple(
        Head(step.number, step.wave, step.stratum, trace.say(step.conclusion), step.new)
        for step in pausing(trace.steps)
    )
