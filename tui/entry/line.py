"""The entry line: a text field, the problem under its place, and what the text could become."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static
from textual.widgets.input import Selection

from ..row import Line
from ..sentences import SentenceList
from ..text import cell_len, neutral, wrap
from .complete import Completion, blanks, complete
from .field import Field
from .judge import Judge, judged
from .template import Template

LEFT = 8
"""Where the typed text begins."""


class EntryLine(Vertical):
    """Write a sentence. Enter, Esc and drafts are told; nothing is decided here."""

    DEFAULT_CSS = """
    EntryLine { height: 8; display: none; }
    EntryLine.-open { display: block; }
    EntryLine #typed { height: 1; layout: horizontal; }
    EntryLine #label { width: 8; height: 1; text-wrap: nowrap; }
    EntryLine #problem { height: auto; max-height: 4; color: $foreground; }
    EntryLine SentenceList { height: 1fr; }
    """

    class Entered(Message):
        """A sentence was entered; whether it can be said, the screen finds out."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Typed(Message):
        """The text changed; it is a draft until it is entered."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Left(Message):
        """Esc: the field is left, the draft stays."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.templates: Sequence[Template] = ()
        self.done = Completion()
        self._judge: Judge | None = None
        self._sure = True
        self._moved = False

    def compose(self) -> ComposeResult:
        """The field, the problem, the suggestions."""
        with Vertical(id="typed"):
            yield Static("", id="label", markup=False)
            yield Field(id="text")
        yield Static("", id="problem", markup=False)
        choices = SentenceList(id="choices")
        choices.can_focus = False
        yield choices

    @property
    def field(self) -> Field:
        """The text field."""
        return self.query_one("#text", Field)

    @property
    def choices(self) -> SentenceList:
        """The suggestions."""
        return self.query_one("#choices", SentenceList)

    def begin(
        self,
        label: str,
        text: str,
        templates: Sequence[Template],
        judge: Judge | None = None,
        sure: bool = False,
    ) -> None:
        """Open the field with a label ("Add", "Edit") and the text to go on from, at its first blank if it has any.

        The `judge` decides what can be said; without one the templates do. `sure` allows to say how sure it is.
        """
        self.templates, self._judge, self._sure = templates, judge, sure
        self.query_one("#label", Static).update(Content(f"  {label}"))
        self.add_class("-open")
        self.field.value = text
        self.field.cursor_position = len(text)
        self.field.focus()
        self._look()
        self._next_blank()

    def finish(self) -> None:
        """Close the field."""
        self.remove_class("-open")

    # -- what happens while typing ---

    def on_input_changed(self, event: Input.Changed) -> None:
        """Every letter counts."""
        event.stop()
        self._moved = False
        self._look()
        self.post_message(self.Typed(event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter takes a whole sentence, else a correction, else the suggestion that was gone to."""
        event.stop()
        problem = self.done.problem
        hint = problem.hint if problem is not None else ""
        if self.done.whole:
            self.post_message(self.Entered(self.done.text))
        elif problem is not None and problem.fix:
            self._put(problem.fix, (len(problem.fix), len(problem.fix)))
        elif self.done.suggestions and (self._moved or (len(self.done.suggestions) == 1 and not hint)):
            self.take()
        elif self.done.blanks:
            self._next_blank()
        elif event.value.strip():
            # The rulebook may read what no template shows, and else it says best what is wrong.
            self.post_message(self.Entered(event.value))

    def on_key(self, event: events.Key) -> None:
        """Tab, arrows and Esc belong to the entry as a whole."""
        match event.key:
            case "tab":
                self._tab()
            case "shift+tab":
                self._next_blank(backwards=True)
            case "down":
                self.choices.action_cursor_down()
                self._moved = True
            case "up":
                self.choices.action_cursor_up()
                self._moved = True
            case "escape":
                self.post_message(self.Left())
            case _:
                return
        event.stop()
        event.prevent_default()

    def on_sentence_list_chosen(self, event: SentenceList.Chosen) -> None:
        """A suggestion was clicked."""
        event.stop()
        self.take()

    def on_sentence_list_marked(self, event: SentenceList.Marked) -> None:
        """The mark in the suggestions concerns nobody else."""
        event.stop()

    def _tab(self) -> None:
        """Take the suggestion; in an untouched blank, where nothing was chosen, go on to the next."""
        start, end = sorted(self.field.selection)
        untouched = (start, end) in self.done.blanks and not self._moved
        if self.done.suggestions and not (untouched and len(self.done.blanks) > 1):
            self.take()
        else:
            self._next_blank()

    def take(self) -> None:
        """Take the marked suggestion."""
        index = self.choices.highlighted or 0
        if index < len(self.done.suggestions):
            suggestion = self.done.suggestions[index]
            self._put(suggestion.text, suggestion.select)

    def _next_blank(self, backwards: bool = False) -> None:
        stand = self.done.blanks
        if not stand:
            return
        here = sorted(self.field.selection)[0]
        if backwards:
            wanted = [blank for blank in stand if blank[0] < here][-1:] or [stand[-1]]
        else:
            wanted = [blank for blank in stand if blank[0] > here][:1] or [stand[0]]
        self.field.selection = Selection(*wanted[0])
        self._moved = False
        self._look()

    def _put(self, text: str, select: tuple[int, int]) -> None:
        with self.prevent(Input.Changed):
            self.field.value = text
        self.field.selection = Selection(*select)
        self._moved = False
        self._look()
        self.post_message(self.Typed(text))

    def _look(self) -> None:
        """Complete the text as it stands and show it."""
        text = self.field.value
        start, end = sorted(self.field.selection)
        caret = start if (start, end) in blanks(text) else end
        done = complete(text, caret, self.templates, self._sure)
        self.done = judged(text, done, self._judge) if self._judge is not None else done
        problem = self.done.problem if text.strip() else None
        lines = []
        if problem is not None and self.done.suggestions and not problem.hint:
            lines.append(" " * LEFT + "Sentences with these words in them. Tab takes the marked one.")
        elif problem is not None:
            pad = " " * (LEFT + cell_len(neutral(text[: problem.at])))
            lines.append(f"{pad}^ {problem.words}")
            for said in (problem.hint, problem.known):
                cuts = (
                    wrap(said, max(self.size.width - LEFT - 1, 8), max(self.size.width - LEFT - 3, 8)) if said else []
                )
                lines += [" " * (LEFT + 2 * (at > 0)) + said[start:end] for at, (start, end) in enumerate(cuts)]
        elif self.done.whole:
            lines.append(" " * LEFT + "This can be said. Enter takes it.")
        self.query_one("#problem", Static).update(Content("\n".join(lines)))
        self.choices.show(
            [
                Line(f"{number}:{found.shown}", found.shown, lead="      ")
                for number, found in enumerate(self.done.suggestions)
            ]
        )
        if not self._moved and self.done.suggestions:
            self.choices.highlighted = 0  # The best one, wherever the mark stood among others.
