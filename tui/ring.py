"""A ring, drawn: its sentences one below the other, a line down at the right and back up at the left.

┌─> Uzbekistan acts behind Russia's back ──┐
│   ∴ likely                               │
│                         "In turn"        │
└── Russia denies Uzbekistan equality <────┘
"""

from __future__ import annotations

from textual.content import Content

from .glyphs import Signs, chrome
from .row import Node, Rail
from .text import cell_len, neutral, wrap

LEFT = 2
"""Cells for the marker."""
EDGE = 4
"""Cells of the line at either side."""


def node(row: Node, width: int, sign: Signs) -> tuple[Content, ...]:
    """A sentence of the ring, with its sign and its word below it."""
    room = max(width - LEFT - 2 * EDGE - 1, 8)
    text = neutral(row.sentence)
    said = [text[start:end] for start, end in wrap(text, room)]
    words = [*said, chrome(f"{sign.of[row.glyph]} {neutral(row.word)}", sign)]
    lines = []
    for number, part in enumerate(words):
        enters = number == 0 and row.first
        leaves = number == 0 and row.last
        left = f"{sign.corners[0]}{sign.rule}> " if enters else f"{sign.corners[2]}{sign.rule * 2} " if leaves else ""
        left = left or (" " * EDGE if row.last else f"{sign.stroke}   ")
        gap = room + EDGE - cell_len(part)
        if number == 0:
            head = " " if row.first else " <"
            end = sign.corners[1] if row.first else sign.corners[3] if row.last else sign.stroke
            right = head + sign.rule * (gap - len(head)) + end
        else:
            right = "" if row.last else " " * gap + sign.stroke
        lines.append(Content.assemble(" " * LEFT, (left, "$quiet"), part, (right, "$quiet")))
    return tuple(lines)


def rail(row: Rail, width: int, sign: Signs) -> tuple[Content, ...]:
    """Words between two sentences of the ring."""
    room = max(width - LEFT - 2 * EDGE - 1, 8)
    text = neutral(row.text)
    lines = []
    for start, end in wrap(text, max(room - 6, 8)) or [(0, 0)]:
        part = text[start:end]
        gap = " " * max(room + EDGE - 2 - cell_len(part), 0)
        words = f"{part}{gap}  " if row.back else f"{gap}{part}  "
        lines.append(Content.assemble(" " * LEFT, (f"{sign.stroke}   ", "$quiet"), words, (sign.stroke, "$quiet")))
    return tuple(lines)
