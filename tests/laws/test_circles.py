"""Laws of circles: standing ones, possible ones and harmless recursion are told apart, each with its sign."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.explanation.circles import Circles, Ring, circles
from engine.explanation.circles_words import circles_text
from engine.inference.run import run
from engine.inference.trace import Trace
from tests.laws.written import bundled_trace, written_case


def of(folder: Path, rules: str, facts: list[str]) -> tuple[Trace, Circles]:
    listed = "".join(f"  - {fact}\n" for fact in facts)
    trace = run(written_case(folder, rules, f"facts:\n{listed}"))
    return trace, circles(trace)


def through(trace: Trace, ring: Ring) -> list[list[str]]:
    return [[trace.say(sentence) for sentence in turn.sentences] for turn in ring.turns]


# The column's circles


def test_the_vicious_circle_stands_for_each_pair() -> None:
    trace = bundled_trace("csto-2012")
    vicious = circles(trace).standing[0]
    assert (vicious.label, vicious.name, vicious.sign) == ("R1", "the vicious circle", "reinforcing")
    assert through(trace, vicious) == [
        [f"{ally} acts behind Russia's back", f"Russia denies {ally} equality"]
        for ally in ("Kyrgyzstan", "Tajikistan", "Uzbekistan")
    ], "Acting behind the back and denying equality feed each other for three allies."
    for turn in vicious.turns:
        (entry,) = turn.entries
        assert entry.step is not None, "What holds it up from outside is a step."
        assert "bargains with the United States" in trace.say(entry.premises[0]), "It is the quiet talks."
        assert [trace.say(s) for s in turn.drawn] == [f"the vicious circle between Russia and {turn.names[0]} persists"]


def test_the_unnamed_pretence_stands_for_each_pair() -> None:
    trace = bundled_trace("csto-2012")
    pretence = circles(trace).standing[1]
    assert (pretence.label, pretence.sign) == ("R2", "reinforcing")
    assert through(trace, pretence) == [
        [
            f"{ally} views the CSTO as symbolic",
            f"{ally} shows outward loyalty to Russia",
            f"{ally} keeps Russia's favour",
            f"Russia and {ally} keep up the pretence in the CSTO",
        ]
        for ally in ("Belarus", "Uzbekistan")
    ], "A symbolic view, loyalty, favour and pretence feed each other for two allies."


def test_no_other_circle_stands_in_the_column() -> None:
    found = circles(bundled_trace("csto-2012"))
    assert len(found.standing) == 2
    assert not found.possible, "All circles of its rules are lit."


# Unlit circles, and harmless recursion


def test_a_circle_without_its_cause_is_possible_and_does_not_stand() -> None:
    trace = bundled_trace("csto-priorities")
    assert not circles(trace).standing
    unlit = circles(bundled_trace("collective-security-treaty-1999"))
    assert "the vicious circle" not in [ring.name for ring in unlit.standing]
    (vicious,) = [ring for ring in unlit.possible if ring.name == "the vicious circle"]
    assert not vicious.turns, "It could turn by the rules, and turns for nobody here."


def test_an_ordering_that_is_handed_on_is_no_circle() -> None:
    trace = bundled_trace("csto-priorities")
    found = circles(trace)
    assert (found.standing, found.possible) == ((), ()), "Priorities in order go round nowhere."
    said = [trace.rulebook.statements[index].say.text for index in found.harmless]
    assert said == ["<issue 1> matters more than <issue 2>"], "Their recursion is harmless, and told as such."
    assert "no circle" in circles_text(trace, found)


def test_a_rulebook_without_any_loop_has_none() -> None:
    found = circles(bundled_trace("scholarship-award"))
    assert (found.standing, found.possible, found.harmless) == ((), (), ())


# A balancing loop: an unrelated rulebook, with `leads to` and denials

LIBRARY = """
kinds: {room: [], desk: []}
names: {room: {the reading room: [], the attic: []}}
statements:
  - {say: <room> is crowded, deny: <room> is not crowded}
  - {say: <room> is noisy, deny: <room> is quiet}
  - {say: readers come to <room>, deny: readers stay away from <room>}
  - say: <room> has good lamps
  - say: <room> needs a warden
rules:
  - {id: crowd, if: [readers come to <room>], then: <room> is crowded}
  - {id: noise, if: [<room> is crowded], then: <room> is noisy}
  - {id: flight, if: [<room> is noisy], leads to: {not: readers come to <room>}}
  - {id: lamps, if: [<room> has good lamps], then: readers come to <room>}
  - {id: warden, if: [<room> is crowded, <room> is noisy], then: <room> needs a warden}
