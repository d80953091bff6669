"""Law: every repair and break set does what it says when the case is run again, and none is larger than need be."""

from __future__ import annotations

from itertools import combinations

import pytest

from engine import Problems, load_case, open_library, read_sentence
from engine.explanation.breakers import breakers
from engine.explanation.circles import circles
from engine.explanation.repairs import Repairs, change_words, repairs, undoing
from engine.inference import Trace, run
from engine.language.case import Case
from engine.language.rulebook import Sentence
from engine.scenarios.changes import Changes, apply


def opened(name: str) -> tuple[Case, Trace]:
    case = load_case(name, open_library(), Problems())
    assert case is not None, f"The bundled case {name} is sound."
    return case, run(case)


def said(case: Case, words: str) -> Sentence:
    found = read_sentence(words, case, Problems())
    assert found is not None, f"{words!r} can be read."
    return found


def told(trace: Trace, found: Repairs) -> list[set[str]]:
    return [{change_words(trace, change) for change in way.changes} for way in found.ways]


def test_the_remedy_of_the_column_is_found_beside_the_exit_that_it_leaves_out() -> None:
    case, trace = opened("csto-2012")
    ways = told(trace, undoing(trace, said(case, "the vicious circle between Russia and Uzbekistan persists")))
    assert {
        'state "the approach to the CSTO is fundamentally revised"',
        'state "reforms follow the revision in the CSTO"',
    } in ways, "Revise and reform, both."
    assert {'state "Uzbekistan suspends or leaves the CSTO"'} in ways, "The exit ends the circle as well."
    assert len(ways) == 5, "And three facts, each of which carries it."


def test_what_stops_a_ring_is_told_apart_from_what_takes_away_its_name() -> None:
    _, trace = opened("csto-2012")
    named = next(ring for ring in circles(trace).standing if ring.name == "the vicious circle")
    turn = next(turn for turn in named.turns if turn.names == ("Uzbekistan",))
    found = breakers(trace, turn)
    assert found.ends is not None
    assert len(found.stops.ways) == 3, "The talks, the membership, the leadership: without one the ring stops."
    assert len(found.ends.ways) == 2, (
        "Exit, or revision and reforms: the ring turns on, but 'persists' no longer follows."
    )
    for way in found.stops.ways:
        after = run(apply(trace.case, Changes.of(way.changes)))
        assert not all(sentence in after.known for sentence in turn.sentences), "Run again, the ring does not turn."
    for way in found.ends.ways:
        after = run(apply(trace.case, Changes.of(way.changes)))
        assert all(sentence in after.known for sentence in turn.sentences), "Run again, the ring still turns."
        assert not any(sentence in after.known for sentence in turn.drawn), "Run again, nothing is drawn from it."


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("csto-2012", "the CSTO is a modern security system"),
        ("csto-2012", "the CSTO can ease the tension between Tajikistan and Uzbekistan"),
        ("csto-2012", "the vicious circle between Russia and Belarus persists"),
        ("scholarship-award", "the vote on Ada is tainted"),
    ],
)
def test_a_repair_brings_the_sentence_about_and_no_part_of_it_does(name: str, words: str) -> None:
    case, trace = opened(name)
    sentence = said(case, words)
    found = repairs(trace, sentence)
    assert found.ways, f"{words}: there is a way with two changes."
    for way in found.ways:
        assert all(change.sentence != sentence for change in way.changes), "None merely states the sentence."
        assert sentence in run(apply(case, Changes.of(way.changes))).known, "Run again, the sentence holds."
        for size in range(len(way.changes)):
            for part in combinations(way.changes, size):
                after = run(apply(case, Changes.of(part)))
                assert sentence not in after.known, "Each change of a repair is needed."
