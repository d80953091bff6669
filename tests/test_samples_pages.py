"""Every code has its page, and every page keeps its word."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from engine.authoring.shelf import Shelf
from engine.language.catalogue import catalogue_markdown, pages
from engine.language.pages import BASE, Page
from tests.samples.checked import SAMPLES, run

ROOT = Path(__file__).parents[1]
SHOWN = [page for page in pages().values() if not page.avoid.startswith("(")]
_FILE = re.compile(r"^# (\S+\.yaml)\n", re.MULTILINE)


def codes_in_use() -> set[str]:
    folder = ROOT / "engine" / "language"
    return {code for path in folder.glob("*.py") for code in re.findall(r'"(F\d{3})"', path.read_text("utf-8"))}


def completed(page: Page, example: str) -> str:
    """The whole file that an example is a part of: what `BASE` says under other keys comes before it."""
    if page.alone or example.startswith("case:"):
        return example + "\n"
    own = set(re.findall(r"^([a-z ]+):", example, re.MULTILINE))
    blocks = re.split(r"^(?=[a-z])", BASE, flags=re.MULTILINE)
    return "".join(block for block in blocks if block and block.split(":")[0] not in own) + example + "\n"


def told(page: Page, example: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The codes of the problems that `foedus check` finds in an example."""
    from engine.authoring.check import check

    monkeypatch.chdir(folder)
    (folder / "pact.yaml").write_text(BASE, "utf-8")
    if _FILE.search(example):
        pieces = _FILE.split(example)
        for name, text in zip(pieces[1::2], pieces[2::2], strict=True):
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_text(text, "utf-8")
        target = pieces[1].split("/")[0]
    else:
        target = "example.yaml"
        (folder / target).write_text(completed(page, example), "utf-8")
    return {problem.code for problem in check([target], Shelf(), meaning=False).found}


@pytest.mark.parametrize("page", SHOWN, ids=lambda page: page.code)
def test_what_is_to_be_avoided_has_this_problem_and_what_is_to_be_preferred_none(
    page: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    if page.avoid.startswith("$ foedus "):
        assert _exit_code(page.avoid) == 2
        assert page.code in capsys.readouterr().err
        assert _exit_code(page.prefer) == 0
        return
    (tmp_path / "avoid").mkdir()
    (tmp_path / "prefer").mkdir()
    avoided = told(page, page.avoid, tmp_path / "avoid", monkeypatch)
    assert avoided == {page.code}, f"{page.code}: what is to be avoided shows {sorted(avoided)}"
    preferred = told(page, page.prefer, tmp_path / "prefer", monkeypatch)
    assert not preferred, f"{page.code}: what is to be preferred shows {sorted(preferred)}"


def _exit_code(line: str) -> int:
    from cli.main import foedus

    try:
        result = foedus.main(line.split()[2:], prog_name="foedus", standalone_mode=False)
    except click.exceptions.Exit as leave:
        return leave.exit_code
    return result if isinstance(result, int) else 0


def test_every_code_has_a_page_and_every_page_a_code() -> None:
    assert codes_in_use() == {code for code in pages() if code.startswith("F")}


def test_every_code_has_a_sample() -> None:
    texts = [path.read_text("utf-8") for path in (SAMPLES / "bad").glob("*.txt")]
    shown = {code for text in texts for code in re.findall(r"\b(F\d{3}):", text)}
    assert codes_in_use() - shown == set(), "these codes have no sample"
    assert shown - codes_in_use() == set(), "these samples expect codes that no longer exist"


def test_the_printed_catalogue_is_up_to_date() -> None:
    printed = (ROOT / "docs" / "problems.md").read_text("utf-8")
    assert printed == catalogue_markdown(), (
        "docs/problems.md is not what the pages say; renew it with: "
        "python -m engine.language.catalogue > docs/problems.md"
    )


@pytest.mark.parametrize("word", ["F301", "f301"])
def test_explain_prints_a_page(word: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(SAMPLES, "explain", word) == 0
    said = capsys.readouterr().out
    assert said.startswith("F301: A sentence that fits no statement\n")
    assert said.index("\nAvoid\n") < said.index("\nPrefer\n") < said.index("\nWhy\n")


def test_explain_without_a_code_lists_all(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(SAMPLES, "explain") == 0
    said = capsys.readouterr().out
    assert [line[2:6] for line in said.splitlines() if line.startswith("  F")] == list(pages())
    assert "  A101  " in said


def test_explain_of_an_unknown_code_names_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(SAMPLES, "explain", "F31") == 2
    assert capsys.readouterr().err == "There is no problem code 'F31'. Did you mean F301?\n"
