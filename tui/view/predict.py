"""Predict before you look: the question before a step, what an answer to it was worth, and the record by rule."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from ..row import BLANK, Heading, Line, Prose, Row
from .standing import glyph
from .walk import STEP

CHOICE = "choice:"
REASON = "reason:"
"""Ids of the lines begin so; the rest is the place among the choices or reasons, from 0."""

Record = Mapping[str, Mapping[str, int]]
"""How often each rule was answered, and how: understood, half, missed, seen."""

TICKED = 12
"""The column of "ticked" and "not ticked"."""


@dataclass(frozen=True)
class Choice:
    """A sentence to choose; `why` says why it does not follow now, empty for the one that does."""

    sentence: str
    why: str = ""


@dataclass(frozen=True)
class Possible:
    """A true sentence that the conclusion may rest on."""

    words: str
    sentence: str
    """What a question about it is about; empty for a comparison or a count."""
    standing: str
    step: int = 0
    """The step that concluded it."""


@dataclass(frozen=True)
class Question:
    """What follows before step `number` of `of`, and from what."""

    number: int
    of: int
    which: str
    """The question, in words."""
    what_on: str
    """The question about the reasons."""
    choices: tuple[Choice, ...]
    reasons: tuple[Possible, ...]


@dataclass(frozen=True)
class Compared:
    """A reason beside what the rule does with it."""

    reason: Possible
    ticked: bool
    used: bool


@dataclass(frozen=True)
class Told:
    """What an answer was worth, and why."""

    number: int
    of: int
    rule: str
    title: str
    outcome: str
    headline: str
    explanation: str
    conclusion: str
    sure: str
    reasons: tuple[Compared, ...]
    not_yet: tuple[Choice, ...]


@dataclass(frozen=True)
class Asked:
    """A rule that can be asked about, with a step that it made."""

    rule: str
    title: str
    step: int


class Quiz(Protocol):
    """Asks about one walk, and judges the answers."""

    @property
    def rules(self) -> Sequence[Asked]:
        """The rules that can be asked about, in the order of their first step."""
        ...

    def question(self, after: int, record: Record) -> Question | None:
        """The next question behind step `after`; rules that are understood are left out."""
        ...

    def told(self, number: int, choice: int | None, reasons: Collection[int]) -> Told:
        """What an answer to the question before step `number` is worth; None as choice: it was shown."""
        ...

    def tally(self, record: Record) -> str:
        """The record in a few words; it is no grade."""
        ...

    def understood(self, record: Record, rule: str) -> bool:
        """Whether this rule was answered rightly, with the right reasons, often enough."""
        ...


def asking(question: Question, tally: str, chosen: int | None, ticked: Collection[int]) -> tuple[Row, ...]:
    """The question; once something is chosen, what it may rest on."""
    found: list[Row] = [
        Heading(f"Before step {question.number:,} of {question.of:,}", tally),
        BLANK,
        Prose(question.which),
        BLANK,
    ]
    found += [
        Line(f"{CHOICE}{at}", choice.sentence, glyph("concluded"), "your answer" if at == chosen else "")
        for at, choice in enumerate(question.choices)
    ]
    if chosen is None:
        return (*found, BLANK, Prose("Enter takes the marked one; then you say what it rests on.", quiet=True))
    found += [BLANK, Prose(f"{question.what_on}  Space ticks a sentence."), BLANK]
    found += [
        Line(
            f"{REASON}{at}",
            reason.words,
            glyph(reason.standing),
            _step(reason),
            "[x]" if at in ticked else "[ ]",
            4,
            about=reason.sentence,
        )
        for at, reason in enumerate(question.reasons)
    ]
    return tuple(found)


def _step(reason: Possible) -> str:
    return f"step {reason.step}" if reason.step else ""


def telling(told: Told, tally: str) -> tuple[Row, ...]:
    """What the answer was worth: the headline first, then reason by reason, then what does not follow yet."""
    answered = told.outcome in ("understood", "half")
    found: list[Row] = [
        Heading(f"Step {told.number:,} of {told.of:,}", tally),
        BLANK,
        Prose(told.headline),
        BLANK,
        Line("then", told.conclusion, glyph("concluded"), told.sure, about=told.conclusion),
        BLANK,
        Heading(f'What the rule "{told.title}" uses'),
    ]
    for at, each in enumerate(told.reasons):
        lead = ("ticked" if each.ticked else "not ticked") if answered else ""
        found.append(
            Line(
                f"{REASON}{at}",
                each.reason.words,
                glyph(each.reason.standing),
                _step(each.reason) if each.used else "not used",
                lead,
                TICKED if answered else 0,
                about=each.reason.sentence,
            )
        )
    if told.explanation:
        found += [BLANK, Prose(told.explanation)]
    found += [BLANK, Heading("Not yet, and why")]
    found += [
        Line(f"{CHOICE}{at}", choice.sentence, below=(choice.why,), about=choice.sentence)
        for at, choice in enumerate(told.not_yet)
    ]
    return tuple(found)


def recorded(quiz: Quiz, record: Record, lines: bool = True) -> tuple[Row, ...]:
    """Which rules are understood: right conclusion with the right reasons, twice. There is no grade.

    With `lines`, each rule is a line that leads to a step of it; else they are only there to be read.
    """
    found: list[Row] = [Heading("Rules, as you predicted them", quiz.tally(record)), BLANK]
    for asked in quiz.rules:
        said = _standing(quiz, record, asked.rule)
        step = f"{STEP}{asked.step}"
        found.append(Line(step, asked.title, word=said) if lines else Prose(asked.title, said, hang=2))
    more = "Understood: right twice, with the right reasons. Such a rule is not asked about again."
    return (*found, BLANK, Prose(more, quiet=True))


def _standing(quiz: Quiz, record: Record, rule: str) -> str:
    own = record.get(rule, {})
    if quiz.understood(record, rule):
        return "understood"
    named = {"understood": "right", "half": "half", "missed": "missed", "seen": "shown"}
    said = [f"{word} {_times(own[outcome])}" for outcome, word in named.items() if own.get(outcome)]
    return ", ".join(said) or "not asked yet"


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def added(record: Record, rule: str, outcome: str) -> dict[str, dict[str, int]]:
    """The record with one more answer."""
    own = dict(record.get(rule, {}))
    own[outcome] = own.get(outcome, 0) + 1
    return {**{each: dict(counts) for each, counts in record.items()}, rule: own}


def joined(one: Record, other: Record) -> dict[str, dict[str, int]]:
    """Two records of the same class of answers, of two windows: what either has counted."""
    return {
        rule: {
            outcome: max(one.get(rule, {}).get(outcome, 0), other.get(rule, {}).get(outcome, 0))
            for outcome in dict.fromkeys((*one.get(rule, {}), *other.get(rule, {})))
        }
        for rule in dict.fromkeys((*one, *other))
    }
