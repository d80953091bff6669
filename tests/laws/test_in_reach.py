"""A law of the grounder: to find out first what could be concluded at all changes no answer."""

from __future__ import annotations

import pytest

from engine.explanation.linchpins import Linchpin, difference, each_turned, linchpins
from engine.inference.run import run
from engine.inference.trace import Trace
from engine.scenarios.changes import Change
from tests.generate.choose import Seeded
from tests.generate.read import read
from tests.generate.rulebooks import files


def told(trace: Trace, pin: Linchpin) -> tuple[set[object], set[object], set[object]]:
    """What differs, of the conclusions of the run alone."""
    mine = [[each for each in part if each in trace.known] for part in (pin.falls, pin.comes)]
    return set(mine[0]), set(mine[1]), {each for each in pin.shifts if each[0] in trace.known}


@pytest.mark.parametrize("first", [0, *(pytest.param(first, marks=pytest.mark.long) for first in range(10, 400, 10))])
def test_what_carries_is_the_same_for_all_sentences_at_once_and_for_those_that_are_asked_for(first: int) -> None:
    tried = 0
    for seed in range(first, first + 10):
        case, _ = read(files(Seeded(seed)).texts)
        assert case is not None
        trace = run(case, "compiled")
        for pin in linchpins(trace):
            how = "drop" if pin.kind != "assumed" else "deny" if pin.sentence.denied else "state"
            turned = [Change(how, pin.sentence.positive)]
            alone = difference(trace, pin.sentence, pin.kind, each_turned(trace, turned, trace.known.sentences())[0])
            tried += 1
            assert told(trace, pin) == told(trace, alone), f"Seed {seed}: {trace.say(pin.sentence)!r}"
            after = each_turned(trace, turned)[0]
            came = {each for each, (_, level) in after.items() if level is not None and each not in trace.known}
            assert set(pin.comes) == came - {pin.sentence.positive, pin.sentence.denial}, (
                f"Seed {seed}: what {trace.say(pin.sentence)!r} brings is not all that it brings by itself."
            )
    assert tried > 10, "The batch should have something to try."
