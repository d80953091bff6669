"""Law: a case counts each sentence once, at its surest, and keeps what contradicts it."""

from __future__ import annotations

from .small import told

RULES = """
- id: arms
  if: [<ally> arms]
  then: <ally> grumbles
- id: more
  status: extension
  if: [<ally> grumbles]
  then: <ally> prospers
"""


def test_a_fact_stated_twice_counts_as_its_surest() -> None:
    run = told(RULES, "possible: Beta arms", "the Beta Union arms", "likely: The Beta Union arms.")
    assert [(fact["sentence"], fact["certainty"]) for fact in run.json["facts"]] == [
        ("the Beta Union arms", "certain")
    ], "Three ways to say it are one fact."
    assert run.certainty("the Beta Union grumbles") == "certain", "And it is as sure as the surest of them."


def test_stated_and_denied_is_a_conflict_and_both_stand() -> None:
    run = told(RULES, "Delos arms", "likely: {not: Delos arms}")
    assert [(fact["sentence"], fact["standing"], fact["certainty"]) for fact in run.json["facts"]] == [
        ("Delos arms", "stated", "certain"),
        ("Delos arms", "denied", "likely"),
    ], "Both are kept."
    assert run.conflicts == [("denied", {"Delos arms", "Delos does not arm"})], "And reported."
    assert "Delos grumbles" in run.conclusions, "What was stated is still built on."


def test_a_disputed_fact_counts_as_stated() -> None:
    run = told(RULES, "{say: Delos arms, disputed: true, by: a witness}")
    assert run.certainty("Delos grumbles") == "certain", "A dispute is shown, not judged."


def test_names_of_the_case_are_as_good_as_those_of_the_rulebook() -> None:
    run = told(RULES, "Zeta arms", "New Alba arms", who="{state: {Zetaland: [Zeta], New Alba: []}}")
    assert run.conclusions[:2] == ["New Alba grumbles", "Zetaland grumbles"], "And stand in the same order."


def test_later_facts_are_kept_apart() -> None:
    run = told(RULES, "Ceres prospers", later="[{date: 2012-06-28, facts: [Delos arms]}]")
    assert run.conclusions == [], "A run has no hindsight."


def test_only_rules_of_the_chosen_statuses_run() -> None:
    run = told(RULES, "Delos arms", statuses=frozenset({"explicit"}))
    assert run.conclusions == ["Delos grumbles"], "The extension is left out."


def test_a_question_is_answered_by_any_instance() -> None:
    asked = "{ask: Who grumbles?, yes: <ally> grumbles, no: <ally> does not arm}"

    def answer(*facts: str) -> tuple[str, list[int], list[int]]:
        found = told(RULES, *facts, questions=asked).json["questions"][0]
        return found["answer"], found["yes"], found["no"]

    assert answer("Delos arms") == ("yes", [1], []), "By step 1."
    assert answer("Delos does not arm") == ("no", [], []), "By the case alone."
    assert answer("Ceres arms", "Delos does not arm") == ("both", [1], []), "Both sides have an instance."
    assert answer("Delos prospers") == ("open", [], []), "Nothing answers it."
