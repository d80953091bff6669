"""Law: what is said to carry a conclusion does: turned by itself it brings it down, and nothing else does."""

from __future__ import annotations

import pytest

from engine import Problems, load_case, open_library
from engine.explanation.disputed import fallen_without, on_disputed, only_adds
from engine.explanation.linchpins import carriers, linchpins, rests_on
from engine.inference import Trace, run
from engine.language.rulebook import Sentence
from engine.scenarios.changes import Changes, apply
from tests.generate.choose import Seeded
from tests.generate.read import read
from tests.generate.rulebooks import files

CASES = ["csto-2012", "csto-2012-reformed", "scholarship-award", "kyrgyzstan-2010"]


def opened(name: str) -> Trace:
    case = load_case(name, open_library(), Problems())
    assert case is not None, f"The bundled case {name} is sound."
    return run(case)


def without(trace: Trace, taken: Sentence) -> Trace:
    """The case without a fact, or with what was taken not to be so."""
    changes = Changes()
    turned = changes.drop(taken.positive) if taken in trace.stated else changes.state(taken)
    return run(apply(trace.case, turned), "compiled")


@pytest.mark.parametrize("name", CASES)
def test_a_conclusion_falls_with_each_of_its_carriers_and_with_no_other_fact_or_silence(name: str) -> None:
    trace = opened(name)
    pins = linchpins(trace)
    said = rests_on(pins)
    assert said, f"In {name} something carries something."
    for pin in pins:
        after = without(trace, pin.taken).known
        for sentence in trace.concluded:
            if sentence not in (pin.taken, pin.taken.positive, pin.taken.denial):
                assert (pin.taken in said.get(sentence, ())) is (sentence not in after), (
                    f"{name}: that {trace.say(sentence)!r} falls without {trace.say(pin.taken)!r} is told otherwise."
                )


@pytest.mark.parametrize("name", CASES)
def test_one_conclusion_is_said_to_rest_on_the_same_as_all_of_them(name: str) -> None:
    trace = opened(name)
    said = rests_on(linchpins(trace))
    for sentence in trace.concluded:
        if sentence not in trace.stated:
            assert set(carriers(trace, sentence)) == set(said.get(sentence, ())), f"{name}: {trace.say(sentence)}"


def test_what_rests_on_one_disputed_fact_is_marked_and_falls_with_it() -> None:
    trace = opened("csto-2012")
    marked = on_disputed(trace)
    assert 0 < len(marked) < len(trace.concluded), "Some rest on a disputed fact, and some do not."
    for sentence, facts in marked.items():
        for fact in facts:
            assert trace.stated[fact].disputed
            assert sentence not in without(trace, fact).known


@pytest.mark.parametrize("first", range(0, 20, 20))
def test_what_falls_without_a_fact_falls_when_the_case_is_run_without_it(first: int) -> None:
    looked, steps_told = 0, 0
    for seed in range(first, first + 20):
        case, _ = read(files(Seeded(seed)).texts)
        if case is None:
            continue
        trace = run(case)
        for sentence in trace.stated:
            after = without(trace, sentence).known
            wanted = {fallen for fallen in trace.concluded if fallen not in after and fallen != sentence}
            assert set(fallen_without(trace, sentence)) == wanted, f"seed {seed}: without {trace.say(sentence)!r}"
            looked += bool(wanted)
            steps_told += only_adds(trace.program, (sentence.statement, sentence.denied))
    assert looked > 3, "Something falls often enough."
    assert steps_told > 3, "Often enough the steps of the run tell it."
