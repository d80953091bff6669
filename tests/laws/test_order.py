"""Law: the order of steps is fixed: stratum, wave, place of the rule, branch, bindings, order of `then`."""

from __future__ import annotations

from .evaluators import by_engine, case_of
from .small import HEAD, told


def test_the_place_of_a_rule_comes_first_in_a_wave() -> None:
    rules = """
    - id: second
      if: [<ally> arms]
      then: [<ally> prospers, <ally> grumbles]
    - id: first
      if: [<ally> arms]
      then: <ally> fears <ally>
    """
    run = told(rules, "Delos arms", "Alba arms")
    assert run.conclusions == [
        "Alba prospers",
        "Alba grumbles",
        "Delos prospers",
        "Delos grumbles",
        "Alba fears Alba",
        "Delos fears Delos",
    ], "By the rule's place, then the bindings, then the order of `then`."


def test_names_are_ordered_without_their_the_and_numbers_by_value() -> None:
    rules = """
    - id: arms
      if: [<ally> arms]
      then: <ally> grumbles
    - id: ages
      if: [<alliance> has existed for <years> years]
      then: Alba fears Delos
    """
    facts = [f"the Pact has existed for {years} years" for years in ("10", "2", "-1", "2.5")]
    run = told(rules, "Ceres arms", "the Beta Union arms", *facts)
    assert run.conclusions[:2] == ["the Beta Union grumbles", "Ceres grumbles"], "B comes before C."
    assert [step["bindings"]["years"] for step in run.steps[2:]] == ["-1", "2", "2.5", "10"], "2 comes before 10."


def test_bindings_go_by_the_words_as_they_are_written() -> None:
    rules = """
    - id: trust
      if:
        - <leader> has the trust of <ally>
      then: the talks go on
    """
    run = told(rules, "Alba trusts Delos", "Delos trusts Ceres", "Ceres trusts Alba")
    assert [list(step["bindings"].values()) for step in run.steps] == [
        ["Alba", "Ceres"],
        ["Ceres", "Delos"],
        ["Delos", "Alba"],
    ], "The rule names the leader first, though the statement's own wording names the ally first."


def test_a_wave_takes_only_what_was_known_when_it_began() -> None:
    rules = """
    - id: one
      if: [<ally> arms]
      then: <ally> grumbles
    - id: two
      if: [<ally> grumbles]
      then: <ally> prospers
    - id: three
      if: [<ally> prospers, {not: the talks fail}]
      then: the talks go on
    """
    run = told(rules, "Delos arms", "Ceres grumbles")
    assert [(s["rule"], s["stratum"], s["wave"]) for s in run.steps] == [
        ("one", 0, 1),
        ("two", 0, 1),
        ("two", 0, 2),
        ("three", 1, 3),
        ("three", 1, 3),
    ], "Waves are counted through the run; what looks at an absence comes in a stratum above."


def test_a_branch_has_a_stratum_of_its_own() -> None:
    rules = """
    - id: either
      if:
        - <ally> belongs to <alliance>
        - any:
            - all:
                - <ally> arms
                - not: <ally> grumbles
            - <ally> prospers
      then: <alliance> lasts
    """
    run = told(rules, "Delos belongs to the Pact", "Delos arms", "Delos prospers")
    assert [(s["stratum"], len(s["premises"])) for s in run.steps] == [(0, 2), (1, 3)], (
        "The second branch looks at nothing, so it fires in the stratum below."
    )


def test_the_rules_of_a_used_rulebook_come_first() -> None:
    own = "rulebook: own\nuses: main.yaml\nrules:\n  - {id: own, if: [<ally> arms], then: <ally> prospers}\n"
    texts = {
        "main.yaml": HEAD + "  - {id: used, if: [<ally> arms], then: <ally> grumbles}\n",
        "own.yaml": own,
        "case.yaml": "case: c\nrulebook: own.yaml\nfacts: [Delos arms]\n",
    }
    for engine in ("experta", "compiled"):
        steps = by_engine(case_of(texts), engine)["steps"]
        assert [step["rule"] for step in steps] == ["used", "own"], f"{engine}: used rulebooks come first."
