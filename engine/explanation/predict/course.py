"""Which question comes when: a kind must be askable at its step, and the kinds come in turn."""

from __future__ import annotations

from engine.inference.trace import Trace

from . import words as say
from .circle import circle
from .follows import follows
from .near_misses import Moment
from .question import Kind, Prediction
from .record import Record
from .silence import silence
from .which_rule import which_rule

_RARE_FIRST: tuple[Kind, ...] = ("circle", "silence", "follows", "rule")


def question(trace: Trace, number: int, kind: Kind = "follows", times: int = 0) -> Prediction | None:
    """The question of a kind before step `number` (from 1); None where it cannot be asked there.

    `times` tells how often this kind was asked of the rule: where there are several such questions, they take turns.
    """
    return _question(Moment(trace, number), kind, times)


def _question(moment: Moment, kind: Kind, times: int) -> Prediction | None:
    step = moment.trace.step(moment.number)
    if kind == "follows":
        return follows(moment, step)
    if kind == "rule":
        return which_rule(moment, step)
    return silence(moment, step, times) if kind == "silence" else circle(moment, step, times)


def next_question(trace: Trace, after: int, record: Record) -> Prediction | None:
    """The next question behind step `after`, leaving out rules that are understood; None if there is none."""
    for number in range(after + 1, len(trace.steps) + 1):
        rule = _rule(trace, number)
        if record.is_understood(rule):
            continue
        moment = Moment(trace, number)
        for kind in in_turn(record, rule):
            found = _question(moment, kind, record.asked(kind, rule))
            if found is not None:
                return found
    return None


def left(trace: Trace, after: int, record: Record) -> str:
    """Why no question is left behind step `after`."""
    behind = range(after + 1, len(trace.steps) + 1)
    if not behind:
        return say.LAST
    understood = all(record.is_understood(_rule(trace, number)) for number in behind)
    return say.ALL_UNDERSTOOD if understood else say.ONLY_ONE.format(number=after)


def _rule(trace: Trace, number: int) -> str:
    return trace.program.clauses[trace.steps.firings[number - 1].clause].rule.id


def in_turn(record: Record, rule: str) -> list[Kind]:
    """The kinds of question, the one whose turn it is first: asked least of this rule, then asked least of all.

    What follows comes first, and is asked twice as often as each of the others.
    """

    def asked(kind: Kind) -> tuple[int, int]:
        overall = record.asked(kind)
        return record.asked(kind, rule), overall if kind == "follows" else 2 * overall + 1

    return sorted(_RARE_FIRST, key=asked)
