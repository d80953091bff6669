"""The notices so far, the newest last."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget

from ..row import Heading, Line, Prose, Row
from ..sentences import SentenceList
from .sheet import Sheet


class HappenedSheet(Sheet):
    """What stood in the Now line for one key press."""

    SHEET = "happened"

    def body(self) -> Iterable[Widget]:
        """One list."""
        yield SentenceList(id="notices")

    def renew(self) -> None:
        """Show the notices."""
        notices = self.desk.notices
        rows: list[Row] = [Heading("What happened")]
        rows += [
            Line(f"{number}", notice.text, lead=notice.time, lead_width=6) for number, notice in enumerate(notices)
        ]
        if not notices:
            rows.append(Prose("Nothing was said yet."))
        self.query_one("#notices", SentenceList).show(rows, f"{len(notices) - 1}")
