"""Feedback loops of a rulebook, whatever the case: statements that lead back to themselves through its rules.

A loop counts only if its names can meet: around one lap, what each rule calls by a variable must be able to be
the same thing, and different variables of one rule different things.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import islice, product
from typing import Literal, TypeAlias

from engine.inference.program import Program
from engine.language.clauses import Clause
from engine.language.condition import Condition, Count, Holds, Not, parts
from engine.language.value import Value
from engine.language.vocabulary import Pattern, Var

from .cycles import components, simple_cycles

Sign = Literal["reinforcing", "balancing"]
Term: TypeAlias = tuple[int, Var | Value]

_LAPS = 256


def bearing(clause: Clause) -> list[tuple[Pattern, int]]:
    """The sentences that bear on a clause; -1 for those whose absence or denial counts."""
    found: list[tuple[Pattern, int]] = []

    def look(conditions: Iterable[Condition], sign: int) -> None:
        for condition in conditions:
            if isinstance(condition, Holds | Not):
                turns = condition.pattern.denied is not isinstance(condition, Not)
                found.append((condition.pattern, -sign if turns else sign))
            none = isinstance(condition, Count) and condition.how == "no"
            look(parts(condition), -sign if none else sign)

    look(clause.conditions, 1)
    look(clause.unless, -1)
    return found


def rings_of(program: Program) -> list[tuple[tuple[int, ...], Sign]]:
    """The loops through two and more statements, each with its sign."""
    arcs = _arcs(program)
    nodes = sorted({*arcs, *(end for ends in arcs.values() for end in ends)})
    found: dict[tuple[tuple[int, ...], Sign], None] = {}
    for cycle in simple_cycles(nodes, {start: sorted(ends) for start, ends in arcs.items()}):
        choices = [arcs[start][cycle[(at + 1) % len(cycle)]] for at, start in enumerate(cycle)]
        for lap in islice(product(*choices), _LAPS):
            if _closes(program, lap):
                sign = 1
                for _, _, turning in lap:
                    sign *= turning
                found.setdefault((cycle, "reinforcing" if sign > 0 else "balancing"))
                break
    return list(found)


def recursive(program: Program) -> tuple[int, ...]:
    """Statements that a rule concludes from themselves, such as an ordering that is handed on."""
    return tuple(start for start, ends in sorted(_arcs(program).items()) if start in ends)


def looping(program: Program) -> dict[int, int]:
    """The statements that could lie on a ring, each with the number of the knot of loops in which it lies.

    Inside a single statement nothing feeds back, save from round to round.
    """
    arcs = {start: sorted(ends) for start, ends in _arcs(program).items()}
    knots = components(sorted({*arcs, *(end for ends in arcs.values() for end in ends)}), arcs)
    several = {knot for knot, members in Counter(knots.values()).items() if members > 1}
    later = {clause.conclusion.pattern.statement for clause in program.clauses if clause.rule.leads_to}
    return {
        each: knot for each, knot in knots.items() if knot in several or (each in later and each in arcs.get(each, ()))
    }


Arc: TypeAlias = tuple[Clause, Pattern, int]


def _arcs(program: Program) -> dict[int, dict[int, list[Arc]]]:
    """From statement to statement, the clauses that go there with the premise they start from and the sign."""
    arcs: dict[int, dict[int, list[Arc]]] = {}
    for clause in program.clauses:
        end = clause.conclusion.pattern
        for pattern, sign in bearing(clause):
            arc = (clause, pattern, sign * (-1 if end.denied else 1))
            arcs.setdefault(pattern.statement, {}).setdefault(end.statement, []).append(arc)
    return arcs


def _closes(program: Program, lap: tuple[Arc, ...]) -> bool:
    """True if the names of the arcs can be the same things all the way round."""
    classes: dict[Term, Term] = {}

    def root(term: Term) -> Term:
        while term in classes:
            term = classes[term]
        return term

    def join(one: Term, two: Term) -> bool:
        one, two = root(one), root(two)
        if one == two:
            return True
        if not isinstance(one[1], Var) and not isinstance(two[1], Var):
            return one[1] == two[1]
        if isinstance(one[1], Var):
            classes[one] = two
        else:
            classes[two] = one
        return True

    def term(at: int, arg: Var | Value) -> Term:
        return (at, arg) if isinstance(arg, Var) else (-1, arg)

    for at, (clause, _, _) in enumerate(lap):
        after = (at + 1) % len(lap)
        for mine, theirs in zip(clause.conclusion.pattern.args, lap[after][1].args, strict=True):
            if not join(term(at, mine), term(after, theirs)):
                return False
    for at, (clause, _, _) in enumerate(lap):
        things = [var for var in clause.variables if program.rulebook.kinds[var.kind].sort == "thing"]
        for first, one in enumerate(things):
            for two in things[first + 1 :]:
                if one.apart(two) and root((at, one)) == root((at, two)):
                    return False
    return True
