"""The code of a program: its clauses written as one Python module, executed once, and laid out stratum by stratum."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, TypeAlias

from engine.language.condition import Compare, Condition, Holds, Not
from engine.language.rulebook import Sentence
from engine.language.strata import Form, concludes
from engine.language.value import Certainty, Value

from ..firing import turning
from ..program import Program
from .clauses import ClauseCode, write_clause
from .layout import Layout
from .writing import Module

Row: TypeAlias = tuple[Value, ...]
Tables: TypeAlias = list[Any]
Fire: TypeAlias = Callable[[Tables], list[Row] | None]
Tell: TypeAlias = Callable[[Row], tuple[tuple[Sentence, ...], Sentence]]


@dataclass(frozen=True, slots=True)
class Head:
    """A form that a stratum concludes: its tables, its indexes, and the clauses that new rows can fire."""

    rows: int
    latest: int
    coming: int
    indexes: tuple[tuple[int, Callable[[Any, Iterable[Row]], Any]], ...]
    later: tuple[tuple[int, Fire], ...]


@dataclass(frozen=True, slots=True)
class Stage:
    """A stratum: what fires in its first wave, what it concludes, what must be settled before it.

    `levels` are the tables of what is sure enough that it is the first to ask for; `judged` if it asks the judge.
    """

    stratum: int
    first: tuple[tuple[int, Fire], ...]
    heads: tuple[Head, ...]
    levels: tuple[tuple[Form, Certainty, int], ...]
    judged: bool


@dataclass(frozen=True, slots=True, eq=False)
class Code:
    """All that a run needs. `source` is the Python that was written; the tuples have an entry for each clause.

    `tell` makes premises and conclusion of an instance, `capping` are the conditions that can make it less sure,
    `turning` tells whether it can have twins. `certain` if all rules are.
    """

    program: Program
    source: str
    layout: Layout
    stages: tuple[Stage, ...]
    tell: tuple[Tell, ...]
    capping: tuple[tuple[Condition, ...], ...]
    turning: tuple[bool, ...]
    certain: bool


def compile_program(program: Program) -> Code:
    """Write the functions of all clauses and execute them."""
    heads = frozenset(concludes(clause) for clause in program.clauses if not clause.rule.leads_to)
    module = Module(program.rulebook, Layout(heads))
    stages: list[tuple[int, frozenset[Form], tuple[int, ...], list[tuple[Form, Certainty, int]]]] = []
    written: dict[int, ClauseCode] = {}
    for stratum, indexes in program.by_stratum.items():
        asked = set(module.layout.rows)
        clauses = [program.clauses[index] for index in indexes]
        moving = frozenset(concludes(clause) for clause in clauses if not clause.rule.leads_to)
        for index, clause in zip(indexes, clauses, strict=True):
            written[index] = write_clause(module, index, clause, moving)
        sure = [
            (form, level, number)
            for (form, level), number in module.layout.rows.items()
            if level > Certainty.POSSIBLE and (form, level) not in asked
        ]
        stages.append((stratum, moving, indexes, sure))
    source = "\n\n\n".join(module.texts) + "\n"
    names: dict[str, Any] = {
        "defaultdict": defaultdict,
        "Sentence": Sentence,
        "sentence": program.rulebook.sentence,
        **module.values,
    }
    exec(compile(source, f"<rules of {program.rulebook.id}>", "exec"), names)
    return Code(
        program,
        source,
        module.layout,
        tuple(
            Stage(
                stratum,
                tuple((index, names[written[index].first]) for index in indexes),
                tuple(_head(form, indexes, written, module, names) for form in sorted(moving)),
                tuple(sure),
                any(written[index].judged for index in indexes),
            )
            for stratum, moving, indexes, sure in stages
        ),
        tuple(names[written[index].tell] for index in range(len(program.clauses))),
        tuple(_capping(clause.conditions) for clause in program.clauses),
        tuple(bool(turning(program.rulebook, clause)) for clause in program.clauses),
        all(clause.rule.leads_to or clause.conclusion.certainty == Certainty.CERTAIN for clause in program.clauses),
    )


def _capping(conditions: tuple[Condition, ...]) -> tuple[Condition, ...]:
    return tuple(condition for condition in conditions if not isinstance(condition, Holds | Not | Compare))


def _head(
    form: Form, indexes: tuple[int, ...], written: dict[int, ClauseCode], module: Module, names: dict[str, Any]
) -> Head:
    layout = module.layout
    rows = layout.rows_of(form)
    return Head(
        rows,
        layout.latest_of(form),
        layout.coming_of(form),
        tuple(
            (index.number, names[module.extending[index.slots]])
            for index in layout.indexes.values()
            if index.rows == rows
        ),
        tuple((index, names[name]) for index in indexes for moved, name in written[index].later if moved == form),
    )
