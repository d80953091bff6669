"""The trace: a finished run as a frozen value. Whatever is shown or explained is read from here."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from engine.language.case import Case, Fact
from engine.language.clauses import Clause
from engine.language.condition import Condition
from engine.language.rulebook import Question, Rulebook, Sentence
from engine.language.value import Certainty

from .firing import Firing
from .judge import Bindings
from .known import Known
from .program import Program

Standing = Literal["stated", "concluded", "denied", "not stated", "weaker", "holds"]


@dataclass(frozen=True, slots=True)
class Premise:
    """One condition of a step with its standing on the finished run.

    `sentence` is None for what is more than a sentence; then `words` tells it with the bound names filled in
    and `counted` what was counted. `instead` is what explains an absence, so that it is no assumption.
    `level` is how surely the condition asks for the sentence; `absent` are the silences inside `words`.
    """

    part: Literal["if", "unless"]
    condition: Condition
    sentence: Sentence | None
    standing: Standing
    steps: tuple[int, ...]
    certainty: Certainty | None = None
    level: Certainty = Certainty.POSSIBLE
    instead: Sentence | None = None
    words: str = ""
    counted: tuple[str, ...] = ()
    absent: tuple[Sentence, ...] = ()
    used: tuple[Sentence, ...] = ()

    @property
    def assumed(self) -> tuple[Sentence, ...]:
        """The sentences that this premise takes for granted because nothing was said of them."""
        if self.standing == "not stated" and self.instead is None and self.sentence is not None:
            return (self.sentence,)
        return self.absent


@dataclass(frozen=True, slots=True, eq=False)
class Step:
    """One firing: `number` counts from 1 (0 for an effect of `leads to`). `new` if it brought its sentence."""

    number: int
    clause: Clause
    bindings: Bindings
    stratum: int
    wave: int
    premises: tuple[Premise, ...]
    conclusion: Sentence
    certainty: Certainty
    new: bool
    circular: bool
    firing: Firing

    @property
    def assumed(self) -> tuple[Sentence, ...]:
        return tuple(dict.fromkeys(sentence for premise in self.premises for sentence in premise.assumed))


@dataclass(frozen=True, slots=True)
class Conflict:
    """Sentences that exclude each other, each with the steps that conclude it (none: it was entered)."""

    kind: Literal["denied", "opposite", "one"]
    sentences: tuple[Sentence, ...]
    steps: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a question of the rulebook, by which steps, and the sentences that answer it."""

    question: Question
    answer: Literal["yes", "no", "both", "open"]
    yes: tuple[int, ...]
    no: tuple[int, ...]
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, eq=False)
class Trace:
    """All that a run of a case found. `known` is the finished table: every sentence with its certainty."""

    case: Case
    program: Program
    engine: str
    facts: tuple[Fact, ...]
    stated: dict[Sentence, Fact]
    steps: tuple[Step, ...]
    effects: tuple[Step, ...]
    known: Known
    conflicts: tuple[Conflict, ...]
    answers: tuple[Answer, ...]
    warnings: tuple[str, ...]

    @property
    def rulebook(self) -> Rulebook:
        return self.case.rulebook

    @cached_property
    def concluded(self) -> dict[Sentence, tuple[int, ...]]:
        """Each concluded sentence with the numbers of its steps, in the order of first steps."""
        found: dict[Sentence, list[int]] = {}
        for step in self.steps:
            found.setdefault(step.conclusion, []).append(step.number)
        return {sentence: tuple(numbers) for sentence, numbers in found.items()}

    def step(self, number: int) -> Step:
        """The step with this number (from 1)."""
        return self.steps[number - 1]

    def steps_of(self, sentence: Sentence) -> tuple[int, ...]:
        """The numbers of the steps that conclude a sentence."""
        return self.concluded.get(sentence, ())

    def level(self, sentence: Sentence) -> Certainty | None:
        """How surely a sentence holds on the finished run; None if it does not."""
        return self.known.level(sentence)

    def say(self, sentence: Sentence) -> str:
        """The canonical wording of a sentence."""
        return self.rulebook.say(sentence)

    @cached_property
    def news(self) -> tuple[Sentence, ...]:
        """The conclusions that nobody entered, in the order of their first steps."""
        return tuple(sentence for sentence in self.concluded if sentence not in self.stated)
