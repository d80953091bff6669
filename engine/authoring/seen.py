"""What a run shows of one rule: each condition met and unmet.

A condition counts as seen *met* where it holds together with all that is written above it, and as seen *unmet*
where everything else under `if` holds and it alone does not. An exception is seen both ways where all of `if` holds.
A count is one condition; the conditions of each branch of `any` are seen within their branch.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from engine.inference.condition_words import words
from engine.inference.judge import Bindings, Judge
from engine.language.clauses import clauses_of
from engine.language.condition import AllOf, AnyOf, Compare, Condition, Count, Holds, Not, mentioned, parts
from engine.language.place import Place
from engine.language.rulebook import Rule, Rulebook
from engine.language.vocabulary import Var

Part = Literal["if", "unless"]
Direction = Literal["met", "unmet"]


@dataclass(slots=True)
class Seen:
    """One condition of a rule, and what has been seen of it so far."""

    part: Part
    condition: Condition
    words: str
    met: bool = False
    unmet: bool = False

    @property
    def place(self) -> Place:
        return self.condition.place


@dataclass(slots=True)
class RuleSeen:
    """A rule with its conditions, each once, in the author's order."""

    rule: Rule
    conditions: list[Seen]
    fired: bool = False

    def waiting(self) -> Iterator[tuple[int, Direction]]:
        """The directions not seen, by the number of the condition."""
        for at, each in enumerate(self.conditions):
            if not each.met:
                yield at, "met"
            if not each.unmet:
                yield at, "unmet"


def unseen(rule: Rule, rulebook: Rulebook) -> RuleSeen:
    """A rule of which nothing has been seen yet."""
    return RuleSeen(rule, list(_conditions(rule, rulebook)))


def _conditions(rule: Rule, rulebook: Rulebook) -> Iterator[Seen]:
    parts: tuple[tuple[Part, tuple[Condition, ...]], ...] = (("if", rule.conditions), ("unless", rule.unless))
    for part, conditions in parts:
        for condition in conditions:
            branches = condition.branches if isinstance(condition, AnyOf) and part == "if" else ((condition,),)
            for inner in (each for branch in branches for each in branch):
                yield Seen(part, inner, words(inner, {}, rulebook))


def look(seen: RuleSeen, judge: Judge) -> None:
    """Note what a run shows of the conditions of a rule that have not been seen both ways."""
    waiting = {id(each.condition): each for each in seen.conditions if not (each.met and each.unmet)}
    if not waiting:
        return
    for clause in clauses_of(seen.rule):
        for at, condition in enumerate(clause.conditions):
            each = waiting.get(id(condition))
            if each is not None:
                above, others = _above(clause.conditions, at), _others(clause.conditions, at)
                each.met = each.met or any(judge.judge(condition, way).holds for way in _ways(above, judge))
                each.unmet = each.unmet or any(not judge.judge(condition, way).holds for way in _ways(others, judge))
        exceptions = [waiting[id(condition)] for condition in clause.unless if id(condition) in waiting]
        for way in _ways(clause.conditions, judge) if exceptions else ():
            for each in exceptions:
                holds = judge.judge(each.condition, way).holds
                each.met, each.unmet = each.met or holds, each.unmet or not holds


def _above(conditions: tuple[Condition, ...], at: int) -> tuple[Condition, ...]:
    """What is written above a condition; sentences bind for whatever looks, wherever they stand."""
    looks = not isinstance(conditions[at], Holds)
    return tuple(
        condition
        for before, condition in enumerate(conditions)
        if before < at or (looks and before > at and isinstance(condition, Holds))
    )


def _others(conditions: tuple[Condition, ...], at: int) -> tuple[Condition, ...]:
    return conditions[:at] + conditions[at + 1 :]


def _ways(conditions: tuple[Condition, ...], judge: Judge) -> Iterator[Bindings]:
    """The bindings under which conditions hold; one that needs a name which none of them binds is left out."""
    bound = {var for condition in conditions if isinstance(condition, Holds) for var in mentioned(condition)}
    usable = [condition for condition in conditions if _needs(condition) <= bound]
    return (way.bindings for way in judge.ways(usable, {}))


def _needs(condition: Condition) -> set[Var]:
    """The variables that have to stand for something before a condition can be judged."""
    if isinstance(condition, Holds):
        return set()
    if isinstance(condition, Not | Compare):
        return set(mentioned(condition))
    if isinstance(condition, Count):
        return (_needs_of(condition.of) | _needs_of(condition.has)) - {condition.var}
    if isinstance(condition, AllOf):
        return _needs_of(condition.conditions)
    return {var for inner in parts(condition) for var in _needs(inner)}


def _needs_of(conditions: tuple[Condition, ...]) -> set[Var]:
    """What a list needs from outside: its own sentences bind variables for the rest of it."""
    own = {var for inner in conditions if isinstance(inner, Holds) for var in mentioned(inner)}
    return {var for inner in conditions for var in _needs(inner)} - own
