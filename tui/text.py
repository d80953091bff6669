"""Text as text: nothing that stands in a file may steer the terminal, and lines are measured in cells.

Every string that comes from a file, a name or a key passes through `neutral` before it is drawn.
"""

from __future__ import annotations

import re
import unicodedata

from rich.cells import cell_len

__all__ = ["cell_len", "clip", "closed", "cut_cells", "neutral", "shorten", "wrap"]

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
    """The text, cut behind a word where it is longer. Only where that would lose what is to be kept, words before
    it give way instead."""
    ended = _ended(text, cells)
    at = text.rfind(keep) if keep else -1
    if at <= 0 or keep in ended:
        return ended
    room = max(cells - 5 - cell_len(text[at:]), cells // 3)
    front = text[: cut_cells(text, room) + 1].rpartition(" ")[0].rstrip()
    tail = _ended(text[at:], cells - 5 - cell_len(front))
    return f"{front} ... {tail}" if front and keep in tail else ended


def _ended(text: str, cells: int) -> str:
    """The text, cut at its end, behind a whole word where one fits."""
    if cell_len(text) <= cells:
        return text
    cut = clip(text, cells)
    kept = cut.removesuffix("...")
    if " " not in kept or text[len(kept) : len(kept) + 1] == " ":
        return cut
    return f"{kept[: kept.rindex(' ')].rstrip(' ,;:')}..."


def capital(text: str) -> str:
    """The text with its first letter large."""
    return text[:1].upper() + text[1:]


def closed(text: str, cells: int) -> str:
    """The text as a sentence that has ended: cut with "..." where it is longer, else with a full stop."""
    cut = shorten(text, cells)
    return cut if cut != text else f"{text}."


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


def stopped(text: str) -> str:
    """Prose that others wrote, with a full stop where it ends without any sign, so that more can be said behind it."""
    text = text.rstrip()
    return f"{text}." if text and (text[-1].isalnum() or text[-1] in ")>") else text
