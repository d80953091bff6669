"""Answers that take their time: they are found in a worker, and a stale one is dropped by its number."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import partial
from typing import TypeVar, cast

from textual.app import App

from ..frame import Framed
from ..reading import CannotOpen
from ..row import BLANK, Prose, Row

T = TypeVar("T")
PATIENCE = 0.3
"""Seconds until it is said that one has to wait."""


class Late(Framed):
    """A screen that asks for what takes its time. The old answer stays until the new one is there."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self._found: dict[str, tuple[Hashable, object]] = {}
        self._wanted: dict[str, Hashable] = {}
        self._looked_for: dict[str, str] = {}
        """The view in which an answer was looked for last."""
        self._patient = True
        self._subject: Hashable = None

    def about_subject(self, subject: Hashable) -> None:
        """All is about this case, or this book, now: answers about another one are forgotten."""
        if subject != self._subject:
            self._subject = subject
            self._found.clear()
            self._wanted.clear()

    def ask(self, about: str, number: Hashable, find: Callable[[], T], stale: bool = True) -> T | None:
        """The answer about something; None while there is none yet. With another number it is found anew.

        Until it is there the old one is given, unless a stale one would do harm.
        """
        self._looked_for[about] = self.view
        if self._wanted.get(about) != number:
            self._wanted[about] = number
            self._patient = True
            self.set_timer(PATIENCE, self._waits)
            app = self.app

            def wanted() -> bool:
                shown = self in app.screen_stack and self._looked_for.get(about) == self.view
                return shown and self._wanted.get(about) == number

            work = partial(self._find, app, about, number, find)
            asked = self.desk.questions.asked(work, wanted, partial(self._given_up, about, number))
            self.run_worker(asked, thread=True, group=f"late {about}")
        found = self._found.get(about)
        return cast(T, found[1]) if found is not None and (stale or found[0] == number) else None

    def waiting(self, words: str) -> tuple[Row, ...]:
        """What stands there until the first answer comes: nothing at first, then what one waits for."""
        return (BLANK,) if self._patient else (BLANK, Prose(words))

    def _waits(self) -> None:
        self._patient = False
        if self.is_current:
            self.bring_up_to_date()

    def _find(self, app: App[object], about: str, number: Hashable, find: Callable[[], object]) -> None:
        try:
            found = find()
        except CannotOpen as problem:
            app.call_from_thread(self.say, str(problem))
            return
        app.call_from_thread(self._take_found, about, number, found)

    def _given_up(self, about: str, number: Hashable) -> None:
        """It was given up: who comes back asks anew."""
        if self._wanted.get(about) == number:
            del self._wanted[about]

    def _take_found(self, about: str, number: Hashable, found: object) -> None:
        if self._wanted.get(about) == number:
            self._found[about] = (number, found)
            if self.is_current:
                self.bring_up_to_date()
