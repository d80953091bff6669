"""What stands on the screen, as text."""

from __future__ import annotations

from textual import events
from textual.pilot import Pilot

from tui.app import FoedusApp
from tui.frame import NowLine


def lines(app: FoedusApp) -> list[str]:
    """The lines of the screen, without the blanks at their ends."""
    strips = app.screen._compositor.render_strips(app.size)
    return ["".join(segment.text for segment in strip).rstrip() for strip in strips]


def now_line(app: FoedusApp) -> str:
    """What the Now line says."""
    return next(line for line in reversed(lines(app)[:-1]) if line)


def asked(app: FoedusApp) -> str:
    """The sentence that an answer sheet is about: its first line, without its sign and the word at its right."""
    return lines(app)[3][4:].partition("   ")[0].rstrip()


def said(app: FoedusApp) -> str:
    """The notice, however many lines it takes."""
    return app.screen.query_one(NowLine).notice


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys one after the other, and wait for what they set off."""
    await pilot.press(*keys)
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def write(pilot: Pilot[None], text: str) -> None:
    """Put a text into the focused field, all at once."""
    await pilot.pause()
    pilot.app.screen.post_message(events.Paste(text))
    await press(pilot)
