"""An interview in words: the question, why it is asked, how it can be answered, and what is open in the end."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Any

from engine.explanation import wording
from engine.explanation.as_text import ask_words
from engine.inference.trace import Trace
from engine.language.rulebook import Sentence
from engine.language.value import written
from engine.scenarios.columns import BLOCK
from engine.scenarios.spreads import DRAWN

from .interview import Interview, number_asked, slot_of
from .questions import Answered, Ask
from .sensitivity_words import round_share

Json = dict[str, Any]
_ANSWERED: dict[Answered, str] = {
    "yes": "that is answered yes",
    "no": "that is answered no",
    "both": "that is answered both ways",
    "open": "that stays open",
}
_LABEL = re.compile(r"<([^<>]*)>")


def question_words(trace: Trace, ask: Ask) -> str:
    """The question in the words of its statement, the names filled in; of several values, which of them."""
    statement = trace.rulebook.statements[ask.sentence.statement]
    slot = slot_of(trace.case, ask)
    labels = {each.label: at for at, each in enumerate(statement.slots)}
    if not statement.ask:
        said = trace.say(ask.sentence) if slot is None else _which(trace, ask.sentence, slot)
        return f"Is it so that {said}?"
    out = ""
    at = 0
    for found in _LABEL.finditer(statement.ask):
        out += statement.ask[at : found.start()]
        at = found.end()
        place = labels.get(" ".join(found.group(1).split()))
        if place is None:
            out += found.group()
        elif place == slot:
            out += "..."
        else:
            name = written(ask.sentence.args[place])
            out += name[4:] if name.startswith("the ") and (out.endswith("the ") or out == "the ") else name
    return out + statement.ask[at:]


def _which(trace: Trace, sentence: Sentence, slot: int) -> str:
    values = tuple("..." if at == slot else written(arg) for at, arg in enumerate(sentence.args))
    return trace.rulebook.word(sentence.statement, values)


def answers_words(trace: Trace, ask: Ask) -> list[str]:
    """How a question can be answered, a line for each possibility."""
    slot = slot_of(trace.case, ask)
    if slot is None:
        return ["y  yes", "n  no"]
    if number_asked(trace.case, ask):
        return ["a number", "none  no number fits"]
    options = [f"{at}  {written(change.sentence.args[slot])}" for at, change in enumerate(ask.options, 1)]
    return [*options, "0  none of these"]


def why_words(trace: Trace, ask: Ask) -> str:
    """What the answer tells most about, and how much hangs on it."""
    slot = slot_of(trace.case, ask)
    if slot is None:
        named = [("yes", ask.likely[1]), ("no", ask.likely[0])]
    else:
        named = [(written(c.sentence.args[slot]), s) for c, s in zip(ask.options, ask.likely[1:], strict=True)]
        named = [*named[:4], ("none of these", ask.likely[0])]
    asked = ask.goal.words.endswith("?")
    so = _ANSWERED[ask.answer] if asked else "that holds"
    parts = [
        f"{'if' if at else 'If'} {word}, {'' if at else so + ' '}in {_share(s)}" for at, (word, s) in enumerate(named)
    ]
    return f'It bears most on {"" if asked else "whether "}"{ask.goal.words}". {"; ".join(parts)}.'


def _share(share: float) -> str:
    """A share of the ways in which what is then still open can be answered."""
    if share in (0, 1):
        return "no case" if share == 0 else "every case"
    return f"{round_share(Fraction(share))} of all ways to answer the rest"


def still_open(interview: Interview) -> str:
    """What is settled and what is not, when nothing more is asked."""
    trace, left = interview.trace, interview.agenda.open
    if interview.asked is not None:
        level = trace.level(interview.asked)
        said = trace.say(interview.asked)
        lines = [f"{said}: it {f'holds ({level})' if level is not None else 'does not hold'}, as things stand."]
        lines.append("No further answer could change that." if not left else _hangs(interview))
        return "\n".join(lines)
    lines = []
    for answer in trace.answers:
        by = ", ".join(trace.say(sentence) for sentence in answer.sentences)
        lines += [ask_words(trace, answer), f"  {wording.ANSWER[answer.answer]}{': ' + by if by else ''}."]
    lines.append("No further answer could change that." if not left else _hangs(interview))
    return "\n".join(lines)


def _hangs(interview: Interview) -> str:
    """What could still change the answers: what was left open, or what is still to be asked."""
    if interview.question is not None:
        return f"{wording.count(len(interview.agenda.asks), 'question')} could still tell more."
    said = "; ".join(interview.trace.say(sentence) for sentence in interview.left_open)
    return f"What you left open could still change these answers: {said}." if said else "It cannot be told from here."


NARROWED = "Nothing is asked about names of which the case does not speak. With --all-names, everything is."


def _limits(interview: Interview) -> list[str]:
    """What was left out, and what is not exact about the order of the questions."""
    agenda, found = interview.agenda, [NARROWED] if interview.narrowed else []
    whole = len(agenda.open)
    if agenda.drawn:
        of = "" if len(agenda.drawn) == whole else f" for {len(agenda.drawn)} of the {whole} things to be found out"
        ways = f"{DRAWN * BLOCK:,} ways to answer, drawn at random (the same ones every time)"
        found.append(f"How telling they are was estimated{of}, on {ways}.")
    if agenda.beyond:
        found.append(
            f"{agenda.beyond} of the {whole} things to be found out were left aside: too much is open at once."
        )
    return found


def agenda_json(interview: Interview) -> Json:
    """The questions worth asking as JSON, the most telling first."""
    trace = interview.trace
    return {
        "case": trace.case.title,
        "exact": interview.agenda.exact,
        "estimated": [goal.words for goal in interview.agenda.drawn],
        "left_aside": interview.agenda.beyond,
        "open": [goal.words for goal in interview.agenda.open],
        "questions": [
            {
                "ask": question_words(trace, ask),
                "help": trace.rulebook.statements[ask.sentence.statement].help,
                "sentences": [trace.say(change.sentence) for change in ask.options],
                "worth": round(ask.worth, 6),
                "about": ask.goal.words,
                "why": why_words(trace, ask),
            }
            for ask in interview.agenda.asks
        ],
    }


def agenda_text(interview: Interview, most: int = 10) -> str:
    """The questions worth asking, the most telling first."""
    trace, asks = interview.trace, interview.agenda.asks
    if not asks:
        return "\n".join([still_open(interview), *_limits(interview)]) + "\n"
    lines = ["The most telling questions first"]
    for number, ask in enumerate(asks[:most], 1):
        lines += [f"  {number}. {question_words(trace, ask)}", f"     {why_words(trace, ask)}"]
    if len(asks) > most:
        lines.append(f"  and {len(asks) - most} more")
    lines += _limits(interview)
    return "\n".join(lines) + "\n"
