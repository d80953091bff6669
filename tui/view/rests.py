"""What rests on a sentence; of one that does not hold, what it would lead to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..row import BLANK, Heading, Line, Prose, Row
from .standing import glyph
from .what_if import Difference
from .why import ASKED

FIRST = 8
"""So many lines of a part stand open; the rest folds."""


@dataclass(frozen=True)
class Rests:
    """What differs without a sentence that holds, or with one that does not."""

    sentence: str
    holds: bool
    verdict: str
    falls: tuple[Difference, ...] = ()
    comes: tuple[Difference, ...] = ()
    shifts: tuple[Difference, ...] = ()
    relies: tuple[Difference, ...] = ()
    """Conclusions that hold only because nothing was said about the sentence."""

    @property
    def title(self) -> str:
        """What the sheet is called."""
        return "Rests on it" if self.holds else "Would lead to"


def rows(found: Rests | None, sentence: str, standing: str, said: str) -> tuple[Row, ...]:
    """The sheet from top to bottom, its sentence first, with how it stands and the word for that."""
    asked = Line(ASKED, sentence, glyph(standing), said, about=sentence)
    if found is None:
        return (asked, BLANK, Prose("Trying what changes ..."))
    without = "without it" if found.holds else "if it were so"
    parts = (
        (f"These fall {without}" if found.holds else f"These would fall {without}", found.falls, "gone", False),
        (f"More or less sure {without}", found.shifts, "concluded", True),
        (f"These would come {without}", found.comes, "new", False),
        ("The proofs of these rely on nothing being said about it", found.relies, "concluded", False),
    )
    lines: list[Row] = [asked, Prose(found.verdict)]
    for heading, differences, sign, both in parts:
        if differences:
            lines += [BLANK, Heading(heading), *_lines(heading, differences, sign, both)]
    return tuple(lines)


def _lines(part: str, differences: Sequence[Difference], sign: str, both: bool) -> list[Row]:
    lines: list[Row] = []
    for each in differences:
        said = f"{each.before}, then {each.after}" if both else each.after or each.before
        names = (", ".join(each.names),) if each.names else ()
        lines.append(Line(f"{part}:{each.words}", each.words, glyph(sign), said, below=names, about=each.sentences[0]))
    rest = tuple(lines[FIRST:])
    return [*lines[:FIRST], Line(f"{part}:more", f"{len(rest)} more", inside=rest)] if rest else lines
