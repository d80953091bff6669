"""The case: its sentences, answered with y, n and o; the entry line to add and to reword them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from .. import keynames as key
from ..entry.free import FreeLine
from ..entry.line import EntryLine
from ..frame import Rule
from ..reading import CannotOpen
from ..sentences import SentenceList
from ..store.model import Standing
from ..view import case, why
from .ask import ASK, SILENT
from .details import Details


class CaseScreen(Details):
    """The Facts view, and the two of what is not said."""

    PLACE = "case"
    DEFAULT_CSS = """
    CaseScreen #said { width: 1fr; }
    CaseScreen #beside { width: 1fr; border-left: solid $quiet; }
    CaseScreen #entry { height: auto; max-height: 60%; display: none; }
    CaseScreen #entry.-open { display: block; }
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._rewording = ""
        """The sentence that is being worded anew; empty while one is added."""
        self._begun = ""
        """How it was worded when that began, with what stood before it."""

    def body(self) -> Iterable[Widget]:
        """The facts, in a wide window with the answer to "why?" beside them; below, the entry line when open."""
        with Horizontal(id="facts", classes="view"):
            yield SentenceList(id="said")
            yield SentenceList(id="beside", classes="wide-only")
        yield from self.ask_bodies()
        with Vertical(id="entry"):
            yield Rule()
            yield EntryLine()
            yield FreeLine()

    @property
    def facts(self) -> SentenceList:
        """The list of facts."""
        return self.query_one("#said", SentenceList)

    @property
    def entry(self) -> EntryLine:
        """The entry line."""
        return self.query_one(EntryLine)

    def view_names(self) -> Sequence[tuple[str, str]]:
        """The views with their counts."""
        count = f" {self.desk.case.facts}" if self.desk.case else ""
        return (("facts", f"Facts{count}"), (SILENT, self.silent_title()), (ASK, "Ask me"))

    def about_mark(self) -> dict[str, Any]:
        """A sentence of the case is a fact; the lines under it are its fields."""
        about = super().about_mark()
        line = self.facts.line
        if about and line is not None and line.about and self.facts.has_focus:
            field = self.field_of(line.id)
            about["mark"] = ("written" if field in case.WRITTEN else "detail") if field else "fact"
        if self.free.field.has_focus:
            about["phase"] = "field"
        if about.get("sentence") and self.unsaid.has_focus:
            about["mark"] = "fact"
        return about

    def renew(self) -> None:
        """The view that is shown, as things stand."""
        opened, here = self.desk.case, self.here()
        if here == SILENT:
            self.renew_silent()
        elif here == ASK:
            self.renew_ask()
        elif opened is not None:
            self.facts.show(case.rows(opened.topics, self.details_of))
            self._answer_beside()

    def _answer_beside(self) -> None:
        """What a sheet shows in a narrow window stands open in a wide one."""
        line, opened = self.facts.line, self.desk.case
        if self.wide and opened is not None and line is not None and line.about:
            self.query_one("#beside", SentenceList).show(why.rows(opened.reading.why(line.about)))

    def marked(self, event: SentenceList.Marked) -> None:
        """The answer beside goes along with the mark."""
        if event.source is self.facts:
            self._answer_beside()
        elif event.source is self.unsaid:
            self.why_silent()

    def on_sentence_list_chosen(self, event: SentenceList.Chosen) -> None:
        """Enter asks who says so; on a field it turns it, on an answer it gives it."""
        event.stop()
        if self.here() != "facts":
            self.choose_asked(event)
        elif event.line.inside:
            event.source.turn()
        elif field := self.field_of(event.line.id):
            self.change_field(field, event.line.about)
        elif event.line.about:
            self.do_why()

    # -- answers ---

    def do_yes(self) -> None:
        """It is so."""
        self._answer("stated")

    def do_no(self) -> None:
        """It is not so."""
        self._answer("denied")

    def do_leave_open(self) -> None:
        """Nothing is said about it."""
        self._answer("open")

    def _answer(self, standing: Standing) -> None:
        sentence = self.situation().sentence
        if self.here() != "facts":
            self.answer_asked(standing)
        elif self.desk.case is not None and sentence:
            self.said(self.desk.case.answer(sentence, standing))

    def said(self, words: str) -> None:
        """Something was answered: it is told, kept and evaluated."""
        self.say(words)
        self.desk.changed()
        self.renew()
        self.refresh_frame()

    def do_fold(self) -> None:
        """Space folds a topic, turns a field, and goes from yes to no to open on a fact."""
        at, opened = self.situation(), self.desk.case
        fact = opened.fact(at.sentence) if opened and at.sentence else None
        line = self.facts.line
        if at.mark in ("detail", "written") and line is not None:
            self.change_field(self.field_of(line.id), at.sentence)
        elif self.here() == "facts" and at.mark == "fact" and fact is not None:
            following: dict[str, Standing] = {"stated": "denied", "denied": "open"}
            self._answer(following.get(fact.standing, "stated"))
        else:
            super().do_fold()

    def do_details(self) -> None:
        """Open the fields under the marked fact, or close them."""
        sentence = self.situation().sentence
        self.details_of = "" if sentence == self.details_of else sentence
        self.renew()
        self.facts.mark(f"{case.DETAIL}certainty" if self.details_of else sentence)

    def do_back(self) -> None:
        """Close the details; else this is the top."""
        if self.details_of:
            sentence, self.details_of = self.details_of, ""
            self.renew()
            self.facts.mark(sentence)
        else:
            super().do_back()

    # -- writing a sentence ---

    def do_add(self) -> None:
        """Open the entry line, with the draft that was left in it."""
        self._rewording = ""
        self.begin("Add", self.desk.case.draft if self.desk.case else "")

    def do_edit(self) -> None:
        """Open the entry line with the marked sentence, as it stands: "likely: not: ..."."""
        self._rewording = self.situation().sentence
        self._begun = self.desk.case.worded(self._rewording) if self.desk.case else self._rewording
        self.begin("Edit", self._begun)

    def begin(self, label: str, text: str) -> None:
        """Open the entry line with this text."""
        opened = self.desk.case
        if opened is None:
            return
        self.query_one("#entry").add_class("-open")
        self.entry.begin(label, text, self.desk.library.templates(opened.header.id), opened.wrong, sure=True)
        self.call_after_refresh(self.facts.scroll_to_highlight)

    def _end(self) -> None:
        self.query_one("#entry").remove_class("-open")
        self.entry.finish()
        self._focus_view()
        self.refresh_frame()

    def on_entry_line_typed(self, event: EntryLine.Typed) -> None:
        """What is typed is a draft, and drafts are kept too."""
        event.stop()
        if self.desk.case is not None and not self._rewording:
            self.desk.case.draft = event.text
            self.desk.drafted()
            self.refresh_frame()

    def on_entry_line_left(self, event: EntryLine.Left) -> None:
        """Esc: back to the facts; a new sentence stays as a draft."""
        event.stop()
        drafted = bool(self.desk.case and self.desk.case.draft and not self._rewording)
        self._end()
        if drafted:
            self.say(f"What you typed is kept; {key.ADD} goes on with it.")

    def on_entry_line_entered(self, event: EntryLine.Entered) -> None:
        """Take the sentence into the case."""
        event.stop()
        opened = self.desk.case
        if opened is None:
            return
        if self._rewording and event.text.strip() == self._begun:
            self._end()
            self.say("Nothing was changed; it stands as it stood.")
            return
        try:
            sentence, standing, certainty = opened.parsed(event.text)
        except CannotOpen as problem:
            self.say(str(problem))
            return
        if self._rewording:
            words = opened.reword(self._rewording, sentence, standing, certainty)
        else:
            opened.draft = ""
            words = opened.answer(sentence, standing, certainty)
        self._end()
        self.said(words)
        self.facts.mark(sentence)
