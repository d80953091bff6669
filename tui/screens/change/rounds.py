"""Rounds: the play of what leads to what; a round is chosen, events are put in, and every round can be asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from textual.containers import Horizontal, Vertical
from textual.timer import Timer
from textual.widget import Widget

from ... import keynames as key
from ...entry.line import EntryLine
from ...frame import Rule
from ...reading import CannotOpen, Reading
from ...row import Heading
from ...sentences import SentenceList
from ...view import rounds, why
from ..walk import PACE
from .view import ChangeView

ID = "rounds"


class Rounds(ChangeView):
    """The view Rounds."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self._round = 1
        self._event = ""
        """What is being typed, and was not put in yet."""
        self._timer: Timer | None = None

    def rounds_body(self) -> Iterable[Widget]:
        """The table with what stands below it; the entry line when an event is written."""
        with Vertical(id=ID, classes="view"):
            with Horizontal():
                yield SentenceList(id="table")
                yield SentenceList(id="round-why", classes="wide-only")
            with Vertical(id="entry"):
                yield Rule()
                yield EntryLine()

    @property
    def table(self) -> SentenceList:
        """The rounds in columns."""
        return self.query_one("#table", SentenceList)

    @property
    def entry(self) -> EntryLine:
        """Where an event is written."""
        return self.query_one(EntryLine)

    @property
    def has_rounds(self) -> bool:
        """Whether there is anything to play."""
        return self.asked is not None and self.asked[1].has_rounds

    def _found_play(self) -> tuple[rounds.Played, Callable[[int], Reading]] | None:
        if self.asked is None:
            return None
        opened, changing = self.asked
        events = opened.events
        return self.ask(ID, (changing, events), lambda: changing.rounds(events))

    def round_reading(self) -> Reading | None:
        """The chosen round, to be asked."""
        found = self._found_play()
        return found[1](min(self._round, found[0].count)) if found is not None else None

    @property
    def round(self) -> int:
        """The chosen round, from 1."""
        return min(self._round, max(self.round_count, 1))

    @property
    def round_count(self) -> int:
        """How many rounds were played."""
        found = self._found_play()
        return found[0].count if found is not None else 0

    def renew_rounds(self) -> None:
        """The table."""
        found = self._found_play()
        rows = rounds.rows(found[0], self.round) if found is not None else self.waiting("Playing round after round ...")
        self.table.show(rows)
        self._show_round_why()

    def _show_round_why(self) -> None:
        """Why the marked sentence holds in the chosen round, or does not."""
        line, reading = self.table.line, self.round_reading()
        if self.wide and reading is not None and line is not None and line.about:
            head = Heading(f"In round {self.round}")
            self.query_one("#round-why", SentenceList).show((head, *why.rows(reading.why(line.about))))

    def marked_rounds(self, event: SentenceList.Marked) -> None:
        """The why goes along with the mark."""
        if event.source is self.table:
            self._show_round_why()

    def go_to_round(self, number: int) -> None:
        """Choose another round."""
        self._round = number
        self.renew_rounds()
        self.refresh_frame()

    # -- playing ---

    @property
    def playing(self) -> bool:
        """Whether the rounds go on by themselves."""
        return self._timer is not None

    def start_playing(self) -> None:
        """Let the rounds go on, from the first where this is the last."""
        self._timer = self.set_interval(PACE, self._tick)

    def _tick(self) -> None:
        self.go_to_round(self.round + 1)
        if self.round == self.round_count:
            self.stop_playing()

    def stop_playing(self) -> None:
        """Any key stops them."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
            self.refresh_frame()

    # -- events ---

    def write_event(self) -> None:
        """Open the entry line for an event before the chosen round."""
        opened = self.desk.case
        if opened is not None:
            self.query_one("#entry").add_class("-open")
            self.entry.begin("Event", self._event, self.desk.library.templates(opened.header.id), opened.wrong)

    def _end(self) -> None:
        self.query_one("#entry").remove_class("-open")
        self.entry.finish()
        self.table.focus()
        self.refresh_frame()

    def on_entry_line_typed(self, event: EntryLine.Typed) -> None:
        """What is typed stays, if the line is left."""
        event.stop()
        self._event = event.text
        self.refresh_frame()

    def on_entry_line_left(self, event: EntryLine.Left) -> None:
        """Esc: back to the table; what was typed stays for the next time."""
        event.stop()
        self._end()
        if self._event:
            self.say(f"What you typed is kept; {key.EVENT} goes on with it.")

    def on_entry_line_entered(self, event: EntryLine.Entered) -> None:
        """Put it in before the chosen round."""
        event.stop()
        opened = self.desk.case
        if opened is None:
            return
        try:
            sentence, standing, _ = opened.parsed(event.text)
        except CannotOpen as problem:
            self.say(str(problem))
            return
        self._event = ""
        said = opened.put_in(self.round, sentence, standing)
        self._end()
        self._put(said)

    def take_out(self, id: str) -> bool:
        """Take out the event on this line; False where the line is none."""
        opened = self.desk.case
        if opened is None or not id.startswith(rounds.EVENT):
            return False
        number, _, sentence = id.removeprefix(rounds.EVENT).partition(":")
        self._put(opened.put_in(int(number), sentence, "open"))
        return True

    def _put(self, said: str) -> None:
        self.say(said)
        self.desk.changed()
        self.renew_rounds()
