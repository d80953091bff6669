"""What an answer is worth, and why: compared with what the engine did, never with what somebody wrote down."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from . import words as say
from .question import Choice, Possible, Prediction
from .record import Outcome


@dataclass(frozen=True, slots=True)
class Compared:
    """A reason beside what the rule does with it; `ticked` is None where nothing could be ticked."""

    reason: Possible
    ticked: bool | None


@dataclass(frozen=True, slots=True)
class Feedback:
    """A headline, what the step rests on (compared, where reasons were given), and why the other choices are wrong.

    A wrong choice is told in the headline and not again.
    """

    outcome: Outcome
    headline: str
    lines: tuple[Compared, ...]
    explanation: str
    others: tuple[Choice, ...]


def answered(prediction: Prediction, choice: int, reasons: Iterable[int] = ()) -> Feedback:
    """What the choice (from 0) is worth; with these reasons (from 0) where it is right and reasons are asked for."""
    chosen, right = prediction.choices[choice], prediction.choices[prediction.right]
    if not chosen.right:
        right_is = say.right_is(prediction.kind, right.words) if prediction.kind in ("rule", "silence") else ""
        explanation = " ".join(part for part in (right_is, prediction.explanation or prediction.because) if part)
        headline = say.wrong(prediction.kind, chosen.words, chosen.why, right.words)
        return Feedback("missed", headline, _used(prediction), explanation, _others(prediction, chosen))
    if not prediction.tick:
        headline = say.right(prediction.kind, right.words)
        told = prediction.explanation or prediction.because
        return Feedback("understood", headline, _used(prediction), told, _others(prediction, chosen))
    ticked = frozenset(reasons)
    compared = tuple(Compared(reason, at in ticked) for at, reason in enumerate(prediction.tick))
    extra = [each.reason.words for each in compared if each.ticked and not each.reason.used]
    missing = [each.reason.words for each in compared if each.reason.used and not each.ticked]
    if not extra and not missing:
        return Feedback("understood", say.UNDERSTOOD, compared, prediction.because, _others(prediction, chosen))
    explanation = " ".join(part for part in (say.also_needs(missing), prediction.because) if part)
    headline = say.wrong_reason(extra) if extra else say.NOT_THE_WHOLE
    return Feedback("half", headline, compared, explanation, _others(prediction, chosen))


def shown(prediction: Prediction) -> Feedback:
    """The answer for someone who asked to see it: seen, and not missed."""
    right = prediction.choices[prediction.right]
    headline = say.right_is(prediction.kind, right.words)
    told = prediction.explanation or prediction.because
    return Feedback("seen", headline, _used(prediction), told, _others(prediction, right))


def _used(prediction: Prediction) -> tuple[Compared, ...]:
    return tuple(Compared(reason, None) for reason in prediction.reasons)


def _others(prediction: Prediction, chosen: Choice) -> tuple[Choice, ...]:
    return tuple(one for one in prediction.choices if one.why and one is not chosen)
