"""Each kind of expectation: what meets it, what misses it, and that every miss explains itself."""

from pathlib import Path

import pytest

from engine.authoring.shelf import Shelf
from engine.authoring.suite import Suite, run_case
from engine.authoring.suite_text import suite_text

from .written import NEIGHBOURS, outcome

# expectation lines -> met, a piece of what a miss says, a piece of the why
MET = [
    "  - Borland is trusted by Arland\n",
    "  - Borland pays its share\n",
    "  - likely: Borland is trusted by Arland\n",
    "  - not:\n      certain: Borland is trusted by Arland\n",
    "  - not: Cerland is trusted by Arland\n",
    "  - not: Borland is pardoned\n",
    "  - denied: Cerland pays its share\n",
    "  - Cerland does not pay its share\n",
    "  - certain:\n      not: Cerland pays its share\n",
    "  - concluded: Borland is content\n    by: [trust-contents]\n    not by: [payers-are-trusted]\n"
    "    certainty: likely\n",
    "  - not concluded: Borland pays its share\n",
    "  - not concluded: Cerland is punished\n    blocked by: Cerland is pardoned\n",
    "  - not: Cerland is trusted by Arland\n",
]
MISSED = [
    (
        "  - certain: Borland is trusted by Arland\n",
        "only likely, and certain is expected",
        "as sure as the rule itself",
    ),
    (
        "  - not: Borland is trusted by Arland\n",
        "concluded by 'payers-are-trusted' in step 1",
        "Borland pays its share",
    ),
    (
        "  - not: Borland pays its share\n",
        "It holds, and is certain: stated.",
        "It is stated that Borland pays its share",
    ),
    (
        "  - not concluded: Borland is content\n",
        "concluded by 'trust-contents'",
        "Borland is trusted by Arland (likely",
    ),
    (
        "  - concluded: Cerland is trusted by Arland\n",
        "It does not hold.",
        "denied: Cerland pays its share",
    ),
    (
        "  - Cerland is punished\n",
        "It does not hold.",
        "blocked by the exception: Cerland is pardoned",
    ),
    (
        "  - denied: Borland pays its share\n",
        "It is not denied.",
        "Against it: Borland pays its share",
    ),
    (
        "  - concluded: Borland pays its share\n",
        "only because the case states it",
        "No rule of this rulebook",
    ),
    (
        "  - concluded: Borland is content\n    by: [payers-are-trusted]\n",
        "The rule 'payers-are-trusted' does not conclude it. It is concluded by 'trust-contents'.",
        'concludes something else: "<ally> is trusted by <leader>"',
    ),
    (
        "  - not: Cerland is punished\n    by: [idlers-are-punished]\n",
        "The rule 'idlers-are-punished' does not conclude it.",
        "Nearest instances of 'idlers-are-punished'",
    ),
    (
        "  - say: Borland is content\n    not by: [trust-contents]\n",
        "The rule 'trust-contents' concludes it, in step 2.",
        "Borland is trusted by Arland",
    ),
    (
        "  - say: Borland is content\n    certainty: certain\n",
        "It is likely, and certain is expected.",
        "only likely because",
    ),
    (
        "  - not concluded: Cerland is punished\n    blocked by: [Borland pays its share]\n",
        'No rule is kept from concluding it by "Borland pays its share".',
        "blocked by the exception: Cerland is pardoned",
    ),
    (
        "  - conflict: Borland is content\n",
        "It is in conflict with nothing.",
        "Borland is trusted by Arland",
    ),
    (
        "  - circle: the spiral\n",
        "No circle of the rulebook is called so.",
        "",
    ),
]


@pytest.mark.parametrize("lines", MET)
def test_what_a_case_expects_and_the_run_shows_is_met(tmp_path: Path, lines: str) -> None:
    found = outcome(tmp_path, lines)
    assert not found.problems, f"The case cannot be read: {found.problems}"
    assert [result.met for result in found.results] == [True], f"It should be met, but: {found.results[0].misses}"


@pytest.mark.parametrize(("lines", "miss", "why"), MISSED)
def test_what_is_missed_says_so_and_explains_itself(tmp_path: Path, lines: str, miss: str, why: str) -> None:
    found = outcome(tmp_path, lines)
    assert not found.problems, f"The case cannot be read: {found.problems}"
    (result,) = found.results
    assert not result.met, "The expectation is met although the run shows something else."
    assert miss in " ".join(result.misses), "The miss is told in other words."
    assert why in result.why, f"The why does not name what matters:\n{result.why}"
    told = suite_text(Suite((found,)))
    assert f"{found.file}:{result.expectation.place.line}: " in told, "A failure does not say where it stands."


def test_a_conflict_that_is_expected_and_there_is_met(tmp_path: Path) -> None:
    found = outcome(tmp_path, "  - conflict: Borland is bitter\n", "  - Borland is bitter\n  - Borland is content\n")
    assert found.results[0].met, "Two opposites hold, and the conflict is not seen."


def test_a_sentence_that_only_a_rival_knows_is_asked_of_the_rival(tmp_path: Path) -> None:
    found = outcome(
        tmp_path,
        "  - concluded: Cerland is doomed\n    by: doom\n  - not: Cerland is bitter\n    by: [bitter]\n"
        "  - Borland is content\n",
        books="neighbours rival",
    )
    assert not found.problems, f"The case cannot be read: {found.problems}"
    assert [result.rulebook for result in found.results] == ["rival", "rival", "neighbours"], (
        "Each expectation belongs to the first rulebook that knows its sentence and has its rules."
    )
    assert [result.met for result in found.results] == [True, False, True]


def test_a_rule_that_no_rulebook_of_the_case_has_is_a_mistake(tmp_path: Path) -> None:
    for lines in (
        "  - concluded: Cerland is doomed\n    by: dom\n",
        "  - say: Borland is content\n    by: trust-content\n",
    ):
        found = outcome(tmp_path, lines, books="neighbours rival")
        assert found.bad, "A misspelt rule would make an expectation that can never be met."
        assert [problem.code for problem in found.problems] == ["F212"]
        assert "Did you mean" in found.problems[0].fix


def test_with_other_rules_what_they_do_not_know_is_set_aside(tmp_path: Path) -> None:
    outcome(tmp_path, "  - Cerland is doomed\n  - Borland is content\n", books="neighbours rival")
    found = run_case(tmp_path / "case.yaml", Shelf(), str(NEIGHBOURS / "neighbours.yaml"))
    assert found.aside == ("Cerland is doomed",), "What the chosen rulebook cannot be asked about is not said."
    assert [result.words for result in found.results] == ["Borland is content"]