"""


def test_a_loop_in_which_each_turn_works_against_the_next_is_balancing(tmp_path: Path) -> None:
    trace, found = of(tmp_path, LIBRARY, ["the reading room has good lamps"])
    (ring,) = found.standing
    assert (ring.label, ring.sign) == ("B1", "balancing"), "One denial on the way makes it balancing."
    assert through(trace, ring) == [
        ["readers come to the reading room", "the reading room is crowded", "the reading room is noisy"]
    ]
    (turn,) = ring.turns
    assert [arc.turns_sign for arc in turn.arcs] == [False, False, True], "Only the flight works against it."
    assert [trace.say(entry.premises[0]) for entry in turn.entries] == ["the reading room has good lamps"]
    assert [trace.say(sentence) for sentence in turn.drawn] == ["the reading room needs a warden"]
    text = circles_text(trace, found)
    assert "balancing" in text
    assert "works against" in text


def test_two_denials_on_the_way_reinforce(tmp_path: Path) -> None:
    rules = """
rules:
  - {id: empty, if: [{denied: readers come to <room>}], leads to: {not: <room> is noisy}}
  - {id: back, if: [{denied: <room> is noisy}], leads to: {not: readers come to <room>}}
"""
    facts = ["readers stay away from the attic", "the attic is quiet"]
    trace, found = of(tmp_path, LIBRARY.partition("rules:")[0] + rules, facts)
    (ring,) = found.standing
    assert ring.sign == "reinforcing", "A denial that leads to a denial strengthens it."
    assert through(trace, ring) == [["the attic is noisy", "readers come to the attic"]]


def test_the_absence_of_a_denial_does_not_turn_the_sign(tmp_path: Path) -> None:
    rules = """
kinds: {state: []}
names: {state: {Alba: []}}
statements: [{say: <state> arms, deny: <state> does not arm}, say: <state> feels safe, say: <state> is rich]
rules:
  - {id: safe, if: [<state> is rich], unless: [<state> does not arm], then: <state> feels safe}
  - {id: arm, if: [<state> feels safe], leads to: <state> arms}
"""
    _, found = of(tmp_path, rules, ["Alba is rich"])
    (ring,) = found.standing
    assert ring.sign == "reinforcing", "That arming is not denied speaks for it, not against it."


RACE = """
kinds: {state: []}
names: {state: {Alba: [], Beta: [], Ceres: []}}
statements:
  - say: <state> arms
  - {say: <state> suspects <other state>}
  - {say: <state> and <other state> are rivals, symmetric: true}
rules:
  - {id: fear, if: [<state> arms, <state> and <other state> are rivals], %s: <other state> suspects <state>}
  - {id: answer, if: [<state> suspects <other state>], %s: <state> arms}
"""


@pytest.mark.parametrize("how", ["then", "leads to"])
def test_a_circle_that_needs_two_laps_of_its_statements_is_found(tmp_path: Path, how: str) -> None:
    """An arms race: each arms because the other does; one lap leads from one state to the other."""
    facts = ["Alba and Beta are rivals", "Alba arms", "Beta arms", "Alba suspects Beta", "Beta suspects Alba"]
    trace, found = of(tmp_path, RACE % (how, how), facts)
    (ring,) = found.standing
    assert ring.sign == "reinforcing"
    assert through(trace, ring) == [["Alba arms", "Beta suspects Alba", "Beta arms", "Alba suspects Beta"]]


def test_from_round_to_round_one_statement_can_go_round(tmp_path: Path) -> None:
    rules = """
kinds: {state: []}
names: {state: {Alba: [], Beta: []}}
statements: [say: <state> arms, {say: <state> and <other state> are rivals, symmetric: true}]
rules: [{id: race, if: [<state> arms, <state> and <other state> are rivals], leads to: <other state> arms}]
"""
    trace, found = of(tmp_path, rules, ["Alba and Beta are rivals", "Alba arms", "Beta arms"])
    (ring,) = found.standing
    assert through(trace, ring) == [["Alba arms", "Beta arms"]], "What arms one arms the other."


def test_one_ring_is_one_wherever_it_is_entered(tmp_path: Path) -> None:
    rules = """
kinds: {state: [ally]}
names: {state: {Alba: [], Beta: []}}
statements: [say: <ally> grumbles, say: <ally> is slighted]
rules:
  - {id: one, if: [<ally> grumbles], then: <ally> is slighted}
  - {id: two, if: [<ally> is slighted], then: <ally> grumbles}
"""
    trace, found = of(tmp_path, rules, ["Alba grumbles", "Beta is slighted"])
    (ring,) = found.standing
    assert through(trace, ring) == [
        ["Alba grumbles", "Alba is slighted"],
        ["Beta grumbles", "Beta is slighted"],
    ], "Entered at one end or the other, it is one ring, told in one order."
