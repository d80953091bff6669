"""What the program says, and to whom."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

from textual.app import App
from textual.driver import Driver

from ..desk import Desk
from ..frame import Framed


class Speaks(App[None], inherit_bindings=False):
    """A program with a desk, which says things and shows what it knows on the screen that is looked at."""

    def __init__(self, desk: Desk, *, colourless: bool = False) -> None:
        super().__init__(ansi_color=True if colourless else None)
        self.desk = desk
        desk.questions.soon, desk.questions.drawn = self.call_later, self.call_after_refresh

    def get_driver_class(self) -> type[Driver]:
        """As ever; but where it would be Textual's own for a terminal, ours."""
        found: type[Driver] = super().get_driver_class()
        if sys.platform != "win32" and found.__name__ == "LinuxDriver":
            from ..terminal import Terminal

            return Terminal
        return found

    def call_from_thread(self, callback: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """As ever; but what a worker found while the program is being left interests nobody any more."""
        return super().call_from_thread(lambda: callback(*args, **kwargs) if self.is_running else None)

    def _say(self, text: str) -> None:
        if isinstance(self.screen, Framed):
            self.screen.say(text)
        else:
            self.desk.say(text)

    def _show(self) -> None:
        if isinstance(self.screen, Framed):
            self.screen.bring_up_to_date()
