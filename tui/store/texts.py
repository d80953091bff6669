"""Texts of rulebooks on the disk: drafts that are not in force yet, and where copies of bundled books lie."""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from pathlib import Path

from platformdirs import user_data_path

from . import disk


def books_folder() -> Path:
    """Where copies of bundled rulebooks lie."""
    if os.environ.get("FOEDUS_STATE"):
        return disk.folder() / "rulebooks"
    return user_data_path("foedus", appauthor=False) / "rulebooks"


def draft(path: Path) -> str | None:
    """The text that was left for a file and is not in force; None where there is none."""
    try:
        return _draft_of(path).read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return None


def keep(path: Path, text: str) -> None:
    """Keep a text for a file that is not in force. Raises `OSError`."""
    disk.write_bytes(_draft_of(path), text.encode())


def drop(path: Path) -> None:
    """Forget what was kept for a file."""
    with suppress(OSError):
        _draft_of(path).unlink()


def save(path: Path, text: str) -> None:
    """Put a text into its file, whole or not at all; what was kept for it is dropped. Raises `OSError`."""
    disk.write_text(path, text)
    drop(path)


def _draft_of(path: Path) -> Path:
    name = hashlib.sha256(str(path.resolve()).encode()).hexdigest()[:16]
    return disk.folder() / "drafts" / f"{path.stem[:40]}-{name}.yaml"
