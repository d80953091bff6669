"""How far a text follows a template: a small backtracking walk over words and blanks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .template import Blank, Template

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


@dataclass(frozen=True)
class Way:
    """One way in which the text follows the template, as far as it does.

    `part` is where it stops and `start` where in the text that part begins. `stopped` says how: the text
    is a whole sentence ("whole"), it ends within words ("words") or within a blank ("blank"), or it
    leaves the template there ("lost").
    """

    template: Template
    part: int
    start: int
    reach: int
    stopped: str
    fits: tuple[str, ...] = ()
    """Within a blank: the names that begin like this."""
    open: tuple[int, ...] = ()
    """Where blanks stand in the text that still are blanks."""
    said: str = ""
    """Of a whole sentence: with the words of the template, and with names as they are declared."""

    @property
    def blank(self) -> Blank | None:
        """The blank at which it stops."""
        parts = self.template.parts
        part = parts[self.part] if self.part < len(parts) else None
        return part if isinstance(part, Blank) else None


def ways(template: Template, text: str) -> Iterator[Way]:
    """All ways in which the text follows the template."""
    yield from _from(template, text, text.casefold(), 0, 0, (), "")


def _from(
    template: Template, text: str, folded: str, part: int, at: int, unfilled: tuple[int, ...], said: str
) -> Iterator[Way]:
    parts = template.parts
    if part == len(parts):
        rest = text[at:].strip(" .")
        yield Way(template, part, at, at, "lost" if rest else "whole", open=unfilled, said=said)
        return
    piece = parts[part]
    if isinstance(piece, str):
        words, left = piece.casefold(), folded[at:]
        if left.startswith(words):
            yield from _from(template, text, folded, part + 1, at + len(words), unfilled, said + piece)
        elif words.startswith(left):
            yield Way(template, part, at, len(text), "words", open=unfilled)
        else:
            same = _common(words, left)
            yield Way(template, part, at, at + same, "lost", open=unfilled)
        return
    yield from _blank(template, text, folded, part, at, piece, unfilled, said)


def _blank(
    template: Template, text: str, folded: str, part: int, at: int, blank: Blank, unfilled: tuple[int, ...], said: str
) -> Iterator[Way]:
    left = folded[at:]
    if left.startswith(blank.shown.casefold()):
        yield from _from(template, text, folded, part + 1, at + len(blank.shown), (*unfilled, at), said)
        return
    if blank.kind == "number":
        found = _NUMBER.match(left)
        if found and found.end() < len(left):
            yield from _from(template, text, folded, part + 1, at + found.end(), unfilled, said + found[0])
        if not left or left == "-" or (found and found.end() == len(left)):
            if found and part + 1 == len(template.parts):
                yield from _from(template, text, folded, part + 1, len(text), unfilled, said + found[0])
            else:
                yield Way(template, part, at, len(text), "blank", open=unfilled)
        elif not found:
            yield Way(template, part, at, at, "lost", open=unfilled)
        return
    through = False
    fits = []
    for name in blank.names:
        for spelled in spellings(name):
            low = spelled.casefold()
            if left.startswith(low):
                through = True
                yield from _from(template, text, folded, part + 1, at + len(low), unfilled, said + name)
                break
            if low.startswith(left):
                fits.append(name)
                break
    if fits:
        yield Way(template, part, at, len(text), "blank", tuple(fits), unfilled)
    elif not through:
        near = max((_common(s.casefold(), left) for n in blank.names for s in spellings(n)), default=0)
        yield Way(template, part, at, at + near, "lost", open=unfilled)


def spellings(name: str) -> tuple[str, ...]:
    """The name, and the same without its article."""
    return (name, name[4:]) if name.startswith("the ") else (name, f"the {name}")


def _common(one: str, other: str) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count
