"""The widgets of the frame: one line each, which only draw themselves and say what was clicked."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from ..glyphs import UNICODE, Signs
from ..now import KeyHint
from . import draw


class _OneLine(Widget):
    """A line of the frame."""

    DEFAULT_CSS = """
    _OneLine { height: 1; width: 1fr; text-wrap: nowrap; }
    """
    ALLOW_SELECT = False
    signs: reactive[Signs] = reactive(UNICODE)


class PlacesLine(_OneLine):
    """Line 1: where you are, where you can go, whether all is saved."""

    here: reactive[str] = reactive("home")
    saved: reactive[str] = reactive("saved")

    class Wanted(Message):
        """A place was clicked."""

        def __init__(self, place: str) -> None:
            super().__init__()
            self.place = place

    def render(self) -> Content:
        """The places at this width."""
        return draw.places(self.here, self.saved, self.size.width)

    def on_click(self, event: events.Click) -> None:
        """Go to the place that was clicked."""
        if place := event.style.meta.get("place"):
            self.post_message(self.Wanted(place))


class ViewsLine(_OneLine):
    """Line 2: the case, and the views of this place."""

    title: reactive[str] = reactive("")
    day: reactive[str] = reactive("")
    note: reactive[str] = reactive("")
    names: reactive[Sequence[tuple[str, str]]] = reactive(())
    here: reactive[str] = reactive("")

    class Wanted(Message):
        """A view was clicked."""

        def __init__(self, view: str) -> None:
            super().__init__()
            self.view = view

    def render(self) -> Content:
        """The case and the views at this width."""
        return draw.views(self.title, self.day, self.note, self.names, self.here, self.size.width)

    def on_click(self, event: events.Click) -> None:
        """Go to the view that was clicked."""
        if view := event.style.meta.get("view"):
            self.post_message(self.Wanted(view))


class Rule(_OneLine):
    """The thin rule under the frame's head, and between panes one above the other."""

    def render(self) -> Content:
        """The rule over the whole width."""
        return Content.styled(self.signs.rule * self.size.width, "$quiet")


class NowLine(_OneLine):
    """What can be done now. A notice stands in its place until the next key."""

    text: reactive[str] = reactive("", layout=True)
    notice: reactive[str] = reactive("", layout=True)
    low: reactive[bool] = reactive(False, layout=True)
    """There is room for one line of what can be done; a notice always has as many as it needs."""

    def lines(self, width: int) -> tuple[Content, ...]:
        """The notice, or what can be done."""
        lines = draw.now(self.notice or self.text, self.signs, width, bool(self.notice))
        if not self.low or self.notice or len(lines) == 1:
            return lines
        return (lines[0].truncate(width - 4).rstrip() + " ...",)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the words need."""
        return len(self.lines(width))

    def render(self) -> Content:
        """The words at this width."""
        return Content("\n").join(self.lines(self.size.width))


class KeysLine(_OneLine):
    """The keys for the marked line, each of them clickable."""

    hints: reactive[Sequence[KeyHint]] = reactive(())

    class Wanted(Message):
        """A key was clicked."""

        def __init__(self, action: str) -> None:
            super().__init__()
            self.action = action

    def render(self) -> Content:
        """As many keys as there is room for."""
        return draw.keys(self.hints, self.signs, self.size.width)

    def on_click(self, event: events.Click) -> None:
        """Do what the clicked key does."""
        if action := event.style.meta.get("do"):
            self.post_message(self.Wanted(action))
