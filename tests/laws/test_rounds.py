"""A round's state is what is stated and denied; the next is this one, less what does not last, plus its effects."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.analysis.rounds import Round, Rounds, play
from tests.laws.written import written_case

LAMP = """
kinds:
  lamp: []
  heat: {choice: [low, high]}
names:
  lamp: {A: [], B: []}
statements:
  - {say: <lamp> is on, deny: <lamp> is dark, opposite: <lamp> is broken}
  - say: <lamp> is broken
  - {say: <lamp> has <heat> heat, one: <heat>}
  - {say: <lamp> blinks, lasts: false}
  - {say: <lamp> is pushed, lasts: false}
  - say: <lamp> is hit
  - say: <lamp> shines
circles:
  - name: the blinking
    through: [<lamp> is pushed, <lamp> blinks]
rules:
  - {id: push, if: [<lamp> is pushed], leads to: [{likely: <lamp> is on}]}
  - {id: hit, if: [<lamp> is hit], leads to: <lamp> is broken}
  - {id: warm, if: [<lamp> is on], leads to: <lamp> has high heat}
  - {id: shine, if: [<lamp> is on], then: <lamp> shines}
  - {id: blink, if: [<lamp> is pushed], leads to: <lamp> blinks}
  - {id: again, if: [<lamp> blinks], leads to: <lamp> is pushed, certainty: possible}
