"""Sentences that bind, as nested loops: each is looked up by what the ones before it have bound."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from engine.language.condition import Holds
from engine.language.value import Certainty
from engine.language.vocabulary import Pattern, Var

from .writing import DEEPEST, Function, Module, Scope, argument, key, row

Code: TypeAlias = Callable[[Function, Scope], str]
Finish: TypeAlias = Callable[[Function, Scope], None]


@dataclass(frozen=True, slots=True)
class Atom:
    """A sentence to be matched with all rows, with those of the last wave, or with those known before it."""

    pattern: Pattern
    level: Certainty = Certainty.POSSIBLE
    among: Literal["all", "latest", "earlier"] = "all"


@dataclass(frozen=True, slots=True)
class Test:
    """What must hold besides: code, and the variables that must be bound before it is asked.

    `needs` is None for what is asked last of all, in the order given. Costly ones wait for the cheap ones.
    """

    code: Code
    needs: frozenset[str] | None
    costly: bool = False


def atoms(conditions: Iterable[Holds]) -> list[Atom]:
    """The sentences of a list, matched with all rows that are sure enough."""
    return [Atom(condition.pattern, condition.level) for condition in conditions]


def join(
    function: Function,
    scope: Scope,
    matched: Sequence[Atom],
    tests: Sequence[Test],
    finish: Finish,
    carried: tuple[str, ...] = (),
) -> None:
    """Write the loops over all ways to match the atoms so that the tests hold; `finish` writes what each does.

    `carried` are the names that `finish` uses, for a join that goes on in a function of its own.
    """
    left, waiting = list(matched), list(tests)
    for atom in left:
        if atom.among == "all":
            function.rows(atom.pattern, atom.level, needed=True)
    while True:
        waiting = _ask(function, scope, waiting, costly=False)
        known = next((atom for atom in left if _known(atom, scope)), None)
        if known is not None:
            left.remove(known)
            _look_up(function, scope, known)
            continue
        waiting = _ask(function, scope, waiting, costly=True)
        if not left:
            break
        if function.loops == DEEPEST:
            _go_on(function, scope, left, waiting, finish, carried)
            return
        atom = _best(left, scope)
        left.remove(atom)
        scope = _match(function, scope, atom)
    for test in waiting:
        function.unless(f"not {test.code(function, scope)}")
    finish(function, scope)


def _go_on(
    function: Function,
    scope: Scope,
    left: list[Atom],
    waiting: list[Test],
    finish: Finish,
    carried: tuple[str, ...],
) -> None:
    """The rest of a long join in a function of its own; True from it ends this one too."""
    parameters = (*scope.names.values(), *carried)
    rest = Function(function.module, function.module.fresh("rest"), parameters)
    join(rest, scope, left, waiting, finish, carried)
    rest.close()
    function.line(f"if {rest.name}({', '.join(('T', *parameters))}): return True")


def _ask(function: Function, scope: Scope, tests: list[Test], costly: bool) -> list[Test]:
    """Write the tests that can be asked now; those that must wait are left."""
    left = []
    for test in tests:
        if test.needs is not None and test.needs <= scope.variables.keys() and costly >= test.costly:
            function.unless(f"not {test.code(function, scope)}")
        else:
            left.append(test)
    return left


def _best(left: list[Atom], scope: Scope) -> Atom:
    """The atom to match next: the new rows first, then what most is known of, else in the author's order.

    What is bound counts before what is written out, which may be the same in many rows.
    """
    return max(
        left,
        key=lambda atom: (
            atom.among == "latest",
            sum(var.label in scope.variables for var in atom.pattern.variables),
            len(atom.pattern.args) - len(atom.pattern.variables),
        ),
    )


def _known(atom: Atom, scope: Scope) -> bool:
    return all(var.label in scope.variables for var in atom.pattern.variables)


def _latest(function: Function, atom: Atom) -> str:
    return function.table(function.module.layout.latest_of((atom.pattern.statement, atom.pattern.denied)))


def _look_up(function: Function, scope: Scope, atom: Atom) -> None:
    """Go on only if the sentence, of which everything is bound, is there."""
    if atom.among == "all" and not atom.pattern.args:
        return  # Without rows the function would not have come so far.
    if atom.among != "latest":
        function.unless(f"not {function.known(atom.pattern, atom.level, scope)}")
    if atom.among != "all":
        wanted = row(argument(arg, scope, function.module) for arg in atom.pattern.args)
        function.unless(f"{wanted} {'in' if atom.among == 'earlier' else 'not in'} {_latest(function, atom)}")


def _match(function: Function, scope: Scope, atom: Atom) -> Scope:
    """A loop over the rows that agree with what is bound. It binds the rest, and holds things apart."""
    args, module = atom.pattern.args, function.module
    # An index of the latest rows would not pay: they are others in every wave.
    rows, asked = (
        (_latest(function, atom), ()) if atom.among == "latest" else agreeing(function, scope, atom.pattern, atom.level)
    )
    targets, again, apart = ["_"] * len(args), [], []
    wider = scope
    for slot, arg in enumerate(args):
        if slot in asked:
            continue
        if not isinstance(arg, Var) or arg.label in wider.variables:
            targets[slot] = f"w{slot}"
            again.append(f"w{slot} != {argument(arg, wider, module)}")
            continue
        apart += [(wider.names[label], arg.label) for label in held_apart(module, arg, wider.variables.values())]
        wider = wider.with_(arg)
        targets[slot] = wider.names[arg.label]
    if atom.among == "earlier":
        function.loop("row", rows)
        function.unless(f"row in {_latest(function, atom)}")
        function.line(f"{row(targets)} = row")
    else:
        function.loop(row(targets)[1:-1], rows)
    if again or apart:
        function.unless(" or ".join([*again, *(f"{other} == {wider.names[label]}" for other, label in apart)]))
    return wider


def agreeing(function: Function, scope: Scope, pattern: Pattern, level: Certainty) -> tuple[str, tuple[int, ...]]:
    """Code for the rows that agree with what is bound and written out, and the slots that need no further look."""
    number, rows = function.rows(pattern, level)
    written = tuple(slot for slot, arg in enumerate(pattern.args) if not isinstance(arg, Var))
    asked = tuple(
        slot for slot, arg in enumerate(pattern.args) if isinstance(arg, Var) and arg.label in scope.variables
    )
    slots = asked
    if function.module.layout.grows((pattern.statement, pattern.denied), level):
        slots = tuple(sorted((*asked, *written)))
    if not slots:
        return rows, (*asked, *written)
    wanted = [argument(pattern.args[slot], scope, function.module) for slot in slots]
    return f"{function.index(number, slots)}.get({key(wanted)}, ())", (*asked, *written)


def held_apart(module: Module, var: Var, others: Iterable[Var]) -> list[str]:
    """The labels of the variables among `others` that must stand for other things than `var`."""
    if module.rulebook.kinds[var.kind].sort != "thing":
        return []
    return [other.label for other in others if var.apart(other)]
