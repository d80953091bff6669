"""A rulebook being written: its text, and below it what is wrong, what could be meant, and what is in force."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.timer import Timer
from textual.widgets import TextArea

from ..entry import Template
from ..frame import Rule
from ..sentences import SentenceList
from ..view import editing
from ..view.scaffold import BLANKS, next_blank, rule_at
from .booktext import BookText
from .offered import Offered, offered

PAUSE = 0.15
"""Seconds after the last key until the text is checked."""

NEAR = 8
"""A rule that begins at most so many lines above is shown from its beginning."""
BLANK = "Write in place of the marked dots; then Tab goes to the next."
WRITE = "Write a sentence: it completes as you type. ↑↓ choose one, Tab goes on."


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
        self._offered = Offered()
        self._chosen = 0
        self._moved = False
        """Whether somebody went to one of the sentences that are offered."""
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
        self._chosen, self._moved = 0, False
        row = max(line - 1, 0)
        self.area.move_cursor((min(row, self.area.document.line_count - 1), 0), center=True)
        if blank:
            self._next_blank(self.area.caret())
        self.area.mark_problems(self.checked.marks())
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
            self.area.mark_problems(checked.marks())
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
        self._chosen, self._moved = 0, False
        self._look()
        if self.area.text != self.checked.text:
            self._timer = self.set_timer(PAUSE, self._paused)

    def on_text_area_selection_changed(self, event: TextArea.SelectionChanged) -> None:
        """Another line has other problems."""
        event.stop()
        self._chosen, self._moved = 0, False
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
        if self._moved or event.by < 0 or not self._offered.at_blank:
            self._chosen = (self._chosen + event.by) % max(len(self._offered.sentences), 1)
        self._moved = True
        self._look()

    def on_sentence_list_chosen(self, event: SentenceList.Chosen) -> None:
        """A click on the marked line below the text: the sentence is taken, or the problem gone to."""
        event.stop()
        if event.line.id.startswith(editing.OFFER):
            self._chosen = int(event.line.id.removeprefix(editing.OFFER))
            self._take_offer()
        elif event.line.id.startswith(editing.AT):
            self._go_to(int(event.line.id.removeprefix(editing.AT)))
        self.area.focus()

    def on_sentence_list_marked(self, event: SentenceList.Marked) -> None:
        """The mark below the text concerns nobody else."""
        event.stop()

    def on_book_text_tabbed(self, event: BookText.Tabbed) -> None:
        """Take the sentence that is offered, or what mends the problem; else on to the next blank or problem.

        In the space before a line it makes two spaces more.
        """
        event.stop()
        if not event.backwards and self._takes():
            return
        row, _ = self.area.cursor_location
        if not self._next_blank(self.area.caret(), event.backwards) and not event.backwards and self._is_edge:
            self.area.insert("  ")
        elif not self.checked.unfilled and (found := self.checked.next(row + 1, event.backwards)) is not None:
            self._go_to(found.line, found.column)

    def _takes(self) -> bool:
        """Take what is offered for this line."""
        here = self.checked.at(self.area.cursor_location[0] + 1) if self._fresh else ()
        if self._offered.sentences and (self._moved or not self._offered.at_blank):
            self._take_offer()
        elif here and here[0].mended:
            self.write()
            self.area.put(here[0].mended)
        else:
            return False
        return True

    def _go_to(self, line: int, column: int = 1) -> None:
        if self._has(line):
            self.area.move_cursor((line - 1, min(column - 1, len(self.area.document.get_line(line - 1)))), center=True)

    @property
    def _is_edge(self) -> bool:
        """Whether nothing but space stands before the caret of a text that is written."""
        row, column = self.area.cursor_location
        return not self.area.read_only and not self.area.document.get_line(row)[:column].strip()

    @property
    def _fresh(self) -> bool:
        return self.checked.text == self.area.text

    def _take_offer(self) -> None:
        start, end = self._offered.span
        row = self.area.cursor_location[0]
        self.area.replace(self._offered.sentences[self._chosen], (row, start), (row, end))
        self._next_blank(self.area.caret())

    def _next_blank(self, at: int, backwards: bool = False) -> bool:
        """Select the next blank of a new rule; False where there is none."""
        text = self.area.text
        if self.area.read_only or (found := next_blank(text, at, backwards)) is None:
            return False
        self.area.select_span(*found)
        return True

    def _has(self, line: int) -> bool:
        return 0 < line <= self.area.document.line_count

    def _look(self) -> None:
        """Say what can be said of the place where the caret stands."""
        row, _ = self.area.cursor_location
        here = self.checked.at(row + 1)
        found = self._offered = self._offers()
        wrong = self._fresh and bool(here) and not here[0].warning
        if found.sentences and (not found.instead or (wrong and not here[0].mended)):
            self.area.offers = True
            self._chosen = min(self._chosen, len(found.sentences) - 1)
            marked = self._chosen if self._moved or not found.at_blank else -1
            self.below.show(editing.offer_rows(found.sentences, marked, found.hint), f"{editing.OFFER}{self._chosen}")
            return
        self._offered = Offered()
        self.area.offers = False
        following = self.checked.next(row + 1)
        self.area.mends = (bool(here) and bool(here[0].mended)) or following is not None
        hint = BLANK if not self.area.read_only and row + 1 in self.checked.unfilled else ""
        stands = editing.standing(self.checked, self.in_force, self.area.read_only)
        mark = f"{editing.AT}{following.line}" if following is not None else ""
        self.below.show(editing.problem_rows(self.checked, row + 1, stands, hint), mark)

    def _offers(self) -> Offered:
        """The sentences that could become of what stands before the caret; none for a whole one."""
        row, column = self.area.cursor_location
        if self.area.read_only:
            return Offered()
        if self.area.selection.start != self.area.selection.end:
            return self._at_blank(row)
        found = editing.sentence_at(self.area.text, row, column)
        return offered(found[1], found[0], column, self.templates) if found is not None else Offered()

    def _at_blank(self, row: int) -> Offered:
        """Where a whole blank for a sentence is selected: all that can be said."""
        first = editing.sentence_blank(self.area.text, row)
        if first is None or self.area.selected_text != BLANKS:
            return Offered()
        said = tuple(template.shown for template in self.templates)
        return Offered(said, (first, first + len(BLANKS)), WRITE if said else "", at_blank=True)
