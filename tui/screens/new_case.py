"""A new case: its title, its rulebook, its file, one after the other; then it is written and opened."""

from __future__ import annotations

from collections.abc import Sequence

from textual.widgets import Input

from ..files import file_name
from ..reading import CannotOpen
from ..row import BLANK, Heading, Line, Prose, Row
from ..sentences import SentenceList
from .chooser import Chooser
from .home import HomeScreen

_TITLE, _RULEBOOK, _FILE = range(3)


class NewCaseSheet(Chooser):
    """Three questions in the same field. Esc goes one of them back."""

    SHEET = "new case"
    SIGN = ">"

    _at = _TITLE
    _title = ""
    _rulebook = ""

    def rows(self, text: str) -> Sequence[Row]:
        """What is asked just now."""
        if self._at == _TITLE:
            return (
                Heading("What is the case called?"),
                BLANK,
                Prose("Such as: NATO and Turkey, 15 July 2016", quiet=True),
            )
        if self._at == _FILE:
            where = "A name alone lies in the folder where Foedus was started. The file is plain text."
            return Heading("In which file should it lie?"), BLANK, Prose(where, quiet=True)
        words = text.casefold().split()
        found: list[Row] = [
            Line(item.id, item.title, word=item.detail)
            for item in self.desk.library.files.rulebooks()
            if all(word in f"{item.title} {item.id}".casefold() for word in words)
        ]
        return (
            Heading("With which rulebook is it read?"),
            BLANK,
            *(found or [Prose("No rulebook has this in its title.")]),
        )

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter goes on to the next question; after the last the case is written."""
        event.stop()
        event.prevent_default()
        if self._at == _TITLE and self.text:
            self._title = self.text
            self._ask(_RULEBOOK)
        elif self._at == _RULEBOOK:
            self.found.action_select()
        elif self._at == _FILE and self.text:
            self._write(self.text)

    def on_sentence_list_chosen(self, event: SentenceList.Chosen) -> None:
        """The rulebook was chosen."""
        event.stop()
        self._rulebook = event.line.id
        self._ask(_FILE, file_name(self._title))

    def do_back(self) -> None:
        """One question back; from the first to where one was."""
        if self._at == _TITLE:
            super().do_back()
        else:
            self._ask(self._at - 1, self._title if self._at == _RULEBOOK else "")

    def _ask(self, at: int, text: str = "") -> None:
        self._at = at
        field = self.query_one("#typed", Input)
        field.value = text
        field.cursor_position = len(text)
        self.renew()
        self.found.action_first()

    def _write(self, path: str) -> None:
        try:
            item = self.desk.library.files.create(self._title, self._rulebook, path)
        except CannotOpen as problem:
            self.say(str(problem))
            return
        self.dismiss()
        self.desk.say(f"Written: {item}. What you answer is kept apart, until you have it written.")
        self.under.post_message(HomeScreen.Open(item))
