"""Law: each way in which a conclusion follows is recorded, each once."""

from __future__ import annotations

from .small import told

FIGHT = """
- id: fight
  if:
    - <ally> and <other ally> fight each other
  then: {then}
"""


def test_turning_a_symmetric_sentence_round_is_no_second_way() -> None:
    run = told(FIGHT.format(then="the talks fail"), "Delos and Alba fight each other")
    assert [step["bindings"] for step in run.steps] == [{"ally": "Alba", "other ally": "Delos"}], (
        "Alba and Delos, Delos and Alba: one fight, one step; the first in order stays."
    )


def test_two_conclusions_are_two_steps() -> None:
    run = told(FIGHT.format(then="<ally> fears <other ally>"), "Delos and Alba fight each other")
    assert run.conclusions == ["Alba fears Delos", "Delos fears Alba"], "Each fears the other: two conclusions."


def test_the_same_premises_in_another_order_are_one() -> None:
    rules = """
    - id: fight
      if:
        - <ally> arms
        - <other ally> arms
        - <ally> and <other ally> fight each other
      then: the talks fail
    """
    run = told(rules, "Alba arms", "Delos arms", "Alba and Delos fight each other")
    assert len(run.steps) == 1, "The three premises are the same, whoever is called the other."


def test_other_premises_are_another_way() -> None:
    for extra in ("not: <ally> prospers", "<ally> is not Ceres", "at least 1 <outsider>: <outsider> trusts <ally>"):
        rules = f"""
        - id: fight
          if:
            - <ally> and <other ally> fight each other
            - {extra}
          then: the talks fail
        """
        run = told(rules, "Alba and Delos fight each other", "Ceres trusts Alba", "Ceres trusts Delos")
        assert len(run.steps) == 2, f"'{extra}' is about one of the two, so these are two ways."


def test_variables_outside_symmetric_slots_make_two_ways() -> None:
    rules = """
    - id: mutual
      if: [<ally> trusts <other ally>, <other ally> trusts <ally>]
      then: the talks go on
    """
    run = told(rules, "Alba trusts Delos", "Delos trusts Alba")
    assert len(run.steps) == 2, "Trust has a direction: the bindings differ in more than symmetric slots."


def test_each_branch_that_holds_is_a_step() -> None:
    rules = """
    - id: trouble
      if:
        - <ally> belongs to <alliance>
        - any:
            - <ally> arms
            - all:
                - <ally> grumbles
                - <ally> fears <leader>
      then: <ally> prospers
    """
    run = told(rules, "Delos belongs to the Pact", "Delos arms", "Delos grumbles", "Delos fears Alba")
    assert [step["bindings"] for step in run.steps] == [
        {"ally": "Delos", "alliance": "the Pact"},
        {"ally": "Delos", "alliance": "the Pact", "leader": "Alba"},
    ], "Both branches hold; each is a step of its own with what it binds."


def test_what_is_stated_can_also_follow_and_is_no_news() -> None:
    run = told(FIGHT.format(then="the talks fail"), "likely: the talks fail", "Alba and Delos fight each other")
    conclusion = run.json["conclusions"][0]
    assert conclusion["also_stated"] is True, "The conclusion was also stated."
    assert conclusion["certainty"] == "certain", "It is as sure as the best of its steps and its statement."
    assert run.steps[0]["new"] is False, "What was stated is no news."
