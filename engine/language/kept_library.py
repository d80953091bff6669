"""A library for many questions: what was read once stays as long as its files are as they were."""

from __future__ import annotations

from pathlib import Path
from typing import TypeAlias

from .document import Document
from .library import Library
from .place import Place
from .problem import Problems
from .rulebook import Rulebook

Stamp: TypeAlias = tuple[int, int]
"""When a file was written (in nanoseconds), and its size; zeros where there is none."""


class KeptLibrary(Library):
    """Reads each file and each rulebook once, and anew when a file that it stands in has changed."""

    def __init__(self, rules: Path | None, facts: Path | None) -> None:
        super().__init__(rules, facts)
        self._books: dict[tuple[str, Path | None], tuple[Rulebook | None, dict[Path, Stamp]]] = {}
        self._files: dict[Path, tuple[Stamp, Document]] = {}
        self._read_for: list[dict[Path, Stamp]] = []
        """The files read so far for each rulebook that is being read, the innermost last."""

    def read(self, path: Path, problems: Problems) -> Document:
        stamp = _stamp(path)
        for files in self._read_for:
            files[path] = stamp
        kept = self._files.get(path)
        if kept is None or kept[0] != stamp:
            kept = self._files[path] = stamp, super().read(path, problems)
        return kept[1]

    def rulebook(
        self, word: str, problems: Problems, beside: Path | None = None, place: Place | None = None
    ) -> Rulebook | None:
        key = (word, beside)
        kept = self._books.get(key)
        if kept is None or any(_stamp(path) != stamp for path, stamp in kept[1].items()):
            self._read_for.append({})
            found = super().rulebook(word, problems, beside, place)
            kept = self._books[key] = found, self._read_for.pop()
        return kept[0]


def _stamp(path: Path) -> Stamp:
    try:
        found = path.stat()
    except OSError:
        return 0, 0
    return found.st_mtime_ns, found.st_size
