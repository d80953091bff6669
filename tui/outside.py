"""Changes from outside: the files of the open case are watched, and it is told when one reads otherwise."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True)
class Alteration:
    """Files of a rulebook that have another text than before."""

    book: str
    files: tuple[tuple[Path, str, str], ...]
    """Each with its text before and after."""
    outside: bool = False
    """Somebody else wrote it."""
    draft: bool = False
    """It was not put in force, but kept as a draft."""


@dataclass(frozen=True)
class Changed:
    """What stands otherwise on the disk than it was read."""

    rules: Alteration | None = None
    facts: bool = False
    """The file of the case."""


class OnDisk(Protocol):
    """The files of an open case."""

    def files(self, case: str) -> Sequence[Path]:
        """That of the case, and those of the rulebook that reads it."""
        ...

    def changed(self, case: str) -> Changed:
        """What stands otherwise than it was read."""
        ...

    def put_back(self, alteration: Alteration, again: bool = False) -> None:
        """Give files their text from before (or, `again`, the one from after). Raises `CannotOpen`.

        What somebody else wrote is kept as a draft. Nothing is done where the files read otherwise meanwhile.
        """
        ...


class Outside:
    """Watches the files of one case at a time, in a thread that somebody else runs."""

    def __init__(self, disk: Callable[[], OnDisk], reads: Callable[[str], str], changed: Callable[[str], None]) -> None:
        self._disk = disk
        """The library may not be there yet when the program starts."""
        self._reads = reads
        """By which rulebook a case is read."""
        self._changed = changed
        self._followed = "", ""
        self._stop = threading.Event()

    def follow(self, case: str) -> Callable[[], None] | None:
        """What watches this case and its rulebook, to be run in a thread; None where they are watched already."""
        followed = case, self._reads(case)
        if followed == self._followed:
            return None
        self.stop()
        self._followed, self._stop = followed, threading.Event()
        return partial(self._watch, case, self._stop)

    def stop(self) -> None:
        """Watch no longer."""
        self._stop.set()

    def _watch(self, case: str, stop: threading.Event) -> None:
        from watchfiles import watch

        files = {path.resolve() for path in self._disk().files(case)}
        names = {str(path) for path in files}
        if not files:
            return
        for _ in watch(
            *sorted({path.parent for path in files}),
            watch_filter=lambda _, path: path in names,
            debounce=200,
            step=200,
            stop_event=stop,
            recursive=False,
            raise_interrupt=False,
        ):
            found = self._disk().changed(case)
            if not stop.is_set() and (found.rules or found.facts):
                self._changed(case)
