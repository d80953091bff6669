"""The answer to "why?", over the place where it was asked. Enter goes into a line, Esc comes back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from textual.widget import Widget

from ..frame import ViewsLine
from ..sentences import SentenceList
from ..view import why
from ..view.walk import STEP
from .sheet import Sheet


class WhySheet(Sheet):
    """How, or why not, or who says so: the standing of the sentence decides."""

    SHEET = "why"
    first_mark = ""
    """The line to be marked when the sheet is filled: that from where one went to a step."""

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
        number = self._step()
        return [*names, ("where", f"s Step {number}")] if number else names

    async def on_views_line_wanted(self, event: ViewsLine.Wanted) -> None:
        """The names at the right of line 2 are questions here, each with its key."""
        event.prevent_default()
        await self.action_do(event.view)

    def _step(self) -> int:
        """The step of the marked line; where no sentence is marked, that of the sheet's own."""
        wanted = self._marked() or self.about
        if wanted.startswith(STEP):
            return int(wanted.removeprefix(STEP))
        return self.desk.case.step_of(wanted) if self.desk.case else 0

    def _marked(self) -> str:
        """The step or the sentence on the marked line."""
        line = self.reasons.line if self.ready else None
        return "" if line is None else line.id if line.id.startswith(STEP) else line.about

    def about_mark(self) -> dict[str, Any]:
        """The key for the step is on wherever the header names one."""
        return {**super().about_mark(), "steps_of_mark": int(self._step() > 0)}

    @property
    def reasons(self) -> SentenceList:
        """The outline."""
        return self.query_one("#reasons", SentenceList)

    def here(self) -> str:
        """The question that is answered."""
        return "why"

    def renew(self) -> None:
        """Ask again: the case may have changed meanwhile."""
        answer = self.answer
        if answer is not None:
            self.reasons.show(why.rows(answer), self.first_mark)
            self.first_mark = ""

    def do_where(self) -> None:
        """The step of the marked line; where nothing is marked, that of the sentence itself."""
        self.go_to(self._marked() or self.about)

    def on_sentence_list_chosen(self, event: SentenceList.Chosen) -> None:
        """Ask why the marked line holds, in a sheet of its own; on itself there is nothing to ask."""
        event.stop()
        if event.line.inside:
            event.source.turn()
        elif event.line.id.startswith(STEP):
            self.go_to(event.line.id)
        elif event.line.about and event.line.about != self.about:
            self.do_why()
        elif event.line.about:
            self.say("That is the sentence this sheet is about.")
