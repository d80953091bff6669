"""The terminal at the other end: Esc is answered at once, and a terminal that is gone ends the program in good order.

Textual waits a tenth of a second whether Esc was the beginning of an arrow key, and reads for ever from a terminal
that has vanished. Only the reading is different here; what is drawn is Textual's.
"""

from __future__ import annotations

import os
import selectors
import signal
from codecs import getincrementaldecoder
from contextlib import suppress
from io import TextIOWrapper
from typing import Any, TextIO, cast

from textual import constants
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.drivers.linux_driver import LinuxDriver

from .vanished import Vanished

ESCAPE_WAIT = 0.025
"""Seconds in which the next part of an arrow key must come, or it was Esc. `ESCDELAY` (in ms) names another time."""
LOOK = 0.1
"""Seconds after which the reader looks whether it should stop."""
ENDS = (signal.SIGHUP, signal.SIGTERM)


class _Patient:
    """The terminal as a file to write to; once it is gone, what is written is lost instead of being a fault."""

    def __init__(self, file: TextIO) -> None:
        self._file = file

    def write(self, text: str) -> None:
        with suppress(OSError):
            self._file.write(text)

    def flush(self) -> None:
        with suppress(OSError):
            self._file.flush()

    def fileno(self) -> int:
        return self._file.fileno()


class Terminal(LinuxDriver):
    """Textual's driver for Linux and macOS, with a reader of its own."""

    def __init__(self, app: App[Any], **options: Any) -> None:
        super().__init__(app, **options)
        # Its writer is a thread: a fault there would end it, and the program would wait for it for ever.
        self._file = cast(TextIOWrapper, _Patient(cast(TextIO, self._file)))
        self.wait = constants.ESCAPE_DELAY if "ESCDELAY" in os.environ else ESCAPE_WAIT
        setattr(constants, "ESCAPE_DELAY", self.wait)  # noqa: B010 - it is final for type checkers, but read anew each time
        for each in ENDS:
            if signal.getsignal(each) is signal.SIG_DFL:  # `nohup` wants no hang-up to be heard.
                signal.signal(each, self._asked_to_end)

    def _asked_to_end(self, number: int, _frame: object) -> None:
        if number == signal.SIGTERM:
            signal.signal(number, signal.SIG_DFL)  # Who asks twice means it; a hang-up comes twice by itself.
        self.send_message(Vanished())

    def run_input_thread(self) -> None:
        """Read keys until the program is left, or until nobody is there to press them."""
        parser = XTermParser(self._debug)
        decode = getincrementaldecoder("utf-8")("replace").decode
        begun = False  # Something came just now, and may be the beginning of more.
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                # The second look is for what came while this thread did not get its turn.
                begun = bool(selector.select(self.wait if begun else LOOK) or selector.select(0))
                if not begun:
                    found = parser.tick()
                elif typed := self._typed():
                    found = parser.feed(text) if (text := decode(typed)) else ()
                else:
                    self.send_message(Vanished())
                    return
                for message in found:
                    self.process_message(message)

    def _typed(self) -> bytes:
        """What was typed; nothing where the terminal is gone."""
        try:
            return os.read(self.fileno, 4096)
        except OSError:
            return b""
