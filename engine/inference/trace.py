"""The trace: a finished run as a frozen value. Whatever is shown or explained is read from here."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, overload

from engine.language.case import Case, Fact
from engine.language.clauses import Clause
from engine.language.condition import Condition
from engine.language.rulebook import Question, Rulebook, Sentence
from engine.language.value import Certainty
from engine.pause import pause

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


class Steps(Sequence[Step]):
    """Steps in order, each made when somebody looks at it: of a large case most are never looked at."""

    def __init__(self, firings: Sequence[Firing], make: Callable[[int], Step]) -> None:
        self.firings, self._make = firings, make
        self._made: dict[int, Step] = {}

    def __len__(self) -> int:
        return len(self.firings)

    @overload
    def __getitem__(self, at: int) -> Step: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Step, ...]: ...
    def __getitem__(self, at: int | slice) -> Step | tuple[Step, ...]:
        if isinstance(at, slice):
            return tuple(self[each] for each in range(*at.indices(len(self))))
        place = range(len(self))[at]
        made = self._made.get(place)
        if made is not None:
            return made
        pause()
        # Two threads may make the same step; all get the one that was there first.
        return self._made.setdefault(place, self._make(place))

    def __iter__(self) -> Iterator[Step]:
        return map(self.__getitem__, range(len(self)))


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
    """All that a run of a case found. `known` is the finished table: every sentence with its certainty.

    `kept` is what was worked out of it later (see `once`).
    """

    case: Case
    program: Program
    engine: str
    facts: tuple[Fact, ...]
    stated: dict[Sentence, Fact]
    steps: Steps
    effects: Steps
    known: Known
    conflicts: tuple[Conflict, ...]
    answers: tuple[Answer, ...]
    warnings: tuple[str, ...]
    kept: dict[Hashable, object] = field(default_factory=dict, repr=False)

    @property
    def rulebook(self) -> Rulebook:
        return self.case.rulebook

    @cached_property
    def concluded(self) -> dict[Sentence, tuple[int, ...]]:
        """Each concluded sentence with the numbers of its steps, in the order of first steps."""
        found: dict[Sentence, list[int]] = {}
        for number, firing in enumerate(self.steps.firings, 1):
            found.setdefault(firing.conclusion, []).append(number)
        return {sentence: tuple(numbers) for sentence, numbers in found.items()}

    def step(self, number: int) -> Step:
        """The step with this number (from 1)."""
        return self.steps[number - 1]

    def steps_of(self, sentence: Sentence) -> tuple[int, ...]:
        """The numbers of the steps that conclude a sentence."""
        return self.concluded.get(sentence, ())

    def uses(self, number: int) -> tuple[Sentence, ...]:
        """The sentences that a step rests on: its premises, and those that were counted."""
        firing = self.steps.firings[number - 1]
        if not self.program.counting[firing.clause]:
            return tuple(dict.fromkeys(firing.premises))
        counted = (sentence for premise in self.step(number).premises for sentence in premise.used)
        return tuple(dict.fromkeys((*firing.premises, *counted)))

    @cached_property
    def users(self) -> dict[Sentence, tuple[int, ...]]:
        """For each sentence on which a step rests the numbers of those steps, in order."""
        found: dict[Sentence, list[int]] = {}
        for number in range(1, len(self.steps) + 1):
            for sentence in self.uses(number):
                found.setdefault(sentence, []).append(number)
        return {sentence: tuple(numbers) for sentence, numbers in found.items()}

    def above(self, sentence: Sentence) -> tuple[Sentence, ...]:
        """The conclusions that rest on a sentence in some way, in the order of their first steps."""
        found: set[Sentence] = set()
        waiting = [sentence]
        while waiting:
            for number in self.users.get(waiting.pop(), ()):
                conclusion = self.steps.firings[number - 1].conclusion
                if conclusion not in found:
                    found.add(conclusion)
                    waiting.append(conclusion)
        return tuple(sorted(found, key=lambda each: self.concluded[each][0]))

    @cached_property
    def assuming(self) -> tuple[Step, ...]:
        """The steps that take something for granted because nothing was said of it."""
        looks = self.program.looks
        places = (at for at, firing in enumerate(self.steps.firings) if looks[firing.clause])
        return tuple(step for at in places if (step := self.steps[at]).assumed)

    def taking(self, absent: Sentence) -> tuple[Step, ...]:
        """The steps that take just this for granted."""
        looks, about = self.program.looks, absent.statement
        places = (at for at, firing in enumerate(self.steps.firings) if about in looks[firing.clause])
        return tuple(step for at in places if absent in (step := self.steps[at]).assumed)

    @cached_property
    def assumed(self) -> tuple[Sentence, ...]:
        """All that some step takes for granted, in the order of steps."""
        return tuple(dict.fromkeys(sentence for step in self.assuming for sentence in step.assumed))

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
