"""What every screen has in common: the frame, the keys, one notice at a time, and the way back.

Widgets say what happened to them; only the screen knows what it means. What concerns the whole program
(another place, leaving) the screen passes on as a message.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input, Static

from ..actions import ACTIONS, BY_ID, state
from ..desk import Desk
from ..glyphs import ASCII, UNICODE
from ..keys import printed
from ..now import hints, now
from ..places import place
from ..row import Look
from ..sentences import SentenceList
from ..situation import Situation
from .lines import KeysLine, NowLine, PlacesLine, Rule, ViewsLine

LEAST = (40, 10)
"""The smallest window, in columns and lines."""

WIDE = 110
"""From this width the body has panes."""


def table_bindings() -> list[BindingType]:
    """The table of actions as Textual's bindings; their ids can be given other keys in the settings."""
    return [
        Binding(action.bound, f"do('{action.id}')", action.words, show=False, id=action.id)
        for action in ACTIONS
        if action.keys and action.id not in ("mark", "choose")
    ]


class Framed(Screen[None]):
    """A screen in the frame. A subclass gives its body, its situation, and methods `do_<action>`."""

    PLACE: ClassVar[str] = "home"
    SHEET: ClassVar[str] = ""
    BINDINGS: ClassVar[list[BindingType]] = table_bindings()
    ESCAPE_TO_MINIMIZE = False
    DEFAULT_CSS = """
    Framed { background: $background; color: $foreground; overflow: hidden; }
    Framed #body { height: 1fr; }
    Framed #too-small { display: none; height: 1fr; }
    Framed NowLine { height: auto; max-height: 3; text-wrap: wrap; }
    Framed.-too-small > * { display: none; }
    Framed.-too-small > #too-small { display: block; }
    Framed .wide-only { display: none; }
    Framed.-wide .wide-only { display: block; }
    """

    class Go(Message):
        """Another place (and perhaps a step or sentence in it) is wanted."""

        def __init__(self, place: str, mark: str = "") -> None:
            super().__init__()
            self.place = place
            self.mark = mark

    class Leave(Message):
        """The user leaves the program."""

    class Recolour(Message):
        """Other colours are wanted."""

    class Ask(Message):
        """A sheet is wanted over this screen."""

        def __init__(self, sheet: str, about: str = "") -> None:
            super().__init__()
            self.sheet = sheet
            self.about = about

    def __init__(self, desk: Desk, place: str = "") -> None:
        super().__init__()
        self.desk = desk
        self.place = place or self.PLACE
        self.leaving = False
        self.ready = False
        """Whether the body can be filled: a reading may come in while the screen is still being built."""

    # -- for subclasses ---

    def body(self) -> Iterable[Widget]:
        """The widgets between the rule and the Now line."""
        return ()

    def situation(self) -> Situation:
        """The state that words and keys depend on."""
        return Situation(
            place=self.place,
            view=self.here(),
            sheet=self.SHEET,
            typing=self.typing,
            panes=self.panes(),
            **self.about_mark(),
            **self.desk.facts_about(),
        )

    def about_mark(self) -> dict[str, Any]:
        """What is marked: the line of the focused list."""
        part = self.focused
        line = part.line if isinstance(part, SentenceList) else None
        if line is None:
            return {}
        known = self.desk.case.known(line.about) if self.desk.case and line.about else None
        return {
            "mark": "sentence" if line.about else "thing",
            "sentence": line.about,
            "standing": known.standing if known else "",
            "steps_of_mark": len(known.steps) if known else 0,
            "foldable": bool(line.inside),
        }

    def panes(self) -> int:
        """How many lists can be gone through with Tab."""
        return sum(part.can_focus and part.display for part in self.query(SentenceList))

    def title_line(self) -> str:
        """The left of line 2."""
        return self.desk.title or "Foedus"

    def view_names(self) -> Sequence[tuple[str, str]]:
        """The views of this screen, with their counts."""
        return tuple((view.id, view.title) for view in place(self.place).views)

    def here(self) -> str:
        """The id of the view that is shown."""
        views = place(self.place).views
        return views[0].id if views else ""

    def renew(self) -> None:
        """Show what the desk holds now."""

    # -- the frame ---

    def compose(self) -> ComposeResult:
        """The frame around the body."""
        yield PlacesLine()
        yield ViewsLine()
        yield Rule()
        with Vertical(id="body"):
            yield from self.body()
        yield NowLine()
        yield KeysLine()
        yield Static(id="too-small", markup=False)

    @property
    def typing(self) -> bool:
        """Whether a letter is a letter just now."""
        return isinstance(self.focused, Input)

    @property
    def wide(self) -> bool:
        """Whether there is room for panes."""
        return self.size.width >= WIDE

    def on_mount(self) -> None:
        """First content, first lines."""
        self.ready = True
        self.dress()
        self.bring_up_to_date()

    def on_screen_resume(self) -> None:
        """Coming back from a sheet or another place: the case may have changed meanwhile."""
        self.bring_up_to_date()

    def bring_up_to_date(self) -> None:
        """Show what the desk holds now, in the body and around it."""
        if self.ready:
            self.renew()
            self.refresh_frame()

    def on_resize(self, event: events.Resize) -> None:
        """A window may grow and shrink at any time; below the least size one sentence says so."""
        width, height = event.size
        small = width < LEAST[0] or height < LEAST[1]
        self.set_class(small, "-too-small")
        self.set_class(width >= WIDE, "-wide")
        if small:
            self.query_one("#too-small", Static).update(
                f"Foedus needs about {LEAST[0]} x {LEAST[1]} characters; this window has {width} x {height}. "
                "Make it larger, or use: foedus walk --plain"
            )
        self.dress()
        self.bring_up_to_date()

    def dress(self) -> None:
        """Give every line and list the look that fits the window and the settings."""
        look = Look(ascii=self.desk.ascii, stacked=0 < self.size.width < 80)
        for part in self.query(SentenceList):
            part.dress(look)
        for line in self.query(".-line, PlacesLine, ViewsLine, Rule, NowLine, KeysLine"):
            line.set_reactive(type(line).signs, ASCII if self.desk.ascii else UNICODE)  # type: ignore[attr-defined]

    def refresh_frame(self) -> None:
        """Bring the lines around the body up to date."""
        if not self.ready:
            return
        at = self.situation()
        if self.leaving:
            at = Situation(place=self.place, sheet="quit")
        top = self.query_one(PlacesLine)
        top.here, top.saved = self.place, self.desk.saved_word
        names = self.query_one(ViewsLine)
        names.title, names.note = self.title_line(), self.desk.note
        names.names, names.here = tuple(self.view_names()), self.here()
        line = self.query_one(NowLine)
        line.text = now(at)
        line.notice = self.desk.leave_warning if self.leaving else self.desk.notice
        self.query_one(KeysLine).hints = hints(at, self.size.width or 80)

    def say(self, text: str) -> None:
        """A notice in the Now line until the next key; kept in the list of what happened."""
        self.desk.say(text)
        self.refresh_frame()

    # -- keys ---

    def seize(self, key: str) -> bool:
        """See every key before anybody else; True where this was all that it meant."""
        self.desk.notice = ""
        if self.leaving:
            self.leaving = False
            if key == "enter":
                self.post_message(self.Leave())
            self.refresh_frame()
            return True
        self.refresh_frame()
        return False

    async def action_do(self, id: str) -> None:
        """Do what the table says, or say why not."""
        action, at = BY_ID[id], self.situation()
        why_off = state(action, at)
        if why_off is None:
            self.nothing_here(printed(action.keys[0]))
        elif why_off:
            self.say(why_off)
        else:
            await self.perform(id)

    async def perform(self, id: str) -> None:
        """Call `do_<id>`; places are all done by one method."""
        if id.startswith("place_"):
            self.post_message(self.Go(id.removeprefix("place_")))
        elif callable(method := getattr(self, f"do_{id}", None)):
            result = method()
            if result is not None:
                await result
        self.refresh_frame()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A key that exists in several actions (Space, d) means the one that exists here."""
        if action != "do" or not self.ready:
            return True
        entry, at = BY_ID[str(parameters[0])], self.situation()
        if state(entry, at) is not None:
            return True
        return not any(
            other is not entry and set(other.keys) & set(entry.keys) and state(other, at) is not None
            for other in ACTIONS
        )

    def on_key(self, event: events.Key) -> None:
        """A letter that nobody took is answered, so that no key seems dead."""
        if event.is_printable and event.character and not self.typing:
            bound = any(event.key in action.bound.split(",") for action in ACTIONS)
            if not bound:
                self.nothing_here(event.character)

    def nothing_here(self, key: str) -> None:
        """Answer a key that means nothing on this screen."""
        self.say(f"{key} does nothing here. ? shows the keys that do.")

    # -- what every screen can do ---

    def do_back(self) -> None:
        """At the top there is nothing to go back to, and the program is never left by accident."""
        self.say("This is the top. q leaves Foedus.")

    def do_find(self) -> None:
        """Open the search."""
        self.post_message(self.Ask("find"))

    def do_actions(self) -> None:
        """Open the list of all actions."""
        self.post_message(self.Ask("actions"))

    def do_keys(self) -> None:
        """Open the sheet of keys."""
        self.post_message(self.Ask("keys"))

    def do_colours(self) -> None:
        """The next set of colours."""
        self.post_message(self.Recolour())

    def do_happened(self) -> None:
        """Open the list of notices."""
        self.post_message(self.Ask("happened"))

    def do_why(self) -> None:
        """Ask why the marked sentence holds, or why not."""
        self.post_message(self.Ask("why", self.situation().sentence))

    def do_where(self) -> None:
        """Go to the step that concludes the marked sentence."""
        self.post_message(self.Go("walk", self.situation().sentence))

    def do_undo(self) -> None:
        """Take back the last answer."""
        self.say(self.desk.undo())
        self.renew()

    def do_redo(self) -> None:
        """Give the answer again that was taken back."""
        self.say(self.desk.redo())
        self.renew()

    def do_quit(self) -> None:
        """Ask once, in the Now line."""
        self.leaving = True

    def do_fold(self) -> None:
        """Fold or unfold the marked line."""
        if isinstance(part := self.focused, SentenceList):
            part.turn()

    def do_pane(self) -> None:
        """Focus the next pane."""
        self.focus_next()

    # -- what the parts tell ---

    def on_places_line_wanted(self, event: PlacesLine.Wanted) -> None:
        """A place was clicked."""
        self.post_message(self.Go(event.place))

    async def on_keys_line_wanted(self, event: KeysLine.Wanted) -> None:
        """A key was clicked."""
        if self.leaving:
            self.seize("enter" if event.action == "choose" else "escape")
        elif event.action == "choose":
            self.choose_focused()
        else:
            await self.action_do(event.action)

    def choose_focused(self) -> None:
        """Do what Enter does on the focused part."""
        focused = self.focused
        if isinstance(focused, SentenceList):
            focused.action_select()

    def on_sentence_list_marked(self, event: SentenceList.Marked) -> None:
        """Another mark, another Now line."""
        event.stop()
        self.marked(event)
        self.refresh_frame()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Into a text field or out of it: letters mean something else, and the last lines say so."""
        self.refresh_frame()

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """As on focus."""
        self.refresh_frame()

    def marked(self, event: SentenceList.Marked) -> None:
        """For subclasses that show something about the marked line."""
