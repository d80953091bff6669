"""Coverage: what counts as seen, what is said of the rest, and that it is never rounded up."""

from pathlib import Path

import pytest

from engine.authoring.coverage import Coverage, Share, coverage
from engine.authoring.coverage_text import coverage_text
from engine.authoring.lints.frame import example
from engine.authoring.shelf import Shelf
from engine.authoring.suite import run_case

from .written import outcome, written

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


def test_what_no_case_shows_comes_with_a_scenario_that_would_show_it(tmp_path: Path) -> None:
    found = coverage(outcome(tmp_path, "  - Borland is content\n").traces)
    assert found.open, "Little is shown by one case."
    for each in found.open:
        assert each.facts is not None
        facts = "".join(f"  - {level}: {words}\n" for words, level in each.facts)
        names = "who: {state: [Leader, Ally, Ally 2], alliance: [Alliance]}\n"
        case = outcome(tmp_path, "  - not: Ally is content\n", facts or "  []\n", head=names)
        (again,) = (seen for seen in coverage(case.traces).rules if seen.rule.id == each.seen.rule.id)
        (condition,) = (c for c in again.conditions if c.place == each.condition.place)
        assert getattr(condition, each.direction), f"{each.condition.words} is not {each.direction} with: {facts}"


def test_what_nothing_can_show_is_not_counted_and_told_with_the_number_of_scenarios(tmp_path: Path) -> None:
    text = example(
        "rules:\n"
        "  - {id: trust, if: [<ally> bargains with <leader>], then: <ally> trusts <leader>, because: x}\n"
        "  - {id: talk, if: [<ally> trusts <leader>], then: <ally> bargains with <leader>, because: x}\n"
        "  - id: both\n    if: [<ally> bargains with <leader>, <ally> trusts <leader>]\n"
        "    then: <leader> rewards <ally>\n    because: x\n"
    )
    written(tmp_path, "book.yaml", text)
    case = written(
        tmp_path,
        "c.yaml",
        f"case: c\nrulebook: {tmp_path / 'book.yaml'}\nfacts: [Belarus trusts Russia]\n"
        "expect: [Russia rewards Belarus]\n",
    )
    found = coverage(run_case(case, Shelf()).traces)
    beyond = [each for each in found.beyond if each.seen.rule.id == "both"]
    assert [each.direction for each in beyond] == ["unmet", "unmet"], "Neither half can fail while the other holds."
    told = coverage_text(found)
    assert f"failing while all the rest holds. ({beyond[0].scenarios} scenarios tried)" in told
    assert found.directions.of == 8 - 2


def test_nothing_that_was_run_covers_nothing() -> None:
    assert Coverage(()).reaches(100)


def test_what_looks_at_names_deep_inside_is_left_out_where_nothing_binds_them(tmp_path: Path) -> None:
    text = example(
        "rules:\n"
        "  - id: deep\n    if:\n      - <ally> bargains with <outsider>\n      - <ally> trusts <leader>\n"
        "      - at least 1 of:\n          - not: <leader> trusts <ally>\n          - <outsider> is not Poland\n"
        "      - every <country>:\n          of: [<country> quarrels with <leader>]\n"
        "          has:\n          - <country> bargains with <leader>\n          - not: <outsider> trusts <country>\n"
        "    then: <leader> rewards <outsider>\n    because: x\n"
    )
    written(tmp_path, "book.yaml", text)
    head = f"case: c\nrulebook: {tmp_path / 'book.yaml'}\n"
    case = written(tmp_path, "c.yaml", head + "facts: [Belarus trusts Russia]\nexpect: [not: Russia rewards Poland]\n")
    (rule,) = coverage(run_case(case, Shelf()).traces).rules
    assert len(rule.conditions) == 4, "Each is looked at, though the sentence that binds its names fails."


def test_where_no_scenario_can_be_made_nothing_is_excused(tmp_path: Path) -> None:
    text = example(
        "rules:\n  - id: never\n    if:\n      - <ally> bargains with <outsider>\n      - <ally> is not <ally>\n"
        "    then: <outsider> rewards <ally>\n    because: x\n"
    )
    written(tmp_path, "book.yaml", text)
    case = f"case: c\nrulebook: {tmp_path / 'book.yaml'}\nfacts: []\nexpect: [not: Russia rewards Poland]\n"
    found = coverage(run_case(written(tmp_path, "c.yaml", case), Shelf()).traces)
    assert not found.beyond, "The rule contradicts itself; that is no reason to pass it over."
    assert not found.reaches(100)


def test_a_name_that_a_comparison_asks_for_is_tried(tmp_path: Path) -> None:
    text = example(
        "rules:\n  - id: r\n    if:\n      - <ally> bargains with <outsider>\n      - <outsider> is not Poland\n"
        "    unless:\n      - <ally> is Russia\n    then: <outsider> rewards <ally>\n    because: x\n"
    )
    written(tmp_path, "book.yaml", text)
    case = f"case: c\nrulebook: {tmp_path / 'book.yaml'}\nfacts: []\nexpect: [not: Russia rewards Poland]\n"
    found = coverage(run_case(written(tmp_path, "c.yaml", case), Shelf()).traces)
    assert not found.beyond, "Invented names alone would never be Poland or Russia."
    assert any("Poland" in words for each in found.open for words, _ in each.facts or ())
