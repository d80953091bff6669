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
from .predict import Choice, Feedback, Possible, Prediction, Record, grouped, standing
from .predict.words import OTHERS, RECORD, UNDERSTOOD_MEANS, WHAT_ON, chosen_right, tally, writes
from .step import StepView, step_view
from .wording import capital

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
    """What is given, the question and its numbered answers."""
    lines = [f"Before step {prediction.number} of {prediction.of}. {told(record)}", *prediction.given, prediction.ask]
    lines += [f"{at}. {choice_text(choice)}" for at, choice in enumerate(prediction.choices, 1)]
    lines.append(
        "Next: a number answers, s shows the answer instead, d tells which rules are understood, "
        "p stops predicting, ? help, q leave."
    )
    return "\n".join(lines)


def choice_text(choice: Choice) -> str:
    """A choice with what stands under it on the screen."""
    return f"{choice.words} ({choice.below})" if choice.below else choice.words


def linear_reasons(prediction: Prediction) -> str:
    """The second half of a question that was answered rightly: what the sentence rests on."""
    lines = [chosen_right(prediction.choices[prediction.right].words), WHAT_ON]
    lines += [f"{at}. {reason_text(reason)}" for at, reason in enumerate(prediction.tick, 1)]
    lines.append('Next: type the numbers of all that it rests on, such as "1 3"; s shows the answer instead.')
    return "\n".join(lines)


def reason_text(reason: Possible) -> str:
    """A possible reason with the step that concluded it, if one did."""
    if reason.standing == "concluded" and reason.steps:
        return f"{reason.words} (concluded in step {reason.steps[0]})"
    return reason.words


def linear_feedback(trace: Trace, prediction: Prediction, feedback: Feedback, record: Record) -> str:
    """What the answer was worth: the headline first, then reason by reason, then the other choices."""
    conclusion = trace.say(prediction.conclusion)
    lines = [f"Step {prediction.number} of {prediction.of}. {feedback.headline}", feedback.explanation]
    lines.append(f"{writes(prediction.again)}: {conclusion}.{wording.sure(trace.level(prediction.conclusion))}")
    lines.append(f'What the rule "{prediction.title}" uses')
    for at, each in enumerate(feedback.lines, 1):
        used = reason_text(each.reason) if each.reason.used else f"not used: {each.reason.words}"
        if each.ticked is None:
            lines.append(f"{at}. {wording.capital(used)}.")
        else:
            lines.append(f"{at}. {'Ticked' if each.ticked else 'Not ticked'}. {wording.capital(used)}.")
    if feedback.others:
        lines.append(OTHERS[prediction.kind])
        lines += [f'- "{choice.words}" {choice.why}.' for choice in feedback.others]
    lines.append(told(record))
    lines.append(
        "Next: Enter asks the next question, s shows this step, d tells which rules are understood, "
        "p stops predicting, ? help, q leave."
    )
    return "\n".join(line for line in lines if line)


def linear_record(trace: Trace, record: Record) -> str:
    """Which rules are understood, rule by rule, in the order of their first steps."""
    lines = [f"{RECORD}. {told(record)}"]
    for head, rules in grouped(trace, record):
        lines.append(head)
        said = ((capital(rule.title), standing(record, rule.id)) for rule in rules)
        lines += [f"- {title}: {how}." if how else f"- {title}." for title, how in said]
    return "\n".join([*lines, UNDERSTOOD_MEANS])


def told(record: Record) -> str:
    """The record in one sentence."""
    seen = record.total("seen")
    words = tally(record.total("understood"), record.total("half"), record.total("missed"))
    return f"{words}{f', {seen} shown' if seen else ''}."
