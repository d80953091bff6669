"""The answer to "why?", over the place where it was asked. Enter goes into a line, Esc comes back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.widget import Widget

from ..sentences import SentenceList
from ..view import why
from ..view.walk import STEP
from .sheet import Sheet


class WhySheet(Sheet):
    """How, or why not, or who says so: the standing of the sentence decides."""

    SHEET = "why"

    def body(self) -> Iterable[Widget]:
        """One outline."""
        yield SentenceList(id="reasons")

    @property
    def answer(self) -> why.Why | None:
        """The answer, as the case stands."""
        return self.desk.case.reading.why(self.about) if self.desk.case else None

    def view_names(self) -> Sequence[tuple[str, str]]:
        """The questions that can be asked of this sentence."""
        answer = self.answer
        names = [("why", f"w {answer.title}" if answer else "w Why")]
        if answer is not None and answer.step:
            names.append(("where", f"s Step {answer.step}"))
        return names

    def here(self) -> str:
        """The question that is answered."""
        return "why"

    def renew(self) -> None:
        """Ask again: the case may have changed meanwhile."""
        answer = self.answer
        if answer is not None:
            self.query_one("#reasons", SentenceList).show(why.rows(answer))

    def do_where(self) -> None:
        """The step of the marked line; where nothing is marked, that of the sentence itself."""
        self.post_message(self.Go("walk", self.situation().sentence or self.about))

    def on_sentence_list_chosen(self, event: SentenceList.Chosen) -> None:
        """Ask why the marked line holds, in a sheet of its own; on itself there is nothing to ask."""
        event.stop()
        if event.line.inside:
            event.source.turn()
        elif event.line.id.startswith(STEP):
            self.post_message(self.Go("walk", event.line.id))
        elif event.line.about and event.line.about != self.about:
            self.do_why()
        elif event.line.about:
            self.say("That is the sentence this sheet is about.")
