"""Law: what is told to stay though one might expect not holds before and after, as sure, and for a reason."""

from __future__ import annotations

from engine.analysis.stays import stays
from engine.analysis.what_if import what_if
from engine.scenarios.changes import Changes

from .test_what_if_and_change import REFORMED, REVISED, column, said


def test_it_holds_before_and_after_and_is_no_difference() -> None:
    trace = column()
    for fact in trace.facts:
        found = what_if(trace, Changes().drop(fact.sentence))
        differ = {each.sentence for each in (*found.gained, *found.lost, *found.changed)}
        for sentence in stays(found):
            assert trace.level(sentence) == found.after.level(sentence) is not None, "It stays as sure as it was."
            assert sentence not in differ, "What differs does not stay."


def test_where_nothing_differs_nothing_stays_against_expectation() -> None:
    trace = column()
    assert stays(what_if(trace, Changes().state(said(trace, REVISED)))) == (), "Half of the remedy does nothing."


def test_the_surprises_stay_whatever_is_reformed() -> None:
    trace = column()
    found = what_if(trace, Changes().state(said(trace, REVISED)).state(said(trace, REFORMED)))
    first = [trace.say(sentence) for sentence in stays(found)][:2]
    assert first == ["new surprises await Russia", "worse surprises await Russia"], (
        "The text goes on from the circle to the surprises, and they hang on leadership."
    )
