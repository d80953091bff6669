"""The mutants of a rule: small changes of meaning, each of which some case ought to notice.

A condition or an exception is dropped, a negation flipped, a threshold shifted, a certainty weakened. A change that
would make the rule unreadable (a name that nothing binds any more) is no mutant.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from engine.inference.condition_words import pattern_words, words
from engine.language.condition import (
    AllOf,
    AnyOf,
    Arithmetic,
    AtLeastOf,
    Compare,
    Condition,
    Constant,
    Count,
    Holds,
    Not,
    Operand,
    Sign,
)
from engine.language.place import Place
from engine.language.problem import Problems
from engine.language.rulebook import Conclusion, Rule, Rulebook, Template
from engine.language.safety import check_rule
from engine.language.value import Certainty, Value, whole

Change = Literal["rule", "drop", "exception", "flip", "shift", "weaken"]
Conditions = tuple[Condition, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Mutant:
    """A changed rule (None: it is deleted). `before` and `after` are the words that were changed."""

    change: Change
    original: Rule
    rule: Rule | None
    before: str
    after: str
    place: Place

    @property
    def sentence(self) -> str:
        """What an author could do without any case noticing."""
        rule = f"the rule '{self.original.id}'"
        if self.change == "rule":
            return f"You could delete {rule}, and no case would notice."
        if self.change == "drop":
            return f'You could delete "{self.before}" from {rule}, and no case would notice.'
        if self.change == "exception":
            return f'You could delete the exception "{self.before}" from {rule}, and no case would notice.'
        if self.change == "weaken" and not self.before:
            return f"You could make {rule} {self.after}, and no case would notice."
        return f'You could write "{self.after}" in place of "{self.before}" in {rule}, and no case would notice.'


@dataclass(frozen=True, slots=True)
class _Edit:
    """One change inside a list of conditions."""

    change: Change
    before: str
    after: str
    place: Place
    conditions: Conditions


def mutants_of(rule: Rule, rulebook: Rulebook) -> Iterator[Mutant]:
    """Every mutant of a rule that can still be applied."""
    yield Mutant("rule", rule, None, "", "", rule.place)
    writer = _Editor(rulebook)
    for edit in writer.edits(rule.conditions, "drop"):
        yield from _sound(edit, rule, replace(rule, conditions=edit.conditions))
    for edit in writer.edits(rule.unless, "exception", emptied=True):
        yield from _sound(edit, rule, replace(rule, unless=edit.conditions))
    for at, conclusion in enumerate(rule.then):
        for change, before, after, new in _conclusions(conclusion, rulebook):
            then = (*rule.then[:at], new, *rule.then[at + 1 :])
            yield from _sound(_Edit(change, before, after, conclusion.place, ()), rule, replace(rule, then=then))


def _conclusions(conclusion: Conclusion, rulebook: Rulebook) -> Iterator[tuple[Change, str, str, Conclusion]]:
    """A conclusion one level less sure, and a denial turned into the sentence."""
    if conclusion.certainty > Certainty.POSSIBLE:
        lower = Certainty(conclusion.certainty - 1)
        yield "weaken", "", f"merely {lower}", replace(conclusion, certainty=lower)
    if conclusion.pattern.denied:
        straight = replace(conclusion.pattern, denied=False)
        said = [pattern_words(pattern, {}, rulebook) for pattern in (conclusion.pattern, straight)]
        yield "flip", said[0], said[1], replace(conclusion, pattern=straight)


def _sound(edit: _Edit, original: Rule, changed: Rule) -> Iterator[Mutant]:
    """The mutant, if every name in it is still bound. What is told of a rule is no part of its meaning."""
    bare = replace(changed, because=Template("", ()), even_if=())
    if bare.conditions and check_rule(bare, Problems()):
        yield Mutant(edit.change, original, bare, edit.before, edit.after, edit.place)


class _Editor:
    """Finds the changes inside conditions, however deeply nested."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.rulebook = rulebook

    def edits(self, conditions: Conditions, drop: Change, emptied: bool = False) -> Iterator[_Edit]:
        """All changes of a list; one condition alone is dropped only if the list may be empty."""
        for at, condition in enumerate(conditions):
            before, after = conditions[:at], conditions[at + 1 :]
            if before or after or emptied:
                yield _Edit(drop, self._words(condition), "", condition.place, before + after)
            for edit in self._inside(condition):
                yield replace(edit, conditions=before + edit.conditions + after)

    def _words(self, condition: Condition) -> str:
        return words(condition, {}, self.rulebook)

    def _rewritten(self, change: Change, old: Condition, new: Condition) -> _Edit:
        return _Edit(change, self._words(old), self._words(new), old.place, (new,))

    def _inside(self, condition: Condition) -> Iterator[_Edit]:
        if isinstance(condition, Holds):
            yield from self._sentence(condition)
        elif isinstance(condition, Not):
            yield self._rewritten("flip", condition, Holds(condition.pattern, condition.level, condition.place))
            if condition.level > Certainty.POSSIBLE:
                yield self._rewritten("weaken", condition, replace(condition, level=Certainty(condition.level - 1)))
        elif isinstance(condition, Compare):
            for new in _shifted(condition):
                yield self._rewritten("shift", condition, new)
        elif isinstance(condition, Count):
            yield from self._count(condition)
        elif isinstance(condition, AtLeastOf):
            yield from self._at_least_of(condition)
        elif isinstance(condition, AllOf):
            for edit in self.edits(condition.conditions, "drop"):
                yield replace(edit, conditions=(replace(condition, conditions=edit.conditions),))
        else:
            yield from self._any(condition)

    def _sentence(self, condition: Holds) -> Iterator[_Edit]:
        if condition.level > Certainty.POSSIBLE:
            yield self._rewritten("weaken", condition, replace(condition, level=Certainty(condition.level - 1)))
        if condition.pattern.denied:
            pattern = replace(condition.pattern, denied=False)
            yield self._rewritten("flip", condition, replace(condition, pattern=pattern))

    def _count(self, condition: Count) -> Iterator[_Edit]:
        if condition.how == "at least":
            for number in (condition.number - 1, condition.number + 1):
                if number > 0:
                    yield self._shift(condition, replace(condition, number=number))
        elif condition.how != "no":
            other: Literal["most", "every"] = "most" if condition.how == "every" else "every"
            yield self._shift(condition, replace(condition, how=other))
        for edit in self.edits(condition.of, "drop"):
            yield replace(edit, conditions=(replace(condition, of=edit.conditions),))
        for edit in self.edits(condition.has, "drop"):
            yield replace(edit, conditions=(replace(condition, has=edit.conditions),))

    def _at_least_of(self, condition: AtLeastOf) -> Iterator[_Edit]:
        for number in (condition.number - 1, condition.number + 1):
            if 0 < number <= len(condition.conditions):
                yield self._shift(condition, replace(condition, number=number))
        for edit in self.edits(condition.conditions, "drop"):
            if len(edit.conditions) >= condition.number:
                yield replace(edit, conditions=(replace(condition, conditions=edit.conditions),))

    def _shift(self, old: Count | AtLeastOf, new: Count | AtLeastOf) -> _Edit:
        """A shifted count is told by its head: what is listed below stays."""
        head = [f"{self._words(each).split(':')[0]}:" for each in (old, new)]
        return _Edit("shift", head[0], head[1], old.place, (new,))

    def _any(self, condition: AnyOf) -> Iterator[_Edit]:
        for at, branch in enumerate(condition.branches):
            before, after = condition.branches[:at], condition.branches[at + 1 :]
            if before or after:
                said = "; ".join(self._words(each) for each in branch)
                rest = replace(condition, branches=before + after)
                yield _Edit("drop", said, "", branch[0].place, (rest,))
            for edit in self.edits(branch, "drop"):
                yield replace(edit, conditions=(replace(condition, branches=(*before, edit.conditions, *after)),))


