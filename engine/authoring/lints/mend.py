"""Edits that mend what a lint finds, where the mending is mechanical."""

from __future__ import annotations

import re

from engine.language.edit import Edit, insert
from engine.language.place import Place

_ITEM = re.compile(r"\s*- (denied: |likely: |certain: )?")


def line_left_out(text: str, place: Place) -> Edit | None:
    """Leave out the one line of a list on which something stands; None where it takes more, or stands alone."""
    lines = text.split("\n")
    line = lines[place.line - 1]
    item = _ITEM.match(line)
    if item is None or item.end() != place.column - 1 or not _beside(lines, place.line - 1):
        return None
    return Edit(Place(place.file, place.line, 1), len(line) + 1, "")


def _beside(lines: list[str], at: int) -> bool:
    """True if a line is an item of its own, with another one above or below it."""
    depth = _depth(lines[at])
    around = [lines[other] for other in (at - 1, at + 1) if 0 <= other < len(lines)]
    own = at + 1 >= len(lines) or not lines[at + 1].strip() or _depth(lines[at + 1]) <= depth
    return own and any(_depth(line) == depth and line.lstrip().startswith("- ") for line in around)


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip())


def remark_left_out(text: str, place: Place) -> Edit:
    """Leave out a remark that has its line for itself."""
    return Edit(Place(place.file, place.line, 1), len(text.split("\n")[place.line - 1]) + 1, "")


def surer(text: str, place: Place) -> Edit | None:
    """Ask for "likely" before a sentence that is an item by itself."""
    before = text.split("\n")[place.line - 1][: place.column - 1]
    return insert(place, "likely: ") if before.strip() == "-" else None
