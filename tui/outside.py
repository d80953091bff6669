"""Changes from outside: the files of the rulebook in force are watched, and it is told when one reads otherwise."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial

from .reading import CannotOpen, Library


class Outside:
    """Watches the rulebook of one case at a time, in a thread that somebody else runs."""

    def __init__(self, library: Library, changed: Callable[[str], None]) -> None:
        self._library = library
        self._changed = changed
        self._followed = "", ""
        self._stop = threading.Event()

    def follow(self, case: str) -> Callable[[], None] | None:
        """What watches the rulebook that reads this case, to be run in a thread; None where it is watched already."""
        followed = case, self._library.books.of(case)
        if followed == self._followed:
            return None
        self.stop()
        self._followed, self._stop = followed, threading.Event()
        return partial(self._watch, *followed, self._stop)

    def stop(self) -> None:
        """Watch no longer."""
        self._stop.set()

    def _watch(self, case: str, book: str, stop: threading.Event) -> None:
        from watchfiles import watch

        try:
            files = {path.resolve() for path in self._library.books.book(book).files}
        except CannotOpen:
            return
        names = {str(path) for path in files}
        for _ in watch(
            *sorted({path.parent for path in files}),
            watch_filter=lambda _, path: path in names,
            debounce=200,
            step=200,
            stop_event=stop,
            recursive=False,
            raise_interrupt=False,
        ):
            if not stop.is_set() and self._library.books.is_stale(case):
                self._changed(case)
