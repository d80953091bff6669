"""Files of the state folder: read with suspicion, written whole or not at all."""

from __future__ import annotations

import hashlib
import os
import re
import secrets
import shutil
from contextlib import suppress
from pathlib import Path
from typing import TypeAlias

from platformdirs import user_state_path
from pydantic import ValidationError

from .model import VERSION, Kept


class Unreadable(Exception):
    """A file of the state folder is not what it should be; the message says so in a sentence."""


def folder() -> Path:
    """Where answers are kept."""
    chosen = os.environ.get("FOEDUS_STATE")
    return Path(chosen) if chosen else user_state_path("foedus", appauthor=False)


def file_of(case: str) -> Path:
    """The file for one case: readable by its name, and apart from every other by its hash."""
    stem = re.sub(r"[^a-z0-9]+", "-", Path(case).stem.lower()).strip("-")[:40] or "case"
    return folder() / "cases" / f"{stem}-{hashlib.sha256(case.encode()).hexdigest()[:10]}.json"


def read(path: Path) -> Kept | None:
    """What is kept there; None where nothing is. Raises `Unreadable` or `OSError`."""
    try:
        text = path.read_bytes()
    except FileNotFoundError:
        return None
    try:
        kept = Kept.model_validate_json(text)
    except ValidationError as problem:
        raise Unreadable("what was kept for this case cannot be read") from problem
    if kept.version > VERSION:
        raise Unreadable("what was kept for this case comes from a newer Foedus")
    return kept


Stamp: TypeAlias = tuple[int, int] | None
"""Two are equal only where nobody wrote the file in between."""


def stamp(path: Path) -> Stamp:
    """The file as it is now; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns


def write(path: Path, kept: Kept) -> None:
    """Write what is kept of a case."""
    write_bytes(path, kept.model_copy(update={"version": VERSION}).model_dump_json(indent=1).encode())


def write_bytes(path: Path, content: bytes, mode: int = 0o600) -> None:
    """Write the whole file beside its place, then put it there, so that no moment has half a file.

    A new file is its owner's alone, unless `mode` opens it; one that is there stays open to whom it was.
    """
    path = path.resolve()  # A link stays one.
    path.parent.mkdir(parents=True, exist_ok=True)
    name = path.with_name(f".{path.stem}-{secrets.token_hex(4)}.new")
    handle = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())  # A full disk or quota may only show here.
        with suppress(FileNotFoundError):
            shutil.copymode(path, name)
        os.replace(name, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(name)
        raise


def write_text(path: Path, text: str) -> None:
    """As `write_bytes`, for a file of the user's own: a new one is open to whom all of the user's files are."""
    write_bytes(path, text.encode(), 0o666)


def set_aside(path: Path) -> Path:
    """Move an unreadable file out of the way, without ever destroying it."""
    for number in range(1, 100):
        aside = path.with_suffix(f".unreadable-{number}")
        if not aside.exists():
            with suppress(OSError):
                path.rename(aside)
            return aside
    return path
