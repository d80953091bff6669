"""The tour: nine steps on the real screens, led by the Now line; it waits, and leaves nothing behind."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.adapt import EngineLibrary
from tui.app import FoedusApp
from tui.situation import Situation
from tui.tour import STEPS, Tour, parts

from .conftest import Run
from .screen_text import lines, press, said
from .test_app import App, P, shows

WAY = (
    ("enter",),  # take the tour
    ("enter",),
    ("enter", "escape"),
    ("2", "right", "right", "right"),
    ("/", "3", "9", "enter"),
    ("down", "enter", "escape"),
    ("p", "down", "enter", "space", "enter"),
    ("3", "enter", "c"),
    ("enter", "escape"),
    ("?", "0"),
)


def app(case: str = "") -> FoedusApp:
    return FoedusApp(EngineLibrary(folder=Path("/nowhere")), case=case)


def leads(app: App) -> str:
    """What the last lines say before the keys."""
    return " ".join(" ".join(lines(app)[-4:-1]).split())


def test_each_part_fits_the_line_and_names_its_step() -> None:
    numbers = [part.number for part in parts(39)]
    assert sorted(set(numbers)) == list(range(1, STEPS + 1))
    assert numbers == sorted(numbers)
    tour = Tour()
    for part in parts(39):
        over = next(iter(part.over))
        said = tour.words(Situation(place=part.place, view=part.view, sheet=over))
        assert len(f" Now: {said}") <= 80, said
        tour._at += 1


def test_with_other_keys_the_tour_names_them() -> None:
    tour = Tour()
    at = Situation(place="case", other_keys=(("place_walk", "9"),))
    tour._at = 3
    assert "press 9:" in tour.words(at)


def test_who_follows_it_comes_to_its_end_and_nothing_of_it_is_kept(run: Run, state: Path) -> None:
    async def act(app: App, pilot: P) -> None:
        assert lines(app)[5].startswith("▸   Take the tour"), "At the first start it is marked."
        for number, keys in enumerate(WAY):
            await press(pilot, *keys)
            if number < STEPS:
                assert f"Tour {number + 1} of 9" in leads(app), leads(app)
        assert said(app).startswith("That is all.")
        assert lines(app)[0].startswith("[0 Home]")
        await press(pilot, "1")
        assert said(app).startswith("No case is open."), "The copy is laid aside."

    run(act, app=app())
    assert not list(state.rglob("*.json")), "Nothing of the tour is kept."


def test_it_is_never_led_where_its_words_do_nothing(run: Run) -> None:
    """Who goes to What if by the digit is led to Least change: only there is a way that Enter tries."""

    async def act(app: App, pilot: P) -> None:
        for keys in WAY[:7]:
            await press(pilot, *keys)
        await press(pilot, "3", "enter", "escape", "4")
        assert "Tour 7 of 9 waits in Conclusions; 3 goes there." in leads(app)
        await press(pilot, "3", "enter", "c")
        assert "Tour 8 of 9: Enter tries the author's own way" in leads(app)
        await press(pilot, "3", "4")
        assert "Tour 8 of 9 waits in Least change; 4 goes on to it." in leads(app)
        await press(pilot, "4", "enter")
        assert "Tour 8 of 9: look around." in leads(app)

    run(act, app=app())


def test_other_keys_work_and_the_tour_waits(run: Run) -> None:
    async def act(app: App, pilot: P) -> None:
        await press(pilot, "enter", "enter", "n")
        assert shows(app, "denied, yours"), "It is a copy: what is answered there is forgotten with it."
        await press(pilot, "3")
        assert leads(app).endswith("Now: Tour 2 of 9 waits in Case; 1 goes there.")
        await press(pilot, "1", "?", "escape")
        assert "Tour 2 of 9: sentences" in leads(app)
        await press(pilot, ":", *"end the tour", "enter")
        assert said(app) == "The tour is ended. Nothing of it is kept."
        assert "Tour" not in leads(app).removeprefix("The tour is ended.")

    run(act, app=app())


@pytest.mark.parametrize("case", ["csto-2012", "scholarship-award"])
def test_the_case_that_was_open_is_there_again_after_it(run: Run, case: str) -> None:
    async def act(app: App, pilot: P) -> None:
        await press(pilot, "n", ":", *"take the tour", "enter")
        assert "Tour 1 of 9" in leads(app)
        await press(pilot, "enter")
        assert shows(app, "The CSTO on 15 June 2012")
        assert not shows(app, "denied, yours"), "The tour begins with the case as it is in its file."
        await press(pilot, ":", *"end the tour", "enter", "1")
        assert shows(app, "denied, yours")

    run(act, app=app(case))
