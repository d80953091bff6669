"""Questions about a trace, from the engine's: the same words as `foedus walk --plain` prints."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cached_property

from engine.explanation import predict as engine
from engine.explanation.linear import told as told_record
from engine.explanation.predict.words import OTHERS, UNDERSTOOD_MEANS, WHAT_ON, chosen_right, writes
from engine.explanation.wording import capital
from engine.inference.trace import Trace

from ..view import predict as view


class TraceQuiz:
    """The quiz on one trace. A question is made when it is asked for."""

    def __init__(self, trace: Trace) -> None:
        self._trace = trace
        self._asked: dict[int, engine.Prediction] = {}

    @cached_property
    def rules(self) -> Sequence[view.Asked]:
        """The rules that fired."""
        return tuple(view.Asked(rule.id, capital(rule.title), first) for rule, first in engine.first_steps(self._trace))

    def question(self, after: int, record: view.Record) -> view.Question | None:
        """The next question behind a step."""
        found = engine.next_question(self._trace, after, engine.Record(record))
        if found is None:
            return None
        self._asked[found.number] = found
        standing = "concluded" if found.kind == "follows" else ""
        choices = tuple(view.Choice(one.words, "", self._about(one), one.below, standing) for one in found.choices)
        return view.Question(found.number, found.of, found.given, found.ask, choices)

    def reasons(self, number: int, choice: int) -> view.Reasons | None:
        """Only whoever chose rightly is asked for the reasons, since they give the right choice away."""
        asked = self._asked[number]
        if choice != asked.right or not asked.tick:
            return None
        return view.Reasons(
            chosen_right(asked.choices[choice].words), WHAT_ON, tuple(self._possible(reason) for reason in asked.tick)
        )

    def told(self, number: int, choice: int | None, reasons: Collection[int]) -> view.Told:
        """What an answer is worth."""
        asked = self._asked[number]
        feedback = engine.shown(asked) if choice is None else engine.answered(asked, choice, reasons)
        return view.Told(
            asked.kind,
            asked.number,
            asked.of,
            asked.rule,
            asked.title,
            feedback.outcome,
            feedback.headline,
            feedback.explanation,
            writes(asked.again),
            self._trace.say(asked.conclusion),
            str(self._trace.level(asked.conclusion) or ""),
            tuple(view.Compared(self._possible(each.reason), each.ticked, each.reason.used) for each in feedback.lines),
            OTHERS[asked.kind],
            tuple(view.Choice(each.words, each.why, self._about(each)) for each in feedback.others),
        )

    def left(self, after: int, record: view.Record) -> str:
        """Why no question is left."""
        return engine.left(self._trace, after, engine.Record(record))

    def tally(self, record: view.Record) -> str:
        """The record in a few words."""
        return told_record(engine.Record(record)).rstrip(".")

    def understood(self, record: view.Record) -> int:
        """How many rules are understood."""
        return sum(engine.Record(record).is_understood(asked.rule) for asked in self.rules)

    def grouped(self, record: view.Record) -> Sequence[tuple[str, Sequence[tuple[view.Asked, str]]]]:
        """The rules under how far they are."""
        kept, asked = engine.Record(record), {each.rule: each for each in self.rules}
        return tuple(
            (head, tuple((asked[rule.id], engine.standing(kept, rule.id)) for rule in rules))
            for head, rules in engine.grouped(self._trace, kept)
        )

    @property
    def understood_means(self) -> str:
        """When a rule counts as understood."""
        return UNDERSTOOD_MEANS

    def _about(self, choice: engine.Choice) -> str:
        return self._trace.say(choice.sentence) if choice.sentence is not None else ""

    def _possible(self, reason: engine.Possible) -> view.Possible:
        asked_about = "" if reason.sentence is None else self._trace.say(reason.sentence)
        standing = "assumed" if reason.standing == "not stated" else reason.standing
        step = reason.steps[0] if reason.standing == "concluded" and reason.steps else 0
        return view.Possible(reason.words, asked_about, standing, step)
