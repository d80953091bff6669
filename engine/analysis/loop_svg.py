"""A loop of the rounds as a drawing: its statements below each other, an arrow from each to the next, and back."""

from __future__ import annotations

from html import escape
from textwrap import wrap

from engine.explanation.circles_words import statement_words
from engine.inference.trace import Trace

from .round_diagram import Link, Loop

WIDTH, BOX, LINE, GAP = 640, 460, 18, 62
STEM = 60  # where arrows leave a box, from the left
_LETTERS = 56  # to a line of a box
_SIGNS = {False: "+", True: "-"}


def loop_svg(trace: Trace, loop: Loop) -> str:
    """One SVG element, of one colour, with the words of the loop as text; signs and delays stand at the arrows."""
    words = [wrap(statement_words(trace, index), _LETTERS) for index in loop.statements]
    tops: list[int] = []
    y = 8
    for lines in words:
        tops.append(y)
        y += _height(lines) + GAP
    height = y - GAP + 66
    parts = [
        f'<svg viewBox="0 0 {WIDTH} {height}" role="img" aria-label="{escape(f"{loop.title}, {loop.sign}")}">',
        '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
        '<path d="M0 0 8 4 0 8z"/></marker></defs>',
    ]
    for at, lines in enumerate(words):
        parts += _box(tops[at], lines)
        links = _between(loop, at)
        bottom = tops[at] + _height(lines)
        if at + 1 < len(words):
            parts += _arrow(f"M{STEM} {bottom} V{tops[at + 1] - 2}", STEM + 12, bottom + 22, links)
        else:
            back = f"M{STEM} {bottom} v16 H{BOX + 40} V{tops[0] + _height(words[0]) // 2} H{BOX + 2}"
            parts += _arrow(back, STEM + 12, bottom + 32, links)
    parts.append(f'<text x="{BOX + 56}" y="{height // 2}" class="loop">{escape(loop.label)}</text>')
    return "\n".join([*parts, "</svg>"])


def _height(lines: list[str]) -> int:
    return LINE * len(lines) + 14


def _box(top: int, lines: list[str]) -> list[str]:
    drawn = [f'<rect x="1" y="{top}" width="{BOX - 1}" height="{_height(lines)}" rx="8"/>']
    for number, line in enumerate(lines, 1):
        drawn.append(f'<text x="{BOX // 2}" y="{top + 3 + LINE * number}" text-anchor="middle">{escape(line)}</text>')
    return drawn


def _arrow(path: str, x: int, y: int, links: list[Link]) -> list[str]:
    """The way of an arrow, with its sign, its delay and its rule."""
    first = links[0]
    later = " in the next round" if first.later else ""
    more = f" and {len(links) - 1} more" if len(links) > 1 else ""
    return [
        f'<path d="{path}" fill="none" marker-end="url(#tip)"/>',
        f'<text x="{x}" y="{y}">{_SIGNS[first.against]}{later}</text>',
        f'<text x="{x}" y="{y + LINE}" class="quiet">{escape(f"{first.title}{more}")}</text>',
    ]


def _between(loop: Loop, at: int) -> list[Link]:
    start, end = loop.statements[at], loop.statements[(at + 1) % len(loop.statements)]
    return [link for link in loop.links if (link.start, link.end) == (start, end)]
