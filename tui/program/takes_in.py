"""What stands on the disk: files that others write are read anew, and texts are put back."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from .. import keynames as key
from ..desk import Desk
from ..frame import Framed
from ..opencase import OpenCase
from ..outside import Alteration, Changed, Outside
from ..reading import CannotOpen
from ..screens.writes import Writes
from ..view.editing import counted
from .evaluates import Evaluates

BACK = f"The text is as it was before you wrote. {key.REDO} brings it back."
AGAIN = f"What you wrote is there again. {key.UNDO} takes it back."
OLD = f"The old rules are in force again; what was written outside is kept as a draft. {key.REDO} puts it in force."
NEW = f"The rules from outside are in force again. {key.UNDO} keeps the old."

Standing = dict[str, tuple[str, str]]
"""Of each sentence how it stands, and how surely."""


class TakesIn(Evaluates):
    """Watches the files of the open case. Nothing is read anew under a try, and what is broken is only told."""

    _held_back = False
    """Something was changed outside during a try, and is read when it is over."""

    def __init__(self, desk: Desk, *, colourless: bool = False, watch: bool = False) -> None:
        super().__init__(desk, colourless=colourless)
        desk.drafted = self._drafted
        library, told = desk.library, partial(self.call_from_thread, self._changed_outside)
        self._outside = Outside(lambda: library.disk, lambda case: library.books.of(case), told) if watch else None

    def on_unmount(self) -> None:
        """Nothing is watched any more, and nobody waits for an answer."""
        self.desk.questions.drop_all()
        if self._outside is not None:
            self._outside.stop()

    def _changed(self) -> None:
        opened = self.desk.case
        if opened is not None and self._outside is not None and (work := self._outside.follow(opened.header.id)):
            self.run_worker(work, thread=True, group="outside")
        self._catch_up()
        super()._changed()

    def _drafted(self) -> None:
        """A try is over at the latest here."""
        self._catch_up()
        self._save()

    def _catch_up(self) -> None:
        opened = self.desk.case
        if opened is not None and self._held_back and not opened.tried:
            self._changed_outside(opened.header.id)

    def _changed_outside(self, case: str) -> None:
        """Somebody else wrote in the case or its rulebook: read it anew, but never under a try."""
        opened = self.desk.case
        if opened is not None and opened.header.id == case and not self.desk.putting:
            self._held_back = bool(opened.tried)
            if not self._held_back:
                work = partial(self._reread, opened, _standing(opened))
                self.run_worker(work, thread=True, exclusive=True, group="reread")

    def _reread(self, opened: OpenCase, before: Standing) -> None:
        found = self.desk.library.disk.changed(opened.header.id)
        if not (found.rules or found.facts):
            return  # It was read anew in the meantime.
        problem = ""
        try:
            opened.reread()
        except CannotOpen as why:
            problem = str(why)
        self.call_from_thread(self._reread_now, opened, found, before, problem)

    def _reread_now(self, opened: OpenCase, found: Changed, before: Standing, problem: str) -> None:
        at = f"{datetime.now():%H:%M}"
        what = "The rules" if not found.facts else "The case" if not found.rules else "The case and its rules"
        were = "were" if found.rules else "was"
        if problem:
            self._say(f"{what} {were} changed outside and cannot be read. {problem} Still in force: all as it was.")
        else:
            facts = f" {_facts_changed(before, _standing(opened))}" if found.facts else ""
            self._say(f"{what} {were} changed outside at {at}.{facts}")
            if found.rules is not None and found.rules.files and not found.facts:
                self.desk.altered.add(found.rules)
                self.say_after = f"{key.UNDO} keeps the old."
        if isinstance(screen := self.screen_stack[0], Writes):
            screen.changed_outside("" if problem or found.rules is None else at)
        self._changed()

    # -- texts that are put back ---

    def on_framed_put_back(self, event: Framed.PutBack) -> None:
        """A text is to be as it was before, or as it was after."""
        self.run_worker(partial(self._put_back, event.alteration, event.again), thread=True, group="leave")

    def _put_back(self, alteration: Alteration, again: bool) -> None:
        library, opened = self.desk.library, self.desk.case
        self.desk.putting = True
        try:
            library.disk.put_back(alteration, again)
            if opened is not None and library.books.of(opened.header.id) == alteration.book:
                opened.reread()
        except CannotOpen as problem:
            self.call_from_thread(self._say, str(problem))
            return
        finally:
            self.desk.putting = False
        self.call_from_thread(self._put_back_now, alteration, again)

    def _put_back_now(self, alteration: Alteration, again: bool) -> None:
        words = (OLD, NEW) if alteration.outside else (BACK, AGAIN)
        self._say(words[again])
        altered = self.desk.altered
        (altered.again if again else altered.back)(alteration)
        if isinstance(screen := self.screen_stack[0], Writes):
            screen.changed_outside()
        self._changed()


def _standing(opened: OpenCase) -> Standing:
    return {
        fact.sentence: (fact.standing, fact.certainty)
        for topic in opened.topics
        for fact in topic.facts
        if fact.standing != "open"
    }


def _facts_changed(before: Standing, after: Standing) -> str:
    came = sum(sentence not in before for sentence in after)
    gone = sum(sentence not in after for sentence in before)
    other = sum(sentence in before and before[sentence] != stands for sentence, stands in after.items())
    counts = [(came, "new"), (gone, "gone"), (other, "otherwise")]
    said = [f"{counted(count, 'fact')} {word}" for count, word in counts if count]
    return f"{', '.join(said)}." if said else "No fact is another."
