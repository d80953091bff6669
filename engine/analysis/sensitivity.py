"""What everything hangs on: each fact and each assumption turned by itself, and every way to fill what is not known.

A fact is turned by forgetting it, an assumption by letting be so what was taken not to be. All of them are turned
at once, as columns of scenarios. What is not known are the sentences that could be entered about the names of
which the case speaks, and of which it says nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from engine.explanation.proof import proofs_of
from engine.inference.trace import Trace
from engine.language.rulebook import Sentence
from engine.language.value import Certainty
from engine.scenarios.changes import Change
from engine.scenarios.changing import ChangeInputs
from engine.scenarios.circuit import link
from engine.scenarios.columns import Columns
from engine.scenarios.domain import Names
from engine.scenarios.ground import Grounder, TooLarge
from engine.scenarios.shares import Share, shares

from .unknown import Unknown

Kind = Literal["stated", "denied", "assumed"]
Verdict = Literal["certain", "possible", "impossible", "always seen", "never seen"]


@dataclass(frozen=True, slots=True)
class Linchpin:
    """One fact or assumption, and what differs when it is turned: what falls, what comes, what changes its level."""

    sentence: Sentence
    kind: Kind
    falls: tuple[Sentence, ...]
    comes: tuple[Sentence, ...]
    shifts: tuple[tuple[Sentence, Certainty, Certainty], ...]

    @property
    def weight(self) -> tuple[int, int]:
        """What it is ranked by: how much falls, then how much else differs."""
        return len(self.falls), len(self.comes) + len(self.shifts)


@dataclass(frozen=True, slots=True)
class Outlook:
    """How a sentence fares over all ways to fill what is not known. "seen" verdicts are drawn and not counted."""

    sentence: Sentence
    now: Certainty | None
    share: Share

    @property
    def verdict(self) -> Verdict:
        if self.share.share == 1:
            return "certain" if self.share.exact else "always seen"
        if self.share.share == 0:
            return "impossible" if self.share.exact else "never seen"
        return "possible"


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """Both answers. `linchpins` by weight; `names` says over which names the outlooks go, `limit` what was left out."""

    trace: Trace
    linchpins: tuple[Linchpin, ...]
    outlooks: tuple[Outlook, ...]
    names: Names
    limit: str


def sensitivity(trace: Trace, also: Iterable[Sentence] = (), names: Names = "case") -> Sensitivity:
    """What the conclusions of a run hang on; `also` are further sentences to look out for."""
    pins = linchpins(trace)
    asked = list(dict.fromkeys([*trace.news, *also]))
    try:
        return Sensitivity(trace, pins, outlooks(trace, asked, names), names, "")
    except TooLarge as large:
        return Sensitivity(trace, pins, (), names, str(large))


def linchpins(trace: Trace) -> tuple[Linchpin, ...]:
    """Every fact and assumption with what hangs on it, the weightiest first, then in the order of facts."""
    kinds: dict[Sentence, Kind] = {s.positive: "denied" if s.denied else "stated" for s in trace.stated}
    for absent in proofs_of(trace).assumptions():
        if not absent.denied:
            kinds.setdefault(absent, "assumed")
    turned = [Change("state" if kind == "assumed" else "drop", sentence) for sentence, kind in kinds.items()]
    runs = each_turned(trace, turned)
    found = []
    for change, after in zip(turned, runs[1:], strict=True):
        before = runs[0]
        own = {change.sentence, change.sentence.denial}
        falls = tuple(s for s in trace.news if s in before and s not in after and s not in own)
        comes = tuple(s for s in after if s not in before and s not in own)
        shifts = tuple((s, before[s], after[s]) for s in before if s in after and before[s] != after[s])
        found.append(Linchpin(change.sentence, kinds[change.sentence], falls, comes, shifts))
    return tuple(sorted(found, key=lambda pin: (-pin.weight[0], -pin.weight[1])))


def each_turned(trace: Trace, turned: list[Change]) -> list[dict[Sentence, Certainty]]:
    """What holds as the case stands, and after each change by itself."""
    inputs = ChangeInputs(trace.case, trace.program, also=[change.sentence for change in turned])
    grounder = Grounder(trace.program, inputs)
    sentences = dict.fromkeys([*trace.known.sentences(), *grounder.heads()])
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


def outlooks(trace: Trace, asked: Iterable[Sentence], names: Names = "case") -> tuple[Outlook, ...]:
    """The share of all ways to fill what is not known in which each sentence holds."""
    unknown = Unknown.of(trace, asked, names)
    found = shares(unknown.inputs, unknown.circuit, unknown.gates)
    return tuple(Outlook(sentence, trace.level(sentence), share) for sentence, share in found.items())
