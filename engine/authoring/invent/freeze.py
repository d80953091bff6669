"""The conditions of a clause as facts about invented names: the smallest world in which it ought to fire.

Names are made of the variables themselves ("Other ally"). Numbers are chosen so that the comparisons hold, choice words
in turn. What a clause wants absent is simply not stated.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations, islice, product

from engine.inference.judge import Bindings
from engine.language.clauses import Clause
from engine.language.condition import (
    AllOf,
    AnyOf,
    AtLeastOf,
    Compare,
    Condition,
    Count,
    Holds,
)
from engine.language.rulebook import Rulebook, Sentence
from engine.language.value import Certainty, Value
from engine.language.vocabulary import Var

from .numbers import compared_names, holds, numbers

_CHOICES = 16
_NUMBERS = 4000


@dataclass(frozen=True, slots=True)
class Scenario:
    """Facts, and what the variables of the clause stand for in them."""

    facts: dict[Sentence, Certainty]
    bindings: Bindings


def frozen(clause: Clause, rulebook: Rulebook, fixed: Bindings | None = None, mark: str = "") -> Iterator[Scenario]:
    """The scenarios in which the clause ought to fire. `fixed` binds some variables; `mark` tells names apart."""
    freezer = Freezer(rulebook, mark, {str(value) for value in (fixed or {}).values()})
    bound = {var.label: var for condition in clause.binding for var in condition.pattern.variables}
    for bindings in freezer.bindings(list(bound.values()), clause.conditions, dict(fixed or {}), clause.unless):
        for facts in freezer.facts(clause.conditions, bindings):
            yield Scenario(dict.fromkeys(facts, Certainty.CERTAIN), bindings)


@dataclass(slots=True)
class Freezer:
    """Invents names and states sentences about them."""

    rulebook: Rulebook
    mark: str = ""
    taken: set[str] = field(default_factory=set)
    fresh: dict[str, int] = field(default_factory=dict)

    # What variables stand for

    def bindings(
        self, variables: list[Var], conditions: Iterable[Condition], fixed: Bindings, unless: Iterable[Condition] = ()
    ) -> Iterator[Bindings]:
        """Invented names and those that comparisons name, the choice words in turn, and numbers that meet them."""
        listed = list(conditions)
        beside = [*listed, *unless]
        options: list[list[Value]] = []
        loose = [var for var in variables if var.label not in fixed]
        for var in loose:
            kind = self.rulebook.kinds[var.kind]
            if kind.sort == "choice":
                options.append(list(kind.words))
            elif kind.sort == "number":
                options.append(numbers(beside))
            else:
                options.append([self.name(var), *compared_names(var, beside)])
        comparisons = [condition for condition in listed if isinstance(condition, Compare)]
        found = 0
        for values in islice(product(*options), _NUMBERS):
            bindings = {**fixed, **{var.label: value for var, value in zip(loose, values, strict=True)}}
            if self._apart(loose, values) and all(holds(condition, bindings) for condition in comparisons):
                found += 1
                yield bindings
                if found == _CHOICES:
                    return

    def _apart(self, variables: list[Var], values: tuple[Value, ...]) -> bool:
        """True if no two variables that mean different things stand for one."""
        things = [
            (var, value)
            for var, value in zip(variables, values, strict=True)
            if self.rulebook.kinds[var.kind].sort == "thing"
        ]
        return all(one[1] != two[1] or not one[0].apart(two[0]) for one, two in combinations(things, 2))

    def name(self, var: Var) -> str:
        """An invented name that nothing else bears."""
        words = var.label[:1].upper() + var.label[1:] + self.mark
        known = {name.name for name in self.rulebook.names if name.kind == var.kind} | self.taken
        number = self.fresh.get(words, 0)
        while True:
            number += 1
            name = words if number == 1 else f"{words} {number}"
            if name not in known:
                self.fresh[words] = number
                self.taken.add(name)
                return name

    # Facts

    def facts(self, conditions: Iterable[Condition], bindings: Bindings) -> Iterator[list[Sentence]]:
        """Ways to state all that the conditions want to hold."""
        ways = [list(islice(self._condition(condition, bindings), _CHOICES)) for condition in conditions]
        for chosen in islice(product(*ways), _CHOICES):
            yield [sentence for part in chosen for sentence in part]

    def _condition(self, condition: Condition, bindings: Bindings) -> Iterator[list[Sentence]]:
        if isinstance(condition, Holds):
            yield [self.rulebook.ground(condition.pattern, bindings)]
        elif isinstance(condition, AllOf):
            yield from self._local(condition.conditions, bindings)
        elif isinstance(condition, AnyOf):
            for branch in condition.branches:
                yield from self._local(branch, bindings)
        elif isinstance(condition, AtLeastOf):
            for chosen in combinations(condition.conditions, condition.number):
                ways = [next(self._local((inner,), bindings), []) for inner in chosen]
                yield [sentence for way in ways for sentence in way]
        elif isinstance(condition, Count) and condition.how != "no":
            yield from self._count(condition, bindings)
        else:
            yield []

    def _count(self, condition: Count, bindings: Bindings) -> Iterator[list[Sentence]]:
        found = self.counted(condition, bindings, condition.number if condition.how == "at least" else 1)
        if found is not None:
            yield found

    def counted(
        self, condition: Count, bindings: Bindings, number: int, only_of: bool = False
    ) -> list[Sentence] | None:
        """So many things that meet a count, or (with `only_of`) that are counted and do not meet `has`."""
        found: list[Sentence] = []
        for _ in range(number):
            one = {**bindings, condition.var.label: self._one(condition)}
            inner = next(self._local(condition.of if only_of else (*condition.of, *condition.has), one), None)
            if inner is None:
                return None
            found += inner
        return found

    def _one(self, condition: Count) -> Value:
        kind = self.rulebook.kinds[condition.var.kind]
        if kind.sort == "choice":
            used = self.fresh.get(kind.name, 0)
            self.fresh[kind.name] = used + 1
            return kind.words[used % len(kind.words)]
        return self.name(condition.var)

    def _local(self, conditions: tuple[Condition, ...], bindings: Bindings) -> Iterator[list[Sentence]]:
        """A list with variables of its own: they mean "some", so that each gets a name."""
        own = [var for c in conditions if isinstance(c, Holds) for var in c.pattern.variables]
        loose = [var for var in dict.fromkeys(own) if var.label not in bindings]
        for inner in self.bindings(loose, conditions, bindings):
            yield from self.facts(conditions, inner)
