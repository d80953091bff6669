"""A text area for rulebooks: own inks, a mark in the margin of each line with a problem, and the keys of a form."""

from __future__ import annotations

import re
from collections.abc import Mapping

from rich.color import ColorParseError
from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widgets import TextArea
from textual.widgets.text_area import Selection

from ..glyphs import UNICODE
from ..rowvisual import Bar
from ..view.editing import Mark
from .ink import inks

_ITEM = re.compile(r"^(\s*)(- )?(.*)$")


class BookText(TextArea):
    """The text of one file. Tab and Esc are told; whether they mean anything, the screen knows."""

    DEFAULT_CSS = """
    BookText {
        border: none; padding: 0; background: $background; color: $foreground; scrollbar-size-vertical: 1;
        scrollbar-color: $quiet; scrollbar-background: $background; scrollbar-color-hover: $foreground;
        scrollbar-color-active: $foreground; scrollbar-background-hover: $background;
        scrollbar-background-active: $background;
        &:focus { border: none; }
        & .text-area--cursor { text-style: reverse; background: $background; color: $foreground; }
        & .text-area--gutter { color: $quiet; background: $background; }
        & .text-area--cursor-gutter { color: $foreground; background: $background; text-style: bold; }
        & .text-area--cursor-line { background: $background; }
        & .text-area--selection { text-style: reverse; background: $background; color: $foreground; }
    }
    """

    class Tabbed(Message):
        """Tab (or Shift+Tab, backwards) was pressed."""

        def __init__(self, backwards: bool) -> None:
            super().__init__()
            self.backwards = backwards

    class Left(Message):
        """Esc was pressed while one writes."""

    class Wanted(Message):
        """Enter was pressed on a text that is only looked at: it is to be written."""

    class Chose(Message):
        """An arrow was pressed while sentences are offered: so many lines up or down."""

        def __init__(self, by: int) -> None:
            super().__init__()
            self.by = by

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(
            language=None,
            soft_wrap=True,
            show_line_numbers=True,
            id=id,
            highlight_cursor_line=False,
            tab_behavior="focus",
        )
        self.cursor_blink = False
        self.indent_width = 2
        self.match_cursor_bracket = False
        self.marks: Mapping[int, Mark] = {}
        """Of each line (from 1) with a problem or a blank, what stands in its margin."""
        self.signs = UNICODE
        self.offers = False
        """Sentences are offered below: arrows choose among them."""
        self.mends = False
        """Tab has something to take or to go to, even while the text is only looked at."""
        self.read_only = True

    def on_mount(self) -> None:
        """The scrollbar is drawn as in the lists."""
        # Per text, as Textual's guide has it, although its annotation speaks of the class alone.
        self.vertical_scrollbar.renderer = Bar  # type: ignore[misc]

    def show_at_top(self, row: int) -> None:
        """Scroll so that this line (from 0) stands near the top, with what follows it in view."""
        self._rewrap_and_refresh_virtual_size()  # It may have got its width a moment ago, and wraps otherwise then.
        at = self.wrapped_document.location_to_offset((row, 0)).y
        self.scroll_to(y=max(at - 1, 0), animate=False)

    def mark_problems(self, marks: Mapping[int, Mark]) -> None:
        """Show which lines have problems, and which have blanks."""
        if marks != self.marks:
            self.marks = marks
            self._line_cache.clear()
            self.refresh()

    # -- how it looks ---

    def get_line(self, line_index: int) -> Text:
        """The line in its inks, what a problem concerns in reverse."""
        line = super().get_line(line_index)
        quiet = self.app.theme_variables.get("quiet", "")
        styles = {"key": Style(bold=True), "name": Style(underline=True), "remark": _ink(quiet)}
        for start, end, ink in inks(line.plain):
            line.stylize(styles[ink], start, end)
        if (mark := self.marks.get(line_index + 1)) is not None and mark.end:
            line.stylize(Style(bold=True, underline=True), mark.start, mark.end)
        return line

    def _render_line(self, y: int) -> Strip:
        """With its sign in the margin of a line that has a problem or a blank."""
        strip = super()._render_line(y)
        row = y + self.scroll_offset.y
        infos = self.wrapped_document._offset_to_line_info
        if row >= len(infos):
            return strip
        line, section = infos[row]
        if section or line + 1 not in self.marks:
            return strip
        at = self.gutter_width - 2
        sign = Strip([Segment(self.signs.of[self.marks[line + 1].sign], Style(bold=True))], 1)
        return Strip.join([strip.crop(0, at), sign, strip.crop(at + 1)])

    # -- what is typed ---

    async def _on_key(self, event: events.Key) -> None:
        """Tab, Esc, arrows among offers, and Enter, which goes on in the same list."""
        looks = self.read_only
        match event.key:
            case "enter" if looks:
                self.post_message(self.Wanted())
            case "tab" | "shift+tab" if self.mends or not looks:
                self.post_message(self.Tabbed(event.key == "shift+tab"))
            case _ if looks:
                return
            case "escape":
                self.post_message(self.Left())
            case "down" | "up" if self.offers:
                self.post_message(self.Chose(1 if event.key == "down" else -1))
            case "enter":
                self._new_line()
            case _:
                return
        event.stop()
        event.prevent_default()

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        """Letters, Tab and Esc belong to the text while one writes."""
        if self.read_only:
            return key == "enter" or (key in ("tab", "shift+tab") and self.mends)
        return key in ("tab", "shift+tab", "escape") or super().check_consume_key(key, character)

    def _new_line(self) -> None:
        """A new line as deep as this one, an item after an item; on an empty item the list ends."""
        row, column = self.cursor_location
        before = self.document.get_line(row)[:column]
        found = _ITEM.match(before)
        indent, dash, rest = found.groups() if found else ("", "", before)
        if dash and not rest.strip():
            self.replace(indent[:-2], (row, 0), (row, column))
            return
        keyed = dash and re.match(r"[a-z][a-z ]*:\s", rest)
        deeper = "  " if rest.rstrip().endswith(":") else ""
        if dash and keyed:
            dash, deeper = "", "  "
        self.replace(f"\n{indent}{deeper}{dash or ''}", *self.selection, maintain_selection_offset=False)

    def select_span(self, start: int, end: int) -> None:
        """Select what stands between two places of the whole text, and show it."""
        self.selection = Selection(self._location(start), self._location(end))
        self.scroll_cursor_visible(animate=False)

    def caret(self) -> int:
        """Where the caret stands in the whole text."""
        row, column = self.cursor_location
        return sum(len(self.document.get_line(line)) + 1 for line in range(row)) + column

    def _location(self, at: int) -> tuple[int, int]:
        above = self.text[:at]
        return above.count("\n"), at - (above.rfind("\n") + 1)

    def put(self, text: str) -> None:
        """Another text in the place of this one, line for line, so that caret, view and undo stay as they are."""
        start, end = self.selection
        old, new = self.text.split("\n"), text.split("\n")
        same_above = next((at for at, pair in enumerate(zip(old, new, strict=False)) if pair[0] != pair[1]), None)
        if len(old) == len(new):
            for row in range(len(old)):
                if old[row] != new[row]:
                    self.replace(new[row], (row, 0), (row, len(old[row])))
        elif same_above is not None:
            rest = "\n".join(new[same_above:])
            self.replace(rest, (same_above, 0), self.document.end, maintain_selection_offset=False)
        else:
            self.load_text(text)
        self.selection = Selection(self._within(start), self._within(end))

    def _within(self, place: tuple[int, int]) -> tuple[int, int]:
        row = min(place[0], self.document.line_count - 1)
        return row, min(place[1], len(self.document.get_line(row)))


def _ink(colour: str) -> Style:
    try:
        return Style(color=colour) if colour else Style()
    except ColorParseError:  # A theme may name its colours in a way that Rich does not know.
        return Style()
