"""What everything hangs on: each fact and each assumption turned by itself, and every way to fill what is not known.

What is not known are the sentences that could be entered about the names of
which the case speaks, and of which it says nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from engine.explanation.linchpins import Linchpin, linchpins
from engine.inference.trace import Trace
from engine.language.rulebook import Sentence
from engine.language.value import Certainty
from engine.scenarios.domain import Names
from engine.scenarios.ground import TooLarge
from engine.scenarios.shares import Share, shares

from .unknown import Unknown

Verdict = Literal["certain", "possible", "impossible", "always seen", "never seen"]


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
    """Both answers. `linchpins` by weight; `names` says over which names the outlooks go.

    `limit` and `unweighed` say why there are no outlooks, and no linchpins, where that was too much to work out.
    """

    trace: Trace
    linchpins: tuple[Linchpin, ...]
    outlooks: tuple[Outlook, ...]
    names: Names
    limit: str = ""
    unweighed: str = ""


def sensitivity(trace: Trace, also: Iterable[Sentence] = (), names: Names = "case") -> Sensitivity:
    """What the conclusions of a run hang on; `also` are further sentences to look out for."""
    pins: tuple[Linchpin, ...] = ()
    fares: tuple[Outlook, ...] = ()
    unweighed = limit = ""
    try:
        pins = linchpins(trace)
    except TooLarge as large:
        unweighed = str(large)
    try:
        fares = outlooks(trace, list(dict.fromkeys([*trace.news, *also])), names)
    except TooLarge as large:
        limit = str(large)
    return Sensitivity(trace, pins, fares, names, limit, unweighed)


def outlooks(trace: Trace, asked: Iterable[Sentence], names: Names = "case") -> tuple[Outlook, ...]:
    """The share of all ways to fill what is not known in which each sentence holds."""
    unknown = Unknown.of(trace, asked, names)
    found = shares(unknown.inputs, unknown.circuit, unknown.gates)
    return tuple(Outlook(sentence, trace.level(sentence), share) for sentence, share in found.items())
