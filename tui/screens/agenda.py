"""A step from the inside: the rule as written, what waited, and why this one came first."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget

from ..row import BLANK, Prose, Row
from ..sentences import SentenceList
from ..view import walk
from .sheet import Sheet


class AgendaSheet(Sheet):
    """Lies over the walk and goes along with its steps."""

    SHEET = "agenda"

    def body(self) -> Iterable[Widget]:
        """One list."""
        yield SentenceList(id="inside")

    def renew(self) -> None:
        """The step at the cursor."""
        opened = self.desk.case
        if opened is None or not opened.steps:
            return
        step = opened.reading.steps[opened.step - 1]
        rows: list[Row] = [Prose(f"Step {step.number}: {step.conclusion}"), BLANK, *walk.inside_rows(step)]
        self.query_one("#inside", SentenceList).show(rows)

    def do_next(self) -> None:
        """One step on."""
        self._go(1)

    def do_previous(self) -> None:
        """One step back."""
        self._go(-1)

    def _go(self, by: int) -> None:
        opened = self.desk.case
        if opened is not None:
            opened.step += by
            self.renew()

    def do_agenda(self) -> None:
        """The key that opened the sheet closes it."""
        self.dismiss()

    def on_sentence_list_chosen(self, event: SentenceList.Chosen) -> None:
        """Go to the step that waited."""
        event.stop()
        opened = self.desk.case
        if event.line.inside:
            event.source.turn()
        elif opened is not None and event.line.id.startswith(walk.STEP):
            opened.step = int(event.line.id.removeprefix(walk.STEP))
            self.renew()
            self.refresh_frame()
