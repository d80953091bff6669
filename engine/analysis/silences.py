"""What a rule looked at and nobody spoke of: what rests on the silence, and what would follow if it were so."""

from __future__ import annotations

from engine.explanation.linchpins import Linchpin, each_turned
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
    found = []
    for sentence, after in zip(silent, runs[1:], strict=True):
        before, own = runs[0], {sentence, sentence.denial}
        falls = tuple(s for s in trace.news if s in before and s not in after and s not in own)
        comes = tuple(s for s in after if s not in before and s not in own)
        shifts = tuple((s, before[s], after[s]) for s in before if s in after and before[s] != after[s])
        found.append(Linchpin(sentence, "assumed", falls, comes, shifts))
    return tuple(sorted(found, key=lambda pin: (-len(pin.falls) - len(pin.comes), -len(pin.shifts))))
