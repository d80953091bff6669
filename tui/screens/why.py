"""The answer to "why?", over the place where it was asked. Enter goes into a line, Esc comes back."""

from __future__ import annotations

from dataclasses import replace

from ..sentences import SentenceList
from ..situation import Situation
from ..view import why
from ..view.circles import on_ring
from .answer import AnswerSheet


class WhySheet(AnswerSheet):
    """How, or why not, or who says so: the standing of the sentence decides."""

    SHEET = "why"
    base = False
    """Show only the facts in which the reasons end."""

    @property
    def answer(self) -> why.Why | None:
        """The answer, as the case stands."""
        return self.reading.why(self.about) if self.desk.case else None

    def situation(self) -> Situation:
        """The line that was asked about turns the outline into the facts that it rests on, and back."""
        at = super().situation()
        return replace(at, foldable=True) if self._turns() else at

    def renew(self) -> None:
        """Ask again: the case may have changed meanwhile."""
        answer = self.answer
        if answer is None:
            return
        group = self.alike
        ways = why.repair_rows(self._repairs()) if not self.holds else ()
        names = why.names(group, self.about) if group else ""
        ring = self.holds and self._ring()
        self.reasons.show(why.rows(answer, names, self.base, ways, ring), self.first_mark)
        self.first_mark = ""

    def _repairs(self) -> why.Repairs | None:
        opened = self.desk.case
        return self.await_later(self.reading.repairs(self.about)) if opened is not None else None

    def _ring(self) -> bool:
        """Whether the sentence lies on a ring that stands, or is drawn from one."""
        opened = self.desk.case
        found = self.await_later(self.reading.conclusions.circles) if opened is not None else None
        return found is not None and on_ring(found, self.about)

    def _turns(self) -> bool:
        """Whether the sentence of this sheet is marked, and has reasons."""
        answer = self.answer if self.ready and self.marks_asked else None
        return answer is not None and bool(answer.reasons)

    def do_fold(self) -> None:
        """On the first line: only the facts that it all rests on, and back; elsewhere what folds."""
        if self._turns():
            self.base = not self.base
            self.renew()
        else:
            super().do_fold()

    async def perform(self, id: str) -> None:
        """The place Conclusions shows the ring on which this sentence lies."""
        if id == "place_conclusions" and self._ring():
            self.post_message(self.Go("conclusions", view="circles", sentence=self.about))
        else:
            await super().perform(id)

    def on_sentence_list_chosen(self, event: SentenceList.Chosen) -> None:
        """Enter on a way tries it; on all else it asks why."""
        repairs = self._repairs() if self.situation().mark == "way" else None
        if repairs is None:
            return
        event.stop()
        event.prevent_default()
        way = repairs.ways[int(event.line.id.removeprefix(why.WAY).partition(".")[0])]
        self.try_all(way.tries)
