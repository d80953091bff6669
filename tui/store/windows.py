"""How many windows have the same case open: each holds a lock, which the system frees however it ends."""

from __future__ import annotations

from contextlib import AbstractContextManager, suppress
from pathlib import Path
from typing import IO

from . import locks

MOST = 9


class Windows:
    """This window's place among those that have the case open."""

    def __init__(self, kept: Path) -> None:
        self._kept = kept
        self._mine: IO[bytes] | None = None
        self._slot = 0

    @property
    def _writing(self) -> Path:
        return self._kept.with_suffix(".writing")

    def _file(self, slot: int) -> Path:
        return self._kept.with_suffix(f".window-{slot}")

    def enter(self) -> None:
        """Take the first free place. Where no lock can be had, the window just goes uncounted."""
        for slot in range(1, MOST + 1):
            file, ours = locks.hold(self._file(slot))
            if ours:
                self._mine, self._slot = file, slot
            if ours is not False:
                return

    def count(self) -> int:
        """How many windows there are, this one included."""
        others = 0
        for slot in range(1, MOST + 1):
            if slot == self._slot or not self._file(slot).exists():
                continue
            file, free = locks.hold(self._file(slot))
            others += free is False
            if file is not None:
                file.close()
        return others + 1

    def alone(self) -> AbstractContextManager[None]:
        """While no other window writes."""
        return locks.alone(self._writing)

    def leave(self) -> None:
        """Give the place back."""
        if self._mine is not None:
            if self.count() == 1:
                with suppress(OSError):
                    self._writing.unlink()
            self._mine.close()
            self._mine = None
            with suppress(OSError):
                self._file(self._slot).unlink()
