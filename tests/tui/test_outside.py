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
        said = "The rules were changed outside and are read anew. 1 new, 1 gone: Arland is trusted."
        assert await until(pilot, lambda: any(one.text.startswith(said) for one in app.desk.notices)), app.desk.notices
        book.write_text(BOOK.replace("- <state> keeps its word", "- <state> keep its word"), "utf-8")
        assert await until(pilot, lambda: any("have a problem" in one.text for one in app.desk.notices))
        told = app.desk.notices[-1].text
        assert "line 13" in told, "with its place"
        assert "Still in force: the rules as they were." in told
        assert opened.steps == 1, "the last good one stays in force"
        await pilot.press("6")
        assert await until(pilot, lambda: shows(app, "Not in force, line 13")), "and Rules shows the problem"
        assert shows(app, "Who keeps its word is trusted")
        await press_quit(pilot)

    async def press_quit(pilot: P) -> None:
        await pilot.press("q", "enter")

    run(act, app=app)
