"""The seed case answers the what-if key of the column: what each change brings, and what falls with it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engine import Case, Problems, read_sentence
from engine.inference.run import run
from engine.inference.trace import Trace
from engine.language.case import Fact
from engine.language.rulebook import Sentence
from engine.language.value import Certainty
from tests.laws.written import bundled_case, bundled_trace

REVISED = "the approach to the CSTO is fundamentally revised"
REFORMS = "reforms follow the revision in the CSTO"
FORMULA = "Russia has an effective formula of leadership for the CSTO"
SURPRISES = {"new surprises await Russia", "worse surprises await Russia"}
MODERN = "the CSTO is a modern security system"
FAILED = "the CSTO has failed to become a modern security system"
ALLIES = ("Kyrgyzstan", "Tajikistan", "Uzbekistan")
TALKS = tuple(f"{ally} bargains with the United States without telling Russia" for ally in ALLIES)


def circles(ending: str, allies: tuple[str, ...] = ALLIES) -> set[str]:
    return {f"the vicious circle between Russia and {ally} {ending}" for ally in allies}


def sentence(words: str, case: Case) -> Sentence:
    problems = Problems()
    found = read_sentence(words, case, problems)
    assert found is not None, problems.found
    return found


def changed(state: tuple[str, ...] = (), drop: tuple[str, ...] = ()) -> Trace:
    case = bundled_case("csto-2012")
    gone = {sentence(words, case) for words in drop}
    place = case.facts[0].place
    new = [Fact(sentence(words, case), Certainty.CERTAIN, "", "", False, place) for words in state]
    return run(replace(case, facts=tuple(f for f in case.facts if f.sentence not in gone) + tuple(new)))


def said(trace: Trace) -> set[str]:
    return {trace.say(conclusion) for conclusion in trace.concluded}


def test_the_seed_case_has_33_conclusions_of_its_own() -> None:
    trace = bundled_trace("csto-2012")
    assert (len(trace.facts), len(trace.steps), len(trace.news), len(trace.concluded)) == (25, 41, 33, 35)
    assert not trace.conflicts


@pytest.mark.parametrize(
    ("state", "gained", "lost"),
    [
        ((REVISED,), set(), set()),
        ((REFORMS,), set(), set()),
        ((REVISED, REFORMS), circles("can be broken") | {MODERN}, circles("persists") | {FAILED}),
        (
            (REVISED, REFORMS, FORMULA),
            circles("can be broken") | {MODERN},
            circles("persists") | {FAILED} | SURPRISES,
        ),
        (
            ("Uzbekistan suspends or leaves the CSTO",),
            circles("ends by exit", ("Uzbekistan",)),
            circles("persists", ("Uzbekistan",)),
        ),
        (
            ("the CSTO has a procedure for disputes between members",),
            {"the CSTO can ease the tension between Tajikistan and Uzbekistan"},
            {"the CSTO fails the intra-alliance test over Tajikistan and Uzbekistan"},
        ),
        (
            ("a domestic conflict breaks out in Kyrgyzstan",),
            {"the CSTO fails the domestic-conflict test in Kyrgyzstan"},
            set(),
        ),
        (
            ("a domestic conflict breaks out in Kyrgyzstan", "the CSTO has a tool for domestic conflicts"),
            {"the CSTO can act in Kyrgyzstan's domestic conflict"},
            set(),
        ),
    ],
)
def test_what_a_change_brings(state: tuple[str, ...], gained: set[str], lost: set[str]) -> None:
    before, after = said(bundled_trace("csto-2012")), said(changed(state))
    assert after - before == gained, f"With {state} other sentences are new."
    assert before - after == lost, f"With {state} other sentences fall."


def test_without_the_talks_the_whole_circle_falls_and_the_rest_stays() -> None:
    before, after = said(bundled_trace("csto-2012")), said(changed(drop=TALKS))
    assert not any("circle" in words or "behind" in words or "equality" in words for words in after), (
        "A circle does not hold itself up."
    )
    assert "serious challenges face the CSTO" in after
    assert "Russia and Uzbekistan keep up the pretence in the CSTO" in after
    lost = before - after
    assert circles("persists") <= lost
    assert {words for words in lost if "storage" in words or "cooperation inside" in words}, "Priorities fall as well."


def test_a_revision_alone_hands_the_circle_to_another_rule() -> None:
    trace = changed((REVISED,))
    rules = {
        trace.step(number).clause.rule.id
        for ally in ALLIES
        for number in trace.steps_of(sentence(f"the vicious circle between Russia and {ally} persists", trace.case))
    }
    assert rules == {"circle-persists-without-reforms"}


def test_an_exit_that_is_merely_possible_does_not_end_a_circle() -> None:
    """Joined with a theory that says "possible", the column's own conclusion stands, and so does the other ending."""
    case = bundled_case("csto-2012")
    words = "Uzbekistan suspends or leaves the CSTO"
    fact = Fact(sentence(words, case), Certainty.POSSIBLE, "", "", False, case.facts[0].place)
    trace = run(replace(case, facts=(*case.facts, fact)))
    assert circles("persists", ("Uzbekistan",)) | circles("ends by exit", ("Uzbekistan",)) <= said(trace)
