"""What carries the conclusions: each fact forgotten by itself, each assumption made untrue, and what falls with it.

All of them are turned at once, as columns of scenarios.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from engine.inference.trace import Trace
from engine.language.rulebook import Sentence
from engine.language.value import Certainty
from engine.pause import pausing
from engine.scenarios.changes import Change
from engine.scenarios.changing import ChangeInputs
from engine.scenarios.circuit import link
from engine.scenarios.columns import Columns
from engine.scenarios.ground import Grounder

Kind = Literal["stated", "denied", "assumed"]
# How sure a sentence is as the case stands, and then (None: it does not hold).
Moved: TypeAlias = dict[Sentence, tuple[Certainty | None, Certainty | None]]


@dataclass(frozen=True, slots=True)
class Linchpin:
    """One fact or assumption, and what differs when it is turned: what falls, what comes, what changes its level.

    `sentence` is the positive one of a fact; of an assumption it is what was taken not to hold, which may be a denial.
    """

    sentence: Sentence
    kind: Kind
    falls: tuple[Sentence, ...]
    comes: tuple[Sentence, ...]
    shifts: tuple[tuple[Sentence, Certainty, Certainty], ...]

    @property
    def taken(self) -> Sentence:
        """The sentence as the run has it: of a denied fact the denial."""
        return _taken(self.sentence, self.kind)

    @property
    def weight(self) -> tuple[int, int]:
        """What it is ranked by: how much falls, then how much else differs."""
        return len(self.falls), len(self.comes) + len(self.shifts)


def linchpins(trace: Trace) -> tuple[Linchpin, ...]:
    """Every fact and assumption with what hangs on it, the weightiest first, then in the order of facts."""
    kinds = _kinds(trace)
    turned = [_turn(sentence, kind) for sentence, kind in kinds.items()]
    moved = each_turned(trace, turned)
    found = [
        difference(trace, sentence, kind, each)
        for (sentence, kind), each in pausing(zip(kinds.items(), moved, strict=True))
    ]
    return tuple(sorted(found, key=lambda pin: (-pin.weight[0], -pin.weight[1])))


def difference(trace: Trace, sentence: Sentence, kind: Kind, moved: Moved) -> Linchpin:
    """What of all that moved differs beside the sentence itself that was turned."""
    own = {sentence.positive, sentence.denial}
    falls = tuple(s for s, (_, after) in moved.items() if after is None and s in trace.concluded and s not in own)
    comes = tuple(s for s, (before, _) in moved.items() if before is None and s not in own)
    shifts = tuple((s, before, after) for s, (before, after) in moved.items() if before and after)
    return Linchpin(sentence, kind, falls, comes, shifts)


def _turn(sentence: Sentence, kind: Kind) -> Change:
    if kind != "assumed":
        return Change("drop", sentence)
    return Change("deny" if sentence.denied else "state", sentence.positive)


def carriers(trace: Trace, sentence: Sentence) -> tuple[Sentence, ...]:
    """The facts and assumptions without which one conclusion falls.

    A fact may carry it that is not in its proof, by standing in the way of an exception. Raises `TooLarge` where too
    many rule instances could matter to it.
    """
    kinds = _kinds(trace)
    taken = [_taken(each, kind) for each, kind in kinds.items()]
    if not taken:
        return ()
    runs = each_turned(trace, [_turn(each, kind) for each, kind in kinds.items()], [sentence])
    fallen = [sentence in moved and moved[sentence][1] is None for moved in runs]
    own = (sentence.positive, sentence.denial)
    return tuple(each for each, falls in zip(taken, fallen, strict=True) if falls and each not in own)


def _kinds(trace: Trace) -> dict[Sentence, Kind]:
    """Every fact, by its positive sentence, and every assumption."""
    kinds: dict[Sentence, Kind] = {s.positive: "denied" if s.denied else "stated" for s in trace.stated}
    for absent in trace.assumed:
        kinds.setdefault(absent, "assumed")
    return kinds


def _taken(sentence: Sentence, kind: Kind) -> Sentence:
    return sentence.denial if kind == "denied" else sentence


def each_turned(trace: Trace, turned: Sequence[Change], wanted: Sequence[Sentence] | None = None) -> list[Moved]:
    """For each change by itself what of `wanted` (None: of everything) is then more or less sure. Raises `TooLarge`."""
    inputs = ChangeInputs(trace.case, trace.program, also=[change.sentence for change in turned])
    grounder = Grounder(trace.program, inputs, whole=wanted is None)
    gates = grounder.levels([*trace.known.sentences(), *grounder.heads()] if wanted is None else wanted)
    circuit = link(grounder.graph, gates)
    columns = Columns(circuit, circuit.outputs.values())
    bits = {change: 2 << at for at, change in enumerate(turned)}
    mask = (2 << len(turned)) - 1
    values = [bits.get(key, 0) if isinstance(key, Change) else 0 for key in columns.variables]
    rows: dict[Sentence, dict[Certainty, int]] = {}
    for (sentence, level), row in pausing(zip(gates, columns.once(mask, values), strict=True)):
        rows.setdefault(sentence, {})[level] = row
    found: list[Moved] = [{} for _ in turned]
    for sentence, each in pausing(rows.items()):
        differs = 0
        for row in each.values():
            differs |= row ^ mask if row & 1 else row
        before = _level(each, 0)
        while differs:
            at = differs.bit_length() - 1
            differs ^= 1 << at
            found[at - 1][sentence] = before, _level(each, at)
    return found


def _level(rows: Mapping[Certainty, int], at: int) -> Certainty | None:
    """How sure a sentence is in one scenario; None if it does not hold."""
    return max((level for level, row in rows.items() if row >> at & 1), default=None)


def rests_on(pins: Sequence[Linchpin]) -> dict[Sentence, tuple[Sentence, ...]]:
    """For each conclusion the facts and assumptions without which it falls."""
    found: dict[Sentence, list[Sentence]] = {}
    for pin in pins:
        for sentence in pin.falls:
            found.setdefault(sentence, []).append(pin.taken)
    return {sentence: tuple(carriers) for sentence, carriers in found.items()}
