"""How surely a condition holds: a number, 0 if it does not. Every word of a condition is weighed here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

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
    Operand,
)
from engine.language.condition import Not as Absent
from engine.language.rulebook import Rulebook, Sentence
from engine.language.value import Value

from .branches import Env, ground, opened
from .table import Table

CERTAIN = 3


@dataclass(frozen=True, slots=True)
class Scales:
    """Weighs conditions on `upon`; what is absent, and whom a count ranges over, is judged by `settled`.

    The two differ where one asks whether some sentences suffice. Absences of `banned` may not be used.
    """

    book: Rulebook
    upon: Table
    settled: Table
    banned: frozenset[Sentence] = frozenset()

    def weigh(self, condition: Condition, env: Env) -> int:
        """The strength of one condition; what only it binds means "some"."""
        if isinstance(condition, Absent):
            sentence = ground(self.book, condition.pattern, env)
            return CERTAIN if sentence not in self.banned and self.settled.level(sentence) < condition.level else 0
        if isinstance(condition, Compare):
            return CERTAIN if compares(condition, env) else 0
        if isinstance(condition, AtLeastOf):
            each = sorted((self.weigh(part, env) for part in condition.conditions), reverse=True)
            return each[condition.number - 1]
        if isinstance(condition, AnyOf):
            return max(self.whole(branch, env) for branch in condition.branches)
        if isinstance(condition, Count):
            return self._count(condition, env)
        return self.whole((condition,), env)

    def whole(self, conditions: Iterable[Condition], env: Env) -> int:
        """The strength of a list in its surest way."""
        return max((level for _, level, _ in self.ways(conditions, env)), default=0)

    def ways(self, conditions: Iterable[Condition], env: Env) -> Iterator[tuple[Env, int, tuple[Sentence, ...]]]:
        """Every way to meet a list: the bindings, how surely, and the sentences that bound them."""
        listed = opened(conditions)
        looking = [condition for condition in listed if not isinstance(condition, Holds)]
        for way, level, used in self._bind([c for c in listed if isinstance(c, Holds)], env):
            level = min([level, *(self.weigh(condition, way) for condition in looking)])
            if level:
                yield way, level, used

    def _bind(self, listed: list[Holds], env: Env) -> Iterator[tuple[Env, int, tuple[Sentence, ...]]]:
        if not listed:
            yield env, CERTAIN, ()
            return
        first, rest = listed[0], listed[1:]
        for longer, sentence in self.upon.matching(first.pattern, env):
            level = self.upon.level(sentence)
            if level >= first.level:
                for way, other, used in self._bind(rest, longer):
                    yield way, min(level, other), (sentence, *used)

    # Counts

    def range_of(self, count: Count, env: Env) -> list[Value]:
        """The things that `of` (or the whole list, for `at least` and `no`) holds of."""
        range_scales = Scales(self.book, self.settled, self.settled)
        found = {way[count.var] for way, _, _ in range_scales.ways(count.of, env)}
        return sorted(found, key=in_order)

    def _count(self, count: Count, env: Env) -> int:
        among = self.range_of(count, env)
        if count.how == "no":
            return 0 if among else CERTAIN
        needed = {"at least": count.number, "every": max(1, len(among)), "most": len(among) // 2 + 1}[count.how]
        each = sorted((self.of_thing(count, value, env) for value in among), reverse=True)
        return each[needed - 1] if needed <= len(each) else 0

    def of_thing(self, count: Count, value: Value, env: Env) -> int:
        """How surely one thing is counted: the weakest of `of` and `has`, each in its surest way."""
        bound = {**env, count.var: value}
        return min(self.whole(part, bound) for part in (count.of, count.has) if part)

    def counted(self, count: Count, env: Env) -> list[Value]:
        """The things that meet all that is listed."""
        return [value for value in self.range_of(count, env) if self.of_thing(count, value, env)]


def compares(condition: Compare, env: Env) -> bool:
    """Whether a comparison holds; a division by zero fails."""
    left, right = calculate(condition.left, env), calculate(condition.right, env)
    if left is None or right is None:
        return False
    if condition.sign in ("=", "!="):
        return (left == right) is (condition.sign == "=")
    if isinstance(left, str) or isinstance(right, str):
        return False
    if condition.sign in (">", "<"):
        return left > right if condition.sign == ">" else left < right
    return left >= right if condition.sign == ">=" else left <= right


def calculate(operand: Operand, env: Env) -> Value | None:
    """The exact value of one side, None on a division by zero."""
    if isinstance(operand, Constant):
        return operand.value
    if not isinstance(operand, Arithmetic):
        return env[operand]
    left, right = calculate(operand.left, env), calculate(operand.right, env)
    if left is None or right is None or isinstance(left, str) or isinstance(right, str):
        return None
    if operand.sign == "+":
        return left + right
    if operand.sign == "-":
        return left - right
    if operand.sign == "*":
        return left * right
    return Fraction(left) / right if right else None


def in_order(value: Value) -> tuple[int, Fraction, str]:
    """The order of values: numbers by value, names by code point without "the"."""
    if not isinstance(value, str):
        return 0, Fraction(value), ""
    while value[:4] in ("the ", "The ") and len(value) > 4:
        value = value[4:]
    return 1, Fraction(0), value


def absent_in(scales: Scales, condition: Condition, env: Env) -> set[Sentence]:
    """The sentences under a `not` inside a count, in all ways in which its parts hold."""
    found: set[Sentence] = set()
    if isinstance(condition, AtLeastOf):
        for part in condition.conditions:
            found |= _absent_in_list(scales, (part,), env)
    elif isinstance(condition, AnyOf | AllOf):
        for branch in condition.branches if isinstance(condition, AnyOf) else (condition.conditions,):
            found |= _absent_in_list(scales, branch, env)
    elif isinstance(condition, Count) and condition.how != "no":
        for value in scales.counted(condition, env):
            for listed in (condition.of, condition.has):
                found |= _absent_in_list(scales, listed, {**env, condition.var: value})
    return found


def _absent_in_list(scales: Scales, conditions: Iterable[Condition], env: Env) -> set[Sentence]:
    found: set[Sentence] = set()
    listed = opened(conditions)
    for way, _, _ in scales.ways(listed, env):
        for condition in listed:
            if isinstance(condition, Absent):
                found.add(ground(scales.book, condition.pattern, way))
            else:
                found |= absent_in(scales, condition, way)
    return found


def parts_bound_outside(book: Rulebook, condition: Condition, env: Env) -> list[tuple[Holds, Sentence]]:
    """The sentences inside an exception whose names are all bound outside it; counts take nothing for granted."""
    if isinstance(condition, Holds):
        if all(var in env for var in condition.pattern.variables):
            return [(condition, ground(book, condition.pattern, env))]
        return []
    if isinstance(condition, AllOf | AtLeastOf):
        return [found for inner in condition.conditions for found in parts_bound_outside(book, inner, env)]
    if isinstance(condition, AnyOf):
        return [f for branch in condition.branches for inner in branch for f in parts_bound_outside(book, inner, env)]
    return []


def met_in(scales: Scales, condition: Condition, env: Env) -> set[Sentence]:
    """The sentences by which a condition can be met, in any of its ways."""
    if isinstance(condition, Holds):
        return {sentence for _, sentence in scales.upon.matching(condition.pattern, env)}
    if isinstance(condition, AtLeastOf):
        return {found for part in condition.conditions for found in _met_in_list(scales, (part,), env)}
    if isinstance(condition, AnyOf | AllOf):
        branches = condition.branches if isinstance(condition, AnyOf) else (condition.conditions,)
        return {found for branch in branches for found in _met_in_list(scales, branch, env)}
    if isinstance(condition, Count):
        found: set[Sentence] = set()
        for value in scales.counted(condition, env):
            for listed in (condition.of, condition.has):
                found |= _met_in_list(scales, listed, {**env, condition.var: value})
        return found
    return set()


def _met_in_list(scales: Scales, conditions: Iterable[Condition], env: Env) -> set[Sentence]:
    listed = opened(conditions)
    found: set[Sentence] = set()
    for way, _, used in scales.ways(listed, env):
        found |= set(used)
        for condition in listed:
            if not isinstance(condition, Holds):
                found |= met_in(scales, condition, way)
    return found
