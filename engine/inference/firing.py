"""A firing: one instance of a clause, as an engine reports it, and what makes two of them one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TypeAlias

from engine.language.clauses import Clause, inner_conditions
from engine.language.condition import AtLeastOf, Count, Holds, Not
from engine.language.rulebook import Rulebook, Sentence
from engine.language.value import Certainty, Value, order

from .condition_words import words
from .judge import Bindings, Judge
from .program import Program

Key: TypeAlias = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Firing:
    """An instance that fired: `clause` is its index in the program, `values` are those of its variables.

    `premises` are the sentences that bound it, in the author's order; `cap` is the level of the rule and of
    what it looked at, so that the step is as sure as `cap` and its weakest premise.
    """

    clause: int
    values: tuple[Value, ...]
    premises: tuple[Sentence, ...]
    conclusion: Sentence
    cap: Certainty
    stratum: int
    wave: int

    def bindings(self, program: Program) -> Bindings:
        """The values by label, in order of first appearance."""
        labels = (var.label for var in program.clauses[self.clause].variables)
        return dict(zip(labels, self.values, strict=True))

    def capped(self, cap: Certainty) -> Firing:
        """The same firing, as sure as another table lets it be."""
        return replace(self, cap=cap)


def instance(program: Program, index: int, bindings: Bindings) -> tuple[tuple[Sentence, ...], Sentence] | None:
    """The premises and the conclusion of a clause under `bindings`; None for one that never fires.

    An instance among whose premises is its own conclusion tells nothing, and of one thing nothing
    symmetric is concluded.
    """
    clause, rulebook = program.clauses[index], program.rulebook
    conclusion = rulebook.ground(clause.conclusion.pattern, bindings)
    if rulebook.void(conclusion):
        return None
    premises = tuple(rulebook.ground(condition.pattern, bindings) for condition in clause.binding)
    if conclusion in premises and not clause.rule.leads_to:
        return None
    return premises, conclusion


class Seen:
    """Tells whether an instance is the twin of an earlier one: it only turns round symmetric slots."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self._keys: set[Key] = set()
        self._turning = [turning(program.rulebook, clause) for clause in program.clauses]

    def twin(
        self,
        index: int,
        bindings: Bindings,
        premises: tuple[Sentence, ...],
        conclusion: Sentence,
        judge: Judge,
    ) -> bool:
        """True if an instance with the same premises in any order and the same things counted was seen."""
        turned = self._turning[index]
        if not turned:
            return False
        clause, rulebook = self.program.clauses[index], self.program.rulebook
        fixed = tuple(value for label, value in bindings.items() if label not in turned)
        met = sorted(words(condition, bindings, rulebook, turned=True) for condition in clause.conditions)
        barred = sorted(words(condition, bindings, rulebook, turned=True) for condition in clause.unless)
        counted = tuple(
            judge.judge(condition, bindings).counted
            for condition in clause.conditions
            if isinstance(condition, Count | AtLeastOf)
        )
        key = (index, conclusion, fixed, tuple(met), tuple(barred), counted)
        if key in self._keys:
            return True
        self._keys.add(key)
        return False


def turning(rulebook: Rulebook, clause: Clause) -> frozenset[str]:
    """The variables of a clause that stand in a symmetric slot somewhere in it."""
    patterns = [clause.conclusion.pattern]
    for condition in (*clause.conditions, *clause.unless):
        patterns += [c.pattern for c in inner_conditions(condition) if isinstance(c, Holds | Not)]
    found = set()
    for pattern in patterns:
        pair = rulebook.statements[pattern.statement].symmetric
        if pair is not None:
            found |= {pattern.args[slot] for slot in pair}
    return frozenset(var.label for var in clause.variables if var in found)


def sentence_order(sentence: Sentence) -> tuple[object, ...]:
    """A total order of sentences: by statement, values, denial."""
    return (sentence.statement, tuple(map(order, sentence.args)), sentence.denied)


def firing_order(program: Program, index: int, values: Iterable[Value]) -> tuple[object, ...]:
    """The key by which instances of one wave fire: the rule's place, branch, bindings, the order of `then`."""
    clause = program.clauses[index]
    return (clause.rule.index, clause.branch, tuple(map(order, values)), clause.then)
