"""The files in which texts lie that are not in force: one for each window that writes the same text."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from . import disk

_REST = re.compile(r"(?:-(\d+))?(?:\.([0-9a-f]{8}))?\.yaml")


@dataclass(frozen=True)
class Draft:
    """A text that is not in force."""

    number: int
    """From 1; that one is shown where the file is opened, the others are offered."""
    text: str
    base: str
    """The mark of the text with which it began; empty where nobody knows."""
    saved: str
    """At what time it was written."""


def mark(text: str) -> str:
    """The same for the same text."""
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def lock(path: Path) -> Path:
    """Who holds the lock on this writes the file and its drafts."""
    return _at(path, ".writing")


def of(path: Path) -> tuple[Draft, ...]:
    """The drafts for a file by their numbers."""
    found = (_read(*each) for each in _files(path))
    return tuple(sorted((draft for draft in found if draft is not None), key=lambda draft: draft.number))


def write(path: Path, number: int, text: str, base: str) -> None:
    """Put a draft in the place of the one with this number. Raises `OSError`."""
    before = [each for other, _, each in _files(path) if other == number]
    at = _at(path, f"{f'-{number}' if number > 1 else ''}{f'.{base}' if base else ''}.yaml")
    disk.write_bytes(at, text.encode())
    _remove(each for each in before if each != at)


def remove(path: Path, number: int) -> None:
    """Forget a draft."""
    _remove(each for other, _, each in _files(path) if other == number)


def free(path: Path, least: int = 1) -> int:
    """The first number from `least` on that no draft has."""
    taken = {number for number, _, _ in _files(path)}
    return next(number for number in range(least, least + len(taken) + 1) if number not in taken)


def _at(path: Path, rest: str) -> Path:
    name = hashlib.sha256(str(path.resolve()).encode()).hexdigest()[:16]
    return disk.folder() / "drafts" / f"{path.stem[:40]}-{name}{rest}"


def _files(path: Path) -> list[tuple[int, str, Path]]:
    """Of each draft its number, the mark of the text with which it began, and where it lies."""
    begins, found = _at(path, ""), []
    with suppress(OSError):
        for each in begins.parent.iterdir():
            if each.name.startswith(begins.name) and (rest := _REST.fullmatch(each.name[len(begins.name) :])):
                found.append((int(rest[1] or 1), rest[2] or "", each))
    return found


def _read(number: int, base: str, at: Path) -> Draft | None:
    try:
        saved = datetime.fromtimestamp(at.stat().st_mtime).strftime("%H:%M")
        return Draft(number, at.read_text("utf-8"), base, saved)
    except (OSError, UnicodeDecodeError):
        return None


def _remove(files: Iterable[Path]) -> None:
    for each in files:
        with suppress(OSError):
            each.unlink()
