"""Why an action is off, as a sentence, where actions of several places ask; empty while it can be done."""

from __future__ import annotations

from ..situation import Situation
from .where import asked, in_case

OPENING = "The case is being opened; press this again in a moment."


def no_case(now: Situation) -> str:
    """For what needs a case."""
    if now.has_case:
        return ""
    return OPENING if now.opening else "No case is open. Enter on one of the lists opens it."


def no_book(now: Situation) -> str:
    """For what needs a rulebook."""
    if now.has_book or now.has_case:
        return ""
    return OPENING if now.opening else "No case and no rulebook is open. Enter on Home opens one."


def no_sentence(now: Situation) -> str:
    """For what is asked of the marked sentence."""
    if asked(now) and not now.sentence:
        return "Answer first; then every line can be asked about."
    return "" if now.sentence else "No sentence is marked. ↑ and ↓ mark one."


def nothing_asked(now: Situation) -> str:
    """For what may be asked of the sentence that a sheet is about."""
    return "" if now.asked else no_sentence(now)


def no_steps(now: Situation) -> str:
    """For what needs a step."""
    return "" if now.steps else "No rule has anything to say yet."


def not_first(now: Situation) -> str:
    """For going back."""
    if not now.steps:
        return "No rule has anything to say yet."
    return "" if now.step > 1 else "This is the first step."


def not_last(now: Situation) -> str:
    """For going on."""
    if not now.steps:
        return "No rule has anything to say yet."
    return "" if now.step < now.steps else "This was the last step."


def no_question(now: Situation) -> str:
    """For answers to a question."""
    if now.phase == "done":
        return "No question stands: nothing more is worth asking."
    return "" if now.phase else "The next question is looked for."


def no_answer(now: Situation) -> str:
    """For answers in the case."""
    if in_case("ask")(now):
        return no_question(now)
    return "" if now.mark in ("fact", "detail", "written") else "No sentence of the case is marked."
