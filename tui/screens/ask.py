"""Not stated, and Ask me: what could still be said, as a list and as one question after the other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from textual.containers import Horizontal
from textual.widget import Widget

from ..frame import Framed
from ..row import BLANK, Prose
from ..sentences import SentenceList
from ..situation import Situation
from ..store.model import Standing
from ..view import ask, why
from ..view.ask import Inquiry

SILENT = "silent"
ASK = "ask"
_LOOKED_FOR = (BLANK, Prose("The most telling question is looked for ..."))
_READ = (BLANK, Prose("What the rules looked for is read ..."))


class AskViews(Framed):
    """Two views of a screen. In a wide window the marked silent sentence has its "why not" beside it."""

    DEFAULT_CSS = """
    AskViews #unsaid, AskViews #inquiry { width: 1fr; }
    AskViews #why-silent { width: 1fr; border-left: solid $quiet; }
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._inquiry: Inquiry | None = None
        """The question that stands; None while the next one is looked for."""

    def ask_bodies(self) -> Iterable[Widget]:
        """The list of the silent sentences with the answer beside it, and the question."""
        with Horizontal(id=SILENT, classes="view"):
            yield SentenceList(id="unsaid")
            yield SentenceList(id="why-silent", classes="wide-only")
        with Horizontal(id=ASK, classes="view"):
            yield SentenceList(id="inquiry")

    def silent_title(self) -> str:
        """The name of the view, with how many silent sentences make a difference, once that is known."""
        found = self.desk.case.reading.silences.found if self.desk.case else None
        return f"Not stated {found.carrying}" if found is not None and found.carrying else "Not stated"

    @property
    def unsaid(self) -> SentenceList:
        """The silent sentences."""
        return self.query_one("#unsaid", SentenceList)

    @property
    def inquiry(self) -> SentenceList:
        """The question."""
        return self.query_one("#inquiry", SentenceList)

    def situation(self) -> Situation:
        """As everywhere, and what kind of answer is wanted."""
        at = super().situation()
        if at.view != ASK:
            return at
        asked = self._inquiry
        if asked is None:
            return replace(at, sentence="")
        about = asked.sentences[0] if asked.phase == "yes or no" else ""
        return replace(at, phase=asked.phase, sentence=about)

    # -- what is shown ---

    def renew_silent(self) -> None:
        """What a rule looked at and found silent."""
        opened = self.desk.case
        if opened is None:
            return
        found = self.await_later(opened.reading.silences) if opened.evaluated >= 0 else None
        if found is not None:
            self.unsaid.show(ask.silent_rows(found, opened.left_open))
        elif not self.unsaid.rows:
            self.unsaid.show(_READ)
        self.why_silent()

    def why_silent(self) -> None:
        """Why it does not hold, or what it would lead to."""
        line, opened = self.unsaid.line, self.desk.case
        if self.wide and opened is not None and line is not None and line.about:
            self.query_one("#why-silent", SentenceList).show(why.rows(opened.reading.why(line.about)))

    def renew_ask(self) -> None:
        """The question that tells most. While it is looked for, the old one stays, but is not answered again."""
        opened = self.desk.case
        if opened is None:
            return
        fresh = opened.evaluated == opened.number
        found = self.await_later(opened.reading.inquiry) if fresh else None
        new = found is not None and found is not self._inquiry
        self._inquiry = found
        if found is not None:
            self.inquiry.show(ask.rows(found), f"{ask.ANSWER}0" if new else "")
        elif not self.inquiry.rows:
            self.inquiry.show(_LOOKED_FOR)

    # -- answers ---

    def choose_asked(self, event: SentenceList.Chosen) -> None:
        """Enter on an answer gives it; on a silent sentence it asks why."""
        if event.line.inside:
            event.source.turn()
        elif event.source is self.unsaid:
            self.do_why()
        elif self._inquiry is None:
            self.say("The next question is looked for.")
        elif event.line.id == ask.NUMBER:
            self.do_number()
        elif event.line.id == ask.NONE:
            self.answer_asked("denied")
        elif event.line.id == ask.OPEN:
            self.answer_asked("open")
        else:
            self._give("stated", int(event.line.id.removeprefix(ask.ANSWER)))

    def answer_asked(self, standing: Standing) -> None:
        """y, n or o on the question, or on the marked silent sentence."""
        if self.here() == ASK:
            self._give(standing)
        elif (opened := self.desk.case) is not None and (sentence := self.situation().sentence):
            if standing == "open":
                self.said(opened.give(f"left open: {sentence}", standing, sentence))
            else:
                self.said(opened.answer(sentence, standing))

    def _give(self, standing: Standing, at: int = 0) -> None:
        opened, asked = self.desk.case, self._inquiry
        if opened is None or asked is None or not asked.question:
            return
        if standing == "stated":
            words = opened.answer(asked.sentences[at], standing)
        elif standing == "denied" and len(asked.sentences) == 1:
            words = opened.answer(asked.sentences[0], standing)
        else:
            about = asked.sentences[0] if len(asked.sentences) == 1 else asked.question
            words = opened.give(f"{_GIVEN[standing]} {about}", standing, *asked.sentences)
        self._inquiry = None
        self.said(words)

    def said(self, words: str) -> None:
        """Something was answered: it is told, kept and evaluated."""
        raise NotImplementedError

    def do_number(self) -> None:
        """Write the number that is asked for into its sentence."""
        if self._inquiry is not None:
            self.begin("Number", self._inquiry.wording)

    def begin(self, label: str, text: str) -> None:
        """Open the entry line."""
        raise NotImplementedError


_GIVEN = {"denied": "none of them:", "open": "left open:"}
