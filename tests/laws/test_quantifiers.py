"""Law: counts range over different things, and are as sure as the last thing that is needed."""

from __future__ import annotations

import pytest

from .small import told

MEMBERS = ["Alba belongs to the Pact", "Ceres belongs to the Pact", "Delos belongs to the Pact"]


def lasts(count: str, *facts: str) -> str | None:
    """How surely the Pact lasts if this count, under `if`, is all that is asked of it."""
    rules = f"""
    - id: lasts
      if:
        - <leader> leads <alliance>
        - {count}
      then: <alliance> lasts
    """
    return told(rules, "the Beta Union leads the Pact", *facts).certainty("the Pact lasts")


TWO = "at least 2 <ally>: <ally> belongs to <alliance>"
NONE = "no <ally>: <ally> belongs to <alliance>"
EVERY = "every <ally>: {of: [<ally> belongs to <alliance>], has: [<ally> arms]}"
MOST = "most <ally>: {of: [<ally> belongs to <alliance>], has: [<ally> arms]}"


def test_at_least_counts_different_things() -> None:
    assert lasts(TWO, MEMBERS[0]) is None, "One is not two."
    assert lasts(TWO, MEMBERS[0], MEMBERS[0]) is None, "The same one twice is one."
    assert lasts(TWO, *MEMBERS[:2]) == "certain", "Two are two."


def test_a_counted_variable_is_held_apart_from_those_outside() -> None:
    leader = "the Beta Union belongs to the Pact"
    assert lasts(TWO, MEMBERS[0], leader) is None, "The leader is no ally of its own, so one ally is left."
    anybody = "at least 2 <state>: <state> belongs to <alliance>"
    assert lasts(anybody, MEMBERS[0], leader) == "certain", "<state> may be anybody, the leader included."


def test_every_and_most_need_somebody() -> None:
    assert lasts(EVERY) is None, "Without allies `every` does not hold."
    assert lasts(MOST) is None, "Nor does `most`."
    assert lasts(NONE) == "certain", "`no` does."


def test_every_means_all_of_them() -> None:
    assert lasts(EVERY, *MEMBERS, "Alba arms", "Ceres arms") is None, "Delos does not arm."
    assert lasts(EVERY, *MEMBERS, "Alba arms", "Ceres arms", "Delos arms") == "certain", "All three arm."


def test_most_means_more_than_half() -> None:
    assert lasts(MOST, *MEMBERS, "Alba arms") is None, "One of three is not most."
    assert lasts(MOST, *MEMBERS, "Alba arms", "Ceres arms") == "certain", "Two of three are."
    assert lasts(MOST, *MEMBERS[:2], "Alba arms") is None, "Half is not most."


@pytest.mark.parametrize(
    ("count", "sure"),
    [
        ("at least 1 <ally>: <ally> belongs to <alliance>", "certain"),
        (TWO, "likely"),
        (TWO.replace("2", "3"), "possible"),
        ("every <ally>: {of: [<ally> belongs to <alliance>], has: [<ally> is not Delos]}", None),
        ("every <ally>: {of: [<ally> belongs to <alliance>], has: [<ally> belongs to <alliance>]}", "possible"),
        ("most <ally>: {of: [<ally> belongs to <alliance>], has: [<ally> belongs to <alliance>]}", "likely"),
    ],
)
def test_a_count_is_as_sure_as_the_last_one_needed(count: str, sure: str | None) -> None:
    facts = [MEMBERS[0], f"likely: {MEMBERS[1]}", f"possible: {MEMBERS[2]}"]
    assert lasts(count, *facts) == sure, f"'{count}' over a certain, a likely and a possible member is {sure}."


def test_a_counted_thing_is_as_sure_as_its_weakest_sentence_in_its_surest_way() -> None:
    count = "at least 1 <ally>: [<ally> belongs to <alliance>, <ally> fears <outsider>]"
    weak = ["Alba belongs to the Pact", "possible: Alba fears Ceres"]
    assert lasts(count, *weak) == "possible", "The weakest sentence of the only way."
    assert lasts(count, *weak, "likely: Alba fears Delos") == "likely", "The surest way: whom it fears is 'some'."


def test_some_is_judged_anew_in_each_list_and_held_apart() -> None:
    count = "every <ally>: {of: [<ally> trusts <outsider>], has: [<ally> fears <other ally>]}"
    assert lasts(count, "Alba trusts Ceres", "Alba fears Ceres") == "certain", (
        "Each list is judged by itself, so the one trusted may be the one feared."
    )
    assert lasts(count, "Alba trusts Ceres", "Alba fears the Beta Union") is None, (
        "But neither may be the leader, who has a name of its own outside."
    )


def test_at_least_n_of_judges_each_condition_by_itself() -> None:
    signs = "at least 2 of: [<leader> arms, <ally> grumbles, {not: the talks fail}, <ally> prospers]"
    assert lasts(signs, "the talks fail", "the Beta Union arms") is None, "One sign is not two."
    assert lasts(signs, "the talks fail", "likely: the Beta Union arms", "possible: Delos grumbles") == "possible", (
        "As sure as the second surest."
    )
    assert lasts(signs, "likely: the Beta Union arms") == "likely", "An absence is a sign as sure as any."
    assert lasts(signs, "the talks fail", "Ceres grumbles", "Delos prospers") == "certain", (
        "Each condition has its own 'some': who grumbles need not prosper."
    )


def test_a_count_waits_until_all_is_settled() -> None:
    rules = """
    - id: few
      if:
        - <leader> leads <alliance>
        - no <ally>: <ally> grumbles
      then: <alliance> lasts
    - id: grumble
      if: [<ally> arms]
      then: <ally> grumbles
    """
    run = told(rules, "the Beta Union leads the Pact", "Delos arms")
    assert run.conclusions == ["Delos grumbles"], "The count comes after all that could be counted."
