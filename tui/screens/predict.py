"""Predict: before a step is shown one says what follows now, and from what."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from textual.containers import Horizontal
from textual.widget import Widget

from .. import keynames as key
from ..frame import Framed
from ..predicting import Predicting
from ..sentences import SentenceList
from ..situation import Situation
from ..view import predict
from ..view.walk import STEP

PREDICT = "predict"
OPEN = ("choose", "reasons")
READING = "Reading the rules ..."
NOTHING = f"Nothing follows yet, so there is nothing to predict. {key.CASE} goes to the sentences of the case."
NOTHING_TICKED = f"Nothing is ticked. {key.TICK} ticks what it rests on, then Enter answers."
CHANGED = "The case or its rules changed, so the question is asked anew. What you answered is kept."
LEFT_OPEN = f"You left the question open; nothing is counted. {key.PREDICT} asks it again."
LEFT = f"This is the step. {key.PREDICT} goes on predicting behind it."


class PredictView(Framed):
    """The Predict view of a screen. In a wide window the record by rule stands at the right."""

    DEFAULT_CSS = """
    PredictView #record { width: 62; border-left: solid $quiet; }
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.predicting = Predicting()

    def predict_body(self) -> Iterable[Widget]:
        """Left the question or what was answered, right (wide windows) the record."""
        with Horizontal(id=PREDICT, classes="view"):
            yield SentenceList(id="question")
            record = SentenceList(id="record", classes="wide-only")
            record.can_focus = False
            yield record

    def predict_title(self) -> str:
        """The name of the view, with how many rules are understood once any is asked about."""
        opened = self.desk.case
        quiz = opened.reading.quiz if opened is not None else None
        if opened is None or quiz is None or not opened.predicted:
            return "Predict"
        return f"Predict ({quiz.understood(opened.predicted)} of {len(quiz.rules)} rules understood)"

    @property
    def question(self) -> SentenceList:
        """The list with the question."""
        return self.query_one("#question", SentenceList)

    def situation(self) -> Situation:
        """As everywhere, and how far the question is."""
        at = super().situation()
        return replace(at, phase=self.predicting.phase) if at.view == PREDICT else at

    def renew_predict(self) -> None:
        """The question; another one where the case was evaluated anew, or one came from another step."""
        opened, now = self.desk.case, self.predicting
        if opened is None:
            return
        quiz = opened.reading.quiz if opened.steps else None
        if quiz is not now.quiz or opened.step != now.step:
            if now.phase in OPEN and quiz is not now.quiz:
                self.say(CHANGED)
            self._ask(min(opened.step, opened.steps))
        self._draw()

    def _draw(self, mark: str = "") -> None:
        opened, record = self.desk.case, self.query_one("#record", SentenceList)
        if opened is not None:
            nothing = opened.reading.problem or (READING if opened.evaluated < opened.number else NOTHING)
            self.question.show(self.predicting.rows(opened.predicted, nothing), mark)
            quiz = self.predicting.quiz
            record.show(predict.recorded(quiz, opened.predicted, lines=False) if self.wide and quiz is not None else ())
            self.refresh_frame()

    def _ask(self, after: int) -> None:
        """The next question behind a step: a worker looks for it."""
        opened = self.desk.case
        quiz = opened.reading.quiz if opened and opened.steps else None
        number = self.predicting.begin(quiz, after)
        if opened is None or quiz is None:
            return
        record = opened.predicted

        def look() -> None:
            self.app.call_from_thread(self._take, quiz.question(after, record), number)

        at, app = self.predicting, self.app

        def wanted() -> bool:
            return at.looks_for(number) and self in app.screen_stack and self.here() == PREDICT

        asked = self.desk.questions.asked(look, wanted, at.give_up)
        self.run_worker(asked, thread=True, exclusive=True, group="question")

    def _take(self, question: predict.Question | None, number: int) -> None:
        if self.predicting.take(question, number):
            self._draw()
            self.question.action_first()

    # -- what is done ---

    def do_predict(self) -> None:
        """Predict, or look again."""
        self.post_message(self.Go(self.place, view="watch" if self.here() == PREDICT else PREDICT))

    def choose_in_predict(self, event: SentenceList.Chosen) -> None:
        """Enter chooses, then answers; afterwards it asks why, and on a rule goes to a step of it."""
        id, now = event.line.id, self.predicting
        if now.phase == "choose" and id.startswith(predict.CHOICE):
            told = now.choose(int(id.removeprefix(predict.CHOICE)))
            if told is not None:
                self._tell(told)
            else:
                self._draw(f"{predict.REASON}0")
        elif now.phase == "reasons":
            if now.ticked:
                self._tell(now.answer())
            else:
                self.say(NOTHING_TICKED)
        elif id == predict.AGAIN:
            self._ask(0)
            self._draw()
        elif id.startswith(STEP):
            self.go_to(id)
        elif event.line.about:
            self.do_why()

    def do_back(self) -> None:
        """From the question to the step behind which it was asked; from the answer to its step."""
        if self.here() != PREDICT:
            super().do_back()
            return
        self.say(LEFT_OPEN if self.predicting.phase in OPEN else LEFT)
        self.post_message(self.Go(self.place, view="watch"))

    def do_where(self) -> None:
        """On the conclusion to this very step, although others may conclude it as well."""
        told, line = self.predicting.told, self.question.line
        if self.here() == PREDICT and told is not None and line is not None and line.about == told.conclusion:
            self.go_to(f"{STEP}{told.number}")
        else:
            super().do_where()

    def do_tick(self) -> None:
        """Tick the marked reason, or take its tick away."""
        line = self.question.line
        if line is not None and line.id.startswith(predict.REASON):
            self.predicting.tick(int(line.id.removeprefix(predict.REASON)))
            self._draw(line.id)

    def do_show_instead(self) -> None:
        """Show the answer. It counts as seen, not as missed."""
        self._tell(self.predicting.show())

    def _tell(self, told: predict.Told | None) -> None:
        opened = self.desk.case
        if opened is not None and told is not None:
            opened.predict(told.rule, told.outcome, told.kind)
            opened.step = told.number
            self.desk.drafted()
            self._draw()
            self.question.action_first()

    def do_next_question(self) -> None:
        """The next question, behind the step that was answered."""
        if self.desk.case is not None:
            self._ask(self.desk.case.step)
            self._draw()
