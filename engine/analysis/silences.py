"""What a rule looked at and nobody spoke of: what rests on the silence, and what would follow if it were so."""

from __future__ import annotations

from engine.explanation.linchpins import Linchpin, difference, each_turned
from engine.explanation.proof import proofs_of
from engine.inference.trace import Trace
from engine.scenarios.changes import Change
from engine.scenarios.domain import Names

from .questions import goals
from .unknown import Unknown


def silences(trace: Trace, names: Names = "case") -> tuple[Linchpin, ...]:
    """Every such sentence with what differs if it is so, the weightiest first. Raises `TooLarge`.

    Looked at is what a conclusion assumes not to be, and what could bear on a conclusion or on a question of the
    rulebook. What makes no difference by itself comes last: it may make one together with another.
    """
    asked = [*trace.news, *(sentence for goal in goals(trace, names=names) for sentence in goal.sentences)]
    assumed = [absent for absent in proofs_of(trace).assumptions() if not absent.denied]
    looked = dict.fromkeys([*assumed, *(change.sentence for change in Unknown.of(trace, asked, names).variables)])
    silent = [each for each in looked if each not in trace.known and each.denial not in trace.known]
    runs = each_turned(trace, [Change("state", each) for each in silent])
    found = [difference(trace, each, "assumed", moved) for each, moved in zip(silent, runs, strict=True)]
    return tuple(sorted(found, key=lambda pin: (-len(pin.falls) - len(pin.comes), -len(pin.shifts))))
