"""Law: what nobody said is an assumption; denied, too weak and explained absences are none."""

from __future__ import annotations

from .small import told

ARMS = """
- id: arms
  if:
    - <ally> belongs to <alliance>
    - not: <ally> trusts Alba
  then: <ally> arms
"""


def test_silence_is_an_assumption() -> None:
    run = told(ARMS, "Delos belongs to the Pact")
    assert run.certainty("Delos arms") == "certain", "`not` weakens nothing."
    assert run.assumptions == ["Delos trusts Alba"], "Nobody said that Delos trusts Alba, so it is assumed not to."
    assert run.premise("Delos trusts Alba")["standing"] == "not stated", "Nothing was said about it."


def test_a_denial_in_the_case_is_no_assumption() -> None:
    run = told(ARMS, "Delos belongs to the Pact", "Delos does not trust Alba")
    assert run.assumptions == [], "That Delos does not trust Alba was said."
    assert run.premise("Delos trusts Alba")["standing"] == "denied", "The premise reads 'denied'."


def test_a_sentence_that_holds_stops_its_not() -> None:
    run = told(ARMS, "Delos belongs to the Pact", "possible: Delos trusts Alba")
    assert run.conclusions == [], "However unsure, Delos trusts Alba, so `not` fails."


def test_a_concluded_denial_supports_denied_and_removes_nothing() -> None:
    rules = """
    - id: deny
      if: [<ally> arms]
      then:
        - not: <ally> trusts Alba
    - id: see
      if:
        - denied: <ally> trusts Alba
      then: <ally> grumbles
    - id: not-seen
      if:
        - <ally> arms
        - not: <ally> trusts Alba
      then: <ally> prospers
    """
    run = told(rules, "Delos arms", "Delos trusts Alba", "Ceres arms")
    assert run.conclusions == [
        "Ceres does not trust Alba",
        "Delos does not trust Alba",
        "Ceres grumbles",
        "Delos grumbles",
        "Ceres prospers",
    ], "A denial supports `denied`; it never removes what was stated, and `not` still fails for Delos."
    assert run.conflicts == [("denied", {"Delos trusts Alba", "Delos does not trust Alba"})], "Both are reported."
    assert run.steps_to("Ceres prospers")[0]["premises"][1]["standing"] == "denied", (
        "Whether a `not` reads 'denied' is judged on the finished run, though no rule waited for it."
    )


def test_silence_is_not_enough_for_denied() -> None:
    rules = """
    - id: see
      if:
        - <ally> arms
        - denied: <ally> trusts Alba
      then: <ally> grumbles
    """
    assert told(rules, "Delos arms").conclusions == [], "Nobody denied it."
    assert told(rules, "Delos arms", "not: Delos trusts Alba").conclusions == ["Delos grumbles"], "The case denies it."
    default = rules.replace("denied: <ally> trusts Alba", "it is not the case that <ally> trusts Alba")
    assert told(default, "Delos arms", "Delos does not trust Alba").conclusions == ["Delos grumbles"], (
        "A deny wording in a condition means `denied`."
    )


def test_less_sure_than_asked_is_no_assumption() -> None:
    rules = ARMS.replace("not: <ally> trusts Alba", "not: {likely: <ally> trusts Alba}")
    run = told(rules, "Delos belongs to the Pact", "possible: Delos trusts Alba")
    assert run.conclusions == ["Delos arms"], "It is not likely that Delos trusts Alba."
    premise = run.premise("Delos trusts Alba")
    assert (premise["standing"], premise["certainty"]) == ("weaker", "possible"), "It holds, but less surely."
    assert run.assumptions == [], "A weaker sentence is no assumption."


def test_what_not_looks_at_is_settled_before() -> None:
    rules = """
    - id: late
      if: [<ally> arms, {not: <ally> grumbles}]
      then: <ally> prospers
    - id: first
      if: [<ally> arms]
      then: <ally> fears Alba
    - id: second
      if: [<ally> fears Alba]
      then: <ally> grumbles
    """
    run = told(rules, "Delos arms")
    assert run.conclusions == ["Delos fears Alba", "Delos grumbles"], (
        "The rule stands first, but its `not` waits until all about grumbling is settled."
    )


def test_an_opposite_explains_an_absence() -> None:
    run = told(ARMS, "Delos belongs to the Pact", "Delos fears Alba")
    premise = run.premise("Delos trusts Alba")
    assert premise["standing"] == "not stated", "An opposite denies nothing."
    assert premise["instead"] == "Delos fears Alba", "But it explains why the other does not hold."
    assert run.assumptions == [], "What an opposite explains is no assumption."


def test_another_value_explains_an_absence() -> None:
    rules = """
    - id: cold
      if: [<ally> belongs to <alliance>, {not: <ally> views <alliance> as vital}]
      then: <ally> grumbles
    """
    run = told(rules, "Delos belongs to the Pact", "Delos views the Pact as useful")
    assert run.premise("Delos views the Pact as vital")["instead"] == "Delos views the Pact as useful", (
        "Where there can be one value, another value explains the absence."
    )
    assert run.assumptions == [], "What another value explains is no assumption."


def test_no_absence_is_explained_by_what_rests_on_it() -> None:
    rules = """
    - id: fear
      if: [<ally> arms, {not: <ally> trusts Alba}]
      then: <ally> fears Alba
    - id: grumble
      if: [<ally> arms, {not: <ally> trusts Alba}]
      then: <ally> grumbles
    """
    run = told(rules, "Delos arms")
    assert run.assumptions == ["Delos trusts Alba"], (
        "The opposite follows only from this very absence, so the absence stays an assumption."
    )


def test_no_absence_is_explained_by_what_rests_on_it_through_a_count() -> None:
    rules = """
    - id: arm
      if: [<ally> grumbles, {not: Delos trusts Alba}]
      then: <ally> arms
    - id: fear
      if:
        - at least 1 <ally>: <ally> arms
      then: Delos fears Alba
    - id: fail
      if: [Ceres grumbles, {not: Delos trusts Alba}]
      then: the talks fail
    """
    run = told(rules, "Ceres grumbles")
    assert run.assumptions == ["Delos trusts Alba"], (
        "That Delos fears Alba rests on an ally that arms only because Delos does not trust Alba."
    )


def test_an_exception_that_nobody_mentioned_is_an_assumption() -> None:
    rules = """
    - id: arms
      if: [<ally> belongs to <alliance>]
      unless:
        - certain: <ally> trusts Alba
        - all:
            - <ally> grumbles
            - <ally> prospers
      then: <ally> arms
    """
    run = told(rules, "Delos belongs to the Pact", "Delos grumbles")
    assert run.assumptions == ["Delos trusts Alba", "Delos prospers"], "An absence under `unless` is an assumption."
    weak = told(rules, "Delos belongs to the Pact", "likely: Delos trusts Alba", "Delos grumbles")
    assert weak.assumptions == ["Delos prospers"], "A weaker exception is none."
    strong = told(rules, "Delos belongs to the Pact", "Delos grumbles", "possible: Delos prospers")
    assert strong.conclusions == [], "One exception that holds is enough."


def test_what_no_counts_is_not_listed() -> None:
    rules = """
    - id: calm
      if:
        - <leader> leads <alliance>
        - no <ally>:
            - <ally> arms
            - <ally> fears <leader>
      then: <leader> prospers
    """
    run = told(rules, "Alba leads the Pact", "Delos arms")
    assert run.conclusions == ["Alba prospers"], "No ally both arms and fears Alba."
    assert run.assumptions == [], "The absences under `no` are not listed."
