"""Conditions that look, as expressions that are true where they hold. What they mean is told in `judge.py`.

A list with variables of its own becomes a function. What could divide by zero is left to the judge, which collects
the warnings; so are the conditions after it, in their order, since they decide whether it is asked at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from engine.language.clauses import inner_conditions
from engine.language.condition import (
    AllOf,
    AnyOf,
    Arithmetic,
    AtLeastOf,
    Compare,
    Condition,
    Count,
    Holds,
    Not,
    Operand,
    evaluate,
    mentioned,
    operand_variables,
)
from engine.language.value import Value
from engine.language.vocabulary import Var

from .joins import Finish, Test, agreeing, atoms, held_apart, join
from .layout import JUDGE
from .writing import Function, Module, Scope


def is_judged(condition: Condition) -> bool:
    """True for a condition that could divide by zero."""
    return any(
        isinstance(inner, Compare) and (_divides(inner.left) or _divides(inner.right))
        for inner in inner_conditions(condition)
    )


def expression(function: Function, scope: Scope, condition: Condition) -> str:
    """Code that is True or False: whether the condition holds for what is bound."""
    if is_judged(condition):
        name = function.module.constant(condition)
        bindings = ", ".join(f"{label!r}: {at}" for label, at in scope.names.items())
        return f"T[{JUDGE}].judge({name}, {{{bindings}}}).holds"
    if isinstance(condition, Not):
        return f"(not {function.known(condition.pattern, condition.level, scope)})"
    if isinstance(condition, Compare):
        return _compare(function, scope, condition)
    if isinstance(condition, Count):
        return _count(function, scope, condition)
    if isinstance(condition, AtLeastOf):
        each = [_met(function, scope, (inner,)) for inner in condition.conditions]
        return f"({' + '.join(each)} >= {condition.number})"
    if isinstance(condition, AnyOf):
        return f"({' or '.join(_met(function, scope, branch) for branch in condition.branches)})"
    return _met(function, scope, (condition,))


def flat(conditions: Iterable[Condition]) -> Iterator[Condition]:
    """The conditions with `all:` opened, so that what it binds is bound for its neighbours."""
    for condition in conditions:
        if isinstance(condition, AllOf):
            yield from flat(condition.conditions)
        else:
            yield condition


# Sentences and lists


def _met(function: Function, scope: Scope, conditions: Sequence[Condition]) -> str:
    """Whether there is some way to meet the whole list."""
    listed = list(flat(conditions))
    if _local(listed, scope):
        return _some(function, scope, listed)
    each = []
    for condition in listed:
        if isinstance(condition, Holds):
            each.append(function.known(condition.pattern, condition.level, scope))
        else:
            each.append(expression(function, scope, condition))
    return each[0] if len(each) == 1 else f"({' and '.join(each)})"


def _local(conditions: Iterable[Condition], scope: Scope) -> list[Var]:
    """The variables that the sentences of a list bind themselves."""
    bound = [var for condition in conditions if isinstance(condition, Holds) for var in condition.pattern.variables]
    return [var for var in dict.fromkeys(bound) if var.label not in scope.variables]


def _some(function: Function, scope: Scope, listed: Sequence[Condition]) -> str:
    inner, bound, call = _query(function, scope, listed, "some")
    _ways(inner, bound, listed, lambda deeper, _: deeper.line("return True"))
    inner.close()
    return f"({call} is True)"


def _query(function: Function, scope: Scope, conditions: Sequence[Condition], what: str) -> tuple[Function, Scope, str]:
    """A function that asks about a list, what is bound in it, and the code that calls it."""
    module = function.module
    bound = scope.only(_needs(module, conditions, tuple(scope.variables.values())))
    inner = Function(module, module.fresh(what), tuple(bound.names.values()))
    return inner, bound, f"{inner.name}({', '.join(('T', *(scope.names[label] for label in bound.names)))})"


def _ways(
    function: Function, scope: Scope, conditions: Sequence[Condition], finish: Finish, carried: tuple[str, ...] = ()
) -> None:
    """Loops over the ways to meet a list: sentences bind first, then the rest looks."""
    listed = list(flat(conditions))
    module = function.module
    outer = (*scope.variables.values(), *_local(listed, scope))
    tests = [look(module, condition, outer) for condition in listed if not isinstance(condition, Holds)]
    join(function, scope, atoms(c for c in listed if isinstance(c, Holds)), tests, finish, carried)


def look(module: Module, condition: Condition, outer: Sequence[Var], wanted: bool = True) -> Test:
    """A condition as a test of a join; `wanted` is False for an exception, which must not hold."""

    def code(function: Function, scope: Scope) -> str:
        said = expression(function, scope, condition)
        return said if wanted else f"(not {said})"

    costly = not isinstance(condition, Holds | Not | Compare)
    return Test(code, _needs(module, (condition,), outer), costly)


def _needs(module: Module, conditions: Iterable[Condition], outer: Iterable[Var]) -> frozenset[str]:
    """The variables bound outside that a list has to know: it mentions them, or its own must differ from them."""
    inside = {var.label: var for condition in conditions for var in mentioned(condition)}
    known = {var.label: var for var in outer}
    found = inside.keys() & known.keys()
    for label, var in inside.items():
        if label not in known:
            found |= set(held_apart(module, var, known.values()))
    return frozenset(found)


# Counts


def _count(function: Function, scope: Scope, count: Count) -> str:
    listed = list(flat(count.of))
    if count.how == "no":
        return f"(not {_some(function, scope, listed)})"
    if count.how == "at least":
        return _many(function, scope, count, listed)
    return _share(function, scope, count, listed)


def _many(function: Function, scope: Scope, count: Count, listed: list[Condition]) -> str:
    """At least so many: a plain look into an index where one sentence is counted, else a set of what was found."""
    if count.number == 1:
        return _some(function, scope, listed)
    bucket = _bucket(function, scope, count.var, listed)
    if bucket:
        return f"(len({bucket}) >= {count.number})"
    inner, bound, call = _query(function, scope, listed, "many")
    inner.first.append("met = set()")

    def finish(deeper: Function, found: Scope) -> None:
        deeper.line(f"met.add({found.names[count.var.label]})")
        deeper.line(f"if len(met) >= {count.number}: return True")

    _ways(inner, bound, listed, finish, ("met",))
    inner.close()
    return f"({call} is True)"


def _bucket(function: Function, scope: Scope, var: Var, listed: list[Condition]) -> str:
    """The rows of the one sentence of a list in which the counted thing alone is open: one row, one thing."""
    (condition, *others), module = listed, function.module
    if others or not isinstance(condition, Holds) or held_apart(module, var, scope.variables.values()):
        return ""
    variables = [other for other in condition.pattern.variables if other.label not in scope.variables]
    if variables != [var]:
        return ""
    return agreeing(function, scope, condition.pattern, condition.level)[0]


def _share(function: Function, scope: Scope, count: Count, listed: list[Condition]) -> str:
    """Every, or most: those whom `of` finds, and how many of them meet `has`."""
    inner, bound, call = _query(function, scope, (count,), "share")
    gather, known, gathering = _query(inner, bound, listed, "among")
    gather.first.append("among = set()")

    def finish(deeper: Function, found: Scope) -> None:
        deeper.line(f"among.add({found.names[count.var.label]})")

    _ways(gather, known, listed, finish, ("among",))
    gather.close("return among")
    one = bound.with_(count.var)
    inner.line(f"among = {gathering} or ()")
    inner.line(f"met = sum([{_met(inner, one, count.has)} for {one.names[count.var.label]} in among])")
    enough = "met == len(among)" if count.how == "every" else "met > len(among) // 2"
    inner.close(f"return bool(among) and {enough}")
    return call


# Comparisons

_SIGNS = {"=": "==", "!=": "!=", ">=": ">=", "<=": "<=", ">": ">", "<": "<"}


def _compare(function: Function, scope: Scope, condition: Compare) -> str:
    sides = [_operand(side, scope, function.module) for side in (condition.left, condition.right)]
    return f"({sides[0]} {_SIGNS[condition.sign]} {sides[1]})"


def _operand(operand: Operand, scope: Scope, module: Module) -> str:
    """Exact code: a division by a number that is written out becomes a product with a fraction."""
    if isinstance(operand, Var):
        return scope.names[operand.label]
    fixed = _fixed(operand)
    if fixed is not None:
        return module.constant(fixed)
    assert isinstance(operand, Arithmetic)
    left = _operand(operand.left, scope, module)
    if operand.sign != "/":
        return f"({left} {operand.sign} {_operand(operand.right, scope, module)})"
    divisor = _fixed(operand.right)
    assert divisor is not None
    assert not isinstance(divisor, str)
    return f"({left} * {module.constant(1 / Fraction(divisor))})"


def _fixed(operand: Operand) -> Value | None:
    """The value of an operand without variables."""
    return None if operand_variables(operand) else evaluate(operand, {})


def _divides(operand: Operand) -> bool:
    """True if an operand could divide by zero."""
    if not isinstance(operand, Arithmetic):
        return False
    if operand.sign == "/" and _fixed(operand.right) in (None, 0):
        return True
    return _divides(operand.left) or _divides(operand.right)
