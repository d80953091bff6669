"""A rulebook made ready to run: its clauses in the order of firing, each with its stratum."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from engine.language.clauses import Clause, inner_conditions
from engine.language.condition import Compare, Holds, Not, mentioned
from engine.language.library import all_clauses
from engine.language.rulebook import Rulebook
from engine.language.strata import Form, stratify
from engine.language.vocabulary import Var


@dataclass(frozen=True, eq=False)
class Program:
    """Clauses and strata of a rulebook. `effects` is the stratum after the last, that of `leads to`."""

    rulebook: Rulebook
    clauses: tuple[Clause, ...]
    strata: tuple[int, ...]
    forms: dict[Form, int]

    @property
    def effects(self) -> int:
        return max(self.forms.values(), default=-1) + 1

    @cached_property
    def by_stratum(self) -> dict[int, tuple[int, ...]]:
        """The indexes of the clauses of each stratum that has any, in ascending order."""
        found: dict[int, list[int]] = {}
        for index, stratum in enumerate(self.strata):
            found.setdefault(stratum, []).append(index)
        return {stratum: tuple(found[stratum]) for stratum in sorted(found)}

    @cached_property
    def counting(self) -> tuple[bool, ...]:
        """For each clause whether its `if` asks for more than sentences, absences and comparisons."""
        plain = (Holds, Not, Compare)
        return tuple(any(not isinstance(c, plain) for c in clause.conditions) for clause in self.clauses)

    @cached_property
    def looks(self) -> tuple[frozenset[int], ...]:
        """For each clause the statements that it may take for granted because nothing was said of them."""
        return tuple(frozenset(_looked_at(clause)) for clause in self.clauses)

    @cached_property
    def variables(self) -> dict[str, Var]:
        """Every variable of the rulebook by its label; a label means one kind and role everywhere."""
        return {var.label: var for clause in self.clauses for var in _variables(clause)}


def _looked_at(clause: Clause) -> Iterable[int]:
    for condition in (*(c for c in clause.conditions if not isinstance(c, Holds)), *clause.unless):
        for inner in inner_conditions(condition):
            if isinstance(inner, Holds | Not):
                yield inner.pattern.statement


def _variables(clause: Clause) -> Iterable[Var]:
    yield from clause.variables
    for condition in (*clause.conditions, *clause.unless, *clause.rule.even_if):
        for inner in inner_conditions(condition):
            yield from mentioned(inner)


def compile_rulebook(rulebook: Rulebook) -> Program:
    """The program of a rulebook that has passed its check (it has strata)."""
    clauses = all_clauses(rulebook)
    strata = stratify(clauses)
    assert strata is not None, "a rulebook without strata is refused when it is read"
    return Program(rulebook, tuple(clauses), strata.clauses, strata.forms)
