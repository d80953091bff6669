"""What a place has to tell about one of its lines, over that place: a verdict, a theory's reason, a rule."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from textual.widget import Widget

from ..row import BLANK, Prose, Row
from ..sentences import SentenceList
from ..situation import Situation
from .late import Late
from .sheet import Sheet
from .takes_back import TakesBack

Teller = Callable[[str], Sequence[Row]]


WAITS = (BLANK, Prose("Reading the cases at hand ...", quiet=True))


class Telling(Late):
    """A place that can be asked about its lines."""

    def teller(self, about: str) -> Callable[[], Sequence[Row]]:
        """What finds the rows about a line; it runs in a worker and reads nothing of the screen."""
        raise NotImplementedError

    def slow_teller(self, about: str) -> Callable[[], Sequence[Row]] | None:
        """What finds further rows, which take longer; None where there are none."""
        return None

    def tell_more(self, about: str, id: str, sentence: str) -> bool:
        """Enter on a line of the sheet; False where a sentence is simply asked why it holds."""
        return False


class ToldSheet(Sheet, Late):
    """One list of what is told."""

    SHEET = "told"

    def body(self) -> Iterable[Widget]:
        """One list."""
        yield SentenceList(id="told")

    def situation(self) -> Situation:
        """Over the rules, undone is what is seen there too: never an answer that is out of sight."""
        at, below = super().situation(), self.under.situation()
        return replace(at, undo=below.undo, redo=below.redo) if isinstance(self.under, TakesBack) else at

    def do_undo(self) -> None:
        """As in the place below."""
        self.under.do_undo() if isinstance(self.under, TakesBack) else super().do_undo()

    def do_redo(self) -> None:
        """As in the place below."""
        self.under.do_redo() if isinstance(self.under, TakesBack) else super().do_redo()

    def renew(self) -> None:
        """Ask the place below."""
        under = self.under
        if isinstance(under, Telling):
            number = self.desk.case.evaluated if self.desk.case else 0
            found = self.ask(self.about, number, under.teller(self.about))
            slow = under.slow_teller(self.about)
            more = self.ask(f"more {self.about}", number, slow) if slow is not None else ()
            rows = self.waiting("Reading ...") if found is None else (*found, *(WAITS if more is None else more))
            self.query_one("#told", SentenceList).show(rows)

    def on_sentence_list_chosen(self, event: SentenceList.Chosen) -> None:
        """Unfold, go where the line leads, or ask why."""
        event.stop()
        under = self.under
        if event.line.inside:
            event.source.turn()
        elif isinstance(under, Telling) and under.tell_more(self.about, event.line.id, event.line.about):
            return
        elif event.line.about:
            self.do_why()
