"""A place whose views are lists: one list for each, so that each remembers its marked line, and rows for them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.containers import Horizontal
from textual.widget import Widget

from ..frame import Framed, Tries
from ..places import place
from ..row import Row
from ..sentences import SentenceList
from ..view import why


class Listed(Framed):
    """A subclass has its views in the table of places, and `rows` for each of them."""

    DEFAULT_CSS = """
    Listed .view { width: 1fr; }
    Listed #beside { width: 1fr; border-left: solid $quiet; }
    """

    def rows(self, view: str) -> Sequence[Row]:
        """What this view shows: a pure function of what the desk holds."""
        raise NotImplementedError

    def beside(self) -> Sequence[Row]:
        """What stands beside the list in a wide window: why the marked sentence holds, or does not."""
        line, opened = self.listed.line, self.desk.case
        return why.rows(opened.reading.why(line.about)) if opened and line and line.about else ()

    @property
    def listed(self) -> SentenceList:
        """The list of the view that is shown."""
        return self.query_one(f"#{self.here()}", SentenceList)

    def body(self) -> Iterable[Widget]:
        """A list for each view, of which one is shown; in a wide window the answer beside it."""
        with Horizontal():
            for view in place(self.PLACE).views:
                yield SentenceList(id=view.id, classes="view")
            yield SentenceList(id="beside", classes="wide-only")

    def on_mount(self) -> None:
        """The list has the keys from the beginning."""
        self.listed.focus()

    def renew(self) -> None:
        """The rows as things stand."""
        if self.desk.case is not None:
            self.listed.show(self.rows(self.here()))
            self._show_beside()

    def take(self, sentence: str, tries: Tries = ()) -> None:
        """Mark the line of the sentence with which somebody came."""
        row = next((row for row in self.listed.shown if getattr(row, "about", "") == sentence), None)
        if row is not None:
            self.listed.mark(getattr(row, "id", ""))

    def _show_beside(self) -> None:
        if self.wide:
            self.query_one("#beside", SentenceList).show(self.beside())

    def marked(self, event: SentenceList.Marked) -> None:
        """The answer beside the list goes along with the mark."""
        if event.source is self.listed:
            self._show_beside()

    def on_sentence_list_chosen(self, event: SentenceList.Chosen) -> None:
        """Enter asks why a sentence holds, and unfolds what is none."""
        event.stop()
        if event.line.about:
            self.do_why()
        elif event.line.inside:
            event.source.turn()
