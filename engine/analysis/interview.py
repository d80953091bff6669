"""An interview on a case: a question, an answer, and the case with the answer entered; until nothing is open.

Everything here is a value. What was left open ("don't know") is not asked again, and stays open.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property

from engine.inference.run import run
from engine.inference.trace import Trace
from engine.language.case import Case
from engine.language.rulebook import Sentence
from engine.language.value import Value
from engine.scenarios.changes import Changes, apply
from engine.scenarios.domain import Names, values

from .questions import Agenda, Ask, Goal, agenda, goals


@dataclass(frozen=True)
class Interview:
    """How far an interview is: what was answered, in order, and what was left open."""

    case: Case
    asked: Sentence | None = None
    answers: Changes = field(default_factory=Changes)
    left_open: tuple[Sentence, ...] = ()
    names: Names = "case"

    @cached_property
    def trace(self) -> Trace:
        """The run with the answers so far."""
        return run(apply(self.case, self.answers), "compiled")

    @cached_property
    def goals(self) -> tuple[Goal, ...]:
        return goals(self.trace, self.asked, self.names)

    @cached_property
    def agenda(self) -> Agenda:
        """What is worth asking now."""
        return agenda(self.trace, self.goals, self.left_open, self.names)

    @cached_property
    def narrowed(self) -> bool:
        """True if there are names about which nothing is asked, since the case does not speak of them."""
        if self.names == "declared":
            return False
        spoken, every = (values(self.case, self.trace.program, names) for names in ("case", "declared"))
        return any(len(spoken[kind]) < len(every[kind]) for kind in every)

    @property
    def question(self) -> Ask | None:
        """The question to put next; None where no answer could tell more."""
        return self.agenda.asks[0] if self.agenda.asks else None

    def say(self, ask: Ask, option: Sentence | None) -> Interview:
        """The interview with a question answered: by one of its options, or by "no" or "none of them"."""
        if option is not None:
            return replace(self, answers=self.answers.state(option))
        answers = self.answers
        for change in ask.options:
            answers = answers.deny(change.sentence)
        return replace(self, answers=answers)

    def leave_open(self, ask: Ask) -> Interview:
        """The interview with a question that nobody could answer."""
        return replace(self, left_open=(*self.left_open, *(change.sentence for change in ask.options)))


def slot_of(case: Case, ask: Ask) -> int | None:
    """The slot in which the options of a question differ; None for a question of yes or no."""
    statement = case.rulebook.statements[ask.sentence.statement]
    return statement.one


def number_asked(case: Case, ask: Ask) -> bool:
    """True if the answer is any number, not one of those that were tried."""
    slot = slot_of(case, ask)
    if slot is None:
        return False
    kind = case.rulebook.statements[ask.sentence.statement].slots[slot].kind
    return case.rulebook.kinds[kind].sort == "number"


def with_value(case: Case, ask: Ask, value: Value) -> Sentence:
    """The sentence of a question with another value in its place."""
    slot = slot_of(case, ask)
    assert slot is not None, "a question of yes or no has no value"
    args = ask.sentence.args
    return case.rulebook.sentence(ask.sentence.statement, (*args[:slot], value, *args[slot + 1 :]))
