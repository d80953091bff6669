"""A rulebook being written: its text, and below it what is wrong, what could be meant, and what is in force."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.timer import Timer
from textual.widgets import TextArea

from ..entry import Template, complete
from ..frame import Rule
from ..sentences import SentenceList
from ..view import editing
from ..view.scaffold import next_blank, rule_at
from .booktext import BookText

PAUSE = 0.15
"""Seconds after the last key until the text is checked."""


NEAR = 8
"""A rule that begins at most so many lines above is shown from its beginning."""


class Writing(Vertical):
    """Completes, goes through blanks, takes what is proposed. Checking and keeping is for the screen."""

    DEFAULT_CSS = """
    Writing { height: 1fr; }
    Writing BookText { height: 1fr; }
    Writing #below { height: 6; max-height: 40%; }
    """

    class Paused(Message):
        """Nothing was typed for a moment: the text is to be checked, and kept."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Left(Message):
        """Esc: the text is left as it is."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.templates: Sequence[Template] = ()
        self.in_force = ""
        self.checked = editing.Checked()
        self._offered: tuple[str, ...] = ()
        self._chosen = 0
        self._start = 0
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """The text over what is said about it."""
        yield BookText(id="page")
        yield Rule()
        below = SentenceList(id="below")
        below.can_focus = False
        yield below

    @property
    def area(self) -> BookText:
        """The text."""
        return self.query_one("#page", BookText)

    @property
    def below(self) -> SentenceList:
        """What is said about it."""
        return self.query_one("#below", SentenceList)

    def begin(self, text: str, line: int, blank: bool = False) -> None:
        """Show a text at a line to be looked at, or, to be written, with the first blank behind that line selected."""
        self._stop()
        self.area.read_only = not blank
        self.area.load_text(text)
        self.checked = editing.Checked(text)
        row = max(line - 1, 0)
        self.area.move_cursor((min(row, self.area.document.line_count - 1), 0), center=True)
        if blank:
            self._next_blank(self.area.caret())
        self.area.mark_problems({})
        self._look()
        begins = rule_at(text, line)[1]
        top = begins if begins and line - begins < NEAR else line
        self.call_after_refresh(self.area.show_at_top, max(top - 1, 0))

    def write(self) -> None:
        """From looking to writing: letters are letters from now on."""
        self.area.read_only = False
        self._look()

    def take(self, checked: editing.Checked) -> None:
        """What is wrong with the text; stale where something was typed meanwhile."""
        if checked.text == self.area.text:
            self.checked = checked
            spans = {}
            for problem in reversed(checked.problems):
                if not problem.elsewhere and not self._is_blank(problem.line):
                    spans[problem.line] = (problem.column - 1, problem.column - 1 + problem.length)
            self.area.mark_problems(spans)
            self._look()

    def settle(self) -> str:
        """The text as it stands; nothing waits any more."""
        self._stop()
        return self.area.text

    # -- what is typed ---

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Check after a pause."""
        event.stop()
        self._stop()
        self._chosen = 0
        self._look()
        if self.area.text != self.checked.text:
            self._timer = self.set_timer(PAUSE, self._paused)

    def on_text_area_selection_changed(self, event: TextArea.SelectionChanged) -> None:
        """Another line has other problems."""
        event.stop()
        self._look()

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    def _paused(self) -> None:
        self._timer = None
        self.post_message(self.Paused(self.area.text))

    def on_book_text_left(self, event: BookText.Left) -> None:
        """Esc leaves; from now on the text is only looked at."""
        event.stop()
        self.area.read_only = True
        self.post_message(self.Left(self.settle()))

    def on_book_text_chose(self, event: BookText.Chose) -> None:
        """Another of the sentences that are offered."""
        event.stop()
        self._chosen = (self._chosen + event.by) % max(len(self._offered), 1)
        self._look()

    def on_book_text_tabbed(self, event: BookText.Tabbed) -> None:
        """Take the sentence that is offered, or what mends the problem; else the next blank, else two blanks more."""
        event.stop()
        problem = self.checked.at(self.area.cursor_location[0] + 1) if self._fresh else None
        if self._offered and not event.backwards:
            self._take_offer()
        elif problem is not None and problem.mended and not event.backwards:
            self.write()
            self.area.put(problem.mended)
        elif not self._next_blank(self.area.caret(), event.backwards) and not event.backwards:
            self.area.insert("  ")

    @property
    def _fresh(self) -> bool:
        return self.checked.text == self.area.text

    def _take_offer(self) -> None:
        row, column = self.area.cursor_location
        self.area.replace(self._offered[self._chosen], (row, self._start), (row, column))
        self._next_blank(self.area.caret())

    def _next_blank(self, at: int, backwards: bool = False) -> bool:
        """Select the next blank of a new rule; False where there is none."""
        text = self.area.text
        found = next_blank(text, at, backwards)
        if found is not None:
            self.area.select_span(*found)
        return found is not None

    def _is_blank(self, line: int) -> bool:
        return self.area.document.get_line(line - 1).rstrip().endswith((": ...", "- ...")) if self._has(line) else False

    def _has(self, line: int) -> bool:
        return 0 < line <= self.area.document.line_count

    def _look(self) -> None:
        """Say what can be said of the place where the caret stands."""
        row, column = self.area.cursor_location
        self._offered, self._start = self._offers(row, column), self._start
        self.area.offers = len(self._offered) > 1
        here = self.checked.at(row + 1)
        self.area.mends = here is not None and bool(here.mended)
        if self._offered:
            self.below.show(editing.offer_rows(self._offered, self._chosen), f"{editing.OFFER}{self._chosen}")
        else:
            blank = self._is_blank(row + 1)
            stands = editing.standing(self.checked, self.in_force, self.area.read_only)
            self.below.show(editing.problem_rows(self.checked, row + 1, stands, blank, self.size.width))

    def _offers(self, row: int, column: int) -> tuple[str, ...]:
        """The sentences that could become of what stands before the caret; none for a whole one."""
        if self.area.read_only or self.area.selection.start != self.area.selection.end:
            return ()
        found = editing.sentence_at(self.area.text, row, column)
        if found is None:
            return ()
        self._start, text = found
        done = complete(text, len(text), self.templates)
        if done.whole or any(each.text == text.strip() for each in done.suggestions):
            return ()
        return tuple(dict.fromkeys(each.text for each in done.suggestions))
