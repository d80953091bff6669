"""The cases that were opened before, the latest first."""

from __future__ import annotations

from . import disk
from .model import Kept


def recent(most: int = 5) -> tuple[Kept, ...]:
    """What is kept of the latest cases; files that cannot be read are passed over."""
    try:
        files = sorted((disk.folder() / "cases").glob("*.json"), key=lambda file: -file.stat().st_mtime)
    except OSError:
        return ()
    found = []
    for file in files[: most * 2]:
        try:
            kept = disk.read(file)
        except (OSError, disk.Unreadable):
            continue
        if kept is not None:
            found.append(kept)
    return tuple(found[:most])
