"""What Enter takes is in sight, whatever the wheel and the mouse did before."""

from __future__ import annotations

import pytest
from textual import events

from tui.adapt import EngineLibrary
from tui.app import FoedusApp
from tui.row import Line
from tui.sentences import SentenceList

from .conftest import Run
from .test_app import App, P
from .test_outside import until


async def turn(pilot: P, part: SentenceList, by: int) -> None:
    """Turn the wheel over a list."""
    at = part.region.offset
    kind = events.MouseScrollDown if by > 0 else events.MouseScrollUp
    for _ in range(abs(by)):
        part.post_message(kind(part, 3, 2, 0, 1, 0, False, False, False, screen_x=at.x + 3, screen_y=at.y + 2))
        await pilot.pause()


def seen(part: SentenceList) -> list[str]:
    """The ids of the lines of which something is seen."""
    top = part.scroll_offset.y
    rows = [part.shown[index] for index, _ in part._lines[top : top + part.size.height]]
    return [row.id for row in rows if isinstance(row, Line)]


@pytest.mark.parametrize(("case", "keys"), [("csto-2012", "3 3 right right"), ("scholarship-award", "2 1")])
def test_the_mark_goes_along_where_the_wheel_would_leave_it_out_of_sight(run: Run, case: str, keys: str) -> None:
    async def act(app: App, pilot: P) -> None:
        opened = app.desk.case
        assert opened is not None
        assert await until(pilot, lambda: opened.steps > 0)
        await pilot.press(*keys.split())
        assert await until(
            pilot, lambda: any(p.max_scroll_y > 3 for p in app.screen.query(SentenceList) if p.region.area)
        )
        parts = [part for part in app.screen.query(SentenceList) if part.can_focus and part.region.area]
        long = [part for part in parts if part.max_scroll_y > 3]
        assert long
        for part in long:
            for by in (3, 40, -2, -40):
                await turn(pilot, part, by)
                assert part.line is None or part.line.id in seen(part), f"{part.id} after {by}: {seen(part)}"

    run(act, size=(120, 20), app=FoedusApp(EngineLibrary(), case=case))


def test_a_click_into_a_pane_whose_mark_was_not_seen_only_marks(run: Run) -> None:
    async def act(app: App, pilot: P) -> None:
        opened = app.desk.case
        assert opened is not None
        assert await until(pilot, lambda: opened.steps > 0)
        await pilot.press("3", "3", "right", "right")
        ways = app.screen.query_one("#breakers", SentenceList)
        assert await until(pilot, lambda: ways.line is not None and ways.line.id.startswith("way:"))
        first = next(y for y, (index, _) in enumerate(ways._lines) if index == ways.highlighted)
        assert app.focused is not ways
        await pilot.click(ways, offset=(5, first))
        await pilot.pause()
        assert app.focused is ways
        assert not opened.tried, "nobody saw that this line was marked"
        await pilot.click(ways, offset=(5, first))
        assert await until(pilot, lambda: bool(opened.tried)), "a click on the marked line is Enter"

    run(act, size=(120, 30), app=FoedusApp(EngineLibrary(), case="csto-2012"))
