"""Law: every mistake is answered where it stands, in these very words, with a fix that mends it.

Nothing rewrites the expected texts: a changed text is read by a person and then written into its file.
"""

from __future__ import annotations

import difflib
import re
from pathlib import Path

import pytest

from engine.language.catalogue import catalogue_markdown, pages
from engine.language.catalogue_pages import BASE, example, is_case
from engine.language.problem import Problem

from .told import BAD, problems_of, told

ROOT = Path(__file__).parents[2]
SAMPLES = sorted(path.stem for path in BAD.glob("*.yaml") if path.stem != "example")
SHOWN = [page for page in pages().values() if not page.avoid.startswith("(")]


@pytest.mark.parametrize("name", SAMPLES)
def test_a_mistake_is_answered_in_these_words(name: str) -> None:
    expected = (BAD / f"{name}.txt").read_text("utf-8")
    said = told(BAD / f"{name}.yaml")
    difference = "\n".join(
        difflib.unified_diff(expected.splitlines(), said.splitlines(), "expected", "said", lineterm="")
    )
    assert said == expected, (
        f"{name}: the words have changed. Read them aloud before they are written down.\n{difference}"
    )


def mended(text: str, problem: Problem) -> str:
    """The file with the fix of a problem applied."""
    assert problem.edit is not None
    lines = text.split("\n")
    at = problem.edit.place
    line = lines[at.line - 1]
    lines[at.line - 1] = line[: at.column - 1] + problem.edit.text + line[at.column - 1 + problem.edit.length :]
    return "\n".join(lines)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_proposed_edit_mends_what_it_is_for(name: str) -> None:
    file = BAD / f"{name}.yaml"
    found, _ = problems_of(file)
    text = file.read_text("utf-8")
    for problem in found:
        if problem.edit is not None:
            left, _ = problems_of(file, mended(text, problem))
            same = [other for other in left if (other.code, other.place.line) == (problem.code, problem.place.line)]
            assert not same, f"{name}: after its fix {problem.edit.text!r} the same problem stands in the same line."


def test_every_code_has_a_page_and_every_page_a_code() -> None:
    told_in = "".join(
        path.read_text("utf-8") for path in (ROOT / "engine" / "language").glob("*.py") if "catalogue" not in path.name
    )
    used = set(re.findall(r'"(F\d{3})"', told_in))
    assert used == {code for code in pages() if code.startswith("F")}, (
        "Each problem code has its page, and no page is left over."
    )


def test_every_shown_page_has_a_sample() -> None:
    with_sample = {name[:4].upper() for name in SAMPLES}
    lacking = [page.code for page in SHOWN if page.code.startswith("F") and page.code not in with_sample | {"F504"}]
    assert not lacking, f"Each page with an example has a sample with its exact text: {lacking}"


@pytest.mark.parametrize("code", [page.code for page in SHOWN if page.code.startswith("F")])
def test_a_page_keeps_its_word(code: str, tmp_path: Path) -> None:
    page = pages()[code]
    (tmp_path / "example.yaml").write_text(BASE, "utf-8")
    codes = {}
    for kind, text in (("avoid", page.avoid), ("prefer", page.prefer)):
        file = tmp_path / f"{kind}.yaml"
        content = example(page, text)
        file.write_text(content, "utf-8")
        if is_case(page) and not text.startswith("case:"):
            from engine import Library, Problems
            from engine.language.read_case import case_at

            problems = Problems()
            case_at(file, Library(), problems)
            codes[kind] = {problem.code for problem in problems.found}
        else:
            codes[kind] = {problem.code for problem in problems_of(file)[0]}
    assert codes["avoid"] == {code}, (
        f"{code}: what is to be avoided shows this problem and no other, not {codes['avoid']}."
    )
    assert not codes["prefer"], f"{code}: what is to be preferred has no problem, but {codes['prefer']}."


def test_the_list_of_problems_is_current() -> None:
    written = (ROOT / "docs" / "problems.md").read_text("utf-8")
    assert written == catalogue_markdown(), "docs/problems.md is made anew: python -m engine.language.catalogue"
