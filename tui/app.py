"""The program: it holds the desk, goes from place to place, and sees to evaluating and saving. No logic."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any, ClassVar

from rich.text import Text
from textual import events
from textual.app import App
from textual.binding import Binding, BindingType
from textual.screen import Screen

from . import fault, themes
from .arriving import Arriving
from .changes import UNCHANGED, changes, same_step
from .desk import Desk, Trail
from .frame import Framed
from .opencase import OpenCase
from .outside import Outside
from .reading import CannotOpen, Library, Reading
from .screens import PLACES, SHEETS
from .screens.answer import AnswerSheet
from .screens.home import HomeScreen
from .screens.writes import Writes
from .settings import Settings
from .tour import CASE, CIRCLE, END
from .view.home import BOOK
from .view.walk import STEP

RETRY = 10.0
"""Seconds between attempts while the answers cannot be saved."""


class FoedusApp(App[None], inherit_bindings=False):
    """The terminal interface of Foedus."""

    TITLE = "Foedus"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c", "ctrl_c", show=False),
        Binding("ctrl+z", "ctrl_z", show=False),
    ]

    def __init__(
        self,
        library: Library,
        *,
        case: str = "",
        theme: str = "",
        ascii: bool = False,
        settings: Settings | None = None,
        watch: bool = False,
    ) -> None:
        colourless = "NO_COLOR" in os.environ
        super().__init__(ansi_color=True if colourless else None)
        settings = settings or Settings()
        self.desk = Desk(library, ascii=ascii or settings.ascii, keymap=settings.keymap)
        self.desk.changed = self._changed
        self.desk.drafted = self._save
        self._first = case
        self._problems = settings.problems
        self._wanted_theme = "mono" if colourless else theme or settings.theme or "dark"
        self._retrying = False
        self._writing = False
        self._outside = Outside(library, partial(self.call_from_thread, self._rules_changed)) if watch else None
        self._held_back = False
        """The rules were changed outside during a try, and are read when it is over."""
        for known in themes.THEMES:
            self.register_theme(known)
        for id, screen in PLACES.items():
            self.add_mode(id, partial(screen, self.desk))

    def get_default_screen(self) -> Screen[None]:
        """Home, unless a case was named."""
        return HomeScreen(self.desk)

    def on_mount(self) -> None:
        """Dress, and open what was asked for."""
        self.theme = self._wanted_theme
        self.animation_level = "none"
        self.switch_mode("home")
        # The screen stands first: what is loaded meanwhile would only hold it up.
        self.call_after_refresh(self.run_worker, self._warm, thread=True, group="warm")
        for problem in self._problems[1:]:
            self.desk.say(problem)
        if self._problems:
            more = len(self._problems) - 1
            self._say(self._problems[0] + (f" {more} more under : what happened." if more else ""))
        if not isinstance(self.desk.library, Arriving):
            self._open_first()

    def _open_first(self) -> None:
        first, self._first = self._first, ""
        if first:
            self._open(first, go_on=False)

    # -- going about ---

    def on_framed_go(self, event: Framed.Go) -> None:
        """Go to a place; what lies over it is put away."""
        self._remember(event.comes_back)
        self.go(event)

    def _remember(self, comes_back: bool) -> None:
        """Lay a trail to the place, the answers and the line from where one goes to a step."""
        opened, under = self.desk.case, self.screen_stack[0]
        if not comes_back:
            self.desk.trails.clear()
        elif opened is not None and isinstance(under, Framed):
            answers = [sheet for sheet in self.screen_stack if isinstance(sheet, AnswerSheet)]
            asked = tuple((sheet.SHEET, sheet.about, sheet.marked_id()) for sheet in answers)
            self.desk.trails.append(Trail(under.place, opened.step, under.marked_id(), under.here(), asked))

    async def on_framed_return(self, event: Framed.Return) -> None:
        """Back along the last trail, to the very line."""
        opened = self.desk.case
        if opened is None or not self.desk.trails:
            return
        trail = self.desk.trails.pop()
        opened.step = trail.step
        self.go(Framed.Go(trail.place, view=trail.view))
        await self.screen.wait_for_refresh()
        under: object = self.screen
        if isinstance(under, Framed):
            under.mark_id(trail.mark)
        for question, about, mark in trail.asked:
            sheet = SHEETS[question](under, about) if isinstance(under, Framed) else None
            if isinstance(sheet, AnswerSheet):
                sheet.first_mark = mark
                await self.push_screen(sheet)
                under = sheet

    def go(self, to: Framed.Go) -> None:
        """Go to a place, and there to the view, the step or the sentence that is named.

        Where one is there already, and nothing is named, to the next view.
        """
        place = to.place
        same, over = self.current_mode == place, len(self.screen_stack) > 1
        while len(self.screen_stack) > 1:
            self.pop_screen()
        opened = self.desk.case
        if opened is not None and to.mark and place == "walk":
            opened.go_to_step(to.mark.removeprefix(STEP) if to.mark.startswith(STEP) else to.mark)
        if not same:
            self.switch_mode(place)
        if opened is not None and place != "home":
            opened.go(place)
        if not isinstance(screen := self.screen, Framed):
            return
        again = same and not (to.view or to.mark or to.sentence or to.tries)
        screen.come(screen.next_view() if again else to.view, to.sentence, to.tries)
        if again and not over and len(screen.view_names()) == 1:
            screen.say("This place has one view.")

    def on_framed_ask(self, event: Framed.Ask) -> None:
        """Lay a sheet over the screen; not where a key typed just before has led elsewhere."""
        if isinstance(under := self.screen, Framed) and event.over is under:
            self.push_screen(SHEETS[event.sheet](under, event.about))

    def on_home_screen_open(self, event: HomeScreen.Open) -> None:
        """Open what was chosen on Home: a rulebook in its place, a case where it begins or was left."""
        if event.item.startswith(BOOK):
            self.desk.book = event.item.removeprefix(BOOK)
            self.go(Framed.Go("rules", sentence=self.desk.book))
        else:
            self._open(event.item, event.go_on)

    def _open(self, item: str, go_on: bool) -> None:
        try:
            self.desk.open(item)
        except CannotOpen as problem:
            self._say(str(problem))
            return
        opened = self.desk.case
        at = opened.at.place if opened is not None and go_on else "case"
        self.go(Framed.Go(at if at in PLACES else "case"))

    def on_framed_tours(self, event: Framed.Tours) -> None:
        """Home is where the tour begins and ends."""
        tour = self.desk.tour
        if event.goes:
            self.desk.begin_tour()
        elif tour is not None:
            self.desk.end_tour()
            self.desk.say(END if tour.over else "The tour is ended. Nothing of it is kept.")
        self.go(Framed.Go("home", view="-"))
        if event.goes and isinstance(screen := self.screen, Framed):
            screen.mark_id(CASE)
            screen.refresh_frame()

    def on_framed_recolour(self, event: Framed.Recolour) -> None:
        """The next set of colours, unless none are wanted at all."""
        if self.no_color:
            self._say("No colours are used while NO_COLOR is set.")
            return
        self.theme = themes.following(self.theme).name
        self._say(f"Colours: {self.theme}.")

    def on_framed_leave(self, event: Framed.Leave) -> None:
        """Leave; everything is written first."""
        if self.desk.case is not None:
            self.desk.case.close()
        self.exit()

    def call_from_thread(self, callback: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """As ever; but what a worker found while the program is being left interests nobody any more."""
        return super().call_from_thread(lambda: callback(*args, **kwargs) if self.is_running else None)

    def _handle_exception(self, error: Exception) -> None:
        """No traceback reaches a user. A test, which has no terminal, is shown the fault itself."""
        if self.is_headless:
            super()._handle_exception(error)
            return
        self._return_code = 1
        self._exit_renderables.append(Text(fault.told(error)))
        self._close_messages_no_wait()

    # -- keys for everybody ---

    async def on_event(self, event: events.Event) -> None:
        """Let the screen see each key before anybody else: a notice lasts until then."""
        key = event.key if isinstance(event, events.Key) and not event.is_forwarded else ""
        if key and isinstance(self.screen, Framed) and self.screen.seize(key):
            return
        await super().on_event(event)

    def action_ctrl_c(self) -> None:
        """Habit means "stop" by it; nothing is lost, and the way out is named."""
        self._say("q leaves; nothing is lost.")

    async def action_ctrl_z(self) -> None:
        """Habit means "undo" by it."""
        if isinstance(self.screen, Framed):
            await self.screen.action_do("undo")

    def _say(self, text: str) -> None:
        if isinstance(self.screen, Framed):
            self.screen.say(text)
        else:
            self.desk.say(text)

    # -- evaluating and saving ---

    def _changed(self) -> None:
        opened = self.desk.case
        if opened is not None and self._outside is not None and (work := self._outside.follow(opened.header.id)):
            self.run_worker(work, thread=True, group="outside")
        if opened is not None and self._held_back and not opened.tried:
            self._rules_changed(opened.header.id)
        self._save()
        self.run_worker(self._evaluate, thread=True, exclusive=True, group="evaluate")

    def _evaluate(self) -> None:
        opened = self.desk.case
        if opened is None:
            return
        number, answers = opened.number, opened.answers
        reading = self.desk.library.read(opened.header.id, answers)
        if number == opened.number:  # An answer to an older question is dropped.
            self.call_from_thread(self._take, opened, reading, number)

    def _take(self, opened: OpenCase, reading: Reading, number: int) -> None:
        """Take a reading in, and say what it changed; the walk stays on its step where that is still made."""
        if number != opened.number or opened is not self.desk.case:
            return
        old = opened.reading if opened.evaluated >= 0 else None
        opened.reading, opened.evaluated = reading, number
        circle = opened.known(CIRCLE)
        if self.desk.tour is not None and circle is not None and circle.steps:
            self.desk.tour.know(circle.steps[0])
        if old is not None:
            said = [changes(old, reading)]
            step = same_step(old, opened.step, reading)
            if said[0] != UNCHANGED and self.current_mode != "walk":
                said.append("2 walks it.")
            if not step and reading.steps and (self.current_mode == "walk" or opened.step > 1):
                step = min(opened.step, len(reading.steps))
                said.append(f"Your step of the walk is gone; step {step} stands there now.")
            opened.step = step or opened.step
            self.desk.add(" ".join(said))
        self._show()

    def _warm(self) -> None:
        with suppress(CannotOpen):  # It is told when it is opened.
            self.desk.library.warm()
        self.call_from_thread(self._warmed)

    def _warmed(self) -> None:
        self._show()
        self._open_first()

    def _show(self) -> None:
        if isinstance(self.screen, Framed):
            self.screen.bring_up_to_date()

    def _save(self) -> None:
        if self.desk.case is not None:
            self.desk.case.keep()
            self._start_writing()

    def _start_writing(self) -> None:
        # One writer at a time: it goes on as long as something newer waits.
        if not self._writing:
            self._writing = True
            self.run_worker(self._write, thread=True, group="save")

    def _write(self) -> None:
        opened = self.desk.case
        before = opened.keeper.reason if opened is not None else ""
        saved = opened is None or opened.keeper.flush()
        self.call_from_thread(self._written, saved, before)

    def _written(self, saved: bool, before: str) -> None:
        self._writing = False
        opened = self.desk.case
        if opened is None:
            return
        if saved and opened.keeper.word == "saving":
            self._start_writing()  # Something was handed over after the last look.
        reason = opened.keeper.reason
        if reason and reason != before:
            self._say(f"{reason[0].upper()}{reason[1:]}. Everything is still here and is tried again every 10 s.")
        elif saved and before:
            self._say("Everything is saved again.")
        if not saved and not self._retrying:
            self._retrying = True
            self.set_timer(RETRY, self._again)
        if isinstance(self.screen, Framed):
            self.screen.refresh_frame()

    def _again(self) -> None:
        self._retrying = False
        self._start_writing()

    def on_unmount(self) -> None:
        """Nothing is watched any more."""
        if self._outside is not None:
            self._outside.stop()

    def _rules_changed(self, case: str) -> None:
        """Somebody else wrote in the rulebook: read it anew, but never under a try."""
        opened = self.desk.case
        if opened is not None and opened.header.id == case and not self.desk.putting:
            self._held_back = bool(opened.tried)
            if not self._held_back:
                self.run_worker(partial(self._reread, opened), thread=True, exclusive=True, group="reread")

    def _reread(self, opened: OpenCase) -> None:
        if not self.desk.library.books.is_stale(opened.header.id):
            return  # It was read anew in the meantime.
        try:
            opened.reread()
            said = "The rules were changed outside and are read anew."
        except CannotOpen as problem:
            said = (
                f"The rules were changed outside and have a problem. {problem} Still in force: the rules as they were."
            )
        self.call_from_thread(self._reread_now, said)

    def _reread_now(self, said: str) -> None:
        self._say(said)
        if isinstance(screen := self.screen_stack[0], Writes):
            screen.changes += 1
        self._changed()

    def on_app_focus(self) -> None:
        """Coming back to this window: another one may have changed the same case."""
        self.desk.look_around()
        self._show()
