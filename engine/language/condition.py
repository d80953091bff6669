"""The conditions of a rule, as the author wrote them. Nouns only: what they mean is told in `language.md`'s terms.

`Holds` and `Denied` sentences bind variables; every other condition looks at what is settled.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, TypeAlias

from .place import Place, Text
from .value import Certainty, Value
from .vocabulary import Pattern, Var


@dataclass(frozen=True, slots=True)
class Holds:
    """The sentence (or its denial: `pattern.denied`) holds, at least as surely as `level`."""

    pattern: Pattern
    level: Certainty
    place: Place


@dataclass(frozen=True, slots=True)
class Not:
    """The sentence does not hold, or not so surely as `level`."""

    pattern: Pattern
    level: Certainty
    place: Place


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """`left sign right` with one of + - * /; exact."""

    sign: Literal["+", "-", "*", "/"]
    left: Operand
    right: Operand


@dataclass(frozen=True, slots=True)
class Constant:
    """A name, a choice word or a number written out. `kind` is None for a number."""

    value: Value
    kind: str | None


Operand: TypeAlias = Var | Constant | Arithmetic
Sign = Literal["=", "!=", ">=", "<=", ">", "<"]


@dataclass(frozen=True, slots=True)
class Compare:
    """A comparison of two operands."""

    left: Operand
    sign: Sign
    right: Operand
    text: Text
    place: Place


@dataclass(frozen=True, slots=True)
class Count:
    """`at least n`, `no`, `every` or `most` of the things that `var` can be.

    `of` is the list of `at least` and `no` (there `has` is empty), or what `every` and `most` range over.
    """

    how: Literal["at least", "no", "every", "most"]
    number: int
    var: Var
    of: tuple[Condition, ...]
    has: tuple[Condition, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class AtLeastOf:
    """At least `number` of the listed conditions hold, each judged by itself."""

    number: int
    conditions: tuple[Condition, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class AnyOf:
    """One of the branches holds; a branch is a list of conditions (one, or those of `all:`)."""

    branches: tuple[tuple[Condition, ...], ...]
    place: Place


@dataclass(frozen=True, slots=True)
class AllOf:
    """All of the conditions hold (under `unless`)."""

    conditions: tuple[Condition, ...]
    place: Place


Condition: TypeAlias = Holds | Not | Compare | Count | AtLeastOf | AnyOf | AllOf


def operand_variables(operand: Operand) -> tuple[Var, ...]:
    """The variables of an operand, from left to right."""
    if isinstance(operand, Var):
        return (operand,)
    if isinstance(operand, Arithmetic):
        return operand_variables(operand.left) + operand_variables(operand.right)
    return ()


def parts(condition: Condition) -> tuple[Condition, ...]:
    """The conditions directly inside a condition, in the author's order."""
    if isinstance(condition, Count):
        return condition.of + condition.has
    if isinstance(condition, AtLeastOf | AllOf):
        return condition.conditions
    if isinstance(condition, AnyOf):
        return tuple(inner for branch in condition.branches for inner in branch)
    return ()


def mentioned(condition: Condition) -> tuple[Var, ...]:
    """Every variable that a condition mentions, in order of appearance, with repetitions."""
    if isinstance(condition, Holds | Not):
        return condition.pattern.variables
    if isinstance(condition, Compare):
        return operand_variables(condition.left) + operand_variables(condition.right)
    own = (condition.var,) if isinstance(condition, Count) else ()
    return own + tuple(var for inner in parts(condition) for var in mentioned(inner))


def evaluate(operand: Operand, bindings: dict[str, Value]) -> Value | None:
    """The value of an operand under `bindings` (label to value); None on a division by zero."""
    if isinstance(operand, Var):
        return bindings[operand.label]
    if isinstance(operand, Constant):
        return operand.value
    left, right = evaluate(operand.left, bindings), evaluate(operand.right, bindings)
    if left is None or right is None or isinstance(left, str) or isinstance(right, str):
        return None
    if operand.sign == "/":
        return None if right == 0 else Fraction(left) / right
    return {"+": left + right, "-": left - right, "*": left * right}[operand.sign]


def compared(condition: Compare, bindings: dict[str, Value]) -> bool | None:
    """Whether the comparison holds; None on a division by zero (it fails, and a warning is due)."""
    left, right = evaluate(condition.left, bindings), evaluate(condition.right, bindings)
    if left is None or right is None:
        return None
    if condition.sign == "=":
        return left == right
    if condition.sign == "!=":
        return left != right
    if isinstance(left, str) or isinstance(right, str):
        return False
    return {">=": left >= right, "<=": left <= right, ">": left > right, "<": left < right}[condition.sign]
