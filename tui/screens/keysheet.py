"""The keys of the screen below, what it is about, and why an action is off just now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from textual.widget import Widget

from ..actions import ACTIONS, ANYWHERE, HERE, SENTENCE, refused, state
from ..places import place
from ..row import BLANK, Heading, Line, Prose, Row
from ..sentences import SentenceList
from ..situation import Situation
from .sheet import Sheet

KEY = 9
"""The column of the keys."""


def rows(at: Situation) -> tuple[Row, ...]:
    """What is here, then the keys by what they are for, then what is off."""
    here = place(at.place)
    about = next((view.about for view in here.views if view.id == at.view), ()) or here.about
    found: list[Row] = [Prose(" ".join(about)), BLANK]
    for group in (HERE, SENTENCE, ANYWHERE):
        lines = [
            Line(action.id, action.brief, lead=action.shown(at), lead_width=KEY)
            for action in ACTIONS
            if action.group == group and action.printed and state(action, at) == ""
        ]
        if lines:
            found += [Heading(group), *lines, BLANK]
    off = refused(at)
    if off:
        found.append(Heading("Off just now"))
        found += [Prose(f"{action.brief}: {why}", quiet=True, indent=4, hang=2) for action, why in off]
    return tuple(found)


class KeySheet(Sheet):
    """The sheet of keys. Every key works from here; Enter does the marked one."""

    SHEET = "keys"

    def body(self) -> Iterable[Widget]:
        """One list."""
        yield SentenceList(id="keys")

    def situation(self) -> Situation:
        """The keys are those of the screen below."""
        return replace(self.below, sheet=self.SHEET, typing=False)

    def renew(self) -> None:
        """Show the keys."""
        self.query_one("#keys", SentenceList).show(rows(self.below))

    async def action_do(self, id: str) -> None:
        """Esc and ? close the sheet; any other key is meant for the screen below."""
        self.dismiss()
        if id not in ("back", "keys"):
            self.under.call_after_refresh(self.under.action_do, id)

    async def on_sentence_list_chosen(self, event: SentenceList.Chosen) -> None:
        """Do it."""
        event.stop()
        if event.line.id in ("choose", "mark", "keys"):
            self.dismiss()
        else:
            await self.action_do(event.line.id)
