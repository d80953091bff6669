"""What could be entered: the names, choice words and numbers that a question ranges over, and enterable sentences.

Numbers are those of the case, those written in sentences of rules, and those beside a compared number: where a
comparison turns, the number itself and its neighbours.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import product
from math import ceil, floor
from typing import Literal, TypeAlias

from engine.inference.program import Program
from engine.language.case import Case
from engine.language.clauses import inner_conditions
from engine.language.condition import Compare, Condition, Constant, Holds, Not, Operand, operand_variables
from engine.language.rulebook import Rulebook, Sentence
from engine.language.value import Value, order, whole
from engine.language.vocabulary import Pattern, Var

Names = Literal["declared", "case"]
Values: TypeAlias = dict[str, tuple[Value, ...]]
_Fractions = tuple[Fraction, ...]  # a polynomial, the constant first
_COMBINATIONS = 400  # more partners of a compared number are not tried


def enterable(program: Program) -> frozenset[int]:
    """The statements that may be entered: those with `ask`, and those that no rule concludes."""
    concluded = {statement for (statement, denied) in program.forms if not denied}
    return frozenset(s.index for s in program.rulebook.statements if s.ask or s.index not in concluded)


def values(case: Case, program: Program, names: Names, also: Iterable[Sentence] = ()) -> Values:
    """What each kind can be. With `names="case"` only things that the case (or `also`) speaks of.

    A case that speaks of no thing of a kind is about all of them.
    """
    rulebook = case.rulebook
    sentences = [*(fact.sentence for fact in case.facts), *also]
    spoken: dict[str, dict[Value, None]] = {kind: {} for kind in rulebook.kinds}
    for sentence in sentences:
        for slot, value in zip(rulebook.statements[sentence.statement].slots, sentence.args, strict=True):
            spoken[slot.kind].setdefault(value)
    own = {(name.kind, name.name) for name in case.names if name.place.file == case.book.place.file}
    found: Values = {}
    for kind in rulebook.kinds.values():
        if kind.sort == "choice":
            found[kind.name] = kind.words
        elif kind.sort == "number":
            found[kind.name] = ()
        else:
            every = [name.name for name in case.names if name.kind == kind.name]
            some = [name for name in every if name in spoken[kind.name] or (kind.name, name) in own]
            found[kind.name] = tuple(some if some and names == "case" else every)
    found.update(_numbers(program, rulebook, spoken))
    return found


def patterns(program: Program) -> Iterator[Pattern]:
    """Every sentence of every rule."""
    for clause in program.clauses:
        yield clause.conclusion.pattern
        for condition in _conditions(clause.conditions + clause.unless):
            if isinstance(condition, Holds | Not):
                yield condition.pattern


def _conditions(conditions: Iterable[Condition]) -> Iterator[Condition]:
    for condition in conditions:
        yield from inner_conditions(condition)


def _numbers(program: Program, rulebook: Rulebook, spoken: dict[str, dict[Value, None]]) -> Values:
    kinds = [kind.name for kind in rulebook.kinds.values() if kind.sort == "number"]
    if not kinds:
        return {}
    found: dict[str, set[Value]] = {kind: set(spoken[kind]) for kind in kinds}
    for pattern in patterns(program):
        for slot, arg in zip(rulebook.statements[pattern.statement].slots, pattern.args, strict=True):
            if slot.kind in found and not isinstance(arg, Var):
                found[slot.kind].add(arg)
    known = {kind: tuple(sorted(numbers, key=order)) for kind, numbers in found.items()}
    for clause in program.clauses:
        for condition in _conditions(clause.conditions + clause.unless):
            if isinstance(condition, Compare):
                for var in dict.fromkeys(operand_variables(condition.left) + operand_variables(condition.right)):
                    if var.kind in found:
                        found[var.kind].update(_beside(condition, var, known))
    return {kind: tuple(sorted(numbers, key=order)) for kind, numbers in found.items()}


def _beside(condition: Compare, var: Var, known: Values) -> Iterator[Value]:
    """Where a comparison turns as `var` changes, for the known values of its other variables."""
    listed = dict.fromkeys(operand_variables(condition.left) + operand_variables(condition.right))
    others = [other for other in listed if other != var]
    for number, chosen in enumerate(product(*(known.get(other.kind, ()) for other in others))):
        if number == _COMBINATIONS:
            return
        turn = _turn(condition, var, dict(zip((other.label for other in others), chosen, strict=True)))
        if turn is not None:
            yield from _neighbours(turn)


def _neighbours(turn: Fraction) -> Iterator[Value]:
    if turn.denominator == 1:
        yield from (int(turn) - 1, int(turn), int(turn) + 1)
        return
    yield from (floor(turn), ceil(turn))
    rest = turn.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest == 1:
        yield whole(turn)


def _turn(condition: Compare, var: Var, others: dict[str, Value]) -> Fraction | None:
    """The value of `var` at which both sides are equal, where that is one value."""
    sides = [_ratio(side, var, others) for side in (condition.left, condition.right)]
    if sides[0] is None or sides[1] is None:
        return None
    (top, below), (other_top, other_below) = sides[0], sides[1]
    difference = _plus(_times(top, other_below), _times(other_top, below), -1)
    while difference and difference[-1] == 0:
        difference = difference[:-1]
    return -difference[0] / difference[1] if len(difference) == 2 else None


def _ratio(operand: Operand, var: Var, others: dict[str, Value]) -> tuple[_Fractions, _Fractions] | None:
    """An operand as a quotient of two polynomials in `var`; None where a name is compared."""
    one = (Fraction(1),)
    if isinstance(operand, Var):
        if operand.label == var.label:
            return (Fraction(0), Fraction(1)), one
        value = others.get(operand.label)
    elif isinstance(operand, Constant):
        value = operand.value
    else:
        left, right = _ratio(operand.left, var, others), _ratio(operand.right, var, others)
        if left is None or right is None:
            return None
        if operand.sign == "*":
            return _times(left[0], right[0]), _times(left[1], right[1])
        if operand.sign == "/":
            return _times(left[0], right[1]), _times(left[1], right[0])
        sign = 1 if operand.sign == "+" else -1
        top = _plus(_times(left[0], right[1]), _times(right[0], left[1]), sign)
        return top, _times(left[1], right[1])
    return None if value is None or isinstance(value, str) else ((Fraction(value),), one)


def _times(left: _Fractions, right: _Fractions) -> _Fractions:
    found = [Fraction(0)] * (len(left) + len(right) - 1)
    for i, a in enumerate(left):
        for j, b in enumerate(right):
            found[i + j] += a * b
    return tuple(found)


def _plus(left: _Fractions, right: _Fractions, sign: int) -> _Fractions:
    size = max(len(left), len(right))
    padded = [(*side, *[Fraction(0)] * (size - len(side))) for side in (left, right)]
    return tuple(a + sign * b for a, b in zip(*padded, strict=True))
