"""The memo: it asks for the name of the file and for nothing else. What one looks at comes first."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from textual.app import App
from textual.widgets import Input

from ..paint import plain
from ..reading import CannotOpen
from ..row import BLANK, Prose, Row
from ..sentences import SentenceList
from ..store import Answer
from ..writings import MEMO, fresh
from .chooser import Chooser

WIDTH = 76
_PARTS = {
    "case": ("entered", "what was entered"),
    "conclusions": ("bottom", "the bottom line"),
    "conclusions/all": ("bottom", "the bottom line"),
    "conclusions/circles": ("circles", "the circles"),
    "conclusions/taken": ("taken", "what was taken for granted"),
    "conclusions/conflict": ("conflicts", "what is in conflict"),
}
"""Where one is, and the part of the memo that shows the same. Elsewhere the screen itself comes first, as text."""


class MemoSheet(Chooser):
    """Lies over any screen."""

    SHEET = "memo"
    SIGN = "m"

    def on_mount(self) -> None:
        """A name is suggested."""
        case = self.desk.case.header.name if self.desk.case else "case"
        field = self.query_one("#typed", Input)
        field.value = fresh(Path(f"{Path(case).stem}-memo.html")).name
        field.cursor_position = len(field.value)
        self.renew()

    @property
    def _part(self) -> tuple[str, str]:
        at = self.below
        found = _PARTS.get(f"{at.place}/{at.view}") or _PARTS.get(at.place)
        return found if found and not at.sheet else ("bottom", "")

    @property
    def _lead(self) -> tuple[str, str] | None:
        """What stands on the screen below, as a title and a text."""
        part = self.under.main_list()
        if self._part[1] or part is None:
            return None
        names = dict(self.under.view_names())
        title = names.get(self.under.here(), "").removeprefix("w ")
        return title or "What was looked at", plain(part.shown, WIDTH)

    def rows(self, text: str) -> Sequence[Row]:
        """What will be written, and where."""
        lead = self._lead
        first = f'"{lead[0]}", as it stands on the screen' if lead else self._part[1]
        path = _path(text)
        found: list[Row] = [
            Prose("A memo on this case: bottom line, reasoning, what was taken for granted, what would change it."),
            Prose(f"It begins with {first}."),
            BLANK,
        ]
        if path.suffix.lower() not in MEMO:
            found.append(Prose("Its name ends in .html (a page) or in .md (Markdown)."))
        elif path.exists():
            found.append(Prose(f"There is a file {path.name} already; Enter writes over it."))
        return (*found, Prose(f"It will be written into {path.parent}", quiet=True))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Write it."""
        event.stop()
        event.prevent_default()
        path, opened = _path(event.value.strip()), self.desk.case
        if path.suffix.lower() not in MEMO:
            self.say("Its name ends in .html (a page) or in .md (Markdown).")
        elif opened is not None:
            lead, first = self._lead, self._part[0]
            work = partial(self._write, self.app, opened.header.id, opened.answers, path, first, lead)
            self.run_worker(work, thread=True, group="memo", exclusive=True)

    def _write(
        self,
        app: App[object],
        case: str,
        answers: Sequence[Answer],
        path: Path,
        first: str,
        lead: tuple[str, str] | None,
    ) -> None:
        try:
            self.desk.library.write.memo(case, answers, path, first, lead)
        except CannotOpen as problem:
            app.call_from_thread(self.say, str(problem))
            return
        app.call_from_thread(self._written, path)

    def _written(self, path: Path) -> None:
        if self.is_attached:  # Esc may have come first.
            self.dismiss()
        opens = "A text editor" if path.suffix.lower() == ".md" else "A web browser"
        self.under.say(f"The memo is written: {path}. {opens} opens it.")

    def on_sentence_list_chosen(self, event: SentenceList.Chosen) -> None:
        """Nothing can be chosen here."""
        event.stop()


def _path(text: str) -> Path:
    path = Path(text or "memo.html").expanduser()
    return path if path.is_absolute() else Path.cwd() / path
