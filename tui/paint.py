"""Rows drawn at a width: pure functions from a row to lines of `Content`.

The grid has two edges: sentences begin in column 5, their word ends at the right edge of the pane.
Styles name inks (`$you`, `$open`, `$quiet`); the theme says what colour an ink is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from textual.content import Content, Span

from . import keynames as key
from . import ring, table
from .actions import keyed
from .glyphs import ASCII, UNICODE, Glyph, Signs, chrome
from .row import Blank, Divide, Heading, Line, Look, Node, Progress, Prose, Rail, Row, Verbatim
from .text import cell_len, clip, neutral, shorten, wrap

LEFT = 2
"""Cells before a sentence's sign; the first of them is the marker's."""

NARROW = 50
"""Below so many columns a sentence gives way to its word with the end of its last line only."""

BAR = 12
"""Cells of a bar."""

READABLE = 76
"""Running text has at most so many columns."""

_WEIGHT = {"certain": "bold", "possible": "italic"}
_INK = {
    Glyph.STATED: "$you",
    Glyph.DENIED: "$you",
    Glyph.OPEN: "$open",
    Glyph.ASSUMED: "$open",
    Glyph.CONFLICT: "bold reverse",
}


def signs(look: Look) -> Signs:
    """The set of signs that this look draws with."""
    return ASCII if look.ascii else UNICODE


def paint(row: Row, width: int, look: Look) -> tuple[Content, ...]:
    """The row as lines that are at most `width` cells wide."""
    width = max(width, 8)
    match row:
        case Line() if row.columns is not None:
            room = table.room(row.columns, width, look)
            return table.beside(_line(row, room, look), row.columns, width, look)
        case Node():
            return ring.node(row, width, signs(look))
        case Rail():
            return ring.rail(row, width, signs(look))
        case Line():
            return _line(row, width, look)
        case Heading() if row.columns is not None:
            room = table.room(row.columns, width, look)
            return table.beside(_heading(row, room, look), row.columns, width, look)
        case Heading():
            return _heading(row, width, look)
        case Prose():
            lines = _flow(
                chrome(_said(row.text, look), signs(look)),
                chrome(_said(row.word, look), signs(look)),
                width,
                row.indent,
                row.indent + row.hang,
                look,
            )
            return tuple(line.stylize("$quiet") for line in lines) if row.quiet else lines
        case Verbatim():
            return _verbatim(row, width)
        case Progress():
            return (_progress(row, width, look),)
        case Divide():
            return (Content.styled(signs(look).rule * width, "$quiet"),)
        case Blank():
            return (Content(""),)


def one_line(row: Row, width: int, look: Look) -> bool:
    """True of a row that surely takes one line: a list of thousands is measured without being drawn."""
    if isinstance(row, Blank | Divide | Progress):
        return True
    if type(row) is not Line or row.below or row.columns is not None:
        return False
    word = len(row.word) or (13 if row.inside else 0)
    if word and look.stacked:
        return False
    said = row.lead + row.sentence + row.word
    before = LEFT + 2 * row.level + max(len(row.lead), row.lead_width) + 2
    after = 2 + word + (BAR + 2 if row.bar >= 0 else 0) if word or row.bar >= 0 else 0
    return said.isascii() and said.isprintable() and before + len(row.sentence) + after <= width


def plain(rows: Iterable[Row], width: int, look: Look | None = None) -> str:
    """The rows as a text, for tests and for writing down what a screen shows."""
    look = look or Look()
    return "\n".join(line.plain.rstrip() for row in rows for line in paint(row, width, look))


def _heading(row: Heading, width: int, look: Look) -> tuple[Content, ...]:
    return _flow(_said(row.text, look), _said(row.word, look), width, LEFT, LEFT, look)


def _line(row: Line, width: int, look: Look) -> tuple[Content, ...]:
    sign = signs(look)
    strokes = f"{sign.stroke} " * row.level
    ink = _INK.get(row.glyph, "")
    lead = chrome(neutral(row.lead), sign).ljust(row.lead_width)
    first = Content.assemble(" " * LEFT, (strokes, "$quiet"), lead, (sign.of[row.glyph], ink), " ")
    column = first.cell_length
    rest = Content.assemble(" " * LEFT, (strokes, "$quiet")).pad_right(column - LEFT - len(strokes))

    text = neutral(row.sentence)
    if row.cut:
        room = max(width - column - (cell_len(row.word) + 2 if row.word else 0), 4)
        text = shorten(text, room, neutral(row.keep))
    sentence = Content(text, _underlined(text, row.underline))
    word = chrome(_said(row.word, look), sign)
    if row.inside and not word and row.columns is None:
        word = keyed(f"{key.FOLD} {'folds' if row.open else 'unfolds'}", look.keys)
    said = _weighed(word, ink)
    if row.bar >= 0:
        said = Content.assemble((_bar(row.bar, sign), "$quiet"), "  ", said)
    lines = list(_set(sentence, first, rest, said, width, look))
    for note in row.below:
        note = neutral(note)
        lines += [rest + Content("  " + note[start:end]) for start, end in wrap(note, max(width - column - 2, 4))]
    return tuple(lines)


def _said(text: str, look: Look) -> str:
    """What the program says, with the keys that it names."""
    return keyed(neutral(text), look.keys)


def _bar(share: float, sign: Signs) -> str:
    """A bar; what is more than nothing has one cell at least, and what is less than all has not every cell."""
    cells = round(share * BAR)
    cells = max(cells, 1) if share > 0 else 0
    cells = min(cells, BAR - 1) if share < 1 else BAR
    return (sign.full * cells).ljust(BAR)


def _flow(text: str, word: str, width: int, first: int, rest: int, look: Look) -> tuple[Content, ...]:
    """Running text, with a word at the right of its last line."""
    return _set(Content(text), Content(" " * first), Content(" " * rest), _weighed(word, ""), width, look, READABLE)


def _set(
    text: Content,
    first: Content,
    rest: Content,
    word: Content,
    width: int,
    look: Look,
    most: int = 10_000,
) -> tuple[Content, ...]:
    """Text behind a prefix, wrapped with a hanging indent, its word on the last line at the right."""
    room = min(width - first.cell_length, most), min(width - rest.cell_length, most)
    cuts = wrap(text.plain, *room)
    if not word:
        return tuple(_prefixed(text, cuts, first, rest))
    if look.stacked:
        lines = _prefixed(text, cuts, first, rest)
        below = [rest + word[start:end] for start, end in wrap(word.plain, max(room[1], 4))]
        return (*lines, *below)
    lines = _prefixed(text, cuts, first, rest)
    if lines[-1].cell_length + 2 + word.cell_length <= width:
        return (*lines[:-1], _right(lines[-1], word, width))
    need = word.cell_length + 2
    if width < NARROW and room[1] > need and (last := _last_given_way(text.plain, cuts, room[1] - need)):
        lines = _prefixed(text, last, first, rest)
        return (*lines[:-1], _right(lines[-1], word, width))
    if need <= max(width // 3, 18) and room[0] - need >= 16:
        # The whole sentence gives way, so that its last line has room for the word.
        lines = _prefixed(text, wrap(text.plain, room[0] - need, room[1] - need), first, rest)
        return (*lines[:-1], _right(lines[-1], word, width))
    below = [_right(Content(""), word[start:end], width) for start, end in wrap(word.plain, max(width - 4, 4))]
    return (*lines, *below)


def _last_given_way(text: str, cuts: list[tuple[int, int]], room: int) -> list[tuple[int, int]]:
    """The same lines, but the end of the last one on a line of its own; none where it has no blank to part it at."""
    start, end = cuts[-1]
    blank = text.rfind(" ", start, end)
    fits = blank > start and cell_len(text[blank + 1 : end]) <= room
    return [*cuts[:-1], (start, blank), (blank + 1, end)] if fits else []


def _prefixed(text: Content, cuts: list[tuple[int, int]], first: Content, rest: Content) -> list[Content]:
    return [(rest if number else first) + text[start:end] for number, (start, end) in enumerate(cuts)]


def _right(line: Content, word: Content, width: int) -> Content:
    gap = max(width - line.cell_length - word.cell_length, 0)
    return line.pad_right(gap) + word


def _weighed(word: str, ink: str) -> Content:
    """The word at the right, with certainty as weight: bold, plain, italic."""
    spans = [Span(0, len(word), ink)] if ink and word and "reverse" not in ink else []
    for name, weight in _WEIGHT.items():
        # "only if certain" speaks of a demand, not of how sure this sentence is.
        found = re.search(rf"(?<!if )\b{name}\b", word)
        if found:
            spans.append(Span(found.start(), found.end(), weight))
    return Content(word, spans)


def _underlined(text: str, parts: tuple[str, ...]) -> list[Span]:
    spans = []
    for part in parts:
        for found in re.finditer(rf"(?<!\w){re.escape(neutral(part))}(?!\w)", text) if part else ():
            spans.append(Span(found.start(), found.end(), "underline"))
    return spans


def _verbatim(row: Verbatim, width: int) -> tuple[Content, ...]:
    room = max(width - row.indent, 4)
    lines = []
    for number, text in enumerate(row.lines):
        # Blanks at the left carry the meaning of a written rule and are kept.
        blanks = len(text) - len(text.lstrip(" "))
        shown = " " * min(blanks, room // 2) + neutral(text.strip())
        line = Content(" " * row.indent + clip(shown, room))
        lines.append(line.stylize("bold") if number in row.mark else line)
    return tuple(lines)


def _progress(row: Progress, width: int, look: Look) -> Content:
    sign = signs(look)
    words = " " * LEFT + clip(neutral(row.words), width - LEFT)
    room = width - len(words) - 5
    if row.of > 99 or room < 16:
        return Content(words)
    here = round((room - 1) * (row.here - 1) / max(row.of - 1, 1)) if row.here else 0
    here = min(max(here, 0), room - 1)
    bar = sign.bar_done * here + sign.bar_here + sign.bar * (room - 1 - here)
    return Content.assemble(words, "   ", (bar, "$quiet"))
