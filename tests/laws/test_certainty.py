"""Law: a step is as sure as its weakest premise or its rule; a sentence as sure as its surest step or statement."""

from __future__ import annotations

from .small import told

GRUMBLES = """
- id: grumbles
  if:
    - <ally> arms
    - <ally> fears <leader>
  then: <ally> grumbles
  certainty: likely
"""


def test_the_weakest_link_counts() -> None:
    assert told(GRUMBLES, "Delos arms", "Delos fears Alba").certainty("Delos grumbles") == "likely", "The rule's."
    weak = told(GRUMBLES, "possible: Delos arms", "Delos fears Alba")
    assert weak.certainty("Delos grumbles") == "possible", "The weakest premise's."


def test_the_surest_way_counts() -> None:
    run = told(GRUMBLES, "Delos arms", "possible: Delos fears Alba", "Delos fears Ceres")
    assert [step["certainty"] for step in run.steps] == ["possible", "likely"], "Each step has its own certainty."
    assert run.certainty("Delos grumbles") == "likely", "The sentence has that of its surest step."
    stated = told(GRUMBLES, "Delos arms", "possible: Delos fears Alba", "Delos grumbles")
    assert stated.certainty("Delos grumbles") == "certain", "Or that of its statement."


def test_certainty_is_judged_on_the_finished_run() -> None:
    rules = """
    - id: early
      if: [<ally> arms]
      then: <ally> grumbles
      certainty: possible
    - id: later
      if: [<ally> prospers]
      then: <ally> fears Alba
    - id: latest
      if: [<ally> fears Alba]
      then: <ally> grumbles
    - id: end
      if: [<ally> grumbles]
      then: the talks fail
    """
    run = told(rules, "Delos arms", "Delos prospers")
    assert run.steps_to("the talks fail")[0]["certainty"] == "certain", (
        "When the step fired its premise was only possible; in the end it is certain."
    )


def test_each_conclusion_can_have_its_own_certainty() -> None:
    rules = """
    - id: both
      if: [<ally> arms]
      then:
        - <ally> grumbles
        - possible: <ally> prospers
        - certain: {not: <ally> trusts Alba}
      certainty: likely
    """
    run = told(rules, "Delos arms")
    assert [run.certainty(s) for s in ("Delos grumbles", "Delos prospers", "Delos does not trust Alba")] == [
        "likely",
        "possible",
        "certain",
    ], "A certainty before a conclusion stands in place of the rule's."


def test_a_level_asks_for_at_least_so_much() -> None:
    rules = """
    - id: sure
      if:
        - likely: <ally> arms
      then: <ally> grumbles
    - id: surer
      if:
        - certain: {denied: <ally> trusts Alba}
      then: <ally> prospers
    """
    run = told(rules, "possible: Alba arms", "likely: Ceres arms", "Delos arms", "likely: Ceres does not trust Alba")
    assert [(s, run.certainty(s)) for s in run.conclusions] == [
        ("Ceres grumbles", "likely"),
        ("Delos grumbles", "certain"),
    ], "What is less sure than asked does not meet the condition; what meets it keeps its certainty."


def test_absences_counts_of_none_and_comparisons_weaken_nothing() -> None:
    rules = """
    - id: lasts
      if:
        - <alliance> has existed for <years> years
        - <years> is at least 10
        - not: {certain: the talks fail}
        - no <ally>:
            - certain: <ally> arms
      unless:
        - certain: the talks go on
      then: <alliance> lasts
    """
    run = told(
        rules,
        "the Pact has existed for 12 years",
        "possible: the talks fail",
        "possible: the talks go on",
        "possible: Delos arms",
    )
    assert run.certainty("the Pact lasts") == "certain", "They are met or not; none of them is a weak link."


def test_a_denial_has_its_own_certainty() -> None:
    rules = """
    - id: see
      if:
        - denied: <ally> trusts Alba
      then: <ally> grumbles
    """
    run = told(rules, "likely: Delos does not trust Alba", "Delos trusts Alba")
    assert run.certainty("Delos grumbles") == "likely", "`denied: S` is as sure as the denial, whatever S is."
