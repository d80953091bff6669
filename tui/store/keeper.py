"""Autosave: the latest state on its way to the disk, and one word for how that stands."""

from __future__ import annotations

import errno
import os
import secrets
import threading
from dataclasses import dataclass
from pathlib import Path

from . import disk
from .model import Kept
from .windows import Windows

_REASONS = {
    errno.ENOSPC: "the disk is full",
    getattr(errno, "EDQUOT", errno.ENOSPC): "your quota on this disk is used up",
    errno.EACCES: "the folder for answers may not be written",
    errno.EPERM: "the folder for answers may not be written",
    errno.EROFS: "the disk is read-only",
}


@dataclass(frozen=True)
class Opened:
    """What was found when a case was opened."""

    kept: Kept
    stopped: bool = False
    """The program had been stopped hard while this case was open."""
    problem: str = ""


class Keeper:
    """Keeps one case. `put` is called by the screen, `flush` by a worker; both may run at once."""

    def __init__(self, case: str, title: str = "") -> None:
        self.path: Path = disk.file_of(case)
        self.me = f"{os.getpid()}-{secrets.token_hex(4)}"
        self.windows = Windows(self.path)
        self.reason = ""
        """Why the last attempt failed; empty when all is well."""
        self.outrun = False
        """Another window wrote in the very moment: what it did is to be taken over before anything is written."""
        self._fresh = Kept(case=case, title=title)
        self._seen: Kept = self._fresh
        self._stamp: disk.Stamp = None
        """Of the file as it was when it was last looked at for news."""
        self._waiting: Kept | None = None
        self._lock = threading.Lock()
        self._writing = threading.Lock()

    def open(self) -> Opened:
        """Read what is kept; what cannot be read is set aside, never lost and never overwritten."""
        self.windows.enter()
        try:
            kept = disk.read(self.path)
        except disk.Unreadable as problem:
            aside = disk.set_aside(self.path)
            return Opened(self._fresh, problem=f"{problem}; it lies aside as {aside.name}.")
        except OSError as problem:
            self.reason = _because(problem)
            return Opened(self._fresh, problem=f"{self.reason}.")
        if kept is None:
            return Opened(self._fresh)
        self._seen = kept
        return Opened(kept, stopped=bool(kept.writer) and not kept.left and self.windows.count() == 1)

    @property
    def saved(self) -> bool:
        """Whether the disk has everything."""
        return self._waiting is None and not self.reason

    @property
    def word(self) -> str:
        """The state of autosave in one word."""
        if self.reason:
            return "NOT SAVED"
        return "saved" if self._waiting is None else "saving"

    @property
    def seen(self) -> Kept:
        """The state that this window and the disk last had in common."""
        return self._seen

    def news(self) -> Kept | None:
        """What another window has written since; None where nobody has. The file is read only where it is another."""
        as_it_is = disk.stamp(self.path)
        if as_it_is == self._stamp:
            return None
        try:
            kept = disk.read(self.path)
        except (OSError, disk.Unreadable):
            return None
        self._stamp = as_it_is
        return kept if kept is not None and self._is_unseen(kept) else None

    def agree(self, kept: Kept) -> None:
        """Take note that this state of the other window has been taken over."""
        self._seen = kept

    def put(self, kept: Kept) -> None:
        """Hand over the latest state. Only the latest counts."""
        with self._lock:
            self._waiting = kept

    def flush(self) -> bool:
        """Write what waits; True when the disk has everything. A failure keeps it waiting."""
        with self._writing:
            while True:
                with self._lock:
                    kept = self._waiting
                if kept is None:
                    return True
                revision = max(self._seen.revision, kept.revision) + 1
                kept_now = kept.model_copy(update={"revision": revision, "writer": self.me})
                try:
                    with self.windows.alone():
                        self.outrun = self._is_outrun()
                        if self.outrun:
                            return False
                        disk.write(self.path, kept_now)
                        self._seen = kept_now
                except OSError as problem:
                    self.reason = _because(problem)
                    return False
                self.reason = ""
                with self._lock:
                    if self._waiting is kept:
                        self._waiting = None

    def _is_outrun(self) -> bool:
        try:
            there = disk.read(self.path)
        except disk.Unreadable:
            return False
        return there is not None and bool(there.writer) and self._is_unseen(there)

    def _is_unseen(self, kept: Kept) -> bool:
        """Whether another window wrote this, and this one has not taken it over."""
        return kept.writer != self.me and (kept.writer, kept.revision) != (self._seen.writer, self._seen.revision)

    def close(self) -> bool:
        """Write what is left and give the window's place back."""
        done = self.flush()
        self.windows.leave()
        return done


def _because(problem: OSError) -> str:
    return _REASONS.get(problem.errno or 0, (problem.strerror or "the answers cannot be written").lower())
