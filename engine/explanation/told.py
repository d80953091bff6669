"""A condition told as one would say it aloud: "for at least 2 allies: the ally trusts Alba".

The rule's own words, with brackets, stand in `condition_words`; these are for readers who never saw a rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from engine.inference.condition_words import operand_words, pattern_words
from engine.inference.judge import Bindings
from engine.language.condition import AllOf, AnyOf, AtLeastOf, Compare, Condition, Count, Holds, Not
from engine.language.rulebook import Rulebook

from . import wording

_BRACKETS = re.compile(r"(the )?<([^<>]+)>")


def told(condition: Condition, bindings: Bindings, rulebook: Rulebook) -> str:
    """The condition with what is bound filled in; what is not is "some ally", and after that "the ally"."""
    return _Teller(bindings, rulebook).told(condition, set())


class _Teller:
    def __init__(self, bindings: Bindings, rulebook: Rulebook) -> None:
        self.bindings, self.rulebook = bindings, rulebook

    def told(self, condition: Condition, known: set[str]) -> str:
        """`known` are the labels that were brought up before, and grows with those that are brought up here."""
        if isinstance(condition, Holds | Not):
            said = self._named(pattern_words(condition.pattern, self.bindings, self.rulebook), known)
            return wording.asks(said, condition.level, isinstance(condition, Not))
        if isinstance(condition, Compare):
            left, right = operand_words(condition.left, self.bindings), operand_words(condition.right, self.bindings)
            return self._named(f"{left} {wording.COMPARES[condition.sign]} {right}", known)
        if isinstance(condition, AtLeastOf):
            parts = [self.told(part, set(known)) for part in condition.conditions]
            return f"at least {condition.number} of these: {'; '.join(parts)}"
        if isinstance(condition, AnyOf):
            return f"one of these: {'; '.join(self._list(branch, set(known)) for branch in condition.branches)}"
        if isinstance(condition, AllOf):
            return f"all of this: {self._list(condition.conditions, known)}"
        return self._count(condition, known)

    def _list(self, conditions: Iterable[Condition], known: set[str]) -> str:
        return wording.listed([self.told(condition, known) for condition in conditions])

    def _count(self, count: Count, known: set[str]) -> str:
        counted = {*known, count.var.label}
        of = self._list(count.of, set(counted))
        head = wording.of_how_many(count.how, count.number, count.var.label)
        return f"{head}: where {of}, {self._list(count.has, set(counted))}" if count.has else f"{head}: {of}"

    def _named(self, said: str, known: set[str]) -> str:
        """Brackets as words: "some ally" where it comes up first, "the ally" from then on."""
        known_before = set(known)

        def name(match: re.Match[str]) -> str:
            label = match[2]
            first = label not in known_before and label not in known
            known.add(label)
            after = said[match.end() :]
            short = label if not after.startswith(f" {label}") else ""
            return f"{'some' if first else 'the'} {short}".rstrip()

        return _BRACKETS.sub(name, said)
