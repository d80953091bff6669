"""A text of a rulebook is put in force, or kept as a draft where it cannot be, and it is said how it stands."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from .. import keynames as key
from ..outside import Alteration
from ..reading import CannotOpen
from ..rulebooks import Book, Page
from ..view.editing import Checked, counted, lines_of
from ..view.rules import BROKEN, DRAFTED, RULE, Firing
from ..view.scaffold import begun, line_of
from ..view.walk import STEP
from .home import HomeScreen
from .late import Late

BOTH = "Another window writes in {name}, too. Both texts are kept."
BESIDE = f"{BOTH} The list of rules shows theirs."
KEPT = "What somebody else had written in {name} meanwhile is kept: the list of rules shows it."


class PutsInForce(Late):
    """A place in which a text was written and is left."""

    changes = 0
    """How often a text was put in force or kept: answers about an older one are stale."""
    _page: Page | None = None
    """The file that is shown as text."""
    _made: Page | None = None
    """The copy as it was made: taking back what was first written in it leads to the original."""
    _wanted_rule = ""
    _wanted_line = 0
    _after = ""
    """After leaving: the step or the sentence that Enter shows."""
    to_mark = ""
    """The line of the rule that was written, to be marked as soon as it is in the list."""

    @property
    def book_id(self) -> str:
        """The rulebook that is looked at."""
        raise NotImplementedError

    @property
    def case_id(self) -> str:
        """The open case."""
        raise NotImplementedError

    def found_book(self) -> Book | None:
        """The rulebook that is looked at."""
        raise NotImplementedError

    @property
    def is_case(self) -> bool:
        """The text is that of a case which cannot be read."""
        book = self.found_book()
        return book is not None and book.is_case

    def in_force(self, page: Page) -> str:
        """Which text is in force, in words; empty for a case that cannot be read."""
        if self.is_case:
            return ""
        opened, book = self.desk.case, self.found_book()
        count = sum(one.standing == "concluded" for one in opened.reading.known) if opened else 0
        with_ = f", with {counted(count, 'conclusion')}" if opened else ""
        return f"the text that came with Foedus{with_}" if book and book.bundled else f"the text of {page.saved}{with_}"

    def hold(self, id: str, text: str, why: str) -> None:
        """The disk would not take a text that was left: it stays here, and is not lost."""
        self.desk.held[id] = text
        self.desk.unfinished = True
        self.say(f"{why} What you wrote is still here: {key.RULE_TEXT} opens it, Esc there tries again.")

    def keep(self, page: Page, text: str) -> None:
        """In a worker: keep a text that is not in force; that of another window is not touched."""
        if self.desk.library.books.keep(page.path, text):
            self.app.call_from_thread(self.say_more, (BOTH if self.is_case else BESIDE).format(name=page.path.name))

    def say_more(self, text: str) -> None:
        """Say something behind what was said just now."""
        self.desk.add(text)
        self.refresh_frame()

    def leave(self, id: str, page: Page, text: str, rule: str, case: str) -> None:
        """In a worker: put a text in force, or keep it where it has errors, and say how it stands."""
        library, opened = self.desk.library, self.desk.case
        answers = opened.answers if opened is not None else ()
        fired: Sequence[Firing] = ()
        near: Sequence[Firing] = ()
        told = False
        try:
            found = library.books.check(id, page.path, text)
            self.desk.putting = True
            put = "changed" if found.errors else library.books.save(page.path, text, page.stands)
            if put == "changed":
                self.keep(page, text)
                self.desk.held.pop(id, None)
                left = self._left_broken if found.errors else self._left_aside
                self.app.call_from_thread(left, page, rule, found)
                return
            self.desk.held.pop(id, None)
            if opened is not None and case and library.books.of(case) == id:
                opened.reread()
                changed = rule and line_of(text, rule)
                fired, near = library.books.firings(rule, case, answers) if changed else ((), ())
                told = bool(changed)
        except CannotOpen as problem:
            self.app.call_from_thread(self.hold, id, text, str(problem))
            return
        finally:
            self.desk.putting = False
        self.app.call_from_thread(self._left, page, text, rule, told, fired, near)
        if put == "kept":
            self.app.call_from_thread(self.say_more, KEPT.format(name=page.path.name))

    def _left_aside(self, page: Page, rule: str, found: Checked) -> None:
        """Somebody else wrote in the file meanwhile: which of the two texts is to be in force, the user says."""
        self.changes += 1
        self.desk.unfinished, self._wanted_rule = True, rule
        self.say(
            f"{page.path.name} was changed outside while you wrote. Your text is kept as a draft: "
            f"{key.RULE_TEXT} opens it, Esc there puts it in force in place of theirs. {key.ACTIONS} drops it."
        )
        self.renew()

    def was_altered(self, alteration: Alteration) -> None:
        """A text was left otherwise than it was opened. For subclasses that can take it back."""

    def _record(self, page: Page, text: str, draft: bool = False) -> None:
        before = page.text if draft else page.stands
        if page is not self._made and before != text:
            self.was_altered(Alteration(self.book_id, ((page.path, before, text),), draft=draft))

    def _left_broken(self, page: Page, rule: str, found: Checked) -> None:
        self.changes += 1
        self.desk.unfinished = True
        if self.is_case:
            count, line = counted(len(found.errors), "problem"), found.errors[0].line
            self.say(f"{count} (line {line}). Your text is kept as a draft; the file is as it was.")
            return
        self._record(page, found.text, draft=True)
        wrong = [each for each in found.wrong if not each.warning]
        self._wanted_rule = rule
        if wrong:
            self.to_mark = f"{BROKEN}{wrong[0].line}"
            said = f"{counted(len(wrong), 'problem')} (line {wrong[0].line}). Your text is kept."
        else:
            self.to_mark = f"{DRAFTED}{next(each.line for each in begun(found.text) if not each.whole)}"
            left = f"{counted(len(found.unfilled), 'blank')} left ({lines_of(found.unfilled)})"
            said = f"Your rule is unfinished: {left}. It is kept; Enter goes on with it."
        self.say(f"{said} Still in force: {self.in_force(page)}.")
        self.renew()

    def _left(
        self, page: Page, text: str, rule: str, told: bool, fired: Sequence[Firing], near: Sequence[Firing]
    ) -> None:
        self.changes += 1
        if self.is_case:
            self._page = None
            self.post_message(HomeScreen.Open(str(page.path)))
            return
        self._record(page, text)
        self.desk.unfinished = False
        words = "It is in force."
        self._after = ""
        if told and fired:
            times = "once, in" if len(fired) == 1 else f"{len(fired)} times, first in"
            words = f"Your rule fires {times} step {fired[0].step}. Enter shows it."
            self._after = f"{STEP}{fired[0].step}"
        elif told and near:
            words = f"It does not fire yet: nearest it lacks {'; '.join(near[0].lacks)}. Enter asks why not."
            self._after = near[0].sentence
        elif told:
            words = "It does not fire yet: nothing that it asks for is near. Enter shows the rule."
        self.say(words)
        if self.desk.case is not None:
            self.desk.changed()
        self.to_mark = f"{RULE}{rule}" if rule else ""
        self.renew()

    def do_drop_draft(self) -> None:
        """Forget the text that is not in force."""
        self.run_worker(partial(self._drop, self.book_id), thread=True, group="leave")

    def _drop(self, id: str) -> None:
        self.desk.library.books.drop(id)
        self.desk.held.pop(id, None)
        self.app.call_from_thread(self._dropped)

    def _dropped(self) -> None:
        self.changes += 1
        self.desk.unfinished = False
        self._wanted_rule, self._page = "", None
        self.say("The text that was not in force is dropped.")
        self.renew()

    def seize(self, key: str) -> bool:
        """What Enter shows after a rule was written is forgotten with any other key."""
        if key != "enter":
            self._after = ""
        return super().seize(key)

    def shows_new(self) -> bool:
        """Enter after a rule was written: show the step in which it fires, or ask why it does not."""
        what, self._after = self._after, ""
        if not what:
            return False
        if what.startswith(STEP):
            self.go_to(what)
        else:
            self.post_message(self.Ask("why", what))
        return True
