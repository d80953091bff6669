"""Law: different variables of one kind are different things, except the one that bears the kind's own name."""

from __future__ import annotations

import pytest

from .small import told


@pytest.mark.parametrize(
    ("one", "two", "apart"),
    [
        ("leader", "ally", True),
        ("ally", "other ally", True),
        ("ally 1", "ally 2", True),
        ("other ally", "outsider", True),
        ("other state", "leader", True),
        ("state 1", "leader", True),
        ("state", "other state", True),
        ("state", "state 1", True),
        ("state", "leader", False),
        ("outsider", "state", False),
        ("leader", "leader", False),
    ],
)
def test_which_variables_are_held_apart(one: str, two: str, apart: bool) -> None:
    rules = f"""
    - id: pair
      if: [<{one}> arms, <{two}> grumbles]
      then: the talks fail
    """
    run = told(rules, "Delos arms", "Delos grumbles")
    said = "may not be" if apart else "may be"
    assert bool(run.conclusions) is not apart, f"<{one}> and <{two}> {said} one and the same state."
    if one != two:
        assert told(rules, "Delos arms", "Ceres grumbles").conclusions, f"<{one}> and <{two}> may be two states."


def test_names_written_out_are_never_held_apart() -> None:
    rules = """
    - id: near
      if: [Alba arms, <ally> arms]
      then: <ally> fears Alba
    """
    assert told(rules, "Alba arms", "Delos arms").conclusions == ["Alba fears Alba", "Delos fears Alba"], (
        "Alba is a name, not a variable, so the ally may be Alba."
    )


def test_things_of_two_kinds_are_never_the_same() -> None:
    rules = """
    - id: last
      if: [<alliance> lasts, <other alliance> lasts]
      then: the talks go on
    """
    assert told(rules, "the Pact lasts").conclusions == [], "<other alliance> is another alliance."
    assert len(told(rules, "the Pact lasts", "Entente lasts").steps) == 2, "Two alliances, in both orders."


def test_some_is_held_apart_from_what_is_bound_outside() -> None:
    rules = """
    - id: watched
      if: [<ally> arms]
      unless:
        - all:
            - <outsider> fears <ally>
            - <outsider> arms
      then: <ally> prospers
    """
    run = told(rules, "Delos arms", "Delos fears Delos")
    assert run.conclusions == ["Delos prospers"], "The outsider of the exception is somebody else than the ally."
    stopped = told(rules, "Delos arms", "Ceres arms", "Ceres fears Delos")
    assert stopped.conclusions == ["Ceres prospers"], "Ceres arms and fears Delos, so Delos does not prosper."
