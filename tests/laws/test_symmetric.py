"""Law: of a symmetric statement the order of the two means nothing, and there are two of them."""

from __future__ import annotations

from .small import told

FEARS = """
- id: fears
  if: [<ally> and <leader> fight each other]
  then: <ally> fears <leader>
"""


def test_the_order_of_the_two_means_nothing() -> None:
    for fact in ("Delos and Alba fight each other", "Alba and Delos fight each other"):
        run = told(FEARS, fact)
        assert run.conclusions == ["Alba fears Delos", "Delos fears Alba"], f"'{fact}' is about both, either way."
        assert run.json["facts"][0]["sentence"] == "Alba and Delos fight each other", "It is written back in order."


def test_the_order_is_that_of_names_without_their_the() -> None:
    run = told(FEARS, "Ceres and the Beta Union fight each other", "Alba and the Beta Union fight each other")
    assert [fact["sentence"] for fact in run.json["facts"]] == [
        "the Beta Union and Ceres fight each other",
        "Alba and the Beta Union fight each other",
    ], "B stands between A and C."


def test_one_thing_never_fights_itself() -> None:
    rules = """
    - id: fight
      if: [<state> arms, <leader> arms]
      then:
        - <state> and <leader> fight each other
    """
    run = told(rules, "Alba arms", "Delos arms")
    assert run.conclusions == ["Alba and Delos fight each other"], (
        "<state> may be the leader, but of one thing nothing symmetric is concluded."
    )


def test_a_denial_is_symmetric_too() -> None:
    rules = """
    - id: calm
      if:
        - denied: Delos and <ally> fight each other
      then: <ally> prospers
    """
    run = told(rules, "Alba and Delos do not fight each other", "Delos and Alba fight each other")
    assert run.conclusions == ["Alba prospers"], "Denied either way round."
    assert run.conflicts[0][0] == "denied", "And it contradicts the sentence, either way round."


def test_the_opposite_of_a_symmetric_statement_is_so_in_both_orders() -> None:
    rules = """
    - id: calm
      if: [<ally> arms, {not: <ally> and Alba fight each other}]
      then: <ally> prospers
    """
    for embrace in ("Alba embraces Delos", "Delos embraces Alba"):
        run = told(rules, "Alba and Delos fight each other", embrace)
        assert run.conflicts == [("opposite", {"Alba and Delos fight each other", embrace})], (
            f"'{embrace}' contradicts the fight, whoever embraces whom."
        )
        explained = told(rules, "Delos arms", embrace)
        assert explained.assumptions == [], f"And '{embrace}' explains why they do not fight."


def test_an_instance_that_is_only_turned_round_is_no_other_whatever_stays_open_beside_the_names() -> None:
    rules = """
    - id: alone
      if:
        - <ally> and <leader> fight each other
        - no <outsider>: [<ally> and <outsider> fight each other]
        - no <outsider>: [<outsider> and <leader> fight each other]
      then: the talks fail
    """
    run = told(rules, "Delos and Alba fight each other")
    assert len(run.steps) == 1, "Alba and Delos, or Delos and Alba: the premises are the same in another order."
    assert [premise["sentence"] for premise in run.steps[0]["premises"]][1:] == [
        "no <outsider>: Alba and <outsider> fight each other",
        "no <outsider>: <outsider> and Delos fight each other",
    ], "A name and what is open stand as the author has them."
