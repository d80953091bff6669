"""How a row draws itself in a list, and the list's scrollbar."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from textual.content import Content
from textual.css.styles import RulesMap
from textual.scrollbar import ScrollBarRender
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

from .paint import one_line, paint
from .row import Look, Row


class RowVisual(Visual):
    """A row that draws itself at whatever width the list has, and keeps the last drawing."""

    def __init__(self, row: Row, look: Look) -> None:
        self.row = row
        self.look = look
        self._drawn: tuple[int, tuple[Content, ...]] = (-1, ())

    def lines(self, width: int) -> tuple[Content, ...]:
        """The row at this width."""
        if self._drawn[0] != width:
            self._drawn = (width, paint(self.row, width, self.look))
        return self._drawn[1]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """A row takes the width it is given."""
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        """How many lines the row has at this width."""
        if self._drawn[0] != width and one_line(self.row, width, self.look):
            return 1
        return len(self.lines(width))

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """The row as strips."""
        strips = []
        for line in self.lines(width):
            segments = []
            for text, own in line.render(style, end="", parse_style=options.get_style):
                segments.append(Segment(text, (style + own).rich_style))
            strips.append(Strip(segments, line.cell_length))
        return strips[:height] if height is not None else strips


class Bar(ScrollBarRender):
    """A scrollbar of whole cells in reverse, which needs neither colours nor block characters."""

    VERTICAL_BARS: ClassVar[list[str]] = [" "]
    HORIZONTAL_BARS: ClassVar[list[str]] = [" "]
