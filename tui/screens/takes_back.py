"""What was written can be taken back, and brought back: in the place Rules, `u` is about its texts alone."""

from __future__ import annotations

from dataclasses import replace

from ..outside import Alteration
from ..situation import Situation
from .writes import Writes


class TakesBack(Writes):
    """A place where the last change of a text can be undone. An answer of the case is never touched from here."""

    def situation(self) -> Situation:
        """Undone is what is seen here: a change of this text, or which rulebook reads the case."""
        at, journal = super().situation(), self.desk.case.journal if self.desk.case else None
        last, following = (journal.last, journal.next) if journal else (None, None)
        altered = self.desk.altered
        undo = "the text" if altered.last(self.book_id) else last.words if last and last.rules is not None else ""
        redo = (
            "the text"
            if altered.next(self.book_id)
            else following.words
            if following and following.rules is not None
            else ""
        )
        return replace(at, undo=undo, redo=redo)

    def was_altered(self, alteration: Alteration) -> None:
        """A text was left otherwise than it was opened."""
        self.desk.altered.add(alteration)

    def do_undo(self) -> None:
        """Take back the last change of the text; else the choice of the rulebook."""
        if (last := self.desk.altered.last(self.book_id)) is not None:
            self.post_message(self.PutBack(last))
        else:
            super().do_undo()

    def do_redo(self) -> None:
        """Bring back what was written; else the choice of the rulebook."""
        if (last := self.desk.altered.next(self.book_id)) is not None:
            self.post_message(self.PutBack(last, again=True))
        else:
            super().do_redo()