"""


def played(folder: Path, case: str, rounds: int = 20, rulebook: str = LAMP) -> Rounds:
    return play(written_case(folder, rulebook, case), rounds)


def state(one: Round) -> set[str]:
    say = one.trace.say
    return {f"{entry.fact.certainty}: {say(sentence)}" for sentence, entry in one.state.items()}


def facts(*sentences: str) -> str:
    return "facts:\n" + "".join(f"  - {sentence}\n" for sentence in sentences)


def event(number: int, *sentences: str) -> str:
    return f"  - round: {number}\n    facts:\n" + "".join(f"      - {sentence}\n" for sentence in sentences)


def test_what_does_not_last_is_gone_unless_it_is_brought_about_again(tmp_path: Path) -> None:
    rounds = played(tmp_path, facts("A blinks", "A is hit"))
    second = state(rounds.rounds[1])
    assert "certain: A blinks" not in second, "What has `lasts: false` should be gone after one round."
    assert "certain: A is hit" in second, "What lasts should stay."
    assert "possible: A is pushed" in second, "An effect should come in the next round, as sure as its step."


def test_a_conclusion_is_no_part_of_the_state(tmp_path: Path) -> None:
    rounds = played(tmp_path, facts("A is on"))
    assert all("certain: A shines" not in state(one) for one in rounds.rounds), "A conclusion is drawn anew each round."
    assert all("A shines" in map(one.trace.say, one.trace.concluded) for one in rounds.rounds)


def test_an_effect_replaces_its_denial_its_opposite_and_other_values(tmp_path: Path) -> None:
    rounds = played(tmp_path, facts("A has low heat", "A is on", "A is hit", "B is pushed", "B is dark"))
    second = state(rounds.rounds[1])
    assert "certain: A is broken" in second, "The effect should stand."
    assert "certain: A is on" not in second, "An effect should replace its opposite."
    assert {"certain: A has high heat"} == {said for said in second if "heat" in said}, (
        "An effect should replace the other values of its `one`."
    )
    assert "likely: B is on" in second, "An effect should stand as surely as its step."
    assert "certain: B is dark" not in second, "An effect should replace its denial."


def test_what_stays_and_comes_again_is_as_sure_as_the_surer(tmp_path: Path) -> None:
    rounds = played(tmp_path, facts("A is on", "A is pushed"))
    assert "certain: A is on" in state(rounds.rounds[1]), "A weaker cause should not weaken what stands already."


def test_contradictory_effects_are_reported_and_leave_their_sentences_as_they_were(tmp_path: Path) -> None:
    rounds = played(tmp_path, facts("A is pushed", "A is hit", "A is broken"))
    first, second = rounds.rounds[0], rounds.rounds[1]
    assert [set(map(first.trace.say, clash.sentences)) for clash in first.clashes] == [{"A is on", "A is broken"}], (
        "Two effects that exclude each other should be reported."
    )
    assert "certain: A is broken" in state(second), "What was there should stay."
    assert not any("A is on" in said for said in state(second)), "What was not there should not come."


def test_events_are_put_in_before_their_round_and_win(tmp_path: Path) -> None:
    case = facts("A is hit", "A has low heat") + "events:\n" + event(2, "A is on", "A has high heat")
    second = state(played(tmp_path, case).rounds[1])
    assert "certain: A is on" in second, "An event should stand in its own round."
    assert "certain: A is broken" not in second, "An event should win over an effect that excludes it."
    assert "certain: A has low heat" not in second, "An event should replace other values."


def test_a_play_settles_when_a_round_repeats_itself(tmp_path: Path) -> None:
    rounds = played(tmp_path, facts("A is on"))
    assert (rounds.ending.how, rounds.ending.first, len(rounds.rounds)) == ("settles", 2, 2), (
        "Round 1 warms the lamp; round 2 and round 3 are the same."
    )


def test_a_play_that_returns_later_goes_round(tmp_path: Path) -> None:
    rulebook = LAMP.replace("  - {id: push, if: [<lamp> is pushed], leads to: [{likely: <lamp> is on}]}\n", "")
    rounds = played(tmp_path, facts("possible: A blinks"), rulebook=rulebook)
    ending = rounds.ending
    assert (ending.how, ending.first, ending.last) == ("goes round", 1, 2), "Push and blink should take turns."
    assert rounds.closings[0].goes_on, "The declared circle should go on closing."
    assert rounds.closings[0].first == 3, "A blink comes back to itself, through a push, in round 3."


def test_a_return_before_the_last_event_is_no_end(tmp_path: Path) -> None:
    rounds = played(tmp_path, facts("B is hit") + "events:\n" + event(5, "A is on"))
    assert len(rounds.rounds) >= 5, "A pending event should keep the play going."
    assert rounds.ending.how == "settles"


def test_a_play_that_does_not_return_says_so(tmp_path: Path) -> None:
    rounds = played(tmp_path, facts("A is hit") + "events:\n" + event(9, "A is on"), rounds=3)
    assert rounds.ending.how == "still moving", "Three rounds are too few to reach the event."
    assert [number for number, _ in rounds.pending] == [9], "The event that was not reached should be named."


def test_what_an_event_breaks_is_found_by_playing_without_it(tmp_path: Path) -> None:
    rounds = played(tmp_path, facts("A is on") + "events:\n" + event(3, "A is broken"))
    told = {rounds.case.rulebook.say(d.sentence): (d.how, d.round) for d in rounds.told[0].differences}
    assert told["A shines"] == ("gone", 3), "The lamp should stop shining in the round of the event."


@pytest.mark.parametrize("lines", [facts("A blinks", "A is hit", "B is on"), facts("B is on", "A is hit", "A blinks")])
def test_the_order_of_facts_means_nothing(tmp_path: Path, lines: str) -> None:
    rounds = played(tmp_path, lines)
    assert [sorted(state(one)) for one in rounds.rounds][1] == [
        "certain: A is broken",
        "certain: A is hit",
        "certain: B has high heat",
        "certain: B is on",
        "possible: A is pushed",
    ]


def test_the_circle_of_the_column_breaks_as_its_case_says() -> None:
    from tests.laws.written import bundled_case

    rounds = play(bundled_case("csto-2012-rounds"))
    when = {rounds.case.rulebook.say(sentence): rounds.when(sentence) for sentence in rounds.moving}
    assert when["Uzbekistan acts behind Russia's back"] == (1, 2, 3)
    assert when["Russia denies Uzbekistan equality"] == (1, 2, 3, 4)
    assert when["the vicious circle between Russia and Uzbekistan persists"] == (1, 2)
    assert when["the vicious circle between Russia and Uzbekistan can be broken"] == (3,)
    assert when["the CSTO is a modern security system"] == (3, 4, 5)
    assert (rounds.ending.how, rounds.ending.first) == ("settles", 5), "The play should settle in round 5."
    second, third = rounds.told[1], rounds.told[2]
    assert (second.differences, second.waits_for) == ((), 3), "The revision should wait for its reforms."
    assert any(d.how == "gone" for d in third.differences), "The reforms should break the circle."
