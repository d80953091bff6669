"""The marked lines of a screen: for the way back to one, for the next start, and for another case."""

from __future__ import annotations

from textual.screen import Screen
from textual.widget import Widget

from ..desk import Desk
from ..sentences import SentenceList


def is_seen(part: Widget) -> bool:
    """Whether a widget and all around it are displayed."""
    return all(node.display for node in part.ancestors_with_self if isinstance(node, Widget))


class Remembers(Screen[None]):
    """A screen that knows where one is in it."""

    def __init__(self, desk: Desk, place: str) -> None:
        super().__init__()
        self.desk = desk
        self.place = place
        self.ready = False
        """Whether the body can be filled: a reading may come in while the screen is still being built."""
        self._of = desk.case
        """The case whose lines the lists hold."""
        self._awaited = ""
        """The id of the line to be marked as soon as it is shown: it was marked when one was here last."""

    def here(self) -> str:
        """The id of the view that is shown."""
        raise NotImplementedError

    def main_list(self) -> SentenceList | None:
        """The list that a way back leads to: the focused one, else the first that can be."""
        if isinstance(self.focused, SentenceList):
            return self.focused
        return next((part for part in self.query(SentenceList) if part.can_focus and is_seen(part)), None)

    def marked_id(self) -> str:
        """The id of the marked line."""
        part = self.main_list()
        return part.line.id if part is not None and part.line is not None else ""

    def mark_id(self, id: str) -> None:
        """Mark the line with this id, where it is shown."""
        part = self.main_list()
        if part is not None and id:
            part.mark(id)

    def await_mark(self, id: str) -> None:
        """Mark the line with this id as soon as it is there, unless a key is pressed first."""
        self._awaited = id
        if self.ready:
            self.mark_awaited()

    def mark_awaited(self) -> None:
        if self._awaited:
            parts = [part for part in self.query(SentenceList) if part.can_focus and is_seen(part)]
            if any(part.reach(self._awaited) for part in parts):
                self._awaited = ""

    def stands(self) -> tuple[str, str, str, str]:
        """Where one is, for the next start: the place, the view, what it is about, and the marked line."""
        return self.place, self.here(), self.subject(), self._awaited or self.marked_id()

    def subject(self) -> str:
        """What the view is about besides its marked line; with it somebody can come back, and `take` gets it."""
        return ""

    def begin_anew(self) -> None:
        """Another case is looked at from the top: where one was in the one before says nothing about it."""
        if self._of is not self.desk.case and self.place != "home":
            for part in self.query(SentenceList):
                part.forget()
        self._of = self.desk.case
