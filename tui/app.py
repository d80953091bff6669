"""The program: how it is dressed, what it opens first, and the keys that everybody knows. No logic."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import Any, ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.screen import Screen

from . import fault, themes
from . import keynames as key
from .arriving import Arriving
from .desk import Desk
from .frame import Framed
from .left import where
from .program import TakesKeys
from .reading import CannotOpen, Library
from .screens import PLACES
from .screens.home import HomeScreen
from .settings import Settings
from .store import Place
from .store.chosen import Chosen, write
from .styles import Styles

FIRST_WORDS = f"You can do everything with arrows, Enter and Esc. {key.KEYS} helps, nothing gets lost."


class FoedusApp(TakesKeys, inherit_bindings=False):
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
        chosen: Chosen | None = None,
    ) -> None:
        colourless, settings = "NO_COLOR" in os.environ, settings or Settings()
        desk = Desk(library, ascii=ascii or settings.ascii, keymap=settings.keymap)
        super().__init__(desk, colourless=colourless, watch=watch)
        self.stylesheet = Styles(variables=self.get_css_variables())
        self._first, desk.opening = case, bool(case)
        self._problems = settings.problems
        self._chosen = chosen
        """What is there again at the next start; without it nothing is remembered."""
        names = [each.name for each in themes.THEMES]
        before = chosen.theme if chosen is not None and chosen.theme in names else ""
        self._wanted_theme = "mono" if colourless else theme or before or settings.theme or "dark"
        for known in themes.THEMES:
            self.register_theme(known)
        for id, screen in PLACES.items():
            self.add_mode(id, partial(screen, self.desk))

    def delay_update(self, delay: float = 0.01) -> None:
        """Textual draws nothing for so long when the place changes; its own twentieth of a second is felt at a key."""
        super().delay_update(delay)

    def get_default_screen(self) -> Screen[None]:
        """Home, unless a case was named."""
        return HomeScreen(self.desk)

    def on_mount(self) -> None:
        """Dress, and open what was asked for."""
        self.theme = self._wanted_theme
        self.animation_level = "none"
        self.switch_mode("home")
        # The screen stands first: what is loaded meanwhile would only hold it up.
        self.call_after_refresh(self.run_worker, self.desk.questions.asked(self._warm), thread=True, group="warm")
        if self._chosen is not None and not self._chosen.greeted:
            self._say(FIRST_WORDS)
            self._choose(greeted=True)
        for problem in self._problems[1:]:
            self.desk.say(problem)
        if self._problems:
            more = len(self._problems) - 1
            self._say(self._problems[0] + (f" {more} more under {key.ACTIONS} what happened." if more else ""))
        if not isinstance(self.desk.library, Arriving):
            self._open_first()

    def _open_first(self) -> None:
        first, self._first, self.desk.opening = self._first, "", False
        if first:
            self._open(first, go_on=True, then=self._tell_where)

    def _tell_where(self) -> None:
        at = self.desk.case.at if self.desk.case is not None else Place()
        if where(at) != where(Place()):
            self.desk.add(f"You left off here: {where(at)}. {key.CASE} goes to the case.")
            self._show()

    def on_framed_recolour(self, event: Framed.Recolour) -> None:
        """The next set of colours, unless none are wanted at all."""
        if self.no_color:
            self._say("No colours are used while NO_COLOR is set.")
            return
        self.theme = themes.following(self.theme).name
        self._choose(theme=self.theme)
        self._say(f"Colours: {self.theme}.")

    def _choose(self, **anew: Any) -> None:
        if self._chosen is not None:
            self._chosen = replace(self._chosen, **anew)
            write(self._chosen)

    def _handle_exception(self, error: Exception) -> None:
        """No traceback reaches a user. A test, which has no terminal, is shown the fault itself."""
        if self.is_headless:
            super()._handle_exception(error)
            return
        self._return_code = 1
        if self.desk.case is not None:
            self.desk.case.lose_place()
        self._exit_renderables.append(Text(fault.told(error)))
        self._close_messages_no_wait()

    # -- keys for everybody ---

    def action_ctrl_c(self) -> None:
        """Habit means "stop" by it; nothing is lost, and the way out is named."""
        under = self.screen
        way = f"Esc leaves the line, then {key.QUIT}" if isinstance(under, Framed) and under.typing else key.QUIT
        self._say(f"{way} leaves; nothing is lost.")

    async def action_ctrl_z(self) -> None:
        """Habit means "undo" by it."""
        if isinstance(self.screen, Framed):
            await self.screen.action_do("undo")

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
