"""The bundled rulebooks keep what `foedus check` and `foedus test` ask of any: no allowance, every condition seen both
ways, hardly a mutant unnoticed."""

from functools import cache

import pytest

from engine.authoring.check import check
from engine.authoring.coverage import coverage
from engine.authoring.mutants import unnoticed
from engine.authoring.shelf import Shelf, case_files
from engine.authoring.suite import Suite, run_cases
from engine.bundled import facts_folder, rules_folder

ALLOWED = "foedus: allow"


@cache
def suite() -> Suite:
    shelf = Shelf()
    files = case_files(str(facts_folder()), shelf)
    assert files
    return run_cases(files, shelf)


def test_they_pass_their_own_check_without_an_allowance() -> None:
    silenced = [path.name for path in sorted(rules_folder().rglob("*.yaml")) if ALLOWED in path.read_text("utf-8")]
    assert not silenced, f"Advice is silenced rather than taken in {silenced}."
    found = check([str(rules_folder())], Shelf()).found
    assert not found, [f"{problem.place}: {problem.message}" for problem in found]


def test_every_rule_fires_and_every_condition_is_seen_met_and_unmet_in_some_case() -> None:
    assert not suite().failed, "All expectations are met."
    found = coverage(suite().traces)
    books = {path.stem for path in rules_folder().glob("*.yaml")} - {"alliances"}
    assert set(found.books) == books, "Every rulebook with rules has cases."
    assert not [seen.rule.id for seen in found.rules if not seen.fired]
    assert not [f"{each.seen.rule.id}: {each.condition.words} {each.direction}" for each in found.open]
    excused = {(each.seen.rule.id, each.condition.words) for each in found.beyond}
    halves = ("<ally> acts behind <leader>'s back", "<leader> denies <ally> equality")
    circle = ("circle-persists", "circle-persists-without-reforms", "circle-can-be-broken")
    assert excused == {(rule, half) for rule in circle for half in halves}, (
        "Only the two halves of the circle, each of which brings the other about, cannot fail alone."
    )
    assert all(each.scenarios > 20 for each in found.beyond), "The excuse says how many scenarios were tried."


@pytest.mark.long
def test_nine_of_ten_mutants_are_noticed_and_the_others_come_with_a_case_or_an_excuse() -> None:
    found = unnoticed(suite())
    assert found.noticed.percent >= 90, [each.mutant.sentence for each in found.open]
    assert all(each.scenarios > 20 for each in found.alike), "The excuse says how many scenarios were tried."
