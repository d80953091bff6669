"""Evaluating: what follows from what the case holds."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from .. import keynames as key
from ..changes import UNCHANGED, changes, same_step
from ..desk import Desk
from ..opencase import OpenCase
from ..reading import Reading
from ..store import Answer
from ..tour import CIRCLE
from .saves import Saves


class Evaluates(Saves):
    """Every change is evaluated in a worker; an answer to an older question is dropped."""

    _premises: object = None
    """What the reading that stands was made from."""
    say_after = ""
    """What is said behind the changes of the next evaluation."""

    def __init__(self, desk: Desk, *, colourless: bool = False) -> None:
        super().__init__(desk, colourless=colourless)
        desk.changed = self._changed
        desk.drafted = self._save

    def _changed(self) -> None:
        self._save()
        opened = self.desk.case
        if opened is not None:
            number = opened.number
            work = partial(self._evaluate, opened, number, opened.answers, opened.premises)
            asked = self.desk.questions.asked(work, lambda: opened is self.desk.case and opened.number == number)
            self.run_worker(asked, thread=True, exclusive=True, group="evaluate")

    def _evaluate(self, opened: OpenCase, number: int, answers: Sequence[Answer], premises: object) -> None:
        reading = self.desk.library.read(opened.header.id, answers)
        if number == opened.number:  # An answer to an older question is dropped.
            self.call_from_thread(self._take, opened, reading, number, premises)

    def _take(self, opened: OpenCase, reading: Reading, number: int, premises: object) -> None:
        """Take a reading in, and say what it changed; the walk stays on its step where that is still made."""
        if number != opened.number or opened is not self.desk.case:
            return
        old = opened.reading if opened.evaluated >= 0 else None
        opened.reading, opened.evaluated = reading, number
        same, self._premises = premises == self._premises, premises
        circle = opened.known(CIRCLE)
        if self.desk.tour is not None and circle is not None and circle.steps:
            self.desk.tour.know(circle.steps[0])
        if old is not None:
            told = changes(old, reading)
            said = [told] if told != UNCHANGED or not same else []
            step = same_step(old, opened.step, reading)
            if told != UNCHANGED and self.current_mode != "walk":
                said.append(f"{key.WALK} walks it.")
            if not step and reading.steps and (self.current_mode == "walk" or opened.step > 1):
                step = min(opened.step, len(reading.steps))
                said.append(f"Your step of the walk is gone; step {step} stands there now.")
            opened.step = step or opened.step
            said, self.say_after = [*said, self.say_after], ""
            if any(said):
                self.desk.add(" ".join(each for each in said if each))
        self._show()

    def on_app_focus(self) -> None:
        """Coming back to this window: another one may have changed the same case."""
        self.desk.look_around()
        self._show()
