"""Two windows write in one rulebook, or another program does: nothing that anybody wrote is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.adapt import EngineLibrary
from tui.app import FoedusApp
from tui.screens.writes import Writes
from tui.store.drafts import of as drafts_of
from tui.store.texts import Texts

from .conftest import Run
from .screen_text import lines
from .test_app import App, P, shows
from .test_outside import BOOK, CASE, until

GRANT = """\
rulebook: grant
title: A grant
kinds:
  student: []
statements:
  - say: <student> applies
  - say: <student> is paid
rules:
  - id: pays
    title: Who applies is paid
    if:
      - <student> applies
    then: <student> is paid
    because: <student> applies.
"""
TEXTS = pytest.mark.parametrize("stands", [BOOK, GRANT])


def texts_of(path: Path) -> set[str]:
    return {draft.text for draft in drafts_of(path)}


@TEXTS
def test_each_window_has_a_draft_of_its_own(stands: str, tmp_path: Path) -> None:
    path = tmp_path / "book.yaml"
    path.write_text(stands, "utf-8")
    one, two, three = Texts(), Texts(), Texts()
    for window in (one, two):
        assert window.begin(path, stands) is None
    assert not one.keep(path, f"{stands}# one")
    assert two.keep(path, f"{stands}# two"), "the second one is told that its text lies beside the other"
    assert not one.keep(path, f"{stands}# one, more")
    assert not two.keep(path, f"{stands}# two, more"), "it is told once"
    assert texts_of(path) == {f"{stands}# one, more", f"{stands}# two, more"}
    assert [each.text for each in two.others(path)] == [f"{stands}# one, more"], "and the other's is offered"
    left = three.begin(path, stands)
    assert left is not None, "a third window goes on where the first one is"
    assert left.text == f"{stands}# one, more"
    three.keep(path, f"{stands}# three")
    assert one.keep(path, f"{stands}# one again"), "then the first one steps aside"
    assert texts_of(path) == {f"{stands}# one again", f"{stands}# two, more", f"{stands}# three"}


@TEXTS
def test_a_window_puts_in_force_and_drops_nothing_but_its_own(stands: str, tmp_path: Path) -> None:
    path = tmp_path / "book.yaml"
    path.write_text(stands, "utf-8")
    one, two = Texts(), Texts()
    for window, text in ((one, "# one"), (two, "# two")):
        window.begin(path, stands)
        window.keep(path, stands + text)
    assert one.put(path, f"{stands}# one", stands) == "in force"
    assert texts_of(path) == {f"{stands}# two"}
    assert two.put(path, f"{stands}# two", stands) == "changed", "the file reads otherwise than when it was opened"
    assert path.read_text("utf-8") == f"{stands}# one", "so nothing is done"
    assert two.put(path, f"{stands}# two", f"{stands}# one") == "kept", "on demand it takes the place of the other"
    assert path.read_text("utf-8") == f"{stands}# two"
    assert texts_of(path) == {f"{stands}# one"}, "which is kept"
    two.take(path, two.others(path)[0].number)
    two.begin(path, f"{stands}# two")
    assert two.put(path, f"{stands}# one", f"{stands}# two") == "kept", "and can be put in force in its turn"
    assert texts_of(path) == {f"{stands}# two"}


@TEXTS
def test_a_draft_from_yesterday_does_not_bury_what_another_program_wrote_since(stands: str, tmp_path: Path) -> None:
    path = tmp_path / "book.yaml"
    path.write_text(stands, "utf-8")
    yesterday = Texts()
    yesterday.begin(path, stands)
    yesterday.keep(path, f"{stands}# mine")
    theirs = f"{stands}# from an editor"
    path.write_text(theirs, "utf-8")
    today = Texts()
    left = today.begin(path, theirs)
    assert left is not None
    assert left.text == f"{stands}# mine"
    assert today.put(path, left.text, theirs) == "kept"
    assert texts_of(path) == {theirs}


def test_what_another_window_goes_on_with_is_not_dropped(tmp_path: Path) -> None:
    path = tmp_path / "book.yaml"
    path.write_text(BOOK, "utf-8")
    one, two = Texts(), Texts()
    one.begin(path, BOOK)
    one.keep(path, f"{BOOK}# one")
    two.begin(path, BOOK)
    two.keep(path, f"{BOOK}# two")
    one.drop(path)
    assert texts_of(path) == {f"{BOOK}# two"}
    assert one.draft(path) is None, "it is dropped here"
    assert [each.text for each in one.others(path)] == [f"{BOOK}# two"], "and offered"


def test_two_screens_keep_both_texts_and_say_so(run: Run, tmp_path: Path) -> None:
    book, case = tmp_path / "pact.yaml", tmp_path / "two.yaml"
    book.write_text(BOOK, "utf-8")
    case.write_text(CASE, "utf-8")
    other = EngineLibrary(folder=tmp_path)

    async def act(app: App, pilot: P) -> None:
        opened = app.desk.case
        assert opened is not None
        assert await until(pilot, lambda: opened.steps == 1)
        await pilot.press("6", "6")
        assert await until(pilot, lambda: shows(app, "because: <state> keeps its word."))
        other.books.page(str(book))
        theirs = BOOK.replace("then: <state> is trusted", "then: <state> is feared")
        other.books.keep(book, f"{theirs}# half ")
        await pilot.press("enter", "end", "space", "number_sign", "m")
        said = "Another window writes in pact.yaml, too. Both texts are kept. The list of rules shows theirs."
        assert await until(pilot, lambda: any(said in one.text for one in app.desk.notices))
        assert f"{theirs}# half " in texts_of(book)
        assert other.books.save(book, theirs, BOOK) == "in force"
        await pilot.press("escape")
        assert await until(
            pilot, lambda: any("changed outside while you wrote" in one.text for one in app.desk.notices)
        )
        assert book.read_text("utf-8") == theirs, "theirs stands"
        await pilot.press("6")
        assert await until(pilot, lambda: shows(app, "- id: trust #m")), "and mine is there again"
        await pilot.press("enter", "escape")
        kept = "What somebody else had written in pact.yaml meanwhile is kept: the list of rules shows it."
        assert await until(pilot, lambda: any(kept in one.text for one in app.desk.notices)), app.desk.notices
        assert "  - id: trust #m" in book.read_text("utf-8")
        assert texts_of(book) == {theirs}
        assert await until(pilot, lambda: shows(app, "Another text of pact.yaml is kept, from "))
        await pilot.press("home", "enter")
        screen = app.screen_stack[0]
        assert isinstance(screen, Writes)
        assert await until(pilot, lambda: screen.writing.area.text == theirs), "Enter on its line opens it"
        assert await until(pilot, lambda: lines(app)[0].endswith("draft")), "as a text that is not in force"

    run(act, app=FoedusApp(EngineLibrary(folder=tmp_path), case=str(case)))
