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
    `lines` is how many lines of the file it takes; `cut` is a comment that follows it on its line;
    `source` is what stands in the file, quotes and line ends included ("" where that is not to be edited);
    `lead` is what stands before it on its line; `told` is true where a problem with it has been told.
    """

    place: Place
    quoted: int
    lines: int
    cut: str
    source: str
    lead: str
    told: bool

    @staticmethod
    def at(
        value: str,
        place: Place,
        quoted: int = 0,
        lines: int = 1,
        cut: str = "",
        source: str = "",
        lead: str = "",
        told: bool = False,
    ) -> Text:
        text = Text(value)
        text.place, text.quoted, text.lines, text.cut = place, quoted, lines, cut
        text.source, text.lead, text.told = source, lead, told
        return text

    @property
    def last(self) -> int:
        """The last line that it takes."""
        return self.place.line + self.lines - 1

    def part(self, start: int, length: int) -> Place:
        """The place of a part of this text; of the whole where the part is not found in the file."""
        if not self.source:
            if self.lines > 1:
                return self.place
            return self.place._replace(column=self.place.column + self.quoted + start, length=max(1, length))
        found = self.offset(start, length)
        return self.place if found is None else self.spot(found, length)

    def offset(self, start: int, length: int) -> int | None:
        """Where in `source` a part of this text stands, counting like pieces before it; None if not found."""
        piece = self[start : start + length]
        if not piece:
            return None
        at = -1
        for _ in range(self[: start + length].count(piece)):
            at = self.source.find(piece, at + 1)
            if at < 0:
                return None
        return at

    def spot(self, offset: int, length: int) -> Place:
        """The place of a part of `source`."""
        above, _, before = self.source[:offset].rpartition("\n")
        if offset and "\n" in self.source[:offset]:
            line = self.place.line + above.count("\n") + 1
            return self.place._replace(line=line, column=len(before) + 1, length=max(1, length))
        return self.place._replace(column=self.place.column + offset, length=max(1, length))
