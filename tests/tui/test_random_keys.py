"""Whatever is pressed, the program stays up, and no line is wider than the window."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tui.adapt import EngineLibrary
from tui.app import FoedusApp

from .conftest import Run
from .screen_text import lines

KEYS = [
    *"0123456ynoadewsuUk:?/rcmpxцт.",
    *["up", "down", "left", "right", "enter", "escape", "space", "tab", "shift+tab", "home", "end"],
    *["pageup", "pagedown", "backspace", "ctrl+c", "ctrl+z", "f1", "down", "enter", "escape"],
]


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is written at random (a memo, a map) is written into a folder of its own."""
    monkeypatch.chdir(tmp_path)


async def _at_random(app: FoedusApp, pilot: Pilot[None], seed: int, presses: int = 40) -> None:
    chance = random.Random(seed)
    for _ in range(presses):
        await pilot.press(chance.choice(KEYS))
        if chance.random() < 0.05:
            await pilot.resize_terminal(chance.randrange(30, 150), chance.randrange(6, 50))
    await app.workers.wait_for_complete()
    await pilot.pause()
    assert app.is_running
    assert all(len(line) <= app.size.width for line in lines(app))


@pytest.mark.parametrize("seed", range(1))
@pytest.mark.parametrize("size", [(80, 24), (140, 45), (42, 11)])
def test_no_key_brings_it_down(run: Run, seed: int, size: tuple[int, int]) -> None:
    async def act(app: FoedusApp, pilot: Pilot[None]) -> None:
        await _at_random(app, pilot, seed)

    run(act, size=size, case="csto-2012")


@pytest.mark.parametrize("seed", range(10, 11))
def test_nor_on_the_engine(run: Run, seed: int) -> None:
    async def act(app: FoedusApp, pilot: Pilot[None]) -> None:
        await _at_random(app, pilot, seed)

    run(act, app=FoedusApp(EngineLibrary(), case="csto-2012"))


@pytest.mark.long
@pytest.mark.parametrize("case", ["csto-2012", "scholarship-award"])
@pytest.mark.parametrize("seed", range(20, 24))
@pytest.mark.parametrize("size", [(80, 24), (140, 45), (42, 11)])
def test_nor_do_hundreds(run: Run, seed: int, size: tuple[int, int], case: str) -> None:
    async def act(app: FoedusApp, pilot: Pilot[None]) -> None:
        await _at_random(app, pilot, seed, presses=500)

    run(act, size=size, app=FoedusApp(EngineLibrary(), case=case))
