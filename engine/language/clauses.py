"""From rules to clauses: one for each branch of `any` and each conclusion, with their variables in order.

A clause is the unit of inference. Everything after this pass speaks of clauses and points back to the rule.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

from .condition import AnyOf, Condition, Holds, mentioned, parts
from .rulebook import Conclusion, Rule, Rulebook
from .vocabulary import Var


@dataclass(frozen=True, slots=True, eq=False)
class Clause:
    """A rule with one branch of each `any` chosen and one conclusion.

    `rule.index`, `branch`, `then` are its place in the order of firing. `variables` are those outside
    quantifiers, in order of first appearance in `if` as written, quantifiers included.
    """

    rule: Rule
    branch: int
    then: int
    conditions: tuple[Condition, ...]
    conclusion: Conclusion
    variables: tuple[Var, ...]

    @property
    def unless(self) -> tuple[Condition, ...]:
        return self.rule.unless

    @property
    def place(self) -> tuple[int, int]:
        return self.rule.index, self.branch

    @property
    def binding(self) -> tuple[Holds, ...]:
        """The conditions that bind: sentences and denials outside quantifiers, in the author's order."""
        return tuple(condition for condition in self.conditions if isinstance(condition, Holds))


def branches(rule: Rule) -> list[tuple[Condition, ...]]:
    """The conditions of each branch: `any` in `if` is short for one rule per branch."""
    choices = [condition.branches if isinstance(condition, AnyOf) else ((condition,),) for condition in rule.conditions]
    return [tuple(condition for part in chosen for condition in part) for chosen in product(*choices)]


def bound(conditions: tuple[Condition, ...]) -> dict[str, Var]:
    """The variables that the conditions bind, by label."""
    return {
        var.label: var
        for condition in conditions
        if isinstance(condition, Holds)
        for var in condition.pattern.variables
    }


def clauses_of(rule: Rule) -> list[Clause]:
    """The clauses of one rule, in the order of firing."""
    found = []
    for number, conditions in enumerate(branches(rule)):
        outer = bound(conditions)
        seen = [var.label for condition in conditions for var in mentioned(condition)]
        variables = tuple(outer[label] for label in dict.fromkeys(seen) if label in outer)
        for then, conclusion in enumerate(rule.then):
            found.append(Clause(rule, number, then, conditions, conclusion, variables))
    return found


def all_clauses(rulebook: Rulebook) -> list[Clause]:
    """The clauses of all rules, in the order of firing."""
    return [clause for rule in rulebook.rules for clause in clauses_of(rule)]


def inner_conditions(condition: Condition) -> list[Condition]:
    """A condition and all that are nested in it."""
    found = [condition]
    for inner in parts(condition):
        found += inner_conditions(inner)
    return found
