"""The text of a rulebook in its place: opened, checked while one types, kept, and put in force on leaving.

A bundled rulebook is never altered: the first letter makes a copy, which reads the case from then on.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from ..editor import BookText, Writing
from ..glyphs import ASCII, UNICODE
from ..reading import CannotOpen
from ..rulebooks import Book, Page
from ..view.editing import Checked
from ..view.scaffold import copied, finished, scaffold
from .puts_in_force import PutsInForce


class Writes(PutsInForce):
    """A place with a text that can be written."""

    _begun = ""
    """The text with which the writing began, blanks of a new rule included."""
    _checked: Checked | None = None
    _new = False
    """A new rule is to be written as soon as the text is there."""
    _goes_on = False
    """The next blank is to be filled as soon as the text is there."""
    _copying = False
    _leaving: str | None = None
    """The text was left before its copy was made."""
    _row = 0
    """The line on which the caret stood when the text was left."""

    @property
    def rule(self) -> str:
        """The id of the rule that is marked in the list."""
        raise NotImplementedError

    @property
    def writing(self) -> Writing:
        """The text."""
        return self.query_one(Writing)

    # -- opening it ---

    def open_text(self, rule: str = "", new: bool = False, line: int = 0, goes_on: bool = False) -> None:
        """Go to the text, at a rule or at a line; to write a new rule there, or to go on with an unfinished one."""
        self._wanted_rule, self._wanted_line, self._page = rule, line, None
        self._new, self._goes_on = new, goes_on
        self.post_message(self.Go(self.place, view="text"))

    def write_rule(self, after: str) -> None:
        """Go to the text, and there to the blanks of a new rule."""
        self.open_text(after, new=True)

    def look_away(self) -> None:
        """A text that was only looked at is opened anew the next time, at the rule that is marked then."""
        if self.ready and self.writing.area.read_only:
            self._wanted_rule, self._page = "", None

    def show_text(self) -> None:
        """The text, once it is read."""
        id, rule, books = self.book_id, self._wanted_rule or self.rule, self.desk.library.books
        if not self.is_case:
            templates = self.ask("templates", (id, self.changes), partial(books.templates, id))
            self.writing.templates = templates or ()
        if self._page is not None:
            return  # It is written on: read anew, it would seem that what others wrote was seen.
        page = self.ask("page", (id, rule, self.changes), partial(books.page, id, rule), stale=False)
        if page is None:
            return
        self._page = page
        self.writing.in_force = self.in_force(page)
        self.writing.area.signs = ASCII if self.desk.ascii else UNICODE
        text, line = page.text, self._wanted_line or page.line
        self._wanted_line = 0
        if self._new:
            text, line = scaffold(text, page.line if rule else 0)
        self._begun = text
        held = self.desk.held.get(id)
        self.writing.begin(text if held is None else held, line, self._new or self._goes_on or held is not None)
        self._new = self._goes_on = False
        book = self.found_book()
        if page.draft or (book is not None and not book.bundled):
            self._look(text)

    # -- while it is written ---

    def do_write_text(self) -> None:
        """Begin to write in the text that was looked at."""
        if self._page is not None:
            self.writing.write()

    def on_book_text_wanted(self, event: BookText.Wanted) -> None:
        """Enter begins to write."""
        event.stop()
        self.do_write_text()
        self.refresh_frame()

    def do_back(self) -> None:
        """From a text that is looked at to the list of rules."""
        if self.here() == "text":
            self.post_message(self.Go("home") if self.is_case else self.Go(self.place, view="rules"))
        else:
            super().do_back()

    def on_writing_paused(self, event: Writing.Paused) -> None:
        """Keep it and check it."""
        event.stop()
        page = self._page
        if page is not None and event.text not in (page.text, self._begun):
            self.desk.unfinished = True
            self._altered(event.text)
        elif page is not None:
            self._look(event.text)
        self.refresh_frame()

    def _altered(self, text: str) -> None:
        book = self.found_book()
        if book is not None and book.bundled:
            self._copy(book)
        else:
            self._look(text)

    def _copy(self, book: Book) -> None:
        """Make the copy in a worker; what is typed meanwhile goes on in it."""
        if not self._copying:
            self._copying = True
            self.run_worker(partial(self._make_copy, book.id, self.case_id), thread=True, group="copy")

    def _make_copy(self, id: str, case: str) -> None:
        try:
            made = self.desk.library.books.copy(id, case)
            page = self.desk.library.books.page(made.id)
        except CannotOpen as problem:
            self.app.call_from_thread(self._not_copied, id, str(problem))
            return
        self.app.call_from_thread(self._copied, id, made, page)

    def about_kin(self, id: str) -> None:
        """All is about a copy now, or about its original: the list of rules stands until it is read anew."""
        known = {about: found for about, found in self._found.items() if about == "overview"}
        self.about_subject(id)
        self._found.update(known)

    def _not_copied(self, id: str, why: str) -> None:
        self._copying = False
        text, self._leaving = self._leaving, None
        if text is None:
            self.say(why)
        else:
            self.hold(id, text, why)

    def _copied(self, id: str, made: Book, page: Page) -> None:
        self._copying = False
        opened, books = self.desk.case, self.desk.library.books
        reads = opened is not None and books.of(opened.header.id) == id
        if opened is not None and reads:
            opened.use_rules(made.id, made.title)
            self.desk.changed()
        self.desk.book = "" if reads else made.id
        self.changes += 1
        self.about_kin(made.id)
        self._made = page
        self._found["book"] = ((made.id, self.changes), made)
        self.say(f"This is {made.title} now; the original is not altered.")
        if self._leaving is not None:
            text, self._leaving = self._leaving, None
            self.desk.held.pop(id, None)
            self._put_in_force(page, copied(text, Path(made.id).stem, made.title))
            return
        self._page = page
        self.writing.area.put(copied(self.writing.area.text, Path(made.id).stem, made.title))
        self.writing.in_force = self.in_force(page)
        self._look(self.writing.area.text)

    def _look(self, text: str) -> None:
        """Check a text in a worker, and keep it as a draft."""
        page, id = self._page, self.book_id
        if page is None:
            return
        work = partial(self._check, id, page, text)
        self.run_worker(self.desk.questions.asked(work), thread=True, group="check", exclusive=True)

    def _check(self, id: str, page: Page, text: str) -> None:
        books = self.desk.library.books
        try:
            if text not in (page.text, self._begun):
                self.keep(page, text)
            found = books.check(id, page.path, text)
        except CannotOpen as problem:
            self.app.call_from_thread(self.say, str(problem))
            return
        self.app.call_from_thread(self._take_checked, found)

    def _take_checked(self, found: Checked) -> None:
        self._checked = found
        self.writing.take(found)
        self.refresh_frame()

    # -- leaving it ---

    def on_writing_left(self, event: Writing.Left) -> None:
        """Leave the text: put it in force where it can be, else keep it."""
        event.stop()
        page = self._page
        book, self._row = self.found_book(), self.writing.area.cursor_location[0] + 1
        if not self.is_case:
            self.post_message(self.Go(self.place, view="rules"))
            self._wanted_rule, self._page = "", None
        if page is None or book is None:
            return
        if event.text in (page.text, self._begun) and not page.draft:
            self.desk.held.pop(book.id, None)
            return
        if book.bundled or self._copying:
            self._leaving = event.text  # The copy comes first.
            self._copy(book)
        else:
            self._put_in_force(page, event.text)

    def _put_in_force(self, page: Page, text: str) -> None:
        """In a worker: the new rule gets its name, the text is checked, saved, and the case read anew."""
        text, rule = finished(text, self._row)
        self.run_worker(partial(self.leave, self.book_id, page, text, rule, self.case_id), thread=True, group="leave")

    def changed_outside(self, at: str = "") -> None:
        """The files read otherwise now. A text that is only looked at is shown anew; one that is written stays.

        What was changed `at` a time is in force since then; empty where it is not.
        """
        self.changes += 1
        if self.ready and self.writing.area.read_only:
            self._page = None
        elif self._page is not None and at:
            self._page = replace(self._page, saved=at)
            self.writing.in_force = self.in_force(self._page)
