"""Sentences of the screen that the engine's plain text says in another way."""

from __future__ import annotations

from engine.explanation.wording import capital
from engine.inference.trace import Standing
from engine.language.case import Case
from engine.language.value import Certainty


def sureness(level: Certainty | None, rule: Certainty, weak: int) -> str:
    """Why a step is as sure as it is. Its premises have no numbers here: the weakest are marked instead."""
    if level is None:
        return ""
    if not weak:
        return f"{capital(str(level))}, as sure as the rule itself."
    premises = "premise is" if weak == 1 else "premises are"
    return f"{capital(str(level))}, because its weakest {premises} only {level}; the rule itself is {rule}."


def stands(standing: Standing, part: str) -> str:
    """The standing by which a premise has its sign: what is in nobody's way does not hold, and gets no tick."""
    return "not stated" if part == "unless" and standing == "holds" else standing


def source(case: Case, cited: str) -> str:
    """A source as one reads it, and whether anybody opened it; free words stay as they are."""
    id, comma, rest = cited.partition(",")
    found = (case.rulebook.sources | {each.id: each for each in case.sources}).get(id)
    if found is None:
        return cited
    author = f"{found.author}: " if found.author else ""
    unchecked = "" if found.checked else " (not checked)"
    return f"{author}{found.title}{unchecked}{comma}{rest}"
