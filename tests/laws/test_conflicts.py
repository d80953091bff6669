"""Law: conflicts never stop a run and never stay silent."""

from __future__ import annotations

from .small import told

RULES = """
- id: arms
  if: [<ally> arms]
  then:
    - not: <ally> trusts Alba
    - <ally> fears Alba
    - <ally> views the Pact as symbolic
- id: goes-on
  if: [<ally> trusts Alba, <ally> fears Alba, {denied: <ally> trusts Alba}]
  then: <ally> prospers
"""


def test_all_three_kinds_are_reported_with_their_steps() -> None:
    run = told(RULES, "Delos arms", "Delos trusts Alba", "Delos views the Pact as vital")
    told_of = {
        (conflict["kind"], sentence): steps
        for conflict in run.json["conflicts"]
        for sentence, steps in zip(conflict["sentences"], conflict["steps"], strict=True)
    }
    assert told_of == {
        ("denied", "Delos trusts Alba"): [],
        ("denied", "Delos does not trust Alba"): [1],
        ("opposite", "Delos trusts Alba"): [],
        ("opposite", "Delos fears Alba"): [2],
        ("one", "Delos views the Pact as symbolic"): [3],
        ("one", "Delos views the Pact as vital"): [],
    }, "Held and denied, two opposites, two values of one: each with the steps on both sides."


def test_a_conflict_stops_nothing() -> None:
    run = told(RULES, "Delos arms", "Delos trusts Alba")
    assert run.certainty("Delos prospers") == "certain", "What contradicts itself is still built on."


def test_opposites_and_other_values_deny_nothing() -> None:
    rules = """
    - id: see
      if:
        - denied: <ally> trusts Alba
      then: <ally> grumbles
    """
    assert told(rules, "Delos fears Alba").conclusions == [], "An opposite concludes and denies nothing."


def test_other_things_do_not_conflict() -> None:
    run = told(
        RULES,
        "Delos trusts Alba",
        "Delos fears Ceres",
        "Delos views the Pact as vital",
        "Delos views Entente as useful",
        "Ceres views the Pact as useful",
    )
    assert run.conflicts == [], "Another ally, another alliance, another fear."
