"""Texts of rulebooks on the disk: those in force, and drafts. What another window or program wrote is never lost."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Literal, TypeAlias

from platformdirs import user_data_path

from . import disk, drafts
from .drafts import Draft
from .locks import alone

Put: TypeAlias = Literal["in force", "changed", "kept"]
"""A text is in force; or nothing was done, since the file reads otherwise than was thought; or it is in force, and the
text of somebody else that stood there is kept as a draft."""


def books_folder() -> Path:
    """Where copies of bundled rulebooks lie."""
    if os.environ.get("FOEDUS_STATE"):
        return disk.folder() / "rulebooks"
    return user_data_path("foedus", appauthor=False) / "rulebooks"


def text_of(path: Path) -> str:
    """The text in a file. Raises `OSError` and `UnicodeDecodeError`."""
    return path.read_text("utf-8-sig").replace("\r\n", "\n")


class Texts:
    """The texts as one window writes them: each window that writes the same text has a draft of its own."""

    def __init__(self) -> None:
        self._mine: dict[Path, int] = {}
        """The number of this window's draft for each file; else it is 1."""
        self._seen: dict[Path, str] = {}
        """The draft as this window read or wrote it last."""
        self._base: dict[Path, str] = {}
        """The mark of the text with which this window began to write."""

    def draft(self, path: Path) -> Draft | None:
        """This window's draft for a file; that of another one where this one has none yet."""
        return next((each for each in drafts.of(path) if each.number == self._number(path)), None)

    def others(self, path: Path) -> tuple[Draft, ...]:
        """The drafts that other windows have for a file, or left for it."""
        return tuple(each for each in drafts.of(path) if each.number != self._number(path))

    def take(self, path: Path, number: int) -> None:
        """This draft is this window's from now on; the one that it had is one of the others."""
        self._mine[path] = number

    def begin(self, path: Path, stands: str) -> Draft | None:
        """The draft is to be written on, or, where there is none, the text that stands in the file."""
        draft = self.draft(path)
        self._base[path] = draft.base if draft is not None else drafts.mark(stands)
        self._saw(path, draft.text if draft is not None else None)
        return draft

    def keep(self, path: Path, text: str) -> bool:
        """Keep a draft; True where that of another window is there, and this one lies beside it. Raises `OSError`."""
        with alone(drafts.lock(path)):
            there = self.draft(path)
            beside = there is not None and there.text not in (text, self._seen.get(path))
            if beside:
                self.take(path, drafts.free(path))
            drafts.write(path, self._number(path), text, self._base.get(path, ""))
            self._saw(path, text)
        return beside

    def keep_theirs(self, path: Path, text: str) -> None:
        """Keep what somebody else wrote in the file, as the draft of it where there is none. Raises `OSError`."""
        with alone(drafts.lock(path)):
            self._keep_theirs(path, text, 1)

    def drop(self, path: Path) -> None:
        """Forget this window's draft."""
        with alone(drafts.lock(path)):
            there, seen = self.draft(path), self._seen.get(path)
            if there is not None and seen not in (None, there.text):
                self.take(path, drafts.free(path))  # Another window has gone on with it.
            else:
                drafts.remove(path, self._number(path))

    def put(self, path: Path, text: str, over: str) -> Put:
        """Put a text into its file in place of the text `over`, whole or not at all. Raises `OSError`.

        The draft is dropped. If it did not begin with the text that it replaces, that is kept: somebody else wrote it.
        """
        with alone(drafts.lock(path)):
            stands = text_of(path)
            if stands != over:
                return "changed"
            theirs = stands != text and self._base.get(path, drafts.mark(stands)) != drafts.mark(stands)
            if theirs:
                self._keep_theirs(path, stands, 2)
            disk.write_text(path, text)
            for each in drafts.of(path):
                if each.text == text or (each.number == self._number(path) and each.text == self._seen.get(path)):
                    drafts.remove(path, each.number)
            self._base[path] = drafts.mark(text)
        return "kept" if theirs else "in force"

    def _number(self, path: Path) -> int:
        return self._mine.get(path, 1)

    def _saw(self, path: Path, text: str | None) -> None:
        if text is None:
            self._seen.pop(path, None)
        else:
            self._seen[path] = text

    @staticmethod
    def _keep_theirs(path: Path, text: str, least: int) -> None:
        if all(each.text != text for each in drafts.of(path)):
            drafts.write(path, drafts.free(path, least), text, "")
