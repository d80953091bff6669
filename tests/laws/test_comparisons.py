"""Law: numbers are exact, a division by zero fails with a warning, and names know only `is` and `is not`."""

from __future__ import annotations

import pytest

from .small import told


def lasts(comparison: str, years: str) -> bool:
    """Whether a comparison lets the Pact last, which has existed for `years`."""
    rules = f"""
    - id: lasts
      if:
        - <alliance> has existed for <years> years
        - "{comparison}"
      then: <alliance> lasts
    """
    return bool(told(rules, f"the Pact has existed for {years} years").conclusions)


@pytest.mark.parametrize(
    ("comparison", "years", "holds"),
    [
        ("<years> is at least 10", "10", True),
        ("<years> is more than 10", "10", False),
        ("<years> is at most 2.5", "2.50", True),
        ("<years> is less than 0", "-0.5", True),
        ("<years> is 7", "7.0", True),
        ("<years> is not 7", "7.1", True),
        ("<years> / 3 * 3 = 10", "10", True),
        ("<years> + 0.1 + 0.2 = 0.3", "0", True),
        ("2 * <years> - 1 >= 3 * (<years> - 2)", "5", True),
        ("(<years> + 1) / <years> = 4 / 3", "3", True),
        ("-<years> < -3", "4", True),
    ],
)
def test_arithmetic_is_exact(comparison: str, years: str, holds: bool) -> None:
    assert lasts(comparison, years) is holds, f"'{comparison}' is {holds} for {years} years."


def test_a_division_by_zero_fails_and_warns() -> None:
    rules = """
    - id: lasts
      if:
        - <alliance> has existed for <years> years
        - 1 / (<years> - 3) {sign} 1
      then: <alliance> lasts
    """
    for sign in ("is", "is not", "<", ">="):
        run = told(rules.format(sign=sign), "the Pact has existed for 3 years")
        assert run.conclusions == [], f"1 / 0 {sign} 1 does not hold."
        assert run.json["warnings"], "A division by zero is never silent."


def test_an_exception_that_divides_by_zero_does_not_hold() -> None:
    rules = """
    - id: lasts
      if:
        - <alliance> has existed for <years> years
      unless:
        - 1 / <years> is not 1
      then: <alliance> lasts
    """
    run = told(rules, "the Pact has existed for 0 years")
    assert run.conclusions == ["the Pact lasts"], "What fails stands in nobody's way."


def test_names_and_choice_words_are_the_same_or_not() -> None:
    rules = """
    - id: other
      if: [<state> arms, <ally> arms, <state> is not <ally>]
      then: <state> fears <ally>
    - id: named
      if: [<ally> arms, <ally> is the Beta Union]
      then: <ally> grumbles
    - id: cold
      if: [<ally> views <alliance> as <view>, <view> is not vital]
      then: <ally> prospers
    """
    run = told(rules, "Beta arms", "Delos arms", "Delos views the Pact as useful", "Alba views the Pact as vital")
    assert run.conclusions == [
        "the Beta Union fears Delos",
        "Delos fears the Beta Union",
        "the Beta Union grumbles",
        "Delos prospers",
    ], "A name is itself by each of its spellings."


def test_numbers_are_never_held_apart() -> None:
    rules = """
    - id: same
      if: [<alliance> has existed for <years> years, <other alliance> has existed for <other years> years]
      then: the talks go on
    """
    run = told(rules, "the Pact has existed for 5 years", "Entente has existed for 5 years")
    assert len(run.steps) == 2, "<other years> is only another number, and may be the same one."
