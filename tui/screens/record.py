"""Which rules are understood, over the question: no grade, only how each was predicted."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget

from ..sentences import SentenceList
from ..view import predict
from .sheet import Sheet


class RecordSheet(Sheet):
    """What a wide window shows beside the question."""

    SHEET = "record"

    def body(self) -> Iterable[Widget]:
        """One list."""
        yield SentenceList(id="rules")

    def renew(self) -> None:
        """The record as it stands."""
        opened = self.desk.case
        if opened is not None and opened.reading.quiz is not None:
            self.query_one("#rules", SentenceList).show(predict.recorded(opened.reading.quiz, opened.predicted))

    def do_record(self) -> None:
        """The key that opened the sheet closes it."""
        self.dismiss()

    def on_sentence_list_chosen(self, event: SentenceList.Chosen) -> None:
        """Go to a step of the rule."""
        event.stop()
        self.go_to(event.line.id)