def _shifted(condition: Compare) -> Iterator[Compare]:
    """The comparison with a number one step to either side; without a number, strict for not strict."""
    shifted = [replace(condition, left=left) for left in _numbers(condition.left)]
    shifted += [replace(condition, right=right) for right in _numbers(condition.right)]
    yield from shifted
    turned: dict[Sign, Sign] = {">=": ">", ">": ">=", "<=": "<", "<": "<=", "=": "!=", "!=": "="}
    if not shifted:
        yield replace(condition, sign=turned[condition.sign])


def _numbers(operand: Operand) -> Iterator[Operand]:
    if isinstance(operand, Constant) and not isinstance(operand.value, str):
        for value in _beside(operand.value):
            yield replace(operand, value=value)
    elif isinstance(operand, Arithmetic):
        for left in _numbers(operand.left):
            yield replace(operand, left=left)
        for right in _numbers(operand.right):
            yield replace(operand, right=right)


def _beside(value: Value) -> Iterator[Value]:
    """The numbers one step below and above: one for whole numbers, else one in the last decimal place."""
    if isinstance(value, str):
        return
    step = Fraction(1)
    exact = Fraction(value)
    while (exact / step).denominator != 1 and step > Fraction(1, 10**9):
        step /= 10
    yield whole(exact - step)
    yield whole(exact + step)
