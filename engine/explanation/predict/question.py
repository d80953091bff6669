"""A question before a step, as a frozen value: what is asked, four sentences or so to choose from, what it rests on."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal, TypeVar

from engine.inference.trace import Premise, Standing, Step, Trace
from engine.language.condition import Condition, Holds, Not, parts
from engine.language.rulebook import Rule, Sentence
from engine.language.vocabulary import Pattern

from ..told import told
from ..wording import capital
from . import words as say

CHOICES = 4

T = TypeVar("T")
Kind = Literal["follows", "rule", "silence", "circle"]
KINDS: tuple[Kind, ...] = ("follows", "rule", "silence", "circle")
"""What follows now; which rule says so; what was not stated; will the circle hold."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose; `why` tells, afterwards, why it is not the answer ("" for the one that is).

    `sentence` is what one may ask about it; None for a rule, or for a yes or no. `below` stands under the words.
    """

    words: str
    right: bool
    why: str
    sentence: Sentence | None = None
    below: str = ""


@dataclass(frozen=True, slots=True)
class Possible:
    """Something true that the conclusion may rest on; `used` if it does. `words` include "nothing was said about"."""

    words: str
    sentence: Sentence | None
    standing: Standing
    steps: tuple[int, ...]
    used: bool


@dataclass(frozen=True, slots=True)
class Prediction:
    """The question before a step. The right answer and its rule are in it; a screen shows them afterwards.

    `given` is told before the question `ask`. `tick` are what the right choice may rest on, which is asked next; empty
    where a question has no second half. `reasons` are what the step does rest on.
    """

    kind: Kind
    number: int
    of: int
    rule: str
    title: str
    because: str
    conclusion: Sentence
    again: bool
    """The conclusion is known already, and follows in one more way."""
    given: tuple[str, ...]
    ask: str
    choices: tuple[Choice, ...]
    reasons: tuple[Possible, ...]
    tick: tuple[Possible, ...] = ()
    explanation: str = ""
    """What is told whatever was chosen; empty where the rule's own words say it all."""

    @property
    def right(self) -> int:
        """The place of the right choice, from 0."""
        return next(at for at, choice in enumerate(self.choices) if choice.right)

    @property
    def support(self) -> frozenset[int]:
        """The places of what is to be ticked, from 0."""
        return frozenset(at for at, reason in enumerate(self.tick) if reason.used)


def asked(
    trace: Trace,
    step: Step,
    kind: Kind,
    given: Iterable[str],
    ask: str,
    choices: Iterable[Choice],
    reasons: Iterable[Possible],
    tick: Iterable[Possible] = (),
    explanation: str = "",
) -> Prediction:
    """The question, with what all kinds say of the step."""
    rule = step.clause.rule
    return Prediction(
        kind,
        step.number,
        len(trace.steps),
        rule.id,
        capital(rule.title),
        capital(rule.because.fill(step.bindings)),
        step.conclusion,
        not step.new or step.conclusion in trace.stated,
        tuple(given),
        ask,
        tuple(choices),
        tuple(reasons),
        tuple(tick),
        explanation,
    )


def used(trace: Trace, step: Step, exceptions: bool = False) -> list[Possible]:
    """What a step rests on, in words that stand by themselves; with the silences of its exceptions if wanted."""
    found = [_used(trace, step, premise) for premise in step.premises if premise.part == "if"]
    if exceptions:
        silent = [sentence for premise in step.premises if premise.part == "unless" for sentence in premise.assumed]
        found += [
            Possible(say.absent(trace.say(sentence), "not stated"), sentence, "not stated", (), True)
            for sentence in dict.fromkeys(silent)
        ]
    return found


def _used(trace: Trace, step: Step, premise: Premise) -> Possible:
    if premise.sentence is None:
        return Possible(told(premise.condition, step.bindings, trace.rulebook), None, "holds", (), True)
    words = trace.say(premise.sentence)
    if premise.standing in ("not stated", "denied", "weaker"):
        words = say.absent(words, premise.standing)
    steps = tuple(number for number in premise.steps if number < step.number)
    return Possible(words, premise.sentence, premise.standing, steps, True)


def patterns(conditions: Iterable[Condition]) -> list[Pattern]:
    """The sentences in a list of conditions, those inside counts included."""
    found: list[Pattern] = []
    for condition in conditions:
        if isinstance(condition, Holds | Not):
            found.append(condition.pattern)
        else:
            found += patterns(parts(condition))
    return found


def looked_at(rule: Rule) -> set[int]:
    """The statements that a rule looks at: by any branch, in exceptions, and where they make no difference."""
    return {pattern.statement for pattern in patterns((*rule.conditions, *rule.unless, *rule.even_if))}


def shuffled(things: Iterable[T], number: int, words: Callable[[T], str]) -> list[T]:
    """In an order that tells nothing, and is the same on every machine."""
    return sorted(things, key=lambda thing: (turn(number, words(thing)), words(thing)))


def turn(number: int, words: str) -> int:
    """A number without meaning for a sentence at a step, the same for everybody."""
    return int.from_bytes(hashlib.sha256(f"{number} {words}".encode()).digest()[:4])
