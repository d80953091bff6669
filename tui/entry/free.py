"""A line of free words, with what could be meant below: for what is said beside a sentence, and is no sentence."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from ..row import Line
from ..sentences import SentenceList
from .field import Field


class FreeLine(Vertical):
    """Write a few words. Enter and Esc are told; what was typed before Esc can be asked for."""

    DEFAULT_CSS = """
    FreeLine { height: 8; display: none; }
    FreeLine.-open { display: block; }
    FreeLine Horizontal { height: 1; }
    FreeLine #asked { width: auto; height: 1; text-wrap: nowrap; }
    FreeLine #meant { height: auto; padding: 0 2; color: $foreground; }
    FreeLine SentenceList { height: 1fr; }
    """

    class Entered(Message):
        """The words are to be taken; none at all take back what was said."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Left(Message):
        """Esc: the field is left."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def __init__(self) -> None:
        super().__init__()
        self._known: Sequence[tuple[str, str]] = ()
        self._moved = False

    def compose(self) -> ComposeResult:
        """The field, what it is for, and what is known."""
        with Horizontal():
            yield Static("", id="asked", markup=False)
            yield Field(id="words")
        yield Static("", id="meant", markup=False)
        known = SentenceList(id="known")
        known.can_focus = False
        yield known

    @property
    def field(self) -> Field:
        """The text field."""
        return self.query_one("#words", Field)

    @property
    def _list(self) -> SentenceList:
        return self.query_one("#known", SentenceList)

    def begin(self, label: str, text: str, meant: str, known: Sequence[tuple[str, str]] = ()) -> None:
        """Open the field; `known` are words that can be taken, each with what they stand for."""
        self._known = known
        self.query_one("#asked", Static).update(Content(f"  {label}: "))
        self.query_one("#meant", Static).update(Content(meant))
        self.add_class("-open")
        self.field.value = text
        self.field.cursor_position = len(text)
        self.field.focus()
        self._look()

    def finish(self) -> None:
        """Close the field."""
        self.remove_class("-open")

    def on_input_changed(self, event: Input.Changed) -> None:
        """What is known narrows with every letter."""
        event.stop()
        self._look()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter takes what was gone to into the field, else the words."""
        event.stop()
        if self._moved:
            self._take()
        else:
            self.post_message(self.Entered(" ".join(event.value.split())))

    def on_key(self, event: events.Key) -> None:
        """Tab, arrows and Esc belong to the entry as a whole."""
        match event.key:
            case "tab":
                self._take()
            case "down" | "up":
                (self._list.action_cursor_down if event.key == "down" else self._list.action_cursor_up)()
                self._moved = bool(self._list.line)
            case "escape":
                self.post_message(self.Left(self.field.value))
            case _:
                return
        event.stop()
        event.prevent_default()

    def on_sentence_list_chosen(self, event: SentenceList.Chosen) -> None:
        """One of the known was clicked."""
        event.stop()
        self._take()

    def on_sentence_list_marked(self, event: SentenceList.Marked) -> None:
        """The mark concerns nobody else."""
        event.stop()

    def _take(self) -> None:
        line = self._list.line
        if line is not None:
            self.field.value = line.id
            self.field.cursor_position = len(line.id)
            self._moved = False

    def _look(self) -> None:
        self._moved = False
        words = self.field.value.casefold().split()
        fitting = [one for one in self._known if all(word in " ".join(one).casefold() for word in words)]
        self._list.show([Line(id, said, word=id, cut=True) for id, said in fitting if id != self.field.value])
