"""What could still be said: the most telling question, and what the rules looked at and found silent."""

from __future__ import annotations

from engine.analysis.interview import Interview, number_asked, slot_of
from engine.analysis.interview_words import question_words, still_open, why_words
from engine.analysis.silences import silences as found_silent
from engine.explanation import wording
from engine.explanation.proof import proofs_of
from engine.inference.trace import Trace
from engine.language.case import Case
from engine.language.rulebook import Sentence
from engine.language.value import written
from engine.scenarios.ground import TooLarge
from engine.scenarios.spoken import spoken, strange

from .. import keynames as key
from ..view.ask import Inquiry, Silences, Silent

FEW = 12
"""So many names can be asked about before a case speaks of any."""
_NOBODY = (
    "The case says nothing yet, and there is nobody to ask about.",
    f"Names are declared in the file of the case, under who. On Facts, {key.ADD} adds a sentence.",
)
_EVERYBODY = (
    "The case says nothing yet, and the rulebook knows many names: thousands of things could be said.",
    f"Say one or two sentences first (on Facts, {key.ADD} adds one): then only the names in them count here.",
)
_ESTIMATED = " How telling it is was estimated, on scenarios drawn at random."


def _about_everybody(case: Case) -> bool:
    """True where nothing is said yet, so that all names count, and these are many."""
    return not case.facts and len(case.names) > FEW


def inquiry(case: Case, left_open: tuple[Sentence, ...]) -> Inquiry:
    """The question to put next on a case with its answers in place."""
    if _about_everybody(case):
        return Inquiry(closing=_EVERYBODY)
    interview = Interview(case, left_open=left_open)
    try:
        agenda = interview.agenda
    except TooLarge as large:
        return Inquiry(problem=f"{large} {key.CASE} goes to the facts; what is said there makes the questions fewer.")
    open_goals = tuple(wording.capital(goal.words) for goal in agenda.open)
    ask = interview.question
    if ask is None:
        closing = tuple(wording.capital(line.strip()) for line in still_open(interview).splitlines())
        return Inquiry(open=open_goals, closing=("Nothing more is worth asking.", *closing) if case.facts else _NOBODY)
    trace, slot = interview.trace, slot_of(case, ask)
    said = tuple(trace.say(change.sentence) for change in ask.options)
    kind = "yes or no" if slot is None else "number" if number_asked(case, ask) else "one"
    statement = trace.rulebook.statements[ask.sentence.statement]
    gap = "" if slot is None else f"<{statement.slots[slot].label}>"
    values = tuple(gap if at == slot else written(arg) for at, arg in enumerate(ask.sentence.args))
    return Inquiry(
        question_words(trace, ask),
        kind,
        said,
        () if slot is None else tuple(written(change.sentence.args[slot]) for change in ask.options),
        trace.rulebook.word(statement.index, values) if gap else "",
        statement.help,
        why_words(trace, ask) + ("" if agenda.exact else _ESTIMATED),
        len(agenda.asks),
        open_goals,
    )


def silences(trace: Trace) -> Silences:
    """What the rules looked at and nobody spoke of."""
    if _about_everybody(trace.case):
        return Silences(problem=" ".join(_EVERYBODY))
    try:
        found = found_silent(trace)
    except TooLarge as large:
        return Silences(problem=str(large))
    assumed, known = proofs_of(trace).assumptions(), spoken(trace.case)
    return Silences(
        tuple(
            Silent(
                trace.say(pin.sentence),
                pin.sentence in assumed,
                len(pin.falls),
                len(pin.comes),
                len(pin.shifts),
                strange([pin.sentence], known),
            )
            for pin in found
        )
    )
