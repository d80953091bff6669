"""Predict before you look: a question before a step, an answer to it, and a record by rule.

    question(trace, number, kind) -> Prediction;  answered(prediction, choice, reasons) -> Feedback;
    next_question(trace, after, record) -> Prediction;  Record.with_answer(...)

All is chosen from the trace in a fixed order, so that a class sees the same questions; each answer is compared with
what the engine did, and just one choice is right.
"""

from __future__ import annotations

from .course import left, next_question, question
from .feedback import Compared, Feedback, answered, shown
from .question import CHOICES, KINDS, Choice, Kind, Possible, Prediction
from .record import OUTCOMES, TWICE, Outcome, Record, first_steps, grouped, standing

__all__ = [
    "CHOICES",
    "KINDS",
    "OUTCOMES",
    "TWICE",
    "Choice",
    "Compared",
    "Feedback",
    "Kind",
    "Outcome",
    "Possible",
    "Prediction",
    "Record",
    "answered",
    "first_steps",
    "grouped",
    "left",
    "next_question",
    "question",
    "shown",
    "standing",
]
