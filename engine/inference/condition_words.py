"""A condition as written, with the bound names filled in: what a screen shows for more than a sentence."""

from __future__ import annotations

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
from engine.language.rulebook import Rulebook
from engine.language.value import Certainty, Value, order, written
from engine.language.vocabulary import Pattern, Var

from .judge import Bindings

_SIGN_WORDS: dict[Sign, str] = {
    "=": "is",
    "!=": "is not",
    ">=": "is at least",
    "<=": "is at most",
    ">": "is more than",
    "<": "is less than",
}


def words(condition: Condition, bindings: Bindings, rulebook: Rulebook, turned: bool = False) -> str:
    """The condition in one line, its parts joined by "; "; `turned` as in `pattern_words`."""

    def listed(conditions: tuple[Condition, ...]) -> str:
        return "; ".join(words(inner, bindings, rulebook, turned) for inner in conditions)

    if isinstance(condition, Holds):
        level = f"{condition.level}: " if condition.level > Certainty.POSSIBLE else ""
        return level + pattern_words(condition.pattern, bindings, rulebook, turned)
    if isinstance(condition, Not):
        level = f"{condition.level}: " if condition.level > Certainty.POSSIBLE else ""
        return f"not: {level}{pattern_words(condition.pattern, bindings, rulebook, turned)}"
    if isinstance(condition, Compare):
        left, right = operand_words(condition.left, bindings), operand_words(condition.right, bindings)
        return f"{left} {_SIGN_WORDS[condition.sign]} {right}"
    if isinstance(condition, AtLeastOf):
        return f"at least {condition.number} of: {listed(condition.conditions)}"
    if isinstance(condition, AllOf):
        return f"all: {listed(condition.conditions)}"
    if isinstance(condition, AnyOf):
        return "any: " + "; ".join(
            listed(branch) if len(branch) == 1 else f"all: {listed(branch)}" for branch in condition.branches
        )
    return _count_words(condition, listed(condition.of), listed(condition.has))


def _count_words(condition: Count, of: str, has: str) -> str:
    number = f" {condition.number}" if condition.how == "at least" else ""
    head = f"{condition.how}{number} <{condition.var.label}>: "
    return head + (f"of: {of}; has: {has}" if condition.has else of)


def pattern_words(pattern: Pattern, bindings: Bindings, rulebook: Rulebook, turned: bool = False) -> str:
    """The sentence of a pattern; variables that are not bound stay in brackets.

    Two names in the slots of a symmetric statement stand in their order; a name and what is open as written,
    or with `turned` the name first, so that what means the same reads the same.
    """
    if all(var.label in bindings for var in pattern.variables):
        return rulebook.say(rulebook.ground(pattern, bindings))
    args = [bindings.get(arg.label, arg) if isinstance(arg, Var) else arg for arg in pattern.args]
    pair = rulebook.statements[pattern.statement].symmetric
    if pair is not None:
        both = [args[slot] for slot in pair]
        if turned or not any(isinstance(arg, Var) for arg in both):
            args[pair[0]], args[pair[1]] = sorted(both, key=_names_first)
    return rulebook.word(pattern.statement, tuple(_arg(arg, bindings) for arg in args), pattern.denied)


def _names_first(arg: Var | Value) -> tuple[object, ...]:
    return (1,) if isinstance(arg, Var) else (0, order(arg))


def _arg(arg: Var | Value, bindings: Bindings) -> str:
    if not isinstance(arg, Var):
        return written(arg)
    return written(bindings[arg.label]) if arg.label in bindings else f"<{arg.label}>"


def operand_words(operand: Operand, bindings: Bindings) -> str:
    """An operand with the bound values filled in."""
    if isinstance(operand, Var):
        return _arg(operand, bindings)
    if isinstance(operand, Constant):
        return written(operand.value)
    return f"{_inner(operand.left, bindings)} {operand.sign} {_inner(operand.right, bindings)}"


def _inner(operand: Operand, bindings: Bindings) -> str:
    said = operand_words(operand, bindings)
    return f"({said})" if isinstance(operand, Arithmetic) else said


def counted_words(
    condition: Condition, counted: tuple[Value, ...], bindings: Bindings, rulebook: Rulebook
) -> tuple[str, ...]:
    """What was counted: names, or for `at least n of` the conditions that hold."""
    if isinstance(condition, AtLeastOf):
        return tuple(words(condition.conditions[at], bindings, rulebook) for at in counted if isinstance(at, int))
    return tuple(written(value) for value in counted)
