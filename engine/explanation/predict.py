"""Predict before you look: what follows now, and from what. A question, an answer to it, and a record by rule.

    question(trace, number) -> Prediction;  answered(prediction, choice, reasons) -> Feedback;  Record.with_answer(...)

One of the choices is on the agenda before the step; the others are near misses. All is chosen from the trace in a
fixed order, so that a class sees the same questions.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, TypeVar

from engine.inference.trace import Premise, Standing, Step, Trace
from engine.language.condition import Condition, Holds, Not, parts
from engine.language.rulebook import Sentence
from engine.language.value import Value
from engine.language.vocabulary import Pattern

from . import predict_words as say
from .near_misses import Moment, NearMiss
from .wording import capital

CHOICES = 4
DECOYS = 2
TWICE = 2
"""How often a rule has to be answered rightly, with the right reasons, to count as understood."""

T = TypeVar("T")
Outcome = Literal["understood", "half", "missed", "seen"]
OUTCOMES: tuple[Outcome, ...] = ("understood", "half", "missed", "seen")


@dataclass(frozen=True, slots=True)
class Choice:
    """A sentence to choose; `why` tells, afterwards, why it does not follow now ("" for the one that does)."""

    sentence: Sentence
    words: str
    right: bool
    kind: Literal["follows", "lacks", "other name", "held back"]
    why: str


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
    """The question before a step. The right answer and its rule are in it; a screen shows them afterwards."""

    number: int
    of: int
    rule: str
    title: str
    because: str
    choices: tuple[Choice, ...]
    reasons: tuple[Possible, ...]

    @property
    def right(self) -> int:
        """The place of the right choice, from 0."""
        return next(at for at, choice in enumerate(self.choices) if choice.right)

    @property
    def support(self) -> frozenset[int]:
        """The places of the reasons that the rule uses, from 0."""
        return frozenset(at for at, reason in enumerate(self.reasons) if reason.used)


@dataclass(frozen=True, slots=True)
class Compared:
    """A reason beside what the rule does with it."""

    reason: Possible
    ticked: bool


@dataclass(frozen=True, slots=True)
class Feedback:
    """What an answer was worth and why: a headline, the reasons compared, what the rule looks at, the near misses.

    The near miss that was chosen is told in the headline and not again.
    """

    outcome: Outcome
    headline: str
    lines: tuple[Compared, ...]
    explanation: str
    not_yet: tuple[Choice, ...]


def question(trace: Trace, number: int) -> Prediction | None:
    """The question before step `number` (from 1); None for a step that brings nothing new or has no near miss."""
    step = trace.step(number)
    if not step.new or step.conclusion in trace.stated:
        return None
    moment = Moment(trace, number)
    wrong = _chosen(moment, step)
    if not wrong:
        return None
    right = Choice(step.conclusion, trace.say(step.conclusion), True, "follows", "")
    choices = [right, *(_choice(moment, miss) for miss in wrong)]
    reasons = [_used(trace, premise, number) for premise in step.premises if premise.part == "if"]
    reasons += [_decoy(moment, sentence) for sentence in _decoys(moment, step)]
    return Prediction(
        number,
        len(trace.steps),
        step.clause.rule.id,
        capital(step.clause.rule.title),
        capital(step.clause.rule.because.fill(step.bindings)),
        tuple(_shuffled(choices, number, lambda choice: choice.words)),
        tuple(_shuffled(reasons, number, lambda reason: reason.words)),
    )


def next_question(trace: Trace, after: int, record: Record) -> Prediction | None:
    """The next question behind step `after`, leaving out rules that are understood; None if there is none."""
    for step in trace.steps[after:]:
        if not record.is_understood(step.clause.rule.id):
            found = question(trace, step.number)
            if found is not None:
                return found
    return None


def answered(prediction: Prediction, choice: int, reasons: Iterable[int]) -> Feedback:
    """What the choice (from 0) with these reasons (from 0) is worth."""
    ticked = frozenset(reasons)
    compared = tuple(Compared(reason, at in ticked) for at, reason in enumerate(prediction.reasons))
    not_yet = tuple(one for one in prediction.choices if not one.right)
    chosen, right = prediction.choices[choice], prediction.choices[prediction.right]
    if not chosen.right:
        others = tuple(one for one in not_yet if one is not chosen)
        return Feedback("missed", say.missed(chosen.words, chosen.why), compared, say.follows(right.words), others)
    extra = [each.reason.words for each in compared if each.ticked and not each.reason.used]
    missing = [each.reason.words for each in compared if each.reason.used and not each.ticked]
    if not extra and not missing:
        return Feedback("understood", say.UNDERSTOOD, compared, prediction.because, not_yet)
    explanation = " ".join(part for part in (say.also_needs(missing), prediction.because) if part)
    headline = say.wrong_reason(extra) if extra else say.NOT_THE_WHOLE
    return Feedback("half", headline, compared, explanation, not_yet)


def shown(prediction: Prediction) -> Feedback:
    """The answer for someone who asked to see it: seen, and not missed."""
    compared = tuple(Compared(reason, False) for reason in prediction.reasons)
    not_yet = tuple(one for one in prediction.choices if not one.right)
    words = say.follows(prediction.choices[prediction.right].words)
    return Feedback("seen", words, compared, prediction.because, not_yet)


@dataclass(frozen=True, slots=True)
class Record:
    """How often each rule was answered, and how. A rule is understood when it was so twice."""

    counts: Mapping[str, Mapping[Outcome, int]]

    @staticmethod
    def empty() -> Record:
        return Record({})

    def with_answer(self, rule: str, outcome: Outcome) -> Record:
        """The record with one more answer."""
        own = dict(self.counts.get(rule, {}))
        own[outcome] = own.get(outcome, 0) + 1
        return Record({**self.counts, rule: own})

    def is_understood(self, rule: str) -> bool:
        """True if the rule was answered rightly, with the right reasons, twice."""
        return self.counts.get(rule, {}).get("understood", 0) >= TWICE

    def total(self, outcome: Outcome) -> int:
        """How many answers of this kind were given, over all rules."""
        return sum(own.get(outcome, 0) for own in self.counts.values())

    @property
    def answers(self) -> int:
        """How many questions were answered, those shown included."""
        return sum(self.total(outcome) for outcome in OUTCOMES)


# Choices


def _chosen(moment: Moment, step: Step) -> list[NearMiss]:
    """Three near misses: one held back and one with another name where there are such, the rest lacking a premise."""
    names = set(step.bindings.values())
    found: dict[str, dict[Sentence, NearMiss]] = {"held back": {}, "other name": {}, "lacks": {}}
    for miss in moment.misses(step):
        found[miss.kind].setdefault(miss.sentence, miss)

    def rank(miss: NearMiss) -> tuple[bool, bool, int, bool, int]:
        theme = miss.clause.rule.theme != step.clause.rule.theme
        never = miss.lacking is not None and miss.lacking not in moment.trace.known
        turn = _turn(moment.number, moment.trace.say(miss.sentence))
        return miss.far, theme, -len(names & set(miss.sentence.args)), never, turn

    ranked = {kind: sorted(own.values(), key=rank) for kind, own in found.items()}
    ranked["other name"] = list(found["other name"].values())  # the fewest missing premises first
    order = [*ranked["held back"][:1], *ranked["other name"][:1], *_varied(ranked["lacks"])]
    order += [*ranked["other name"][1:], *ranked["held back"][1:]]
    chosen: dict[Sentence, NearMiss] = {}
    for miss in order:
        if len(chosen) < CHOICES - 1:
            chosen.setdefault(miss.sentence, miss)
    return list(chosen.values())


def _varied(misses: list[NearMiss]) -> list[NearMiss]:
    """One for each statement first, then the others."""
    first: dict[int, NearMiss] = {}
    for miss in misses:
        first.setdefault(miss.sentence.statement, miss)
    return [*first.values(), *(miss for miss in misses if miss is not first[miss.sentence.statement])]


def _choice(moment: Moment, miss: NearMiss) -> Choice:
    return Choice(miss.sentence, moment.trace.say(miss.sentence), False, miss.kind, _why(moment, miss))


def _why(moment: Moment, miss: NearMiss) -> str:
    """Why a near miss does not follow now."""
    trace = moment.trace
    if miss.kind == "held back":
        return say.held_back(trace.say(miss.blocker) if miss.blocker is not None else "", miss.obstacle)
    assert miss.lacking is not None
    needs = trace.say(miss.lacking)
    steps = trace.steps_of(miss.lacking)
    counter = miss.lacking.positive if miss.lacking.denied else miss.lacking.denial
    if steps and steps[0] == moment.number:
        return say.only_now(needs)
    if steps:
        return say.only_later(needs, steps[0])
    return say.denied(needs) if counter in trace.known else say.nothing_said(needs)


# Reasons


def _used(trace: Trace, premise: Premise, number: int) -> Possible:
    """A premise of the rule, in words that stand by themselves."""
    if premise.sentence is None:
        return Possible(premise.words, None, "holds", (), True)
    words = trace.say(premise.sentence)
    if premise.standing in ("not stated", "denied", "weaker"):
        words = say.absent(words, premise.standing)
    steps = tuple(step for step in premise.steps if step < number)
    return Possible(words, premise.sentence, premise.standing, steps, True)


def _decoy(moment: Moment, sentence: Sentence) -> Possible:
    stated = sentence in moment.trace.stated
    steps = tuple(step for step in moment.trace.steps_of(sentence) if step < moment.number)
    return Possible(moment.trace.say(sentence), sentence, "stated" if stated else "concluded", steps, False)


def _decoys(moment: Moment, step: Step) -> list[Sentence]:
    """True sentences that rules of the same theme use and this one does not; else true sentences of the same names."""
    own, names = {pattern.statement for pattern in _patterns(step.clause.conditions)}, set(step.bindings.values())
    statements: dict[int, int] = {}
    for clause in moment.trace.program.clauses:
        if clause.rule.theme == step.clause.rule.theme and clause.rule is not step.clause.rule:
            for pattern in _patterns(clause.conditions):
                statements.setdefault(pattern.statement, clause.rule.index)

    def rank(sentence: Sentence) -> tuple[bool, int, bool]:
        return sentence.statement not in statements, -_shared(sentence.args, names), sentence.denied

    found = [
        sentence
        for sentence in moment.known.sentences()
        if sentence.statement not in own and sentence != step.conclusion
    ]
    chosen: dict[int, Sentence] = {}
    for sentence in sorted(found, key=rank):
        chosen.setdefault(sentence.statement, sentence)
    return list(chosen.values())[:DECOYS]


def _shared(args: tuple[Value, ...], names: set[Value]) -> int:
    return sum(arg in names for arg in args)


def _patterns(conditions: Iterable[Condition]) -> list[Pattern]:
    """The sentences in a list of conditions, those inside counts included."""
    found: list[Pattern] = []
    for condition in conditions:
        if isinstance(condition, Holds | Not):
            found.append(condition.pattern)
        else:
            found += _patterns(parts(condition))
    return found


def _shuffled(things: list[T], number: int, words: Callable[[T], str]) -> list[T]:
    """In an order that tells nothing, and is the same on every machine."""
    return sorted(things, key=lambda thing: (_turn(number, words(thing)), words(thing)))


def _turn(number: int, words: str) -> int:
    """A number without meaning for a sentence at a step, the same for everybody."""
    return int.from_bytes(hashlib.sha256(f"{number} {words}".encode()).digest()[:4])
