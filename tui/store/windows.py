"""How many windows have the same case open: each holds a lock, which the system frees however it ends."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

MOST = 9
PATIENCE = 2.0
"""So many seconds a window waits for another one to have written."""

if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[bytes]) -> bool | None:
        """True: it is ours now; False: somebody has it; None: this disk knows no locks."""
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        except OSError:
            return None
        return True

else:
    import fcntl

    def _lock(file: IO[bytes]) -> bool | None:
        """True: it is ours now; False: somebody has it; None: this disk knows no locks."""
        try:
            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            return None
        return True


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
            file, ours = self._try(slot)
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
            file, free = self._try(slot)
            others += free is False
            if file is not None:
                file.close()
        return others + 1

    @contextmanager
    def alone(self) -> Iterator[None]:
        """While no other window writes. Where no lock can be had in time, one goes on without it."""
        end = time.monotonic() + PATIENCE
        while True:
            file, ours = self._open(self._writing)
            if ours is not False or time.monotonic() > end:
                break
            time.sleep(0.01)
        try:
            yield
        finally:
            if file is not None:
                file.close()

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

    def _try(self, slot: int) -> tuple[IO[bytes] | None, bool | None]:
        return self._open(self._file(slot))

    def _open(self, path: Path) -> tuple[IO[bytes] | None, bool | None]:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            file = open(path, "ab")  # noqa: SIM115 - it stays open as long as the window
        except OSError:
            return None, None
        ours = _lock(file)
        if not ours:
            file.close()
            return None, ours
        return file, True
