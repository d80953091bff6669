"""The four lines around the body, as pure functions to `Content`; clickable parts carry a meta entry."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.style import Style

from ..glyphs import Signs, chrome
from ..now import KeyHint
from ..places import PLACES, Place
from ..text import cell_len, neutral, shorten, wrap


def _part(text: str, **meta: str) -> Content:
    return Content.styled(text, Style.from_meta(meta)) if meta else Content(text)


def spread(left: Content, right: Content, width: int) -> Content:
    """Left and right text with the gap between them; the right one ends in the last column but one."""
    gap = width - 1 - left.cell_length - right.cell_length
    return left.pad_right(max(gap, 1)) + right


def places(here: str, saved: str, width: int, all_places: Sequence[Place] = PLACES) -> Content:
    """Line 1: the places, the current one in brackets and reversed, and the autosave word."""
    current = next(place for place in all_places if place.id == here)
    if width < 60:
        last = all_places[-1].digit
        left = Content.assemble(
            (f"[{current.digit} {current.title}]", Style(reverse=True)), f" {all_places[0].digit}-{last}"
        )
    else:
        left = Content("")
        names = sum(len(f" {place.digit} {place.title} ") for place in all_places)
        roomy = names + len(saved) < width  # Else the digits alone: what falls off the line would not be found.
        for place in all_places:
            label = f"{place.digit} {place.title}" if roomy or place is current else place.digit
            if place is current:
                left += Content.styled(f"[{label}]", Style(reverse=True))
            else:
                left += _part(f" {label} ", place=place.id)
    loud = Style(bold=True, reverse=True) if saved == "NOT SAVED" else Style()
    return spread(left, Content.styled(saved, loud), width)


def views(title: str, day: str, note: str, names: Sequence[tuple[str, str]], here: str, width: int) -> Content:
    """Line 2: the case with its day where that finds room, and at the right the views, the current one in brackets."""
    right = Content("")
    for id, name in names:
        label = neutral(name)
        if right:
            right += Content("  ")
        right += Content(f"[{label}]") if id == here else _part(label, view=id)
    if not names:
        right = Content.styled(neutral(note), "$quiet") if width >= 60 else Content("")
    elif note and width >= 110:
        right = Content.styled(neutral(note), "$quiet") + Content("      ") + right
    room = max(width - 3 - right.cell_length, 8)
    dated = f"{title}, {day}" if day else title
    return spread(Content(" " + shorten(neutral(dated if cell_len(dated) < room else title), room)), right, width)


def now(text: str, signs: Signs, width: int, notice: bool = False) -> tuple[Content, ...]:
    """The Now line, or the notice that stands in its place for one key press, with a hanging indent."""
    text = chrome(neutral(text), signs)
    first = Content(" ") if notice else Content.styled(" Now: ", "$quiet")
    rest = Content(" " * first.cell_length)
    room = max(width - 1 - first.cell_length, 8)
    lines = [Content.styled(text[start:end], "bold" if notice else "") for start, end in wrap(text, room)]
    return tuple((rest if number else first) + line for number, line in enumerate(lines))


def keys(hints: Sequence[KeyHint], signs: Signs, width: int) -> Content:
    """The last line: keys and what they do, each clickable; those that find no room are left out."""
    line = Content(" ")
    for hint in hints:
        key = chrome(hint.key, signs)
        size = cell_len(key) + cell_len(hint.word) + 1
        gap = 3 if line.cell_length > 1 else 0
        if line.cell_length + gap + size > width:
            break
        meta = Style.from_meta({"do": hint.action})
        line += Content(" " * gap) + Content.assemble((key, meta + Style(bold=True)), (f" {hint.word}", meta))
    return line
