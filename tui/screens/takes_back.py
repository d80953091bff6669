"""What was written can be taken back, and brought back: in the place Rules, `u` is about its texts alone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

from ..reading import CannotOpen
from ..rulebooks import Page
from ..situation import Situation
from .writes import Writes


@dataclass(frozen=True)
class Alteration:
    """A text of a rulebook as it was opened, and as it was left."""

    book: str
    page: Page
    after: str


class TakesBack(Writes):
    """A place where the last change of a text can be undone. An answer of the case is never touched from here."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self._done: list[Alteration] = []
        self._undone: list[Alteration] = []

    def situation(self) -> Situation:
        """Undone is what is seen here: a change of this text, or which rulebook reads the case."""
        at, journal = super().situation(), self.desk.case.journal if self.desk.case else None
        last, following = (journal.last, journal.next) if journal else (None, None)
        undo = "the text" if self._last(self._done) else last.words if last and last.rules is not None else ""
        redo = (
            "the text"
            if self._last(self._undone)
            else following.words
            if following and following.rules is not None
            else ""
        )
        return replace(at, undo=undo, redo=redo)

    def _last(self, of: list[Alteration]) -> Alteration | None:
        return of[-1] if of and of[-1].book == self.book_id else None

    def altered(self, page: Page, text: str) -> None:
        """A text was left otherwise than it was opened."""
        self._done.append(Alteration(self.book_id, page, text))
        self._undone.clear()

    def do_undo(self) -> None:
        """Take back the last change of the text; else the choice of the rulebook."""
        if (last := self._last(self._done)) is None:
            super().do_undo()
            return
        self._undone.append(self._done.pop())
        self._put_back(last, last.after, last.page.text, "The text is as it was before you wrote. U brings it back.")

    def do_redo(self) -> None:
        """Bring back what was written; else the choice of the rulebook."""
        if (last := self._last(self._undone)) is None:
            super().do_redo()
            return
        self._done.append(self._undone.pop())
        self._put_back(last, last.page.text, last.after, "What you wrote is there again. u takes it back.")

    def _put_back(self, last: Alteration, stands: str, text: str, said: str) -> None:
        self.run_worker(partial(self._restore, last, stands, text, said, self.case_id), thread=True, group="leave")

    def _restore(self, last: Alteration, stands: str, text: str, said: str, case: str) -> None:
        try:
            found = self.desk.library.books.page(last.book)
        except CannotOpen as problem:
            self.app.call_from_thread(self.say, str(problem))
            return
        if found.path == last.page.path and found.text != stands:
            self.app.call_from_thread(self.say, "The text was changed elsewhere since, so nothing is taken back.")
            return
        self.leave(last.book, last.page, text, "", case, said)
