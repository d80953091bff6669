"""Questions about a trace, from the engine's: the same words as `foedus walk --plain` prints."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cached_property

from engine.explanation import predict as engine
from engine.explanation.linear import told as told_record
from engine.explanation.predict_words import WHAT_ON, WHICH
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
        """The rules that conclude something new."""
        found: dict[str, view.Asked] = {}
        for step in self._trace.steps:
            if step.new and step.conclusion not in self._trace.stated:
                rule = step.clause.rule
                found.setdefault(rule.id, view.Asked(rule.id, capital(rule.title), step.number))
        return tuple(found.values())

    def question(self, after: int, record: view.Record) -> view.Question | None:
        """The next question behind a step."""
        found = engine.next_question(self._trace, after, _record(record))
        if found is None:
            return None
        self._asked[found.number] = found
        return view.Question(
            found.number,
            found.of,
            WHICH,
            WHAT_ON,
            tuple(view.Choice(choice.words) for choice in found.choices),
            tuple(self._possible(reason) for reason in found.reasons),
        )

    def told(self, number: int, choice: int | None, reasons: Collection[int]) -> view.Told:
        """What an answer is worth."""
        asked = self._asked[number]
        feedback = engine.shown(asked) if choice is None else engine.answered(asked, choice, reasons)
        right = asked.choices[asked.right]
        return view.Told(
            asked.number,
            asked.of,
            asked.rule,
            asked.title,
            feedback.outcome,
            feedback.headline,
            feedback.explanation,
            right.words,
            str(self._trace.level(right.sentence) or ""),
            tuple(view.Compared(self._possible(each.reason), each.ticked, each.reason.used) for each in feedback.lines),
            tuple(view.Choice(each.words, each.why) for each in feedback.not_yet),
        )

    def tally(self, record: view.Record) -> str:
        """The record in a few words."""
        return told_record(_record(record)).rstrip(".")

    def understood(self, record: view.Record, rule: str) -> bool:
        """Whether a rule is understood."""
        return _record(record).is_understood(rule)

    def _possible(self, reason: engine.Possible) -> view.Possible:
        asked_about = "" if reason.sentence is None else self._trace.say(reason.sentence)
        standing = "assumed" if reason.standing == "not stated" else reason.standing
        step = reason.steps[0] if reason.standing == "concluded" and reason.steps else 0
        return view.Possible(reason.words, asked_about, standing, step)


def _record(record: view.Record) -> engine.Record:
    """What was kept; what it counts that is no outcome here is left out."""
    return engine.Record(
        {rule: {each: own[each] for each in engine.OUTCOMES if each in own} for rule, own in record.items()}
    )
