"""What a screen shows, as frozen values: the rows of a list, before anything is drawn.

Views return tuples of these; `paint` draws one at a width; `sentences` lists them. Nothing here knows
Textual, so every view can be tested by comparing values.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from .glyphs import Glyph
from .situation import OtherKeys


@dataclass(frozen=True)
class Columns:
    """Cells of a table at the right of a line, or of its head, each so many cells wide."""

    cells: tuple[str, ...]
    widths: tuple[int, ...]
    here: int = -1
    """The chosen one, which stands in brackets; none where negative."""

    @property
    def width(self) -> int:
        """How much of the line they take."""
        return sum(self.widths)


@dataclass(frozen=True)
class Line:
    """A sentence (or another thing that can be marked) with its standing."""

    id: str
    sentence: str
    glyph: Glyph = Glyph.NONE
    word: str = ""
    lead: str = ""
    """A word in a column of its own before the sign: "if", "and not", "missing", "1"."""
    lead_width: int = 0
    level: int = 0
    """How deep in an outline; each level is a stroke at the left."""
    below: tuple[str, ...] = ()
    """Names or notes under the sentence, two cells further in."""
    underline: tuple[str, ...] = ()
    """Parts of the sentence that the rule bound."""
    about: str = ""
    """The sentence that a question on this line is about; empty where there is none."""
    inside: tuple[Row, ...] = ()
    """Rows that Space folds in and out."""
    open: bool = False
    cut: bool = False
    """One line only, with "..." where it is longer: for narrow lists beside the whole sentence."""
    keep: str = ""
    """What has to stay where the line is cut: what it differs by from the lines around it."""
    bar: float = -1.0
    """A share from 0 to 1, drawn as a bar before the word; negative where there is none."""
    columns: Columns | None = None
    """In a table: what stands beside the sentence, in place of a word."""


@dataclass(frozen=True)
class Node(Line):
    """A sentence on a ring that is drawn: the line goes down at the right and comes back up at the left."""

    first: bool = False
    last: bool = False


@dataclass(frozen=True)
class Rail:
    """What stands on the way from one sentence of a ring to the next, at the right; on the way back, at the left."""

    text: str
    back: bool = False


@dataclass(frozen=True)
class Heading:
    """A plain line over a group, perhaps with something at the right."""

    text: str
    word: str = ""
    columns: Columns | None = None
    """The heads of a table's columns."""


@dataclass(frozen=True)
class Prose:
    """Running text of at most 76 columns."""

    text: str
    word: str = ""
    quiet: bool = False
    indent: int = 2
    hang: int = 0
    """How much further in the second and later lines stand (a quotation: one)."""


@dataclass(frozen=True)
class Verbatim:
    """Lines that are shown as they were written, indentation and all."""

    lines: tuple[str, ...]
    mark: tuple[int, ...] = ()
    indent: int = 2


@dataclass(frozen=True)
class Progress:
    """Where we are on the way: words, then a bar when there is room for one."""

    words: str
    here: int
    of: int


@dataclass(frozen=True)
class Blank:
    """One empty line between groups."""


@dataclass(frozen=True)
class Divide:
    """A thin rule across the pane."""


Row: TypeAlias = Line | Rail | Heading | Prose | Verbatim | Progress | Blank | Divide

BLANK = Blank()


@dataclass(frozen=True)
class Look:
    """How rows are drawn: what differs between windows, not between rows."""

    ascii: bool = False
    stacked: bool = False
    """Below 80 columns the standing stands under its sentence."""
    keys: OtherKeys = ()
    """Keys of the settings, which texts name in place of the usual ones."""
