"""Keys typed in one burst do what they do one after the other."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path
from time import sleep
from typing import cast

import pytest
from textual import events
from textual.pilot import Pilot

from tui.adapt import EngineLibrary
from tui.app import FoedusApp
from tui.arriving import Arriving
from tui.reading import Library, Reading
from tui.store import Answer

from .conftest import Run
from .sample import SampleLibrary
from .screen_text import lines, press, said
from .test_app import CASE, App, P, shows
from .test_compare import EXIT

CHARACTERS = {"enter": "\r", "space": " "}


async def burst(pilot: Pilot[None], *keys: str) -> None:
    """Send keys as a terminal sends what was typed ahead: all at once."""
    for key in keys:
        character = CHARACTERS.get(key, key if len(key) == 1 else None)
        pilot.app.post_message(events.Key("space" if key == " " else key, character))
    await press(pilot)
    await press(pilot)


class TestTypedAhead:
    """However fast it comes, each key finds the place, the sheet and the field that the one before led to."""

    def test_a_forecast_typed_in_one_go_is_written_down(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await burst(pilot, *"5p", *EXIT, "enter", *"likely within 24 months", "enter")
            assert shows(app, "likely within 24 months (70 %)."), "the second text goes into the second field"

        run(act, case=CASE)

    def test_what_is_pasted_keeps_its_turn(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "5")
            for event in (events.Key("p", "p"), events.Paste(EXIT), events.Key("enter", "\r")):
                app.post_message(event)
            app.post_message(events.Paste("likely within 24 months"))
            await burst(pilot, "enter")
            assert shows(app, "likely within 24 months (70 %)."), "each text goes into its field"

        run(act, case=CASE)

    def test_a_key_of_the_next_place_is_done_there(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await burst(pilot, *"6a")
            assert "[Text]" in lines(app)[1], "a begins a rule where 6 led to"

        run(act, app=FoedusApp(EngineLibrary(), case=CASE))

    @pytest.mark.parametrize("case", ["scholarship-award", pytest.param("csto-2012", marks=pytest.mark.long)])
    @pytest.mark.parametrize("keys", ["33", "2p", "2 right enter escape 3"])
    def test_a_burst_ends_where_the_same_keys_end_one_by_one(
        self, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, case: str, keys: str
    ) -> None:
        seen: list[list[str]] = []
        typed = [key for part in keys.split() for key in ([part] if part.isalpha() and len(part) > 2 else part)]

        async def at_once(app: App, pilot: P) -> None:
            await burst(pilot, *typed)
            seen.append(lines(app))

        async def one_by_one(app: App, pilot: P) -> None:
            for key in typed:
                await press(pilot, key)
            await press(pilot)
            seen.append(lines(app))

        for act in (one_by_one, at_once):
            monkeypatch.setenv("FOEDUS_STATE", str(tmp_path / act.__name__))
            run(act, app=FoedusApp(EngineLibrary(), case=case))
        assert seen[1] == seen[0], "the screen is the same, however fast the keys came"

    @pytest.mark.parametrize(
        "keys",
        [
            ("n", "3"),
            ("n", "enter"),
            ("n", "n", "c"),
            *(pytest.param(keys, marks=pytest.mark.long) for keys in (("n", "r"), ("n", "2"))),
        ],
    )
    def test_what_is_asked_right_behind_an_answer_is_asked_of_what_then_follows(
        self, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, keys: tuple[str, ...]
    ) -> None:
        seen: list[list[str]] = []

        async def at_once(app: App, pilot: P) -> None:
            for key in keys:
                app.post_message(events.Key(key, CHARACTERS.get(key, key)))
            went = False
            while app.desk.case is not None and (app.desk.case.stale or not app.desk.case.answers):
                await pilot.pause(0.01)
                went |= app.desk.case.stale and (app.current_mode != "case" or len(app.screen_stack) > 1)
            assert not went, "It waits, and shows nothing from before the answer."
            await press(pilot)
            seen.append([line for line in lines(app)[:-3] if line])

        async def one_by_one(app: App, pilot: P) -> None:
            for key in keys:
                await press(pilot, key)
            await press(pilot)
            seen.append([line for line in lines(app)[:-3] if line])

        for act in (one_by_one, at_once):
            monkeypatch.setenv("FOEDUS_STATE", str(tmp_path / act.__name__))
            run(act, app=FoedusApp(Slow(), case="scholarship-award"))
        assert seen[1][:-2] == seen[0][:-2], "The screen is the same, however fast the keys came."


class Slow(EngineLibrary):
    """Takes its time for every evaluation but the first."""

    def read(self, case: str, answers: Sequence[Answer]) -> Reading:
        """As ever, but later."""
        if answers:
            sleep(0.3)
        return super().read(case, answers)


def test_a_key_before_the_named_case_has_arrived_is_told_that_it_is_on_its_way(run: Run) -> None:
    loads = threading.Event()

    def engine() -> Library:
        loads.wait(20)
        return SampleLibrary()

    async def act(app: App, pilot: P) -> None:
        await press(pilot, "3")
        assert "The case is being opened" in said(app), "it was named, so that none is open would be wrong"
        loads.set()
        for _ in range(100):
            await pilot.pause(0.02)
            if "[1 Case]" in lines(app)[0]:
                break
        await press(pilot, "3")
        assert "[3 Conclusions]" in lines(app)[0], "a moment later the same key leads there"

    run(act, app=FoedusApp(cast(Library, Arriving(engine)), case=CASE))
