"""Terminals that can do less: what cannot draw a screen is told the way that it can go."""

from __future__ import annotations

import os
import pty
import subprocess
import sys

import pytest

from tui.adapt import EngineLibrary
from tui.app import FoedusApp
from tui.frame.shown import LEAST

from .conftest import Run
from .screen_text import lines, press, write
from .test_app import App, P


@pytest.mark.parametrize(("case", "named"), [("", "csto-2012"), ("scholarship-ada", "scholarship-ada")])
def test_a_terminal_that_cannot_draw_is_told_of_the_linear_walk(case: str, named: str) -> None:
    ours, theirs = pty.openpty()
    done = subprocess.run(
        [sys.executable, "-m", "cli.main", "open", *([case] if case else [])],
        stdin=theirs,
        stdout=theirs,
        stderr=subprocess.PIPE,
        env={**os.environ, "TERM": "dumb"},
        text=True,
        timeout=60,
    )
    os.close(theirs)
    os.close(ours)
    assert done.returncode == 2, "it is no screen, and says so by its exit code"
    assert f"foedus walk {named} --plain" in done.stderr, "the way on is named, with the case that was asked for"


def test_in_the_smallest_window_the_marked_line_and_what_is_typed_are_seen(run: Run) -> None:
    async def act(app: App, pilot: P) -> None:
        for place in "23461":
            await press(pilot, place)
            assert any(line.startswith("▸") for line in lines(app)), f"place {place} shows what is marked"
            assert sum(" Now: " in line for line in lines(app)) == 1
        await press(pilot, "a")
        await write(pilot, "Ada is")
        shown = lines(app)
        assert any("Ada is" in line for line in shown[:-2]), "the text field is seen"
        assert any(line.startswith("▸") for line in shown), "and what it suggests"
        await press(pilot, "escape", "colon")
        await write(pilot, "undo")
        assert any(line.startswith("▸") for line in lines(app)), "and the action that was looked for"

    run(act, app=FoedusApp(EngineLibrary(), case="scholarship-award"), size=LEAST)
