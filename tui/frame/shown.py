"""What every screen shows: the frame around its body, kept up to date, at any size of the window."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from shlex import quote
from typing import Any, ClassVar, TypeAlias, TypeVar

from textual import events
from textual.app import App, ComposeResult
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from .. import keynames as key
from ..actions import keyed
from ..desk import Desk
from ..glyphs import ASCII, UNICODE
from ..later import Later
from ..now import hints, now
from ..places import place
from ..reading import Reading
from ..row import Look
from ..sentences import SentenceList
from ..situation import Situation
from .lines import KeysLine, NowLine, PlacesLine, Rule, ViewsLine
from .remembers import Remembers, is_seen

T = TypeVar("T")
Tries: TypeAlias = tuple[tuple[str, str], ...]
"""Sentences, each with what it is tried as: stated, denied, open."""

LEAST = (40, 10)
"""The smallest window, in columns and lines."""

LOW = 14
"""Below so many lines what only helps gives way, so that the marked line and what is typed are always seen."""

WIDE = 110
"""From this width the body has panes."""


def _show(app: App[object]) -> None:
    """Let the screen that is looked at show what is known now."""
    if isinstance(screen := app.screen, Shown):
        screen.bring_up_to_date()


class Shown(Remembers):
    """A screen in the frame, as far as it is looked at. A subclass gives its body and its situation."""

    PLACE: ClassVar[str] = "home"
    SHEET: ClassVar[str] = ""
    DEFAULT_CSS = """
    Shown { background: $background; color: $foreground; overflow: hidden; }
    Shown #body { height: 1fr; }
    Shown #too-small { display: none; height: 1fr; }
    Shown NowLine { height: auto; max-height: 3; text-wrap: wrap; }
    Shown.-low Rule { display: none; }
    Shown.-low #entry.-open { height: 100%; max-height: 100%; }
    Shown.-low #entry EntryLine, Shown.-low #entry FreeLine { height: 1fr; }
    Shown.-low #field { height: 1; padding: 0; }
    Shown.-too-small > * { display: none; }
    Shown.-too-small > #too-small { display: block; }
    Shown .wide-only { display: none; }
    Shown.-wide .wide-only { display: block; }
    """

    def __init__(self, desk: Desk, place: str = "") -> None:
        super().__init__(desk, place or self.PLACE)
        self.view = ""
        """The view that was asked for; empty for the first."""
        self.instead: Sequence[str] = ()
        """The views of which the first that is there is shown where that one is not."""
        self._brought: tuple[str, Tries] = ("", ())
        """The sentence or the tries with which somebody came, until the screen can take them."""
        self.leaving = False
        self.insisting = False
        """Whether something else was pressed at the question whether to leave."""

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

    @property
    def reading(self) -> Reading:
        """The run that questions asked here are about: that of the case, unless this screen shows another one."""
        return self.desk.case.reading if self.desk.case is not None else Reading()

    def about_mark(self) -> dict[str, Any]:
        """What is marked: the line of the focused list."""
        part = self.focused
        line = part.line if isinstance(part, SentenceList) else None
        if line is None:
            return {}
        known = self.desk.case.known(line.about) if self.desk.case and line.about else None
        asked = self.reading.known_as(line.about) if line.about else None
        return {
            "mark": "sentence" if line.about else "thing",
            "sentence": line.about,
            "standing": asked.standing if asked else "",
            "steps_of_mark": len(known.steps) if known else 0,
            "foldable": bool(line.inside),
        }

    def panes(self) -> int:
        """How many lists can be gone through with Tab."""
        return sum(part.can_focus and is_seen(part) for part in self.query(SentenceList))

    def title_line(self) -> str:
        """The left of line 2."""
        return self.desk.title or "Foedus"

    def view_names(self) -> Sequence[tuple[str, str]]:
        """The views that are there just now, with their counts; a view that would be empty may be left out."""
        return tuple((view.id, view.title) for view in place(self.place).views)

    def here(self) -> str:
        """The id of the view that is shown."""
        ids = [id for id, _ in self.view_names()]
        return next((view for view in (self.view, *self.instead, *ids) if view in ids), "")

    def come_on(self) -> None:
        """Somebody goes to the next view, round and round; the one behind it where that turns out to be none."""
        ids = [id for id, _ in self.view_names()]
        at = ids.index(self.here()) + 1 if ids else 0
        first, *instead = (*ids[at:], *ids[:at], "")
        self.come(first, instead=instead)

    def come(self, view: str, sentence: str = "", tries: Tries = (), instead: Sequence[str] = ()) -> None:
        """Somebody comes to this view, or to the first, perhaps with a sentence; its list gets the keys."""
        self.view, self.instead, self._brought = view, instead, (sentence, tries)
        if self.ready:
            self.bring_up_to_date()
            self._focus_view()
            self._take_what_was_brought()

    def _take_what_was_brought(self) -> None:
        (sentence, tries), self._brought = self._brought, ("", ())
        if sentence or tries:
            self.take(sentence, tries)
            self.refresh_frame()

    def take(self, sentence: str, tries: Tries = ()) -> None:
        """Somebody came to the view that is shown: with a sentence to look at, or with answers to try."""

    def await_later(self, later: Later[T]) -> T | None:
        """The answer if it is there; else a worker is set to it, and everything is shown anew when it is done."""
        later.looked_for = self._looking()
        if later.found is None and not later.asked:
            later.asked = True
            work, app = partial(self._work_out, self.app, later), self.app
            asked = self.desk.questions.asked(
                work,
                lambda: self in app.screen_stack and later.looked_for == self._looking(),
                partial(setattr, later, "asked", False),
            )
            self.app.run_worker(asked, thread=True, group="later")
        return later.found

    def _looking(self) -> object:
        """What is looked at: somebody who has left it waits for nothing that was asked here."""
        return self, self.view, self.reading

    def _work_out(self, app: App[object], later: Later[T]) -> None:
        # The app is handed over: when the work is done, this screen may be a sheet that was left long ago.
        later.get()
        app.call_from_thread(_show, app)

    def _arrange(self) -> None:
        """Of the widgets that belong to one view each, show those of the present one."""
        here = self.here()
        for part in self.query(".view"):
            part.display = part.id == here

    def _focus_view(self) -> None:
        """Keys go to the list of the view that is shown."""
        lists: list[Widget] = [
            part for part in self.query("SentenceList, TextArea") if part.can_focus and is_seen(part)
        ]
        if lists and self.focused not in lists:
            lists[0].focus()

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
        part = self.focused
        return isinstance(part, Input) or (isinstance(part, TextArea) and not part.read_only)

    @property
    def wide(self) -> bool:
        """Whether there is room for panes."""
        return self.size.width >= WIDE

    def on_mount(self) -> None:
        """First content, first lines."""
        self.ready = True
        self.dress()
        self.bring_up_to_date()
        self._take_what_was_brought()
        if self.view:
            self.call_after_refresh(self._focus_view)

    def on_screen_resume(self) -> None:
        """Coming back from a sheet or another place: the case may have changed meanwhile."""
        self.bring_up_to_date()

    def bring_up_to_date(self) -> None:
        """Show what the desk holds now, in the body and around it."""
        if self.ready:
            self._arrange()
            self.begin_anew()
            self.renew()
            if self.focused is not None and not is_seen(self.focused):
                self._focus_view()  # The view that was asked for turned out to be none.
            self.mark_awaited()
            self.refresh_frame()

    def on_resize(self, event: events.Resize) -> None:
        """A window may grow and shrink at any time; below the least size one sentence says so."""
        width, height = event.size
        small = width < LEAST[0] or height < LEAST[1]
        self.set_class(small, "-too-small")
        self.set_class(height < LOW, "-low")
        self.query_one(NowLine).low = height < LOW
        self.set_class(width >= WIDE, "-wide")
        if small:
            case = self.desk.case.header.name if self.desk.case else ""
            self.query_one("#too-small", Static).update(
                f"Foedus needs about {LEAST[0]} x {LEAST[1]} characters; this window has {width} x {height}. "
                f"Make it larger{f', or use: foedus walk {quote(case)} --plain' if case else '.'}"
                f"\n\nUntil then no key does anything, but {keyed(key.QUIT, self.desk.other_keys)} leaves; "
                "everything is saved."
            )
        self.dress()
        self.bring_up_to_date()

    def dress(self) -> None:
        """Give every line and list the look that fits the window and the settings."""
        look = Look(ascii=self.desk.ascii, stacked=0 < self.size.width < 80, keys=self.desk.other_keys)
        for part in self.query(SentenceList):
            part.dress(look)
        for line in self.query(".-line, PlacesLine, ViewsLine, Rule, NowLine, KeysLine"):
            line.set_reactive(type(line).signs, ASCII if self.desk.ascii else UNICODE)  # type: ignore[attr-defined]

    def refresh_frame(self) -> None:
        """Bring the lines around the body up to date."""
        if not self.ready or not self.query(PlacesLine):
            return  # It is not built yet, or it is being taken down.
        at = self.situation()
        if self.leaving:
            at = Situation(place=self.place, sheet="quit")
        top = self.query_one(PlacesLine)
        top.here, top.saved = self.place, self.desk.saved_word
        names = self.query_one(ViewsLine)
        names.title, names.note = self.title_line(), self.desk.note
        names.day = self.desk.day if names.title == self.desk.title else ""
        names.names, names.here = tuple(self.view_names()), self.here()
        line = self.query_one(NowLine)
        line.text = self._leads(at)
        line.notice = self._at_the_door() if self.leaving else self._notice(line.text)
        self.query_one(KeysLine).hints = hints(at, self.size.width or 80)

    def _notice(self, leads: str) -> str:
        """What stands until the next key; the tour goes on leading behind it."""
        notice = self.desk.notice
        return f"{notice} {leads}" if notice and self.desk.tour is not None else notice

    def _leads(self, at: Situation) -> str:
        """What can be done now; on the tour, what it waits for."""
        tour = self.desk.tour
        if tour is None or self.leaving:
            return now(at)
        tour.look(at)
        return tour.words(at)

    def _at_the_door(self) -> str:
        """What is said instead of the question, where there is more to say."""
        if self.desk.leave_warning or not self.insisting:
            return self.desk.leave_warning
        return keyed(
            f"Only Enter, {key.QUIT} and Esc count here: Enter or {key.QUIT} leaves, Esc stays.", self.desk.other_keys
        )

    def say(self, text: str) -> None:
        """A notice in the Now line until the next key; kept in the list of what happened."""
        self.desk.say(text)
        self.refresh_frame()
