"""What everything hangs on, in the values of the screen."""

from __future__ import annotations

from collections.abc import Iterable

from engine.analysis.alike import alike
from engine.analysis.sensitivity import Outlook, Verdict, sensitivity
from engine.analysis.sensitivity_words import share_words
from engine.explanation.linchpins import Linchpin
from engine.inference.trace import Trace
from engine.scenarios.ground import TooLarge

from ..view.carries import Carries, Chance, Pin


def carries(trace: Trace) -> Carries:
    """Each fact and silence turned by itself; each conclusion over all ways to answer what is not known."""
    try:
        found = sensitivity(trace)
    except TooLarge as large:
        return Carries(limit=str(large))

    def fare(*verdicts: Verdict) -> tuple[Chance, ...]:
        return _chances(trace, (each for each in found.outlooks if each.verdict in verdicts))

    return Carries(
        tuple(_pin(trace, pin) for pin in found.linchpins),
        fare("certain"),
        fare("always seen", "possible", "never seen"),
        fare("impossible"),
        found.limit,
    )


def _pin(trace: Trace, pin: Linchpin) -> Pin:
    say = trace.say
    return Pin(
        say(pin.sentence),
        pin.kind,
        tuple(map(say, pin.falls)),
        tuple(map(say, pin.comes)),
        tuple((say(s), str(before), str(after)) for s, before, after in pin.shifts),
    )


def _chances(trace: Trace, outlooks: Iterable[Outlook]) -> tuple[Chance, ...]:
    """The likeliest first; names that fare alike in one line. A share that was only estimated says so."""
    shares = {each.sentence: each.share for each in sorted(outlooks, key=lambda each: -each.share.share)}
    found = []
    for one in alike(trace.rulebook, shares.items()):
        share = shares[one.sentences[0]]
        first = trace.say(one.sentences[0])
        found.append(Chance(one.words, first, one.names, float(share.share), share_words(share), share.facts))
    return tuple(found)
