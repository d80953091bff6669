"""Evaluating: what the case holds, and the rules as they stand on the disk."""

from __future__ import annotations

from functools import partial

from ..changes import UNCHANGED, changes, same_step
from ..desk import Desk
from ..opencase import OpenCase
from ..outside import Outside
from ..reading import CannotOpen, Reading
from ..screens.writes import Writes
from ..tour import CIRCLE
from .saves import Saves


class Evaluates(Saves):
    """Every change is evaluated in a worker; an answer to an older question is dropped."""

    _held_back = False
    """The rules were changed outside during a try, and are read when it is over."""

    def __init__(self, desk: Desk, *, colourless: bool = False, watch: bool = False) -> None:
        super().__init__(desk, colourless=colourless)
        desk.changed = self._changed
        desk.drafted = self._save
        library = desk.library
        self._outside = Outside(library, partial(self.call_from_thread, self._rules_changed)) if watch else None

    def _changed(self) -> None:
        opened = self.desk.case
        if opened is not None and self._outside is not None and (work := self._outside.follow(opened.header.id)):
            self.run_worker(work, thread=True, group="outside")
        if opened is not None and self._held_back and not opened.tried:
            self._rules_changed(opened.header.id)
        self._save()
        self.run_worker(self._evaluate, thread=True, exclusive=True, group="evaluate")

    def _evaluate(self) -> None:
        opened = self.desk.case
        if opened is None:
            return
        number, answers = opened.number, opened.answers
        reading = self.desk.library.read(opened.header.id, answers)
        if number == opened.number:  # An answer to an older question is dropped.
            self.call_from_thread(self._take, opened, reading, number)

    def _take(self, opened: OpenCase, reading: Reading, number: int) -> None:
        """Take a reading in, and say what it changed; the walk stays on its step where that is still made."""
        if number != opened.number or opened is not self.desk.case:
            return
        old = opened.reading if opened.evaluated >= 0 else None
        opened.reading, opened.evaluated = reading, number
        circle = opened.known(CIRCLE)
        if self.desk.tour is not None and circle is not None and circle.steps:
            self.desk.tour.know(circle.steps[0])
        if old is not None:
            said = [changes(old, reading)]
            step = same_step(old, opened.step, reading)
            if said[0] != UNCHANGED and self.current_mode != "walk":
                said.append("2 walks it.")
            if not step and reading.steps and (self.current_mode == "walk" or opened.step > 1):
                step = min(opened.step, len(reading.steps))
                said.append(f"Your step of the walk is gone; step {step} stands there now.")
            opened.step = step or opened.step
            self.desk.add(" ".join(said))
        self._show()

    # -- rules that others write ---

    def on_unmount(self) -> None:
        """Nothing is watched any more."""
        if self._outside is not None:
            self._outside.stop()

    def _rules_changed(self, case: str) -> None:
        """Somebody else wrote in the rulebook: read it anew, but never under a try."""
        opened = self.desk.case
        if opened is not None and opened.header.id == case and not self.desk.putting:
            self._held_back = bool(opened.tried)
            if not self._held_back:
                self.run_worker(partial(self._reread, opened), thread=True, exclusive=True, group="reread")

    def _reread(self, opened: OpenCase) -> None:
        if not self.desk.library.books.is_stale(opened.header.id):
            return  # It was read anew in the meantime.
        try:
            opened.reread()
            said = "The rules were changed outside and are read anew."
        except CannotOpen as problem:
            said = (
                f"The rules were changed outside and have a problem. {problem} Still in force: the rules as they were."
            )
        self.call_from_thread(self._reread_now, said)

    def _reread_now(self, said: str) -> None:
        self._say(said)
        if isinstance(screen := self.screen_stack[0], Writes):
            screen.changes += 1
        self._changed()

    def on_app_focus(self) -> None:
        """Coming back to this window: another one may have changed the same case."""
        self.desk.look_around()
        self._show()
