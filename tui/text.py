"""Text as text: nothing that stands in a file may steer the terminal, and lines are measured in cells.

Every string that comes from a file, a name or a key passes through `neutral` before it is drawn.
"""

from __future__ import annotations

import re
import unicodedata

from rich.cells import cell_len

__all__ = ["cell_len", "clip", "cut_cells", "neutral", "shorten", "wrap"]

# What turns the reading direction, hides, or joins lines. These are shown as \u202e, not obeyed.
_HIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
_BLANKS = re.compile(r"[\t\r\n\x0b\x0c\x85\u2028\u2029]+")
_PLAIN = re.compile(r"[ -~]*")


def _shown(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}"


def neutral(text: str) -> str:
    """The text on one line, with control and direction characters written out instead of obeyed.

    >>> neutral("a\\x1b[2Jb\\n c")
    'a\\\\x1b[2Jb c'
    """
    if _PLAIN.fullmatch(text):
        return text
    return _HIDDEN.sub(_shown, _BLANKS.sub(" ", text))


def cut_cells(text: str, cells: int) -> int:
    """How many characters of the text fit into so many cells, at least one where there is any.

    A mark that combines with the character before it is never parted from it.
    """
    if len(text) <= cells and text.isascii():
        return len(text)
    used = 0
    for index, char in enumerate(text):
        used += cell_len(char)
        if used > cells and not unicodedata.combining(char):
            return max(index, 1)
    return len(text)


def clip(text: str, cells: int) -> str:
    """The text, cut to so many cells with "..." where it is longer."""
    if cell_len(text) <= cells:
        return text
    if cells <= 3:
        return "." * max(cells, 0)
    return text[: cut_cells(text, cells - 3)].rstrip() + "..."


def shorten(text: str, cells: int, keep: str = "") -> str:
    """The text, cut in its middle where it is longer; what is to be kept stays, with what stands behind it."""
    if cell_len(text) <= cells:
        return text
    at = text.rfind(keep) if keep else -1
    if at >= 0 and cell_len(text[: at + len(keep)]) <= cells - 3:
        return clip(text, cells)  # It stands so early that the end can give way.
    if at < 0:
        at = _tail(text, (cells - 3) * 3 // 5)
    tail = text[at:]
    head = max(cells - 5 - cell_len(tail), 0)
    if head < 8 and keep:
        head = max(min(12, cells - 8 - cell_len(keep)), 4)
        return clip(f"{text[: cut_cells(text, head)].rstrip()}... {tail}", cells)
    front = text[: cut_cells(text, head)]
    if " " in front and text[len(front) : len(front) + 1] != " ":
        front = front[: front.rindex(" ")]
    return clip(f"{front.rstrip()} ... {tail.lstrip()}", cells)


def _tail(text: str, cells: int) -> int:
    """Where the last words begin that have room in so many cells."""
    for word in re.finditer(r" (?=\S)", text):
        if cell_len(text[word.end() :]) <= cells:
            return word.end()
    return len(text) - cells


def wrap(text: str, first: int, rest: int | None = None) -> list[tuple[int, int]]:
    """Where the lines of the text begin and end, broken at blanks: `first` cells, then `rest`.

    A word longer than a line breaks anywhere. Positions are given, not strings, so that marks on the
    text stay where they are.
    """
    room = max(first, 1)
    rest = max(first if rest is None else rest, 1)
    lines: list[tuple[int, int]] = []
    start = end = 0
    for word in re.finditer(r"[^ ]+", text):
        if end > start and cell_len(text[start : word.end()]) > room:
            lines.append((start, end))
            room, start = rest, word.start()
        elif end == start:
            start = word.start() if lines else start
        while cell_len(text[start : word.end()]) > room:
            stop = start + cut_cells(text[start : word.end()], room)
            lines.append((start, stop))
            room, start = rest, stop
        end = word.end()
    lines.append((start, max(end, start)))
    return lines
