"""Rules: the book that is applied, by theme, as text, and as a map."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Static

from .. import keynames as key
from ..editor import Writing
from ..frame import Tries
from ..reading import CannotOpen
from ..row import BLANK, Prose, Row
from ..rulebooks import Book
from ..sentences import SentenceList
from ..store import Answer
from ..view import rules
from ..view.walk import STEP
from ..writings import DIAGRAM, fresh
from .home import HomeScreen
from .takes_back import TakesBack
from .told import Telling

READING = "Reading the rules ..."


class RulesScreen(TakesBack, Telling):
    """The views Rules, Text and Map."""

    PLACE = "rules"
    DEFAULT_CSS = """
    RulesScreen .view { width: 1fr; }
    RulesScreen #key { height: auto; padding: 0 0 0 2; color: $quiet; }
    RulesScreen #beside { width: 1fr; border-left: solid $quiet; }
    """

    def body(self) -> Iterable[Widget]:
        """A list for the rules, one for the map, the text; in a wide window a rule beside its list."""
        with Horizontal():
            yield SentenceList(id="rules", classes="view")
            yield Writing(id="text", classes="view")
            yield SentenceList(id="map", classes="view")
            yield SentenceList(id="beside", classes="wide-only")
        yield Static(id="key", markup=False)

    # -- which book ---

    @property
    def book_id(self) -> str:
        """The rulebook that is looked at: the one that was asked for, else the one that reads the case."""
        opened = self.desk.case
        return self.desk.book or (self.desk.library.books.of(opened.header.id) if opened else "")

    @property
    def case_id(self) -> str:
        """The open case; empty where none is."""
        return self.desk.case.header.id if self.desk.case else ""

    def number(self) -> tuple[object, ...]:
        """What the answers of this place depend on."""
        opened = self.desk.case
        return self.book_id, self.case_id, opened.number if opened else 0, self.changes

    def found_book(self) -> Book | None:
        """The rulebook, as soon as it is read."""
        id = self.book_id
        return self.ask("book", (id, self.changes), partial(self.desk.library.books.book, id)) if id else None

    def title_line(self) -> str:
        """The title of the book stands where elsewhere the case does."""
        found = self._found.get("book")
        return found[1].title if found and isinstance(found[1], Book) else super().title_line()

    def view_names(self) -> Sequence[tuple[str, str]]:
        """The views, with the number of rules."""
        found = self._found.get("overview")
        count = f" {len(found[1].rules)}" if found and isinstance(found[1], rules.Overview) else ""
        if self.is_case:
            return (("text", "Text"),)
        return (("rules", f"Rules{count}"), ("text", "Text"), ("map", "Map"))

    def come(self, view: str, sentence: str = "", tries: Tries = (), instead: Sequence[str] = ()) -> None:
        """From elsewhere one comes to the book that reads the case, unless another is named."""
        if not view and (sentence or self.desk.case is not None):
            self.desk.book = sentence
        if view != "text":
            self.look_away()
        super().come(view, instead=instead)

    # -- what is shown ---

    def renew(self) -> None:
        """The view as things stand."""
        self.about_subject(self.book_id)
        if not self.book_id or self.found_book() is None:
            return
        here = self.here()
        self._show_key()
        if here == "text":
            self.show_text()
        else:
            rows = self._rules() if here == "rules" else self._map()
            self.listed.show(rows, "" if self.listed.line is not None else rules.first(rows))
            if self.to_mark and self.listed.mark(self.to_mark):
                self.to_mark = ""
        self._show_beside()

    def _show_key(self) -> None:
        """Below the list, in sight at any time: what its letters mean."""
        key = self.query_one("#key", Static)
        key.display = self.here() == "rules" and not self.has_class("-low")
        key.update(rules.KEY)

    @property
    def listed(self) -> SentenceList:
        """The list of the view that is shown."""
        return self.query_one("#map" if self.here() == "map" else "#rules", SentenceList)

    def _rules(self) -> Sequence[Row]:
        id, case, books = self.book_id, self.case_id, self.desk.library.books
        answers = self.desk.case.answers if self.desk.case else ()
        found = self.ask("overview", self.number(), lambda: books.overview(id, case, answers))
        remarks = self.ask("remarks", (id, self.changes), partial(books.remarks, id))
        if remarks is not None:
            self.desk.unfinished = remarks.draft
        kin = self.ask("kin", (id, self.changes), partial(books.kin, id)) or ()
        return self.waiting(READING) if found is None else rules.rows(found, remarks, kin)

    def _map(self) -> Sequence[Row]:
        id = self.book_id
        found = self.ask("map", (id, self.changes), partial(self.desk.library.books.outline, id))
        return self.waiting(READING) if found is None else rules.map_rows(found)

    def _show_beside(self) -> None:
        if not self.wide:
            return
        rule = self.rule if self.here() == "rules" else ""
        rows: Sequence[Row] = ()
        if rule:
            found = self.ask(f"{rules.RULE}{rule}", self.number(), self.teller(f"{rules.RULE}{rule}"))
            rows = found or (BLANK,)
        side = self.query_one("#beside", SentenceList)
        side.display = self.here() != "text"
        side.show(rows or (BLANK, Prose("Enter on a rule tells where it fires.", quiet=True)))

    def about_mark(self) -> dict[str, Any]:
        """A marked rule is told of by its id."""
        about = super().about_mark()
        if self.is_case:
            return {**about, "phase": "case"}
        if self.here() == "rules" and self.marked_id().startswith(rules.BROKEN):
            return {**about, "phase": "broken"}
        if self.here() == "rules" and self.marked_id().startswith(rules.DRAFTED):
            return {**about, "phase": "drafted"}
        return {**about, "mark": "rule"} if self.rule and self.here() != "text" else about

    @property
    def rule(self) -> str:
        """The id of the marked rule."""
        line = self.listed.line if self.ready else None
        return rules.rule_of(line.id) if line is not None else ""

    def marked(self, event: SentenceList.Marked) -> None:
        """The rule beside the list goes along with the mark."""
        if event.source is self.listed:
            self._show_beside()

    # -- Enter ---

    def on_sentence_list_chosen(self, event: SentenceList.Chosen) -> None:
        """A rule is told of; after a rule was written, Enter shows where it fires or why it does not."""
        event.stop()
        line = event.line
        if self.shows_new():
            return
        if line.id.startswith(rules.BROKEN):
            self.open_text(line=int(line.id.removeprefix(rules.BROKEN)))
        elif line.id.startswith(rules.DRAFTED):
            self.open_text(line=int(line.id.removeprefix(rules.DRAFTED)), goes_on=True)
        elif line.id.startswith(rules.OTHER):
            number, _, path = line.id.removeprefix(rules.OTHER).partition(":")
            self.desk.library.books.take(Path(path), int(number))
            self.changes += 1
            self.desk.unfinished = True
            self.open_text(line=1)
        elif line.id.startswith(rules.KIN):
            self._go_over(line.id.removeprefix(rules.KIN), line.sentence)
        elif rules.rule_of(line.id):
            self.post_message(self.Ask("told", f"{rules.RULE}{rules.rule_of(line.id)}"))
        elif line.inside:
            event.source.turn()
        elif not self.tell_more("", line.id, line.about) and line.about:
            self.do_why()

    def teller(self, about: str) -> Callable[[], Sequence[Row]]:
        """One rule in sentences, and where it fires."""
        id, case, books = self.book_id, self.case_id, self.desk.library.books
        answers = self.desk.case.answers if self.desk.case else ()
        rule = about.removeprefix(rules.RULE)
        return lambda: rules.rule_rows(books.rule(id, rule, case, answers))

    def slow_teller(self, about: str) -> Callable[[], Sequence[Row]]:
        """The cases at hand in which it fires."""
        id, case, books = self.book_id, self.case_id, self.desk.library.books
        rule = about.removeprefix(rules.RULE)
        return lambda: rules.case_rows(books.cases(id, rule, case))

    def tell_more(self, about: str, id: str, sentence: str) -> bool:
        """A step is gone to, a case opened."""
        if id.startswith(STEP):
            self.go_to(id)
        elif id.startswith(rules.CASE):
            self.post_message(HomeScreen.Open(id.removeprefix(rules.CASE)))
        else:
            return False
        return True

    def do_rule_text(self) -> None:
        """The text of the marked rule."""
        self.open_text(self.rule)

    def do_write_rule(self) -> None:
        """A new rule, behind the marked one."""
        self.write_rule(self.rule)

    def _go_over(self, id: str, title: str) -> None:
        """From a copy to its original, or back: if it reads the case, the other does so from now on."""
        opened, books = self.desk.case, self.desk.library.books
        if opened is None or books.of(opened.header.id) != self.book_id:
            self.desk.book = id
            self.renew()
        else:
            self._read_by("" if books.own(opened.header.id) == id else id, title)

    def do_original(self) -> None:
        """Read the case by its own rulebook again; the copy stays where it is."""
        self._read_by("", "its own rulebook")

    def _read_by(self, rules: str, title: str) -> None:
        opened = self.desk.case
        if opened is None:
            return
        opened.use_rules(rules, title)
        self.desk.book = ""
        self.changes += 1
        self.about_kin(self.book_id)
        self.desk.changed()
        self.say(f"The case is read by {title}{'' if rules else ' again'}. {key.UNDO} takes it back.")
        self.renew()

    def do_map_mermaid(self) -> None:
        """Write the map of this case as Mermaid."""
        self._draw("map_mermaid")

    def do_map_dot(self) -> None:
        """Write the map of this case as DOT."""
        self._draw("map_dot")

    def _draw(self, action: str) -> None:
        opened = self.desk.case
        if opened is not None:
            path = fresh(Path.cwd() / f"{Path(opened.header.name).stem}-map{DIAGRAM[action]}")
            work = partial(self._write_diagram, opened.header.id, opened.answers, path)
            self.run_worker(self.desk.questions.asked(work), thread=True, group="map", exclusive=True)

    def _write_diagram(self, case: str, answers: Sequence[Answer], path: Path) -> None:
        try:
            self.desk.library.write.diagram(case, answers, path)
            said = f"The diagram is written: {path}"
        except CannotOpen as problem:
            said = str(problem)
        self.app.call_from_thread(self.say, said)
