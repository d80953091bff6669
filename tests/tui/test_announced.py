"""The key of a place is answered before the place is built."""

from __future__ import annotations

from typing import Any

from tui.app import FoedusApp

from .conftest import Run
from .sample import SampleLibrary
from .screen_text import lines, press
from .test_app import CASE, App, P


def test_line_1_says_where_one_goes_before_the_place_is_there(run: Run) -> None:
    drawn: list[tuple[str, str]] = []

    class Watched(FoedusApp):
        def _display(self, screen: Any, renderable: Any) -> None:
            super()._display(screen, renderable)
            if self._running and renderable is not None:
                drawn.append((type(screen).__name__, lines(self)[0]))

    async def act(app: App, pilot: P) -> None:
        drawn.clear()
        await press(pilot, "3")
        under, line = drawn[0]
        assert under == "CaseScreen", "what is drawn first is drawn on the screen that is still there"
        assert "[3 Conclusions]" in line, "and its first line says already where one goes"
        await press(pilot, "1")
        assert "[1 Case]" in lines(app)[0], "back there it says again where one is"

    run(act, app=Watched(SampleLibrary(), case=CASE))
