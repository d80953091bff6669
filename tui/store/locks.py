"""Locks on files: one window holds each at a time, and the system frees it however that window ends."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

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


def hold(path: Path) -> tuple[IO[bytes] | None, bool | None]:
    """The lock on a file, which is free again when what is returned is closed.

    True: it is ours now; False: somebody has it; None: it cannot be had.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = open(path, "ab")  # noqa: SIM115 - whoever asked closes it
    except OSError:
        return None, None
    ours = _lock(file)
    if not ours:
        file.close()
        return None, ours
    return file, True


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """While nobody else holds this lock. Where it cannot be had in time, one goes on without it."""
    end = time.monotonic() + PATIENCE
    while True:
        file, ours = hold(path)
        if ours is not False or time.monotonic() > end:
            break
        time.sleep(0.01)
    try:
        yield
    finally:
        if file is not None:
            file.close()
