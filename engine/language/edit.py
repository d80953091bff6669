"""Edits: what to put in place of what, so that a problem is mended; and how a file reads with one made."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import yaml

from .place import Place, Text

_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Edit:
    """A replacement that mends a problem: `length` characters at `place` become `text`; then those of `more`.

    Places and lengths are those of the file as it stands, before any of them; line ends count as one character.
    """

    place: Place
    length: int
    text: str
    more: tuple[Edit, ...] = ()


def mended(text: str, edit: Edit) -> str:
    """`text`, the whole of a file, with an edit made."""
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    pieces = sorted((edit, *edit.more), key=lambda one: (one.place.line, one.place.column), reverse=True)
    for piece in pieces:
        if piece.place.line < len(starts):
            at = min(starts[piece.place.line - 1] + piece.place.column - 1, len(text))
            text = text[:at] + piece.text + text[at + piece.length :]
    return text


def changed(edit: Edit, line_of: Callable[[str, int], str | None]) -> list[tuple[int, str]]:
    """The lines that an edit makes, with their numbers; none where it only takes lines away."""
    pieces = (edit, *edit.more)
    first = min(piece.place.line for piece in pieces)
    last = max(piece.place.line for piece in pieces)
    lines: list[str] = []
    number = first
    reach = sum(piece.length for piece in pieces)
    while (line := line_of(edit.place.file, number)) is not None and (number <= last or reach > 0):
        lines.append(line)
        if number >= last:
            reach -= len(line)
        number += 1
    moved = tuple(
        Edit(piece.place._replace(line=piece.place.line - first + 1), piece.length, piece.text) for piece in pieces
    )
    made = mended("\n".join(lines), Edit(moved[0].place, moved[0].length, moved[0].text, moved[1:])).split("\n")
    while lines and made and lines[-1] == made[-1]:
        lines.pop(), made.pop()
    while lines and made and lines[0] == made[0]:
        lines.pop(0), made.pop(0)
        first += 1
    return [(first + at, line) for at, line in enumerate(made[:_SHOWN])]


def scalar(words: str, like: str = "") -> str:
    """`words` as they are written in a file: bare where that reads the same, else in quotes."""
    bare = not (set(words) & set(",[]{}") - set(like)) and words == words.strip() and _same(words)
    if bare and like[:1] not in ("'", '"'):
        return words
    if like[:1] == "'" or ('"' in words and "'" not in words):
        return "'" + words.replace("'", "''") + "'"
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _same(words: str) -> bool:
    """True if a bare `words` is read back as such, in a list."""
    if "\n" in words or "\t" in words:
        return False
    try:
        events = list(yaml.parse(f"- {words}", Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))
    except (yaml.YAMLError, RecursionError):
        return False
    scalars = [event for event in events if isinstance(event, yaml.ScalarEvent)]
    return len(events) == 7 and len(scalars) == 1 and scalars[0].value == words and scalars[0].anchor is None


def whole(text: Text, words: str) -> Edit | None:
    """The edit that replaces all of a text, or None where the file does not hold it as it is."""
    if not text.source or text.source[:1] in ("|", ">"):
        return None
    return Edit(text.place, len(text.source), scalar(words, text.source))


def spot(text: Text, piece: str, nth: int = 0) -> Place | None:
    """Where the `nth` place of `piece` in a text stands in the file; blanks and apostrophes of any form fit."""
    words = [re.escape(word).replace("'", "(?:''|['’‘ʼ])") for word in piece.split()]
    if not words:
        return None
    hits = list(re.finditer(r"\s+".join(words), text.source or str(text)))
    if nth >= len(hits):
        return None
    start, length = hits[nth].start(), hits[nth].end() - hits[nth].start()
    if text.source:
        return text.spot(start, length)
    return text.place._replace(column=text.place.column + text.quoted + start, length=length)


def piece(text: Text, old: str, new: str, nth: int = 0) -> Edit | None:
    """The edit that puts `new` in place of one piece of a text."""
    place = spot(text, old, nth) if text.source else None
    if place is None:
        return None
    if text.source[:1] not in ("'", '"', "|", ">") and scalar(new) != new:
        return whole(text, str(text).replace(old, new, 1))
    return Edit(place, place.length, new.replace("'", "''") if text.source[:1] == "'" else new)


def insert(place: Place, text: str) -> Edit:
    """The edit that puts `text` before what stands at `place`."""
    return Edit(place, 0, text)


def together(edits: list[Edit]) -> Edit | None:
    """Several edits as one."""
    return Edit(edits[0].place, edits[0].length, edits[0].text, tuple(edits[1:])) if edits else None
