"""Predict before you look: the question before a step, what an answer to it was worth, and the record by rule."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from .. import keynames as key
from ..row import BLANK, Heading, Line, Prose, Row
from .standing import glyph
from .walk import STEP

CHOICE = "choice:"
REASON = "reason:"
"""Ids of the lines begin so; the rest is the place among the choices or reasons, from 0."""
AGAIN = "again"

Record = Mapping[str, Mapping[str, int]]
"""How often each rule was answered, and how (understood, half, missed, seen), and by which kinds of question."""

TICKED = 12
"""The column of "ticked" and "not ticked"."""


@dataclass(frozen=True)
class Choice:
    """Something to choose, with what stands under it; `about` is the sentence that one may ask about, if it is one.

    `why` says why it is not the answer; empty for the one that is.
    """

    words: str
    why: str = ""
    about: str = ""
    below: str = ""
    standing: str = ""
    """How it stands if it is right; empty where that would tell something."""


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
    """What is asked before step `number` of `of`."""

    number: int
    of: int
    given: tuple[str, ...]
    """What is told before the question."""
    which: str
    """The question, in words."""
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class Reasons:
    """The second half of a question, for whoever chose rightly: what the sentence rests on."""

    said: str
    """That the choice was right."""
    what_on: str
    """The question about the reasons."""
    possible: tuple[Possible, ...]


@dataclass(frozen=True)
class Compared:
    """A reason beside what the rule does with it; `ticked` is None where nothing could be ticked."""

    reason: Possible
    ticked: bool | None
    used: bool


@dataclass(frozen=True)
class Told:
    """What an answer was worth, and why."""

    kind: str
    number: int
    of: int
    rule: str
    title: str
    outcome: str
    headline: str
    explanation: str
    writes: str
    """What stands before the conclusion of the step."""
    conclusion: str
    sure: str
    reasons: tuple[Compared, ...]
    others_head: str
    others: tuple[Choice, ...]


@dataclass(frozen=True)
class Asked:
    """A rule that can be asked about, with the first step that it made."""

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

    def reasons(self, number: int, choice: int) -> Reasons | None:
        """What is asked next of whoever chose this before step `number`; None where the choice is the answer."""
        ...

    def told(self, number: int, choice: int | None, reasons: Collection[int]) -> Told:
        """What an answer to the question before step `number` is worth; None as choice: it was shown."""
        ...

    def left(self, after: int, record: Record) -> str:
        """Why no question is left behind step `after`."""
        ...

    def tally(self, record: Record) -> str:
        """The record in a few words; it is no grade."""
        ...

    def understood(self, record: Record) -> int:
        """How many rules were answered rightly, with the right reasons, often enough."""
        ...

    def grouped(self, record: Record) -> Sequence[tuple[str, Sequence[tuple[Asked, str]]]]:
        """The rules under how far they are, each with how it was answered in a few words."""
        ...

    @property
    def understood_means(self) -> str:
        """When a rule counts as understood."""
        ...


def asking(question: Question, tally: str) -> tuple[Row, ...]:
    """The question and its choices."""
    found: list[Row] = [Heading(f"Before step {question.number:,} of {question.of:,}", tally), BLANK]
    found += [Prose(words, hang=3 if words[:1].isdigit() else 0) for words in question.given]
    found += [*([BLANK] if question.given else []), Prose(question.which), BLANK]
    found += [
        Line(
            f"{CHOICE}{at}",
            choice.words,
            glyph(choice.standing),
            below=(choice.below,) if choice.below else (),
        )
        for at, choice in enumerate(question.choices)
    ]
    return tuple(found)


def asking_reasons(question: Question, reasons: Reasons, tally: str, ticked: Collection[int]) -> tuple[Row, ...]:
    """The second half: the sentence that was chosen rightly, and what it may rest on."""
    found: list[Row] = [
        Heading(f"Before step {question.number:,} of {question.of:,}", tally),
        BLANK,
        Prose(reasons.said),
        BLANK,
        Prose(f"{reasons.what_on}  {key.TICK} ticks a sentence."),
        BLANK,
    ]
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
        for at, reason in enumerate(reasons.possible)
    ]
    return tuple(found)


def _step(reason: Possible) -> str:
    return f"step {reason.step}" if reason.step else ""


def telling(told: Told, tally: str) -> tuple[Row, ...]:
    """What the answer was worth and why, then the step, reason by reason, then the other choices."""
    found: list[Row] = [
        Heading(f"Step {told.number:,} of {told.of:,}", tally),
        BLANK,
        Prose(told.headline),
        BLANK,
        Prose(told.explanation),
        BLANK,
        Heading(told.writes),
        Line("then", told.conclusion, glyph("concluded"), told.sure, about=told.conclusion),
        BLANK,
        Heading(f'What the rule "{told.title}" uses'),
    ]
    for at, each in enumerate(told.reasons):
        lead = "" if each.ticked is None else "ticked" if each.ticked else "not ticked"
        found.append(
            Line(
                f"{REASON}{at}",
                each.reason.words,
                glyph(each.reason.standing),
                _step(each.reason) if each.used else "not used",
                lead,
                TICKED if lead else 0,
                about=each.reason.sentence,
            )
        )
    if told.others:
        found += [BLANK, Heading(told.others_head)]
    found += [
        Line(f"{CHOICE}{at}", choice.words, below=(choice.why,), about=choice.about)
        for at, choice in enumerate(told.others)
    ]
    return tuple(found)


def recorded(quiz: Quiz, record: Record, lines: bool = True) -> tuple[Row, ...]:
    """Which rules are understood: right conclusion with the right reasons, twice. There is no grade.

    With `lines`, each rule is a line that leads to a step of it; else they are only there to be read.
    """
    found: list[Row] = [Heading("Rules, as you predicted them", quiz.tally(record))]
    for head, group in quiz.grouped(record):
        found += [BLANK, Prose(head)]
        for asked, said in group:
            step = f"{STEP}{asked.step}"
            found.append(Line(step, asked.title, word=said) if lines else Prose(asked.title, said, indent=4, hang=2))
    return (*found, BLANK, Prose(quiz.understood_means, quiet=True))


def nothing_left(quiz: Quiz, record: Record, after: int) -> tuple[Row, ...]:
    """No question is left: why, how to begin again, and the record."""
    found: list[Row] = [Prose(quiz.left(after, record)), BLANK]
    open_rules = len(quiz.rules) - quiz.understood(record)
    if open_rules:
        rules = f"{open_rules} {'rule is' if open_rules == 1 else 'rules are'}"
        found += [Line(AGAIN, f"Begin again before step 1: {rules} not understood yet"), BLANK]
    return (*found, *recorded(quiz, record))


def added(record: Record, rule: str, outcome: str, kind: str) -> dict[str, dict[str, int]]:
    """The record with one more answer to a question of this kind."""
    own = dict(record.get(rule, {}))
    for each in (outcome, kind):
        own[each] = own.get(each, 0) + 1
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
