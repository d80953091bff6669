"""Every feature of the language reads without a problem and concludes what it should: checked by hand."""

from __future__ import annotations

import difflib

import pytest

from tests.samples.checked import SAMPLES, problems_of, run

GOOD = SAMPLES / "good"
CASES = sorted(path.stem for path in GOOD.glob("*.txt"))
FILES = sorted(path.name for path in GOOD.iterdir() if path.suffix == ".yaml" or path.is_dir())


@pytest.mark.parametrize("case", CASES)
def test_a_feature_concludes_what_it_should(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    left = run(GOOD, "run", f"{case}.yaml", "--steps")
    said = capsys.readouterr().out
    expected = (GOOD / f"{case}.txt").read_text("utf-8")
    diff = "".join(difflib.unified_diff(expected.splitlines(True), said.splitlines(True), "expected", "said"))
    assert said == expected, f"{case} says something else than expected:\n{diff}"
    assert left == 0


@pytest.mark.parametrize("name", FILES)
def test_a_good_sample_has_no_problem(name: str) -> None:
    _, found = problems_of(GOOD, name)
    assert not found, f"{name}: {found[0].message}"


def test_each_case_among_the_good_samples_has_its_text() -> None:
    cases = {path.stem for path in GOOD.glob("*.yaml") if path.read_text("utf-8").lower().startswith("case:")}
    assert cases == set(CASES)


def test_every_spelling_that_makes_no_difference_is_read_in_expectations_too(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(GOOD, "test", "spellings.yaml") == 0
    capsys.readouterr()
