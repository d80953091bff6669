"""The memo: m on any screen asks for the name of a file only, and what one looks at comes first in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.adapt import EngineLibrary
from tui.app import FoedusApp

from .conftest import Run
from .screen_text import lines, press, said, write
from .test_app import CASE, App, P, shows


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which one works."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def test_it_asks_for_the_name_alone_and_says_where_it_is(run: Run, here: Path) -> None:
    async def act(app: App, pilot: P) -> None:
        await press(pilot, "m")
        assert shows(app, "csto-2012-memo.html"), "a name is suggested"
        await press(pilot, "enter")
        assert said(app).startswith("The memo is written: "), "it says where the memo is"
        assert (here / "csto-2012-memo.html").read_text("utf-8") == "Bottom line", (
            "on Case too the bottom line comes before the entries"
        )
        await press(pilot, "m")
        assert shows(app, "csto-2012-memo-2.html"), "no file is written over unasked"

    run(act, case=CASE)


def test_what_one_looks_at_comes_first(run: Run, here: Path) -> None:
    async def act(app: App, pilot: P) -> None:
        await press(pilot, "2", "end", "down", "enter", "m", "enter")
        text = (here / "csto-2012-memo.html").read_text("utf-8")
        assert text.startswith("Why\n"), "an answer leads with its question"
        assert "Russia denies Uzbekistan equality" in text
        assert shows(app, "[w Why]"), "and one is where one was"

    run(act, case=CASE)


def test_what_one_expects_is_in_it_with_what_became_of_it(run: Run, here: Path) -> None:
    async def act(app: App, pilot: P) -> None:
        await press(pilot, "5", "p")
        await write(pilot, "Uzbekistan suspends or leaves the CSTO")
        await press(pilot, "enter")
        await write(pilot, "likely within 24 months")
        await press(pilot, "enter", "1", "m", "enter")
        assert said(app).startswith("The memo is written: ")
        text = (here / "csto-2012-memo.html").read_text("utf-8")
        assert text == (
            "Bottom line\nUzbekistan suspends or leaves the CSTO likely within 24 months (70 %). It came after 5 days."
        ), "The forecast is told as in Later, with its judgement."

    run(act, case=CASE)


def test_another_ending_is_refused_with_the_two_that_can_be(run: Run, here: Path) -> None:
    async def act(app: App, pilot: P) -> None:
        await press(pilot, "m", "ctrl+a", "ctrl+k", "home", "ctrl+k")
        await write(pilot, "memo.doc")
        await press(pilot, "enter")
        assert "ends in .html (a page) or in .md (Markdown)" in said(app)
        assert list(here.iterdir()) == []
        await press(pilot, "escape")
        assert lines(app)[0].startswith(" 0 Home [1 Case]")

    run(act, case=CASE)


def test_a_folder_that_is_not_there_is_told_and_the_name_stays(run: Run) -> None:
    async def act(app: App, pilot: P) -> None:
        await press(pilot, "m", "home", "ctrl+k")
        await write(pilot, "nowhere/memo.md")
        await press(pilot, "enter")
        assert "could not be written: no such file or directory." in said(app)
        assert shows(app, "nowhere/memo.md")

    run(act, app=FoedusApp(EngineLibrary(), case=CASE))


@pytest.mark.parametrize("case", [CASE, "scholarship-award"])
@pytest.mark.parametrize("ending", [".md", ".html"])
def test_what_one_looks_at_leads_and_what_one_expects_has_a_part(here: Path, case: str, ending: str) -> None:
    library = EngineLibrary()
    library.open(case)
    path = here / f"memo{ending}"
    expected = [("it comes", "likely within 2 years (70 %).", "It came."), ("it goes", "unlikely.", "")]
    library.write.memo(case, (), path, ("Later", "  a line\n  <b>another</b>"), expected)
    text = path.read_text("utf-8")
    heads = ["Later", "Bottom line", "Reasoning", "What would change it", "What you expect", "What was entered"]
    at = [text.index(f"<h2>{head}</h2>" if ending == ".html" else f"## {head}\n") for head in heads]
    assert at == sorted(at), "What one looks at comes first, then the bottom line; the entries come late."
    assert "it comes: likely within 2 years (70 %). It came." in text.replace("\\", "")
    assert "it goes: unlikely." in text
    assert "<b>another" not in text or ending == ".md", "text from the screen is shown as text"


def test_the_map_is_written_as_a_diagram(run: Run, here: Path) -> None:
    async def act(app: App, pilot: P) -> None:
        await press(pilot, "6", ":")
        await write(pilot, "mermaid")
        await press(pilot, "enter")
        assert "The diagram is written" in said(app)
        assert (here / "csto-2012-map.mmd").read_text("utf-8").startswith("graph LR")

    run(act, app=FoedusApp(EngineLibrary(), case=CASE))
