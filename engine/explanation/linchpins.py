"""What carries the conclusions: each fact forgotten by itself, each assumption made untrue, and what falls with it.

All of them are turned at once, as columns of scenarios.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from engine.inference.trace import Trace
from engine.language.rulebook import Sentence
from engine.language.value import Certainty
from engine.scenarios.changes import Change
from engine.scenarios.changing import ChangeInputs
from engine.scenarios.circuit import link
from engine.scenarios.columns import Columns
from engine.scenarios.ground import Grounder

from .proof import proofs_of

Kind = Literal["stated", "denied", "assumed"]


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
    before, *runs = each_turned(trace, turned)
    found = []
    for (sentence, kind), after in zip(kinds.items(), runs, strict=True):
        own = {sentence.positive, sentence.denial}
        falls = tuple(s for s in trace.concluded if s in before and s not in after and s not in own)
        comes = tuple(s for s in after if s not in before and s not in own)
        shifts = tuple((s, before[s], after[s]) for s in before if s in after and before[s] != after[s])
        found.append(Linchpin(sentence, kind, falls, comes, shifts))
    return tuple(sorted(found, key=lambda pin: (-pin.weight[0], -pin.weight[1])))


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
    _, *runs = each_turned(trace, [_turn(each, kind) for each, kind in kinds.items()], [sentence])
    own = (sentence.positive, sentence.denial)
    return tuple(each for each, after in zip(taken, runs, strict=True) if sentence not in after and each not in own)


def _kinds(trace: Trace) -> dict[Sentence, Kind]:
    """Every fact, by its positive sentence, and every assumption."""
    kinds: dict[Sentence, Kind] = {s.positive: "denied" if s.denied else "stated" for s in trace.stated}
    for absent in proofs_of(trace).assumptions():
        kinds.setdefault(absent, "assumed")
    return kinds


def _taken(sentence: Sentence, kind: Kind) -> Sentence:
    return sentence.denial if kind == "denied" else sentence


def each_turned(
    trace: Trace, turned: Sequence[Change], wanted: Sequence[Sentence] | None = None
) -> list[dict[Sentence, Certainty]]:
    """What of `wanted` (None: of everything) holds as the case stands, and after each change by itself."""
    inputs = ChangeInputs(trace.case, trace.program, also=[change.sentence for change in turned])
    grounder = Grounder(trace.program, inputs)
    sentences = dict.fromkeys([*trace.known.sentences(), *grounder.heads()] if wanted is None else wanted)
    gates = {(s, level): grounder.demand(s, level) for s in sentences for level in Certainty}
    grounder.settle()
    circuit = link(grounder.graph, gates)
    columns = Columns(circuit, circuit.outputs.values())
    bits = {change: 2 << at for at, change in enumerate(turned)}
    count = len(turned) + 1
    rows = [bits.get(key, 0) if isinstance(key, Change) else 0 for key in columns.variables]
    found: list[dict[Sentence, Certainty]] = [{} for _ in range(count)]
    for (sentence, level), row in zip(gates, columns.evaluate((1 << count) - 1, rows), strict=True):
        for at in range(count):
            if row >> at & 1:
                found[at][sentence] = level
    return found


def rests_on(pins: Sequence[Linchpin]) -> dict[Sentence, tuple[Sentence, ...]]:
    """For each conclusion the facts and assumptions without which it falls."""
    found: dict[Sentence, list[Sentence]] = {}
    for pin in pins:
        for sentence in pin.falls:
            found.setdefault(sentence, []).append(pin.taken)
    return {sentence: tuple(carriers) for sentence, carriers in found.items()}
