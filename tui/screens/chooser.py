"""A sheet with a text field and a list that narrows while one types."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from textual import events
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from ..entry.field import Field
from ..row import BLANK, Row
from ..sentences import SentenceList
from .sheet import Sheet


class Chooser(Sheet):
    """Letters go into the field, arrows move in the list, Enter takes the marked line."""

    SIGN = "/"
    DEFAULT_CSS = """
    Chooser #field { height: 3; padding: 1 0; }
    Chooser #sign { width: 4; height: 1; }
    """

    def body(self) -> Iterable[Widget]:
        """The field over the list."""
        with Horizontal(id="field"):
            yield Static(Content(f"  {self.SIGN} "), id="sign")
            yield Field(id="typed", select_on_focus=True)
        found = SentenceList(id="found")
        found.can_focus = False
        yield found

    @property
    def found(self) -> SentenceList:
        """The list."""
        return self.query_one("#found", SentenceList)

    @property
    def text(self) -> str:
        """What is typed."""
        return self.query_one("#typed", Input).value.strip()

    def rows(self, text: str) -> Sequence[Row]:
        """The lines that fit."""
        raise NotImplementedError

    def renew(self) -> None:
        """Narrow the list."""
        if self.ready:
            self.found.show(tuple(self.rows(self.text)) or (BLANK,))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Every letter narrows; the mark goes to the best line."""
        event.stop()
        self.renew()
        self.found.action_first()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter takes the marked line."""
        event.stop()
        self.found.action_select()

    def choose_focused(self) -> None:
        """A click on "Enter" in the keys line."""
        self.found.action_select()

    def on_key(self, event: events.Key) -> None:
        """Arrows move in the list although the field has the letters."""
        moves: dict[str, Callable[[], None]] = {
            "down": self.found.action_cursor_down,
            "up": self.found.action_cursor_up,
            "pagedown": self.found.action_page_down,
            "pageup": self.found.action_page_up,
            "home": self.found.action_first,
            "end": self.found.action_last,
        }
        if event.key in moves:
            moves[event.key]()
            event.stop()
            event.prevent_default()
