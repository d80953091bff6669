"""A rulebook that is changed outside is read anew; while it is broken the last good one stays in force."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

from tui.adapt import EngineLibrary
from tui.app import FoedusApp

from .conftest import Run
from .test_app import App, P, shows

BOOK = """\
rulebook: pact
title: A pact
kinds:
  state: []
statements:
  - say: <state> keeps its word
  - say: <state> is trusted
  - say: <state> is feared
rules:
  - id: trust
    title: Who keeps its word is trusted
    if:
      - <state> keeps its word
    then: <state> is trusted
    because: <state> keeps its word.
"""
CASE = "case: Two states\nrulebook: pact\nwho:\n  state: {Arland: []}\nfacts:\n  - Arland keeps its word\n"


async def until(pilot: P, true: Callable[[], bool]) -> bool:
    """Wait until something is so, for some seconds at most."""
    for _ in range(80):
        if true():
            return True
        await asyncio.sleep(0.1)
        await pilot.pause()
    return False


def test_a_change_is_taken_in_with_what_is_new_and_a_broken_one_only_told(run: Run, tmp_path: Path) -> None:
    book, case = tmp_path / "pact.yaml", tmp_path / "two.yaml"
    book.write_text(BOOK, "utf-8")
    case.write_text(CASE, "utf-8")
    app = FoedusApp(EngineLibrary(folder=tmp_path), case=str(case), watch=True)

    async def act(app: App, pilot: P) -> None:
        opened = app.desk.case
        assert opened is not None
        assert await until(pilot, lambda: opened.steps == 1)
        await asyncio.sleep(0.5)  # The watch begins in a thread of its own.
        book.write_text(BOOK.replace("then: <state> is trusted", "then: <state> is feared"), "utf-8")
        said = "1 new, 1 gone: Arland is trusted. 2 walks it. u keeps the old."
        assert await until(pilot, lambda: any(one.text.endswith(said) for one in app.desk.notices)), app.desk.notices
        assert app.desk.notices[-1].text.startswith("The rules were changed outside at ")
        await pilot.press("u")
        assert await until(pilot, lambda: "Arland is trusted" in {each.conclusion for each in opened.reading.heads})
        assert book.read_text("utf-8") == BOOK, "u keeps the old, in any place"
        assert app.desk.library.books.page(str(book)).text != BOOK, "what was written outside is kept as a draft"
        await pilot.press("U")
        assert await until(pilot, lambda: "Arland is feared" in {each.conclusion for each in opened.reading.heads})
        assert not app.desk.library.books.page(str(book)).draft
        book.write_text(BOOK.replace("- <state> keeps its word", "- <state> keep its word"), "utf-8")
        assert await until(pilot, lambda: any("cannot be read" in one.text for one in app.desk.notices))
        told = app.desk.notices[-1].text
        assert "line 13" in told, "with its place"
        assert "Still in force: all as it was." in told
        assert opened.steps == 1, "the last good one stays in force"
        await pilot.press("6")
        assert await until(pilot, lambda: shows(app, "Not in force, line 13")), "and Rules shows the problem"
        assert shows(app, "Who keeps its word is trusted")
        await press_quit(pilot)

    async def press_quit(pilot: P) -> None:
        await pilot.press("q", "enter")

    run(act, app=app)


def test_a_case_file_changed_outside_is_read_anew_and_never_under_a_try(run: Run, tmp_path: Path) -> None:
    book, case = tmp_path / "pact.yaml", tmp_path / "two.yaml"
    book.write_text(BOOK, "utf-8")
    case.write_text(CASE, "utf-8")
    app = FoedusApp(EngineLibrary(folder=tmp_path), case=str(case), watch=True)

    async def act(app: App, pilot: P) -> None:
        opened = app.desk.case
        assert opened is not None
        assert await until(pilot, lambda: opened.steps == 1)
        await pilot.press("y")
        await asyncio.sleep(0.5)  # The watch begins in a thread of its own.
        more = CASE.replace("{Arland: []}", "{Arland: [], Borland: []}")
        case.write_text(f"{more}  - Borland keeps its word\n", "utf-8")
        said = "1 fact new. 1 new: Borland is trusted. 2 walks it."
        assert await until(pilot, lambda: any(one.text.endswith(said) for one in app.desk.notices)), app.desk.notices
        assert app.desk.notices[-1].text.startswith("The case was changed outside at ")
        await pilot.press("3", "n")
        assert await until(pilot, lambda: bool(opened.tried))
        case.write_text(more.replace("facts:", "facts: ["), "utf-8")
        await asyncio.sleep(1)
        assert opened.steps == 2, "nothing is read anew under a try"
        assert not any("cannot be read" in one.text for one in app.desk.notices)
        await pilot.press("escape")
        assert await until(pilot, lambda: any("cannot be read" in one.text for one in app.desk.notices))
        assert "line 6" in app.desk.notices[-1].text or "line 5" in app.desk.notices[-1].text, "with its place"
        assert opened.steps == 2, "the last good one stays in force"

    run(act, app=app)


def test_a_file_changed_outside_while_one_writes_is_not_overwritten(run: Run, tmp_path: Path) -> None:
    book, case = tmp_path / "pact.yaml", tmp_path / "two.yaml"
    book.write_text(BOOK, "utf-8")
    case.write_text(CASE, "utf-8")
    app = FoedusApp(EngineLibrary(folder=tmp_path), case=str(case))

    async def act(app: App, pilot: P) -> None:
        opened = app.desk.case
        assert opened is not None
        assert await until(pilot, lambda: opened.steps == 1)
        await pilot.press("6", "6")
        assert await until(pilot, lambda: shows(app, "because: <state> keeps its word."))
        await pilot.press("enter", "end", "space", "number_sign", "m")
        theirs = f"{BOOK}# theirs\n"
        book.write_text(theirs, "utf-8")
        await pilot.press("escape")
        assert await until(
            pilot, lambda: any("changed outside while you wrote" in one.text for one in app.desk.notices)
        )
        assert book.read_text("utf-8") == theirs, "theirs stands"
        page = app.desk.library.books.page(str(book))
        assert "  - id: trust #m" in page.text, "and mine is kept as a draft"
        await pilot.press("6")
        assert await until(pilot, lambda: shows(app, "- id: trust #m"))
        await pilot.press("enter", "escape")
        assert await until(pilot, lambda: "  - id: trust #m" in book.read_text("utf-8"))

    run(act, app=app)
