"""Saving: as one goes, in a worker."""

from __future__ import annotations

from ..frame import Framed
from ..text import capital
from .speaks import Speaks

RETRY = 10.0
"""Seconds between attempts while the answers cannot be saved."""


class Saves(Speaks):
    """One writer at a time brings the open case to the disk, and tries again where it cannot."""

    _retrying = False
    _writing = False

    def _save(self) -> None:
        if self.desk.case is not None:
            self.desk.look_around()  # What another window wrote is joined, not overwritten.
            self.note_where()
            self.desk.case.keep()
            self._start_writing()

    def note_where(self) -> None:
        """Where the user is in the open case, for the next start. On Home one is still where one came from."""
        opened, under = self.desk.case, self.screen_stack[0]
        if opened is not None and isinstance(under, Framed) and under.place != "home" and under.ready:
            opened.stand(*under.stands())

    def _start_writing(self) -> None:
        # One writer at a time: it goes on as long as something newer waits.
        if not self._writing:
            self._writing = True
            self.run_worker(self.desk.questions.behind_the_frame(self._write), thread=True, group="save")

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
        if opened.keeper.outrun:
            self._save()
            return
        reason = opened.keeper.reason
        if reason and reason != before:
            self._say(f"{capital(reason)}. Everything is still here and is tried again every 10 s.")
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
