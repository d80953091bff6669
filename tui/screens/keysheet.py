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
        lines = _lines(group, at)
        if lines:
            found += [Heading(group), *lines, BLANK]
    off = tuple(Prose(f"{action.brief}: {why}", quiet=True, indent=4, hang=2) for action, why in refused(at))
    if off:
        found.append(Line("off", f"{len(off)} more {'is' if len(off) == 1 else 'are'} off just now", inside=off))
    return tuple(found)


def _lines(group: str, at: Situation) -> list[Line]:
    """The keys of a group; those of the places are one line, which unfolds."""
    usable = [each for each in ACTIONS if each.group == group and each.printed and state(each, at) == ""]
    lines = {each.id: Line(each.id, each.brief, lead=each.shown(at), lead_width=KEY) for each in usable}
    going = tuple(line for id, line in lines.items() if id.startswith("place_"))
    if len(going) < 2:
        return list(lines.values())
    usual = not any(id.startswith("place_") for id, _ in at.other_keys)
    signs = f"{going[0].lead}-{going[-1].lead}" if usual else ""  # Other keys are no row of digits.
    places = Line("places", "the places of the first line", lead=signs, lead_width=KEY, inside=going)
    return [*(line for id, line in lines.items() if not id.startswith("place_")), places]


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
        """Esc and ? close the sheet; any other key is meant for the screen below, but Space on what unfolds."""
        if id == "fold" and self.query_one("#keys", SentenceList).turn():
            return
        self.dismiss()
        if id not in ("back", "keys"):
            self.under.call_after_refresh(self.under.action_do, id)

    async def on_sentence_list_chosen(self, event: SentenceList.Chosen) -> None:
        """Do it."""
        event.stop()
        if event.line.inside:
            event.source.turn()
        elif event.line.id in ("choose", "mark", "keys"):
            self.dismiss()
        else:
            await self.action_do(event.line.id)
