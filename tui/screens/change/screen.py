"""Change: a scratch copy, the least change, what carries the conclusions, and round after round."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from textual import events
from textual.containers import Horizontal
from textual.widget import Widget

from ... import keynames as key
from ...frame import Tries
from ...reading import Reading
from ...sentences import SentenceList
from ...situation import Situation
from ...store.model import Standing
from ...view import carries, least, rounds
from .least import LeastChange
from .rounds import Rounds
from .what_if import WhatIf

COLUMNS = 72
"""Below so many columns, What if has its two parts below each other."""


class ChangeScreen(WhatIf, LeastChange, Rounds):
    """The four views; each has its part in a module of its own."""

    PLACE = "change"
    DEFAULT_CSS = """
    ChangeScreen #left { width: 39; border-right: solid $quiet; }
    ChangeScreen.-wide #left { width: 44; }
    ChangeScreen.-narrow #whatif { layout: vertical; }
    ChangeScreen.-narrow #left { width: 1fr; height: 1fr; border-right: none; border-bottom: solid $quiet; }
    ChangeScreen.-narrow #right { height: 1fr; }
    ChangeScreen #differs { height: 3fr; }
    ChangeScreen #about-it { height: 2fr; }
    ChangeScreen #marked-why { width: 1fr; border-right: solid $quiet; }
    ChangeScreen #keeping { width: 1fr; }
    ChangeScreen #right { width: 1fr; }
    ChangeScreen #table { width: 3fr; }
    ChangeScreen #round-why { width: 2fr; border-left: solid $quiet; }
    ChangeScreen #entry { height: auto; max-height: 60%; display: none; }
    ChangeScreen #entry.-open { display: block; }
    ChangeScreen #pins, ChangeScreen #chances { width: 1fr; }
    ChangeScreen #chances { border-left: solid $quiet; }
    """

    def body(self) -> Iterable[Widget]:
        """A part for each view."""
        yield from self.what_if_body()
        yield from self.least_body()
        with Horizontal(id="carries", classes="view"):
            yield SentenceList(id="pins")
            yield SentenceList(id="chances", classes="wide-only")
        yield from self.rounds_body()

    def view_names(self) -> Sequence[tuple[str, str]]:
        """Rounds are there only where something leads to something else."""
        return [(id, name) for id, name in super().view_names() if id != "rounds" or self.has_rounds]

    @property
    def reading(self) -> Reading:
        """What is asked here is asked of the scratch copy, or of the chosen round."""
        here = self.here()
        found = self.try_reading() if here == "whatif" else self.round_reading() if here == "rounds" else None
        return found or super().reading

    def renew(self) -> None:
        """The view that is shown."""
        if self.desk.case is not None:
            self.about_subject(self.desk.case.header.id)
        {
            "whatif": self.renew_what_if,
            "least": self.renew_least,
            "carries": self._renew_carries,
            "rounds": self.renew_rounds,
        }[self.here()]()

    def _renew_carries(self) -> None:
        pins = self.query_one("#pins", SentenceList)
        found = self.ask("carries", (self.asked[1],), self.asked[1].carries) if self.asked is not None else None
        if found is None:
            pins.show(self.waiting("Turning every fact by itself ..."))
            return
        pins.show(carries.pin_rows(found) if self.wide else carries.rows(found))
        if self.wide:
            self.query_one("#chances", SentenceList).show(carries.chance_rows(found))

    def situation(self) -> Situation:
        """As everywhere; in What if the history is that of the try, in Rounds the steps are rounds."""
        at, opened, here = super().situation(), self.desk.case, self.here()
        if opened is None:
            return at
        at = replace(at, tried=len(opened.tried), goal=opened.goal)
        if here == "whatif":
            last, following = opened.attempt.journal.last, opened.attempt.journal.next
            at = replace(at, undo=last.words if last else at.undo, redo=following.words if following else at.redo)
        if here == "rounds":
            at = replace(at, step=self.round, steps=self.round_count, playing=self.playing)
        return at

    def subject(self) -> str:
        """What was asked to change."""
        return self.desk.case.goal if self.desk.case is not None and self.here() == "least" else ""

    def about_mark(self) -> dict[str, Any]:
        """A sentence that can be turned is a fact; a way can be tried and kept."""
        about, part = super().about_mark(), self.focused
        line = part.line if isinstance(part, SentenceList) else None
        if line is not None and part is self.tried and line.about:
            about["mark"] = "fact"
        elif line is not None:
            marks = ((least.WAY, "way"), (least.PIN, "pin"), (rounds.EVENT, "event"))
            about["mark"] = next((mark for sign, mark in marks if line.id.startswith(sign)), about["mark"])
        return about

    def take(self, sentence: str, tries: Tries = ()) -> None:
        """Answers to be tried, or a sentence to be changed."""
        if self.here() == "whatif":
            self.take_tries(tries or ((sentence, ""),))
        elif self.here() == "least":
            self.take_goal(sentence)

    def on_resize(self, event: events.Resize) -> None:
        """Where two columns have no room, one stands below the other."""
        self.set_class(event.size.width < COLUMNS, "-narrow")

    def on_mount(self) -> None:
        """Keys go to the list of the view that was asked for."""
        self.call_after_refresh(self._focus_view)

    # -- what the lists tell ---

    def marked(self, event: SentenceList.Marked) -> None:
        """The why beside goes along with the mark."""
        self.marked_what_if(event)
        self.marked_rounds(event)

    def on_sentence_list_chosen(self, event: SentenceList.Chosen) -> None:
        """Enter tries a way, takes up a question, looks further, unfolds, or asks why."""
        event.stop()
        line = event.line
        if line.inside:
            event.source.turn()
        elif line.id.startswith(least.MORE):
            self.look_further()
        elif line.id.startswith(least.GOAL):
            self.post_message(self.Go("change", view="least", sentence=line.id.removeprefix(least.GOAL)))
        elif self.try_way(line):
            self.post_message(self.Go("change", view="whatif", comes_back=True))
        elif line.about:
            self.do_why()

    # -- keys ---

    def do_fold(self) -> None:
        """Space turns a fact, pins one, or unfolds."""
        part = self.focused
        if not isinstance(part, SentenceList) or part.line is None:
            return
        if part is self.tried and part.line.about:
            self.turn_over(part.line.about)
        elif part.line.id.startswith((least.WAY, least.PIN)):
            self.turn_pin(part.line)
        else:
            part.turn()

    def _try(self, standing: Standing) -> None:
        """In What if a sentence is turned where it stands; an event is taken out; else as everywhere."""
        at, part = self.situation(), self.focused
        line = part.line if isinstance(part, SentenceList) else None
        if self.here() == "whatif":
            self.turn(((at.sentence, standing),))
        elif not (standing == "open" and line is not None and self.take_out(line.id)):
            super()._try(standing)

    def do_keep(self) -> None:
        """Take what is tried into the case; on a way, that way."""
        opened, part = self.desk.case, self.focused
        if opened is None:
            return
        if self.here() == "least" and isinstance(part, SentenceList) and part.line is not None:
            self.try_way(part.line)
        self.say(opened.keep_tried())
        self.desk.changed()
        self.renew()
        if self.here() == "whatif":
            self.tried.focus()  # Nothing differs any more.
            self.call_after_refresh(self.tried.scroll_to_highlight)  # What was kept has gone back to its topic.

    def do_undo(self) -> None:
        """In What if the last turn of the try; else the last answer of the case."""
        self._step_back(back=True)

    def do_redo(self) -> None:
        """What was undone last, of the try or of the case."""
        self._step_back(back=False)

    def _step_back(self, back: bool) -> None:
        opened = self.desk.case
        journal = opened.attempt.journal if opened is not None and self.here() == "whatif" else None
        change = None if journal is None else journal.undo() if back else journal.redo()
        if opened is None or change is None:
            if back:
                super().do_undo()
            else:
                super().do_redo()
            return
        opened.keep()
        self.desk.drafted()
        self.say(
            f"Turned back: {change.words}. {key.REDO} brings it back." if back else f"Turned again: {change.words}."
        )
        self.renew()

    def do_back(self) -> None:
        """Out of a try, out of a question, and back to where one came from."""
        opened, here = self.desk.case, self.here()
        dropped = self.drop_try() if here == "whatif" else ""
        if dropped:
            self.say(dropped)
            self.renew()
        if self.desk.trails:
            self.post_message(self.Return())
        elif here == "least" and opened is not None and opened.goal:
            opened.goal = ""
            self.renew()
        elif not dropped:
            super().do_back()

    def do_pane(self) -> None:
        """In What if from the facts to what differs first, then to the why."""
        panes = [self.tried, self.differs, *self.query("#marked-why").results(SentenceList)]
        shown = [pane for pane in panes if pane.is_on_screen]
        if self.here() == "whatif" and self.focused in shown:
            shown[(shown.index(self.focused) + 1) % len(shown)].focus()
        else:
            super().do_pane()

    def do_round_next(self) -> None:
        """The next round."""
        self.go_to_round(self.round + 1)

    def do_round_before(self) -> None:
        """The round before."""
        self.go_to_round(self.round - 1)

    def do_play_rounds(self) -> None:
        """Let the rounds go on by themselves."""
        self.start_playing()

    def do_event(self) -> None:
        """Write an event."""
        self.write_event()

    def seize(self, key: str) -> bool:
        """Any key stops the playing, and Space means just that."""
        playing = self.playing
        self.stop_playing()
        return super().seize(key) or (playing and key == "space")

    def on_screen_suspend(self, event: events.ScreenSuspend) -> None:
        """Nothing moves while nobody looks."""
        self.stop_playing()
