"""The cells of a table beside the lines of a sentence: pure functions to `Content`.

A cell wraps within its own width, so that no word of it is lost; where there is no room beside the sentence,
the cells stand under it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest

from textual.content import Content

from .glyphs import ASCII, UNICODE, chrome
from .row import Columns, Look
from .text import neutral, wrap

LEAST = 18
"""A sentence beside a table has at least so many cells, else the table stands below it."""

_WEIGHT = {"certain": "bold", "possible": "italic"}


def room(columns: Columns, width: int, look: Look) -> int:
    """How wide the sentence may be."""
    left = width - columns.width - 1
    return width if look.stacked or left < LEAST else left


def beside(lines: Sequence[Content], columns: Columns, width: int, look: Look) -> tuple[Content, ...]:
    """The lines of the sentence with the cells at their right, or under them."""
    left = room(columns, width, look)
    cells = _cells(columns, look)
    if left < width:
        return tuple(
            (line or Content("")).pad_right(width - columns.width - (line or Content("")).cell_length) + (cell or "")
            for line, cell in zip_longest(lines, cells)
        )
    indent = Content(" " * max(width - columns.width, 4))
    if columns.width + 4 <= width:
        return (*lines, *(indent + cell for cell in cells))
    said = "   ".join(_shown(columns, index, look) for index in range(len(columns.cells)))
    return (*lines, *(Content("    " + said[start:end]) for start, end in wrap(said, max(width - 4, 4))))


def _shown(columns: Columns, index: int, look: Look) -> str:
    text = chrome(neutral(columns.cells[index]), ASCII if look.ascii else UNICODE)
    return f"[{text}]" if index == columns.here else text


def _cells(columns: Columns, look: Look) -> list[Content]:
    """The cells as lines of the width that they take together."""
    parts = []
    for index, width in enumerate(columns.widths):
        text = _shown(columns, index, look)
        style = next((weight for word, weight in _WEIGHT.items() if re.search(rf"\b{word}\b", text)), "")
        cuts = wrap(text, max(width - 1, 1))
        parts.append(
            [Content.styled(text[start:end], style).pad_right(width - _length(text[start:end])) for start, end in cuts]
        )
    return [
        Content("").join(cell or Content(" " * width) for cell, width in zip(row, columns.widths, strict=True))
        for row in zip_longest(*parts)
    ]


def _length(text: str) -> int:
    return Content(text).cell_length
