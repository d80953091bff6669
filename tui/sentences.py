"""The one list everything with sentences is shown in: facts, premises, proofs, actions, found lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style as RichStyle
from textual import events
from textual.actions import SkipAction
from textual.binding import BindingType
from textual.message import Message
from textual.strip import Strip
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from .paint import signs
from .row import Heading, Line, Look, Row
from .rowvisual import Bar, RowVisual
from .text import neutral, shorten


class SentenceList(OptionList):
    """Rows, one of them marked. Enter and Space on it are told to the screen, which knows what they mean."""

    DEFAULT_CSS = """
    SentenceList {
        height: 1fr;
        border: none;
        padding: 0;
        background: transparent;
        color: $foreground;
        scrollbar-size-vertical: 1;
        scrollbar-gutter: stable;
        scrollbar-color: $quiet;
        scrollbar-color-hover: $quiet;
        scrollbar-color-active: $quiet;
        scrollbar-background: $paper;
        scrollbar-background-hover: $paper;
        scrollbar-background-active: $paper;
        &:focus, &:focus-within { border: none; background-tint: $foreground 0%; }
        & > .option-list--option { color: $foreground; background: transparent; }
        & > .option-list--option-hover { background: transparent; }
        & > .option-list--option-disabled { color: $foreground; }
        & > .option-list--option-highlighted, &:focus > .option-list--option-highlighted {
            color: $foreground; background: $background; text-style: none;
        }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = []

    class Chosen(Message):
        """Enter, or a click on the marked line."""

        def __init__(self, line: Line, source: SentenceList) -> None:
            super().__init__()
            self.line = line
            self.source = source

    class Marked(Message):
        """Another line is marked."""

        def __init__(self, line: Line, source: SentenceList) -> None:
            super().__init__()
            self.line = line
            self.source = source

    def __init__(
        self,
        rows: Sequence[Row] = (),
        *,
        id: str | None = None,
        classes: str | None = None,
        keeps_ends: bool = True,
        leads: bool = False,
        names_below: bool = False,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._leads = leads
        """Whether its mark tells what stands beside it, and so is seen while another list has the keys."""
        self._names_below = names_below
        """Whether the last line, where there is more below it, says under which headings."""
        self._keeps_ends = keeps_ends
        """Whether Home and End mean the first and last line here, or something that the screen knows."""
        self._rows: tuple[Row, ...] = tuple(rows)
        self._turned: dict[str, bool] = {}
        self._look = Look()
        self._unmarked = False
        """When the mouse came down here, another list had the keys and no mark was seen."""
        self._shown: list[Row] = []
        self._rebuild()

    def on_mount(self) -> None:
        """The scrollbar is drawn in our own way."""
        # Per list, as Textual's guide has it, although its annotation speaks of the class alone.
        self.vertical_scrollbar.renderer = Bar  # type: ignore[misc]

    # -- what is shown ---

    def show(self, rows: Sequence[Row], mark: str = "") -> None:
        """Show these rows; the mark stays on the same id, else where it stood, else on the first line."""
        if tuple(rows) != self._rows:
            self._rows = tuple(rows)
            self._rebuild(mark)
        elif mark and (self.line is None or self.line.id != mark):
            self.mark(mark)

    def dress(self, look: Look) -> None:
        """Draw the same rows in another way."""
        if look != self._look:
            self._look = look
            self._rebuild()

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows as they were given, folded ones included."""
        return self._rows

    @property
    def shown(self) -> tuple[Row, ...]:
        """The rows that can be seen just now, folds applied."""
        return tuple(self._shown)

    @property
    def line(self) -> Line | None:
        """The marked line."""
        index = self.highlighted
        row = self._shown[index] if index is not None and index < len(self._shown) else None
        return row if isinstance(row, Line) else None

    def mark(self, id: str) -> bool:
        """Mark the line with this id; False where it is not shown."""
        for index, row in enumerate(self._shown):
            if isinstance(row, Line) and row.id == id:
                self.highlighted = index
                return True
        return False

    def forget(self) -> None:
        """What was shown is over: what comes next is shown from its first line, and folded as it is given."""
        self._turned.clear()
        self._rows, self._shown = (), []
        self.clear_options()
        self.scroll_to(y=0, animate=False, immediate=True)

    def reach(self, id: str) -> bool:
        """Mark the line with this id, and unfold what it lies in; False where there is no such line."""
        if self.mark(id):
            return True
        folds = _folds(self._rows, id)
        if folds:
            self._turned.update((fold, True) for fold in folds)
            self._rebuild(id)
        return bool(folds)

    def turn(self) -> bool:
        """Fold or unfold the marked line; False where there is nothing to fold."""
        line = self.line
        if line is None or not line.inside:
            return False
        self._turned[line.id] = not self._is_open(line)
        self._rebuild(line.id)
        return True

    # -- how it is built ---

    def _is_open(self, line: Line) -> bool:
        return self._turned.get(line.id, line.open)

    def _unfolded(self, rows: Sequence[Row]) -> Iterator[Row]:
        for row in rows:
            if isinstance(row, Line) and row.inside:
                opened = self._is_open(row)
                yield row if opened == row.open else replace(row, open=opened)
                if opened:
                    yield from self._unfolded(row.inside)
            else:
                yield row

    def _rebuild(self, mark: str = "") -> None:
        before = self.line
        wanted = mark or (before.id if before else "")
        stood = self.highlighted or 0
        top = self.scroll_offset.y if self.is_mounted else 0
        self._shown = list(self._unfolded(self._rows))
        self.set_options(Option(RowVisual(row, self._look), disabled=not isinstance(row, Line)) for row in self._shown)
        if not any(isinstance(row, Line) for row in self._shown):
            self.highlighted = None
            return
        if self.is_mounted:
            self.scroll_to(y=top, animate=False, immediate=True)
        if not (wanted and self.mark(wanted)):
            lines = [index for index, row in enumerate(self._shown) if isinstance(row, Line)]
            self.highlighted = min(lines, key=lambda index: abs(index - stood)) if before else lines[0]

    @property
    def _ends(self) -> tuple[int | None, int | None]:
        """Where the first and the last line are that can be marked."""
        lines = [index for index, row in enumerate(self._shown) if isinstance(row, Line)]
        return (lines[0], lines[-1]) if lines else (None, None)

    @property
    def more(self) -> int:
        """How many sentences begin below what can be seen. The last line that can be seen then says so instead."""
        if self.size.height < 3:
            return 0  # The few lines are for what is marked.
        below = self._lines[self.scroll_offset.y + self.size.height - 1 :]
        if not below or not self.size.height or len(self._lines) <= self.scroll_offset.y + self.size.height:
            return 0
        starts = {index for index, part in below if not part}
        return max(sum(isinstance(self._shown[index], Line) for index in starts), 1)

    def scroll_to_highlight(self, top: bool = False) -> None:
        """Keep the marked line off the last one that can be seen while there is more below it: there it says so."""
        super().scroll_to_highlight(top)
        index = self.highlighted
        if index is None or not self.is_mounted or index not in self._index_to_line:
            return
        bottom = self._index_to_line[index] + self._heights[index]
        if index == self._ends[0] and bottom < self.size.height:
            self.scroll_to(y=0, animate=False, immediate=True)  # What stands above the first line is seen as well.
        if not self.more:
            return
        hidden = bottom - (self.scroll_offset.y + self.size.height - 1)
        if 0 < hidden < self.size.height:
            self.scroll_to(y=self.scroll_offset.y + hidden, animate=False, immediate=True)

    def on_resize(self) -> None:
        """In a window that became smaller the marked line is still seen."""
        self.call_after_refresh(self.scroll_to_highlight)

    def action_cursor_down(self) -> None:
        """To the next line; from the last one on through what stands below it, which cannot be marked."""
        if self.highlighted is not None and self.highlighted == self._ends[1] and self.more:
            self.scroll_relative(y=max(self.size.height // 2, 1), animate=False)
        else:
            super().action_cursor_down()

    def render_line(self, y: int) -> Strip:
        """The line as the list draws it; the marked one reversed, with the marker in its first column."""
        strip = super().render_line(y)
        if y == self.size.height - 1 and (more := self.more):
            return self._says_more(strip, more)
        number = self.scroll_offset.y + y
        if self.highlighted is None or number >= len(self._lines):
            return strip
        index, part = self._lines[number]
        if index != self.highlighted or (self._aside and not self._leads):
            return strip
        if not part:
            style, sign = next(iter(strip)).style, signs(self._look)
            marker = sign.marker_aside if self._aside else sign.marker
            strip = Strip.join([Strip([Segment(marker, style)], 1), strip.crop(1)])
        return self._reversed(strip) if self.has_focus or not (self.can_focus or self._aside) else strip

    @property
    def _aside(self) -> bool:
        """Whether another list has the keys: one mark says which."""
        focused = self.screen.focused
        return focused is not self and isinstance(focused, SentenceList)

    def _says_more(self, strip: Strip, more: int) -> Strip:
        """The last line of a list that goes on."""
        style = self.get_visual_style("option-list--option").rich_style
        width = strip.cell_length
        said = shorten(f"  {signs(self._look).down} {more} more below{self._below()}", width - 1)
        return Strip([Segment(said.ljust(width)[:width], style)], width)

    def _below(self) -> str:
        """The headings of what stands below the edge."""
        if not self._names_below:
            return ""
        below = self._lines[self.scroll_offset.y + self.size.height - 1 :]
        found = [self._shown[index] for index, part in below if not part]
        names = [neutral(row.text) for row in found if isinstance(row, Heading)]
        return f": {', '.join(names)}" if names else ""

    def _reversed(self, strip: Strip) -> Strip:
        """Reversed and in one ink: colours beside each other would make patches of the marked line.

        A text style given in CSS would lose its "reverse" on the way to a visual style.
        """
        ink = self.get_visual_style("option-list--option").rich_style
        over = RichStyle(color=ink.color, bgcolor=ink.bgcolor, reverse=True)
        return Strip([Segment(text, (style or RichStyle()) + over) for text, style, _ in strip], strip.cell_length)

    @property
    def _has_room(self) -> bool:
        """Whether any line was laid out: in a window too small for the program a page is nothing."""
        return bool(self.scrollable_content_region.area)

    def action_page_down(self) -> None:
        """A page on; at the end to the last line and to what stands below it."""
        if not self._has_room:
            return
        super().action_page_down()  # type: ignore[no-untyped-call]
        if self._shown and self.line is None:
            super().action_last()
        if self.highlighted == self._ends[1]:
            self.scroll_end(animate=False)

    def action_page_up(self) -> None:
        """A page back; at the top to the first line and to what stands above it."""
        if not self._has_room:
            return
        super().action_page_up()  # type: ignore[no-untyped-call]
        if self._shown and self.line is None:
            super().action_first()
        if self.highlighted == self._ends[0]:
            self.scroll_to(y=0, animate=False)

    def action_first(self) -> None:
        """To the first line, and to the very top, where a heading may stand above it."""
        if not self._keeps_ends:
            raise SkipAction
        super().action_first()
        self.scroll_to(y=0, animate=False)

    def action_last(self) -> None:
        """To the last line, and to the very end."""
        if not self._keeps_ends:
            raise SkipAction
        super().action_last()
        self.scroll_end(animate=False)

    def _on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel: a mark that it would leave out of sight goes along, since that line is what Enter takes."""
        event.prevent_default()  # Else it would be done once more.
        super()._on_mouse_scroll_down(event)
        self._mark_in_sight()

    def _on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel back."""
        event.prevent_default()
        super()._on_mouse_scroll_up(event)
        self._mark_in_sight()

    def _mark_in_sight(self) -> None:
        """Mark the nearest line that can be seen whole, where the marked one cannot be seen."""
        if self.highlighted is None or not self.can_focus:
            return  # A list that cannot have the keys has no Enter, and its mark says what is shown elsewhere.
        top, height = round(self.scroll_target_y), self.size.height - bool(self.more)
        seen = [index for index, _ in self._lines[top : top + height]]
        if self.highlighted in seen:
            return
        whole = (
            i for i in dict.fromkeys(seen) if isinstance(self._shown[i], Line) and seen.count(i) == self._heights[i]
        )
        stood = self.highlighted
        self.highlighted = min(whole, key=lambda index: abs(index - stood), default=stood)

    # -- what it tells ---

    def focus_on_click(self) -> bool:
        """As ever: this is where one learns how it was before."""
        self._unmarked = self._aside and not self._leads
        return super().focus_on_click()

    async def _on_click(self, event: events.Click) -> None:
        """A click marks; a click on the line that is seen to be marked is Enter."""
        event.prevent_default()  # The list would take a first click as a choice already.
        if event.y == self.size.height - 1 and self.more:
            event.stop()
            self.action_page_down()
            return
        index = event.style.meta.get("option")
        if index is None or self.options[index].disabled:
            return
        event.stop()
        if index == self.highlighted:
            if not self._unmarked:
                self.action_select()
        else:
            self.highlighted = index

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Pass the mark on as a line."""
        event.stop()
        if self.line is not None:
            self.post_message(self.Marked(self.line, self))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Pass the choice on as a line."""
        event.stop()
        if self.line is not None:
            self.post_message(self.Chosen(self.line, self))


def _folds(rows: Sequence[Row], id: str) -> tuple[str, ...]:
    """The lines, from the outside in, within which the line with this id lies."""
    for row in rows:
        if isinstance(row, Line) and row.inside:
            if any(isinstance(each, Line) and each.id == id for each in row.inside):
                return (row.id,)
            if within := _folds(row.inside, id):
                return (row.id, *within)
    return ()
