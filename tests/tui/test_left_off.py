"""The next start is where the last one ended: the place, the view in it and the marked line (some of them only in the
long tests)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tui.adapt import EngineLibrary
from tui.app import FoedusApp
from tui.desk import Desk
from tui.frame import Framed
from tui.opencase import OpenCase
from tui.row import Line
from tui.screens.home import HomeScreen
from tui.sentences import SentenceList
from tui.store import Place

from .conftest import Run
from .sample import REVISED, SampleLibrary
from .screen_text import lines, press
from .test_app import App, P, shows
from .test_store import LEADS, opened

SCHOLARSHIP = "scholarship-award"


def stands(app: App) -> tuple[str, str, str]:
    """The place, the view and the marked line of the screen that is looked at."""
    screen = app.screen
    assert isinstance(screen, Framed)
    return screen.place, screen.here(), screen.marked_id()


@pytest.mark.parametrize(
    "keys",
    [
        ("down", "down"),
        ("2", "right", "down"),
        ("3", "c", "down", "down"),
        ("6", "6", "6", "down"),
        *(
            pytest.param(keys, marks=pytest.mark.long)
            for keys in (("1", "down"), ("3", "end"), ("3", "3"), ("4", "4", "4", "down"), ("6", "down", "down"))
        ),
    ],
    ids=" ".join,
)
def test_a_named_case_opens_where_it_was_left(run: Run, tmp_path: Path, keys: tuple[str, ...]) -> None:
    left: list[tuple[str, str, str]] = []

    async def first(app: App, pilot: P) -> None:
        await press(pilot, *keys)
        left.append(stands(app))
        await press(pilot, "q", "enter")

    async def then(app: App, pilot: P) -> None:
        await app.workers.wait_for_complete()
        await press(pilot)
        assert stands(app) == left[0], "One is back on the very line."
        assert shows(app, "You left off here: ") == (left[0][:2] != ("case", "facts")), "Elsewhere than at the start."

    for act in (first, then):
        run(act, app=FoedusApp(EngineLibrary(folder=tmp_path), case=SCHOLARSHIP))


def test_a_line_that_was_unfolded_is_unfolded_again(run: Run) -> None:
    async def first(app: App, pilot: P) -> None:
        await press(pilot, "3", "down", "down", "down", "down", "space", "down", "q", "enter")

    async def then(app: App, pilot: P) -> None:
        await press(pilot)
        kept = app.desk.case
        assert kept is not None
        assert stands(app)[2] == kept.at.mark, "The line lay in a fold."

    for act in (first, then):
        run(act, app=FoedusApp(EngineLibrary(), case="csto-2012"))


@pytest.mark.parametrize(
    "at",
    [
        {"place": 5},
        "nowhere",
        {"place": "attic", "view": "x"},
        {"place": "home"},
        {"place": "walk", "view": "gone", "step": 10**9, "mark": "no such line"},
        {"place": "change", "view": "least", "about": "no such sentence", "mark": "way:9:9"},
        {"place": "conclusions", "view": "circles", "about": "ring:R99", "mark": "member:99", "step": -7},
        {"place": "rules", "view": "", "about": "no such rulebook"},
    ],
    ids=str,
)
def test_what_is_kept_of_the_place_and_makes_no_sense_does_no_harm(run: Run, at: object) -> None:
    case = opened()
    case.answer(LEADS, "denied")
    case.close()
    kept = json.loads(case.keeper.path.read_text())
    case.keeper.path.write_text(json.dumps(kept | {"at": at}))

    async def act(app: App, pilot: P) -> None:
        await press(pilot)
        assert app.desk.case is not None
        assert [answer.sentence for answer in app.desk.case.answers] == [LEADS], "The answers are all there."
        await press(pilot, "1")
        assert "[1 Case]" in lines(app)[0], "One goes on from there."

    run(act, case="csto-2012")


def test_a_fault_is_not_gone_back_to() -> None:
    case = opened()
    case.stand("change", "carries", mark="x")
    case.lose_place()
    case.keeper.windows.leave()
    assert opened().at == Place(step=1), "Else each start would end by the same fault."


def test_the_window_that_closes_last_overwrites_no_answer_of_another() -> None:
    one, other = opened(), opened()
    other.answer(LEADS, "denied")
    other.close()
    one.stand("walk", mark="premise")
    one.close()
    again = opened()
    assert [answer.sentence for answer in again.answers] == [LEADS], "Nobody looked around, and nothing is lost."
    assert again.at.place == "walk", "Where to go on is said by the window that was left last."


def test_two_windows_that_answer_at_once_keep_both_answers() -> None:
    desks = [Desk(SampleLibrary()), Desk(SampleLibrary())]
    cases: list[OpenCase] = []
    for desk in desks:
        desk.open("csto-2012")
        assert desk.case is not None
        cases.append(desk.case)
    for desk, case, sentence in zip(desks, cases, (LEADS, REVISED), strict=True):
        case.answer(sentence, "denied")
        desk.look_around()
        case.keep()
        case.keeper.flush()
    for case in cases:
        case.close()
    assert {answer.sentence for answer in opened().answers} == {LEADS, REVISED}


def test_that_another_window_goes_about_is_no_news() -> None:
    one, other = opened(), opened()
    one.answer(LEADS, "denied")
    one.undo()
    other.stand("walk")
    other.close()
    assert one.look_around() == "", "It took nothing back."
    assert one.journal.next is not None, "What was undone here can still be done again."
    one.close()


def test_another_case_is_looked_at_from_the_top(run: Run) -> None:
    async def act(app: App, pilot: P) -> None:
        await press(pilot, "pagedown", "down", "3", "end", "0")
        app.screen.post_message(HomeScreen.Open(SCHOLARSHIP))
        await press(pilot)
        first = next(row.id for row in app.screen.query_one("#said", SentenceList).shown if isinstance(row, Line))
        assert stands(app) == ("case", "facts", first), "Where one was in another case says nothing about this one."
        await press(pilot, "3")
        assert stands(app)[2] == "Ada ought to get the scholarship"

    run(act, app=FoedusApp(EngineLibrary(), case="csto-2012"))
