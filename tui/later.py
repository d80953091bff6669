"""What takes its time: worked out once, in a worker, while the screen goes on."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Later(Generic[T]):
    """An answer that is there once somebody has worked it out. It belongs to one reading, so it is never stale."""

    def __init__(self, work: Callable[[], T], one: threading.Lock | None = None) -> None:
        self._work = work
        self._one = one or threading.Lock()
        """Held while it is worked out: of questions of one kind one is answered at a time."""
        self.found: T | None = None
        """The answer; None as long as nobody has worked it out."""
        self.asked = False
        """Whether a worker is at it, or was."""
        self.looked_for: object = None
        """Where it was looked for last."""

    def get(self) -> T:
        """The answer, worked out now if need be; a second asker waits for the first."""
        with self._one:
            if self.found is None:
                self.found = self._work()
            return self.found
