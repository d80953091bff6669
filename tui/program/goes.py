"""Going about: places, cases, the tour, and leaving."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from ..desk import Trail
from ..frame import Framed
from ..places import place as the_place
from ..places import view
from ..reading import Broken, CannotOpen, Header
from ..screens import PLACES, SHEETS
from ..screens.answer import AnswerSheet
from ..screens.home import HomeScreen
from ..screens.writes import Writes
from ..store import Place
from ..tour import CASE, END
from ..vanished import Vanished
from ..view.home import BOOK
from ..view.walk import STEP
from .takes_in import TakesIn


class Goes(TakesIn):
    """From place to place, with the way back; opening and leaving."""

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
            self.note_where()
            self.switch_mode(place)
        if not isinstance(screen := self.screen, Framed):
            return
        again = same and not (to.view or to.mark or to.sentence or to.tries)
        if again:
            screen.come_on()
        else:
            screen.come(to.view, to.sentence, to.tries)
        if to.view and not to.sentence and place in PLACES and screen.here() != to.view and _is_view(place, to.view):
            screen.say(f"{view(place, to.view).title}: there is nothing of that in this case.")
        if again and not over and len(screen.view_names()) == 1:
            screen.say("This place has one view.")

    def on_framed_ask(self, event: Framed.Ask) -> None:
        """Lay a sheet over the screen; not where a key typed just before has led elsewhere."""
        if isinstance(under := self.screen, Framed) and event.over is under:
            self.push_screen(SHEETS[event.sheet](under, event.about))

    def on_home_screen_open(self, event: HomeScreen.Open) -> None:
        """Open what was chosen on Home: a rulebook in its place, a case where it begins or where it was left."""
        if event.item.startswith(BOOK):
            self.desk.book = event.item.removeprefix(BOOK)
            self.go(Framed.Go("rules", sentence=self.desk.book))
        else:
            self._open(event.item, event.go_on)

    def _open(self, item: str, go_on: bool, then: Callable[[], object] = lambda: None) -> None:
        """Read a case and go there, a large one in a worker; `then` is done behind it, unless it cannot be read."""
        desk = self.desk
        desk.reads = item if desk.library.large(item) else ""
        if not desk.reads:
            self._opened(item, go_on, then, self._read(item))
            return
        self._say(_reads(item))
        work = partial(self._read_late, item, go_on, then)
        self.run_worker(desk.questions.asked(work, lambda: desk.reads == item), thread=True, group="open")

    def _read(self, item: str) -> Header | CannotOpen:
        try:
            return self.desk.library.open(item)
        except CannotOpen as problem:
            return problem

    def _read_late(self, item: str, go_on: bool, then: Callable[[], object]) -> None:
        found = self._read(item)
        self.call_from_thread(lambda: self._opened(item, go_on, then, found) if self.desk.reads == item else None)

    def _opened(self, item: str, go_on: bool, then: Callable[[], object], found: Header | CannotOpen) -> None:
        desk = self.desk
        desk.reads = ""
        if desk.notice == _reads(item):
            desk.notice = ""
        if isinstance(found, Broken):
            self._open_text(found)
        elif isinstance(found, CannotOpen):
            self._say(str(found))
        else:
            self.note_where()
            desk.take(item, found)
            self._go_back_to(desk.case.at if desk.case is not None and go_on else Place())
            then()

    def _go_back_to(self, at: Place) -> None:
        """To where one was; a place, a view or a line that is not there any more is passed over."""
        place = at.place if at.place in PLACES and at.place != "home" else "case"
        self.go(Framed.Go(place, view=at.view, sentence=at.about if at.view else ""))
        if isinstance(screen := self.screen, Framed):
            screen.await_mark(at.mark)

    def _open_text(self, problem: Broken) -> None:
        """A file that cannot be read is opened as text, at its first problem."""
        self.desk.book = str(problem.path)
        self.go(Framed.Go("rules", view="text"))
        if isinstance(screen := self.screen, Writes):
            screen.open_text(line=problem.line)
        told = str(problem) if str(problem).endswith((".", "?")) else f"{problem}."
        self._say(f"{told} This is its text: Enter begins to write, Esc goes back.")

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

    def on_framed_leave(self, event: Framed.Leave) -> None:
        """Leave; everything is written first."""
        self.exit()

    def on_vanished(self, event: Vanished) -> None:
        """Nobody is there to be asked."""
        self.exit()

    def on_exit_app(self) -> None:
        """However one leaves: where one was is written, too."""
        self._close_case()

    def _close_case(self) -> None:
        if self.desk.case is not None:
            self.note_where()
            self.desk.case.close()


def _is_view(place: str, id: str) -> bool:
    return any(each.id == id for each in the_place(place).views)


def _reads(item: str) -> str:
    return f"Reads {Path(item).name} ... Esc gives it up."
