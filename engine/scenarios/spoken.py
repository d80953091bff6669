"""The names of which a case speaks: what brings in others is seldom what anybody meant."""

from __future__ import annotations

from collections.abc import Iterable, Set

from engine.language.case import Case
from engine.language.rulebook import Sentence
from engine.language.value import Value


def spoken(case: Case, asked: Iterable[Sentence] = ()) -> frozenset[Value]:
    """The values in the facts of a case and in what is asked of it."""
    return frozenset(value for s in (*(fact.sentence for fact in case.facts), *asked) for value in s.args)


def strange(sentences: Iterable[Sentence], known: Set[Value]) -> bool:
    """Whether a sentence brings in a name that is not among those known; a number is no name."""
    return any(isinstance(value, str) and value not in known for each in sentences for value in each.args)
