"""The memo: it asks for the name of the file and for nothing else. An answer that one looks at comes first."""

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
from ..store import Answer, Arrival, Expectation
from ..view.later import Later, foretold, judgement
from ..writings import MEMO, fresh
from .chooser import Chooser

WIDTH = 76
_TOLD = ("case", "conclusions")
"""The places of which the memo tells everything anyway. Elsewhere what one looks at comes first, as text."""


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
    def _lead(self) -> tuple[str, str] | None:
        """What stands on the screen below, as a title and a text."""
        at, part = self.below, self.under.main_list()
        if (at.place in _TOLD and not at.sheet) or part is None:
            return None
        names = dict(self.under.view_names())
        title = names.get(self.under.here(), "").removeprefix("w ")
        return title or "What was looked at", plain(part.shown, WIDTH)

    def rows(self, text: str) -> Sequence[Row]:
        """What will be written, and where."""
        lead = self._lead
        first = f'"{lead[0]}", as it stands on the screen' if lead else "the bottom line"
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
            said = opened.answers, opened.journal.expected(), opened.journal.arrived()
            work = partial(self._write, self.app, opened.header.id, *said, path, self._lead)
            self.run_worker(self.desk.questions.asked(work), thread=True, group="memo", exclusive=True)

    def _write(
        self,
        app: App[object],
        case: str,
        answers: Sequence[Answer],
        expected: Sequence[Expectation],
        arrived: Sequence[Arrival],
        path: Path,
        lead: tuple[str, str] | None,
    ) -> None:
        library = self.desk.library
        try:
            came = library.compare.later(case, answers, arrived) if expected else Later()
            told = [(one.sentence, foretold(one), judgement(one, came)) for one in expected]
            library.write.memo(case, answers, path, lead, told)
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
