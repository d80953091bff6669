"""Law: a loop does not hold itself up, lends itself no certainty, and a way that comes back is marked."""

from __future__ import annotations

from .small import told

LOOP = """
- id: fear-arms
  if: [<ally> fears <leader>]
  then: <ally> arms
- id: arms-grumbles
  if: [<ally> arms]
  then: <ally> grumbles
- id: grumbles-fears
  if: [<ally> grumbles]
  then: <ally> fears Alba
"""


def test_nothing_follows_from_a_loop_alone() -> None:
    assert told(LOOP, "Delos prospers").conclusions == [], "None of the three is supported from outside."


def test_one_support_holds_the_whole_loop() -> None:
    run = told(LOOP, "Delos arms")
    assert run.conclusions == ["Delos grumbles", "Delos fears Alba", "Delos arms"], "All follow from one entry."
    assert [step.get("circular", False) for step in run.steps] == [False, False, True], (
        "That Delos arms because it fears, fears because it grumbles, grumbles because it arms comes back to itself."
    )


def test_a_second_support_makes_no_circle() -> None:
    run = told(LOOP, "Delos arms", "Delos grumbles")
    assert not any(step.get("circular") for step in run.steps_to("Delos arms")), (
        "Delos grumbles by itself, so the way from there to arming does not come back."
    )


def test_a_loop_lends_itself_no_certainty() -> None:
    run = told(LOOP, "possible: Delos arms")
    assert {run.certainty(sentence) for sentence in run.conclusions} == {"possible"}, (
        "Each is as sure as the entry, though every rule is certain."
    )
    both = told(LOOP, "possible: Delos arms", "likely: Delos grumbles")
    assert {both.certainty(sentence) for sentence in both.conclusions} == {"likely"}, "The surest entry counts."


def test_an_instance_that_rests_on_itself_is_dropped() -> None:
    rules = """
    - id: chain
      if: [<ally> trusts <leader>, <leader> trusts <outsider>]
      then: <ally> trusts <outsider>
    - id: again
      if: [<state> arms, <ally> arms]
      then: <state> arms
    """
    run = told(rules, "Alba trusts Ceres", "Ceres trusts Delos", "Alba arms", "Ceres arms")
    assert run.conclusions == ["Alba trusts Delos"], (
        "An instance among whose premises is its own conclusion tells nothing and is not recorded."
    )


def test_ways_that_feed_each_other_are_all_recorded() -> None:
    rules = """
    - id: both
      if: [<ally> arms]
      then: [<ally> grumbles, <ally> prospers]
    - id: back
      if: [<ally> prospers]
      then: <ally> grumbles
    - id: forth
      if: [<ally> grumbles]
      then: <ally> prospers
    """
    run = told(rules, "Delos arms")
    assert [step["rule"] for step in run.steps] == ["both", "both", "back", "forth"], "Each way is recorded once."
    assert not any(step.get("circular") for step in run.steps), "Each of the two has a way of its own."
