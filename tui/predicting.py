"""One question after the other about a walk, and how far the present one is. Knows no widget and no engine."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from .row import BLANK, Prose, Row
from .view import predict


class Predicting:
    """The question that is open: asked, chosen, ticked, answered."""

    def __init__(self) -> None:
        self.quiz: predict.Quiz | None = None
        self.after = 0
        """The step behind which was asked."""
        self.question: predict.Question | None = None
        self.told: predict.Told | None = None
        self.chosen: int | None = None
        self.reasons: predict.Reasons | None = None
        """What is asked of whoever chose rightly."""
        self.ticked: frozenset[int] = frozenset()
        self._looking = False
        self._number = 0

    @property
    def phase(self) -> str:
        """How far one is: choose, reasons, told, over; empty while a question is looked for."""
        if self.told is not None:
            return "told"
        if self.question is None:
            return "" if self._looking or self.quiz is None else "over"
        return "choose" if self.reasons is None else "reasons"

    @property
    def step(self) -> int:
        """The step where one is: that which was answered, else that behind which was asked."""
        return self.told.number if self.told is not None else self.after

    def begin(self, quiz: predict.Quiz | None, after: int) -> int:
        """Look for a question behind this step; the number that `take` wants with it."""
        self.quiz, self.after, self._looking = quiz, after, quiz is not None
        self.question, self.told, self.chosen, self.reasons, self.ticked = None, None, None, None, frozenset()
        self._number += 1
        return self._number

    def looks_for(self, number: int) -> bool:
        """Whether this question is still looked for."""
        return number == self._number and self._looking

    def give_up(self) -> None:
        """Nobody waits for the question: who comes back has one looked for anew."""
        self.quiz, self._looking = None, False

    def take(self, question: predict.Question | None, number: int) -> bool:
        """Ask this question, unless another one was looked for meanwhile."""
        if number != self._number:
            return False
        self.question, self._looking = question, False
        return True

    def choose(self, at: int) -> predict.Told | None:
        """Say that this is the answer: what it is worth, or None where its reasons are asked for first."""
        if self.question is None or self.quiz is None:
            return None
        self.chosen, self.reasons = at, self.quiz.reasons(self.question.number, at)
        return self.answer() if self.reasons is None else None

    def tick(self, at: int) -> None:
        """Say that it rests on this, or that it does not."""
        self.ticked ^= {at}

    def answer(self) -> predict.Told | None:
        """What the answer is worth."""
        return self._tell(self.chosen, self.ticked)

    def show(self) -> predict.Told | None:
        """The answer, for someone who asked to see it."""
        return self._tell(None, ())

    def _tell(self, choice: int | None, reasons: Collection[int]) -> predict.Told | None:
        if self.question is not None and self.quiz is not None and self.told is None:
            self.told = self.quiz.told(self.question.number, choice, reasons)
            return self.told
        return None

    def rows(self, record: predict.Record, nothing: str) -> Sequence[Row]:
        """What is shown of it; `nothing` is told where there is nothing to ask about."""
        if self.quiz is None:
            return [BLANK, Prose(nothing)]
        tally = self.quiz.tally(record)
        if self.told is not None:
            return predict.telling(self.told, tally)
        if self.question is not None and self.reasons is not None:
            return predict.asking_reasons(self.question, self.reasons, tally, self.ticked)
        if self.question is not None:
            return predict.asking(self.question, tally)
        if self._looking:
            return [BLANK, Prose("Looking for a question ...")]
        return predict.nothing_left(self.quiz, record, self.after)
