"""Coverage: what counts as seen, what is said of the rest, and that it is never rounded up."""

from pathlib import Path

import pytest

from engine.authoring.coverage import Coverage, Share, coverage
from engine.authoring.coverage_text import coverage_text

from .written import outcome

WHOLE = "  - Arland leads the Pact\n  - Borland is a member of the Pact\n  - Borland pays its share\n"


def seen(folder: Path, facts: str, rule: str) -> dict[str, tuple[bool, bool]]:
    """Of each condition of a rule whether it was seen met and unmet."""
    found = coverage(outcome(folder, "  - not: Borland is pardoned\n", facts).traces)
    (of_rule,) = (each for each in found.rules if each.rule.id == rule)
    return {each.words: (each.met, each.unmet) for each in of_rule.conditions}


def test_all_conditions_of_a_rule_that_fires_are_met(tmp_path: Path) -> None:
    for met, unmet in seen(tmp_path, WHOLE, "payers-are-trusted").values():
        assert met, "The rule fired, so each of its conditions was met."
        assert not unmet, "Nothing failed."


@pytest.mark.parametrize("left_out", range(3))
def test_a_condition_is_seen_unmet_where_it_alone_fails(tmp_path: Path, left_out: int) -> None:
    facts = WHOLE.splitlines(keepends=True)
    found = seen(tmp_path, "".join(facts[:left_out] + facts[left_out + 1 :]), "payers-are-trusted")
    unmet = [at for at, (_, each) in enumerate(found.values()) if each]
    assert unmet == [left_out], "Only the condition that alone keeps the rule from firing is seen unmet."


def test_a_condition_that_fails_beside_another_is_not_seen_unmet(tmp_path: Path) -> None:
    found = seen(tmp_path, "  - Arland leads the Pact\n", "payers-are-trusted")
    assert not any(unmet for _, unmet in found.values()), "Two conditions fail: neither makes the difference."


def test_an_exception_is_seen_both_ways_only_where_all_else_holds(tmp_path: Path) -> None:
    idle = "  - Borland is a member of the Pact\n  - not: Borland pays its share\n"
    exception = "<ally> is pardoned"
    assert seen(tmp_path, idle, "idlers-are-punished")[exception] == (False, True)
    assert seen(tmp_path, idle + "  - Borland is pardoned\n", "idlers-are-punished")[exception] == (True, False)
    assert seen(tmp_path, "  - Borland is pardoned\n", "idlers-are-punished")[exception] == (False, False)


def test_shares_are_rounded_down_so_that_a_hundred_means_all() -> None:
    assert Share(11_999, 12_000).percent == 99, "One thing is missing, and it must not be hidden by rounding."
    assert Share(12_000, 12_000).percent == 100
    assert Share(0, 0).percent == 100, "Where there is nothing to see, nothing is missing."


def test_what_no_case_shows_is_said_in_sentences_with_its_place(tmp_path: Path) -> None:
    told = coverage_text(coverage(outcome(tmp_path, "  - Borland is content\n").traces))
    assert "neighbours.yaml:32: the rule 'idlers-are-punished' fires in no case." in told
    assert (
        "in 'payers-are-trusted', no case shows \"<leader> leads <alliance>\" failing while all the rest holds." in told
    )
    assert "no case shows all under `if` of 'idlers-are-punished' holding without the exception" in told


def test_nothing_that_was_run_covers_nothing() -> None:
    assert Coverage(()).reaches(100)
