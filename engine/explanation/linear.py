"""A step as linear text: append-only lines, the most important first, no columns, numbers to choose by.

Made for screen readers and for terminals that can do no more. The sentences are those of the same `StepView` that
the screen shows.
"""

from __future__ import annotations

from datetime import date

from engine.inference.trace import Trace
from engine.language.rulebook import Rule

from . import wording
from .agenda import agenda
from .as_text import step_lines
from .predict import Feedback, Possible, Prediction, Record
from .predict_words import WHAT_ON, WHICH, tally
from .step import StepView, step_view

OWN_WORDS = "the author's own words"
NEXT = (
    "Next: Enter goes on, b back, a number asks why that premise holds, c what would change it, p predict, "
    "? help, q leave."
)
# Not those of the terminal's language, since the sentences are English.
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
LAST = "This was the last step: no rule has anything left to say."


def linear_step(trace: Trace, number: int) -> str:
    """Step `number` (from 1) in lines."""
    shown = step_view(trace, number)
    lines = step_lines(shown, _status(shown))
    lines += source_lines(trace, shown.step.clause.rule)
    lines.append(waiting_line(trace, number))
    if number == len(trace.steps):
        lines.append(LAST)
    return "\n".join(line for line in lines if line)


def _status(shown: StepView) -> str:
    rule = shown.step.clause.rule
    return OWN_WORDS if rule.status == "explicit" else shown.status


def source_lines(trace: Trace, rule: Rule) -> list[str]:
    """Who says so, when and where: "Source: Trenin, 15 June 2012, sentence 25: ..."; marked if nobody looked it up."""
    cited = rule.source
    if cited is None:
        return []
    source = trace.rulebook.sources.get(cited.source)
    who = source.author.split(" ")[-1] if source and source.author else source.title if source else cited.source
    when = dated(source.published) if source else ""
    place = wording.cited(", ".join(part for part in (who, when) if part), cited.at)
    unchecked = "" if source is not None and source.checked else " Not checked."
    quote = f': "{cited.quote}"' if cited.quote else "."
    return [f"Source: {place}{quote}{unchecked}"]


def dated(published: str) -> str:
    """A date as people write it: "15 June 2012"; what is no full date stays as it is."""
    try:
        day = date.fromisoformat(published)
    except ValueError:
        return published
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def waiting_line(trace: Trace, number: int) -> str:
    """What else could have come, and why this step came first."""
    others = agenda(trace, number)
    if not others.waiting:
        return "Nothing else could have come now."
    count = wording.count(len(others.waiting), "other step")
    reason = others.reason.replace("its rule stands", "this rule stands")
    return f"{count} waited; {reason}."


# Predict


def linear_question(prediction: Prediction, record: Record) -> str:
    """The question and its numbered answers."""
    lines = [f"Before step {prediction.number} of {prediction.of}. {told(record)}", WHICH]
    lines += [f"{at}. {choice.words}" for at, choice in enumerate(prediction.choices, 1)]
    lines.append("Next: a number answers, s shows the step instead, p stops predicting, ? help, q leave.")
    return "\n".join(lines)


def linear_reasons(prediction: Prediction, choice: int) -> str:
    """The second half of the question: what the chosen sentence (from 0) rests on."""
    lines = [f"You say: {prediction.choices[choice].words}.", WHAT_ON]
    lines += [f"{at}. {reason_text(reason)}" for at, reason in enumerate(prediction.reasons, 1)]
    lines.append(
        'Next: type the numbers of all that it rests on, such as "1 3"; b chooses again, s shows the step instead.'
    )
    return "\n".join(lines)


def reason_text(reason: Possible) -> str:
    """A possible reason with the step that concluded it, if one did."""
    if reason.standing == "concluded" and reason.steps:
        return f"{reason.words} (concluded in step {reason.steps[0]})"
    return reason.words


def linear_feedback(prediction: Prediction, feedback: Feedback, record: Record) -> str:
    """What the answer was worth: the headline first, then reason by reason, then the near misses."""
    lines = [f"Step {prediction.number} of {prediction.of}. {feedback.headline}", feedback.explanation]
    if feedback.outcome in ("half", "missed", "seen"):
        lines.append(f'What the rule "{prediction.title}" uses')
        for at, each in enumerate(feedback.lines, 1):
            used = each.reason.words if each.reason.used else f"not used: {each.reason.words}"
            ticked = f"{'' if each.ticked else 'not '}chosen. " if feedback.outcome == "half" else ""
            lines.append(f"{at}. {wording.capital(ticked)}{used if ticked else wording.capital(used)}.")
    lines.append("Not yet, and why")
    lines += [f'- "{choice.words}" {choice.why}.' for choice in feedback.not_yet]
    lines.append(told(record))
    lines.append("Next: Enter asks the next question, s shows this step, p stops predicting, ? help, q leave.")
    return "\n".join(line for line in lines if line)


def told(record: Record) -> str:
    """The record in one sentence."""
    seen = record.total("seen")
    words = tally(record.total("understood"), record.total("half"), record.total("missed"))
    return f"{words}{f', {seen} shown' if seen else ''}."
