"""Conditions as a run must show them: as written, with the bound names filled in, parts joined by "; "."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

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
)
from engine.language.rulebook import Rulebook
from engine.language.value import bare, written
from engine.language.vocabulary import Pattern, Var

from .branches import Env, ground

CERTAINTIES = {1: "possible", 2: "likely", 3: "certain"}
_SIGNS = {"=": "is", "!=": "is not", ">=": "is at least", "<=": "is at most", ">": "is more than", "<": "is less than"}


def shown(book: Rulebook, condition: Condition, env: Env) -> str:
    """A condition in one line."""
    if isinstance(condition, Holds):
        return _asked(condition.level) + sentence_of(book, condition.pattern, env)
    if isinstance(condition, Not):
        return f"not: {_asked(condition.level)}{sentence_of(book, condition.pattern, env)}"
    if isinstance(condition, Compare):
        return f"{_operand(condition.left, env)} {_SIGNS[condition.sign]} {_operand(condition.right, env)}"
    if isinstance(condition, AtLeastOf):
        return f"at least {condition.number} of: {_joined(book, condition.conditions, env)}"
    if isinstance(condition, AllOf):
        return f"all: {_joined(book, condition.conditions, env)}"
    if isinstance(condition, AnyOf):
        branches = (("" if len(b) == 1 else "all: ") + _joined(book, b, env) for b in condition.branches)
        return f"any: {'; '.join(branches)}"
    return _count(book, condition, env)


def _count(book: Rulebook, count: Count, env: Env) -> str:
    how = f"at least {count.number}" if count.how == "at least" else count.how
    of = _joined(book, count.of, env)
    return f"{how} <{count.var.label}>: " + (f"of: {of}; has: {_joined(book, count.has, env)}" if count.has else of)


def _joined(book: Rulebook, conditions: Iterable[Condition], env: Env) -> str:
    return "; ".join(shown(book, condition, env) for condition in conditions)


def _asked(level: int) -> str:
    return "" if level <= 1 else f"{CERTAINTIES[level]}: "


def sentence_of(book: Rulebook, pattern: Pattern, env: Env) -> str:
    """A pattern as a sentence; what is not bound stays in its brackets."""
    if all(var in env for var in pattern.variables):
        return book.say(ground(book, pattern, env))
    values = [_value(arg, env) if isinstance(arg, Var) else written(arg) for arg in pattern.args]
    pair = book.statements[pattern.statement].symmetric
    if pair is not None and not any(values[slot].startswith("<") for slot in pair):
        values[pair[0]], values[pair[1]] = sorted((values[slot] for slot in pair), key=bare)
    return book.word(pattern.statement, tuple(values), pattern.denied)


def _value(var: Var, env: Env) -> str:
    return written(env[var]) if var in env else f"<{var.label}>"


def _operand(operand: Operand, env: Env) -> str:
    if isinstance(operand, Var):
        return _value(operand, env)
    if isinstance(operand, Constant):
        return written(operand.value)
    sides = [f"({_operand(s, env)})" if isinstance(s, Arithmetic) else _operand(s, env) for s in _sides(operand)]
    return f"{sides[0]} {operand.sign} {sides[1]}"


def _sides(operand: Arithmetic) -> tuple[Operand, Operand]:
    return operand.left, operand.right


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def quoted(value: Any) -> str:
    """A value of the JSON inside a complaint."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(map(quoted, value)) or "nothing"
    return f"'{value}'" if isinstance(value, str) else str(value)
