"""Numbers and names worth trying in a scenario, and whether any at all can meet the comparisons of a clause."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import pairwise, product
from math import prod

from engine.inference.judge import Bindings
from engine.language.clauses import Clause, inner_conditions
from engine.language.condition import Arithmetic, Compare, Condition, Constant, Operand, compared, mentioned
from engine.language.rulebook import Rulebook
from engine.language.value import Value, order, whole
from engine.language.vocabulary import Var

_MOST = 50_000


def numbers(conditions: Iterable[Condition]) -> list[Value]:
    """Numbers worth trying: those that are compared with, their neighbours, and a few small ones."""
    found: set[Value] = {1, 2, 3}
    for value in _compared(conditions):
        found |= {value, whole(Fraction(value) + 1), whole(Fraction(value) - 1)}
    return sorted(found, key=order)


def compared_names(var: Var, conditions: Iterable[Condition]) -> list[str]:
    """The names with which a variable is compared."""
    found: dict[str, None] = {}
    for condition in conditions:
        for inner in inner_conditions(condition):
            if isinstance(inner, Compare):
                for one, other in ((inner.left, inner.right), (inner.right, inner.left)):
                    if one == var and isinstance(other, Constant) and isinstance(other.value, str):
                        found.setdefault(other.value)
    return list(found)


def holds(condition: Compare, bindings: Bindings) -> bool:
    """True if a comparison holds, or cannot be judged yet."""
    if any(var.label not in bindings for var in mentioned(condition)):
        return True
    return bool(compared(condition, bindings))


def excluding(clause: Clause, rulebook: Rulebook) -> tuple[Compare, ...]:
    """Comparisons of a clause that certainly exclude each other, none of them needless; none if all can be met."""
    left = [condition for condition in clause.conditions if isinstance(condition, Compare)]
    if _can_be_met(left, rulebook):
        return ()
    for comparison in tuple(left):
        fewer = [other for other in left if other is not comparison]
        if not _can_be_met(fewer, rulebook):
            left = fewer
    return tuple(left)


def _can_be_met(comparisons: list[Compare], rulebook: Rulebook) -> bool:
    """False if it is certain that no numbers and words meet all comparisons.

    Orders are tried completely: as many numbers in each gap between those that are named as there are variables.
    Where sums of variables are compared, or too much would have to be tried, nothing is claimed.
    """
    variables = list(dict.fromkeys(var for condition in comparisons for var in mentioned(condition)))
    sorts = {var: rulebook.kinds[var.kind].sort for var in variables}
    if any(_sums(c.left) or _sums(c.right) for c in comparisons) or "thing" in sorts.values():
        return True
    gaps = _gaps(comparisons, sum(sort == "number" for sort in sorts.values()))
    options = [list(rulebook.kinds[var.kind].words) if sorts[var] == "choice" else gaps for var in variables]
    if prod(len(each) for each in options) > _MOST:
        return True
    labels = [var.label for var in variables]
    return any(
        all(holds(condition, dict(zip(labels, values, strict=True))) for condition in comparisons)
        for values in product(*options)
    )


def _gaps(comparisons: list[Compare], variables: int) -> list[Value]:
    """The named numbers, and as many between, below and above them as there are variables."""
    named = sorted({Fraction(value) for value in _compared(comparisons)}) or [Fraction(0)]
    found = set(named)
    for step in range(1, variables + 1):
        found |= {named[0] - step, named[-1] + step}
        for low, high in pairwise(named):
            found.add(low + (high - low) * step / (variables + 1))
    return [whole(value) for value in sorted(found)]


def _compared(conditions: Iterable[Condition]) -> Iterator[int | Fraction]:
    """The numbers that stand in comparisons."""
    for condition in conditions:
        for inner in inner_conditions(condition):
            if isinstance(inner, Compare):
                yield from _constants(inner.left)
                yield from _constants(inner.right)


def _constants(operand: Operand) -> Iterator[int | Fraction]:
    if isinstance(operand, Constant) and not isinstance(operand.value, str):
        yield operand.value
    elif isinstance(operand, Arithmetic):
        yield from _constants(operand.left)
        yield from _constants(operand.right)


def _sums(operand: Operand) -> bool:
    """True for arithmetic with a variable in it."""
    if not isinstance(operand, Arithmetic):
        return False
    return any(isinstance(side, Var) or _sums(side) for side in (operand.left, operand.right))
