"""Where a value stands in a file: it travels with every parsed value into problems, traces and screens."""

from __future__ import annotations

from typing import NamedTuple


class Place(NamedTuple):
    """A position in a file. `line` and `column` count from 1; `length` is in characters."""

    file: str
    line: int
    column: int
    length: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


class Text(str):
    """A scalar of a file, read as written, that knows where it stands.

    `quoted` is the number of characters before its first one on its line (1 for a quote);
    `lines` is how many lines of the file it takes; `cut` is a comment that follows it on its line.
    """

    place: Place
    quoted: int
    lines: int
    cut: str

    @staticmethod
    def at(value: str, place: Place, quoted: int = 0, lines: int = 1, cut: str = "") -> Text:
        text = Text(value)
        text.place, text.quoted, text.lines, text.cut = place, quoted, lines, cut
        return text

    def part(self, start: int, length: int) -> Place:
        """The place of a part of this text; of the whole where the text runs over several lines."""
        if self.lines > 1:
            return self.place
        return self.place._replace(column=self.place.column + self.quoted + start, length=max(1, length))
