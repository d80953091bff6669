"""A sentence that was typed: what it says, or why it is none, and what the nearest are."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from engine import Problem, Problems, read_sentence
from engine.language.case import Case
from engine.language.grammar import Grammar
from engine.language.likeness import holding, nearest_wording

from ..entry.judge import Wrong
from ..reading import Unsaid

NEAR = 0.7
"""From here on a name is near enough to be meant."""
NEW_NAME = "A new name is declared in the case file, under who."
_CALLED = re.compile(r"called '(.+)'")
_MEANT = re.compile(r"Did you mean '?(.+?)'?\?")
_NO_SUCH_NAME, _NONE_READS_SO, _BLANK = "F302", "F301", "F304"
_INSTEAD = {"F316": "Write it behind these words.", "F318": "Add them one after the other."}
"""What can be done about a problem here, where a file has lines."""


def typed(text: str, case: Case) -> tuple[str, bool]:
    """The canonical wording of the positive sentence, and whether the text denies it. Raises `Unsaid`."""
    problems = Problems()
    sentence = read_sentence(text, case, problems, "your sentence")
    if sentence is None:
        raise Unsaid(_wrong(text, case, problems.sorted()[0]))
    return case.rulebook.say(sentence.positive), sentence.denied


def _wrong(text: str, case: Case, problem: Problem) -> Wrong:
    at = problem.place.column - 1
    if problem.code == _NONE_READS_SO:
        grammar = Grammar(case.rulebook.kinds, case.rulebook.names, case.rulebook.statements)
        near = (nearest_wording(text, grammar)[0], holding(text, grammar))
        hint = "" if any(near) else "Write a word or two of it; what can be said stands below, and Tab takes it."
        return Wrong("No sentence of the rulebook reads like this.", hint, tuple(dict.fromkeys(filter(None, near))))
    if problem.code != _NO_SUCH_NAME:
        words = "A blank is left here." if problem.code == _BLANK else problem.message
        return Wrong(words, _INSTEAD.get(problem.code, problem.fix), at=at)
    named, near_name = _CALLED.search(problem.message), _MEANT.match(problem.fix)
    far = not (named and near_name) or _likeness(named[1], near_name[1]) < NEAR
    return Wrong(problem.message, NEW_NAME if far else problem.fix, at=at, name=True)


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one.casefold(), other.casefold()).ratio()
