"""The fields under a fact: how sure, who says so, the source, whether it is disputed; turned, or written."""

from __future__ import annotations

from typing import Any

from ..entry.free import FreeLine
from ..store.model import Field
from ..view import case
from .ask import AskViews

_MEANT = {
    "by": "A person, a paper, a side: free words. Enter takes them, none at all: nobody in particular.",
    "source": "Where it stands, with the page: free words, or the name of a source of this case and the place in it.",
}
_LABEL = {"by": "Who says so", "source": "Source"}


class Details(AskViews):
    """A place in which a fact can be opened."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.details_of = ""
        """The sentence whose fields stand open; empty where none do."""
        self._writing: Field = "source"
        self._left: dict[tuple[str, str], str] = {}
        """What was typed into a field and not taken, by its sentence and its name."""

    @property
    def free(self) -> FreeLine:
        """The line in which a field is written."""
        return self.query_one(FreeLine)

    def field_of(self, id: str) -> str:
        """The field that a line stands for; empty for another line."""
        return id.removeprefix(case.DETAIL) if id.startswith(case.DETAIL) else ""

    def change_field(self, field: str, sentence: str) -> None:
        """Turn a field, or open the line in which it is written."""
        opened = self.desk.case
        fact = opened.fact(sentence) if opened is not None else None
        if opened is None or fact is None:
            return
        if field == "certainty":
            self.said(opened.turn_certainty(sentence))
        elif field == "disputed":
            self.said(opened.say_beside(sentence, "disputed", not fact.disputed))
        elif field in case.WRITTEN:
            self._writing = "by" if field == "by" else "source"
            text = self._left.get((sentence, field), fact.by if field == "by" else fact.cited)
            known = self.desk.library.sources(opened.header.id) if field == "source" else ()
            self.query_one("#entry").add_class("-open")
            self.free.begin(_LABEL[field], text, _MEANT[field], known)
            self.refresh_frame()

    def said(self, words: str) -> None:
        """Something was answered: it is told, kept and evaluated."""
        raise NotImplementedError

    def end_field(self) -> None:
        """Close the line."""
        self.query_one("#entry").remove_class("-open")
        self.free.finish()
        self._focus_view()
        self.refresh_frame()

    def on_free_line_left(self, event: FreeLine.Left) -> None:
        """Esc: what was typed waits in its field."""
        event.stop()
        opened = self.desk.case
        fact = opened.fact(self.details_of) if opened is not None else None
        self.end_field()
        if fact is not None and event.text not in (fact.by if self._writing == "by" else fact.cited, ""):
            self._left[self.details_of, self._writing] = event.text
            self.say("What you typed is kept; Enter on the field goes on with it.")

    def on_free_line_entered(self, event: FreeLine.Entered) -> None:
        """The words are said beside the sentence."""
        event.stop()
        self._left.pop((self.details_of, self._writing), None)
        self.end_field()
        if self.desk.case is not None:
            self.said(self.desk.case.say_beside(self.details_of, self._writing, event.text))
