"""The walk: one step at a time, forth and back over a run that is finished and frozen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from textual import events
from textual.containers import Horizontal, Vertical
from textual.timer import Timer
from textual.widget import Widget

from .. import keynames as key
from ..frame.lines import Rule
from ..row import BLANK, Prose
from ..sentences import SentenceList
from ..situation import Situation
from ..view import walk
from .predict import PREDICT, PredictView

PACE = 2.0
"""Seconds for a step while the walk plays."""


class WalkScreen(PredictView):
    """The Watch view, with that of predicting. In a wide window the list of steps stands at the left."""

    PLACE = "walk"
    DEFAULT_CSS = """
    WalkScreen #left { width: 46; border-right: solid $quiet; }
    WalkScreen #waiting { height: auto; max-height: 11; }
    WalkScreen #right { width: 1fr; }
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._timer: Timer | None = None

    def body(self) -> Iterable[Widget]:
        """Left the steps (wide windows), right the step."""
        with Horizontal(id="watch", classes="view"):
            with Vertical(id="left", classes="wide-only"):
                yield SentenceList(id="steps", leads=True)
                yield Rule()
                waiting = SentenceList(id="waiting")
                waiting.can_focus = False
                yield waiting
            with Vertical(id="right"):
                yield SentenceList(id="step", keeps_ends=False)
        yield from self.predict_body()

    def view_names(self) -> Sequence[tuple[str, str]]:
        """The views; with that of predicting, how many rules are understood."""
        return (("watch", "Watch"), (PREDICT, self.predict_title()))

    @property
    def steps(self) -> SentenceList:
        """The list of steps."""
        return self.query_one("#steps", SentenceList)

    @property
    def step(self) -> SentenceList:
        """The step that is shown."""
        return self.query_one("#step", SentenceList)

    def on_mount(self) -> None:
        """The sentences of the step, or the answers to a question, are what one asks about."""
        (self.question if self.here() == PREDICT else self.step).focus()

    def situation(self) -> Situation:
        """As everywhere, and whether the steps go on by themselves."""
        return replace(super().situation(), playing=self._timer is not None)

    def about_mark(self) -> dict[str, Any]:
        """In the list at the left it is a step that is chosen."""
        about = super().about_mark()
        return about | {"mark": "step"} if about and self.focused is self.steps else about

    def renew(self) -> None:
        """The step at the cursor, or the question before the next."""
        opened = self.desk.case
        if opened is None:
            return
        if self.here() == PREDICT:
            self.renew_predict()
            return
        steps = opened.reading.steps
        self.steps.display = self.wide
        if not steps:
            waiting = opened.evaluated < opened.number and not opened.reading.problem
            words = "Reading the rules ..." if waiting else opened.reading.problem or _NOTHING
            self.step.show([BLANK, Prose(words)])
            self.steps.show([])
            return
        opened.step = min(max(opened.step, 1), len(steps))
        step = steps[opened.step - 1]
        if not self.wide:
            self.step.show(walk.rows(step, len(steps)))
            return
        self.steps.show(walk.list_rows(opened.reading.heads), f"{walk.STEP}{step.number}")
        self.query_one("#waiting", SentenceList).show(walk.waiting_rows(step))
        origins = {min(each.steps): steps[min(each.steps) - 1] for each in step.premises if each.steps}
        self.step.show(walk.wide_rows(step, origins))

    def marked(self, event: SentenceList.Marked) -> None:
        """Marking a step in the list at the left goes to it."""
        if event.source is self.steps and event.line.id.startswith(walk.STEP) and self.steps.has_focus:
            number = int(event.line.id.removeprefix(walk.STEP))
            if self.desk.case is not None and number != self.desk.case.step:
                self._go(number)

    def on_sentence_list_chosen(self, event: SentenceList.Chosen) -> None:
        """Enter asks why; on a step that waits it goes there."""
        event.stop()
        if self.here() == PREDICT:
            self.choose_in_predict(event)
        elif event.line.inside:
            event.source.turn()
        elif event.line.id.startswith(walk.STEP) and event.source is self.step:
            self._go(int(event.line.id.removeprefix(walk.STEP)))
        elif event.line.about:
            self.do_why()

    def _go(self, number: int) -> None:
        opened = self.desk.case
        if opened is not None and opened.steps and 1 <= number <= opened.steps:
            opened.step = number
            self.renew()
            self.refresh_frame()

    def do_next(self) -> None:
        """One step on."""
        self._go(self.situation().step + 1)

    def do_previous(self) -> None:
        """One step back."""
        self._go(self.situation().step - 1)

    def do_first(self) -> None:
        """To the first step."""
        self._go(1)

    def do_last(self) -> None:
        """To the last step."""
        self._go(self.situation().steps)

    def do_agenda(self) -> None:
        """The step from the inside."""
        self.post_message(self.Ask("agenda"))

    # -- playing ---

    def do_play(self) -> None:
        """Let the steps go on by themselves."""
        self._timer = self.set_interval(PACE, self._tick)

    def _tick(self) -> None:
        self.do_next()
        at = self.situation()
        if at.step == at.steps:
            self._stop()

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
            self.refresh_frame()

    def seize(self, key: str) -> bool:
        """Any key stops the playing, and Space means just that."""
        playing = self._timer is not None
        self._stop()
        return super().seize(key) or (playing and key == "space")

    def on_screen_suspend(self, event: events.ScreenSuspend) -> None:
        """Nothing moves while nobody looks."""
        self._stop()


_NOTHING = f"Nothing follows yet. {key.CASE} goes to the sentences of the case."
