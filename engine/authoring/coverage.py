"""What the runs of a suite have shown of each rule: whether it fired, and each condition met and unmet.

A condition counts as seen *met* where it holds together with all that is written above it, and as seen *unmet*
where everything else under `if` holds and it alone does not. An exception is seen both ways where all of `if` holds.
A count is one condition; the conditions of each branch of `any` are seen within their branch.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from engine.inference.condition_words import words
from engine.inference.judge import Bindings, Judge
from engine.inference.trace import Trace
from engine.language.clauses import clauses_of
from engine.language.condition import AnyOf, Compare, Condition, Holds, Not, mentioned
from engine.language.place import Place
from engine.language.rulebook import Rule, Rulebook

Part = Literal["if", "unless"]


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


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many. The percentage is rounded down, so that 100 means all."""

    seen: int
    of: int

    @property
    def percent(self) -> int:
        return 100 * self.seen // self.of if self.of else 100


@dataclass(frozen=True, slots=True)
class Coverage:
    """What has been seen of every rule that the suite ran, by the rulebook that holds the rule."""

    rules: tuple[RuleSeen, ...]

    @property
    def books(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(seen.rule.book for seen in self.rules))

    def of(self, book: str) -> Coverage:
        """The coverage of one rulebook."""
        return Coverage(tuple(seen for seen in self.rules if seen.rule.book == book))

    @property
    def fired(self) -> Share:
        return Share(sum(seen.fired for seen in self.rules), len(self.rules))

    @property
    def directions(self) -> Share:
        """Each condition is to be seen met and unmet: two things to see."""
        conditions = [each for seen in self.rules for each in seen.conditions]
        return Share(sum(each.met + each.unmet for each in conditions), 2 * len(conditions))

    def reaches(self, percent: int) -> bool:
        return min(self.fired.percent, self.directions.percent) >= percent


def coverage(traces: Iterable[Trace]) -> Coverage:
    """What these runs have shown."""
    rules: dict[tuple[str, str], RuleSeen] = {}
    for trace in traces:
        judge = Judge(trace.rulebook, trace.program.variables, trace.known)
        fired = {step.clause.rule.id for step in (*trace.steps, *trace.effects)}
        for rule in trace.rulebook.rules:
            seen = rules.get((rule.book, rule.id))
            if seen is None:
                seen = rules[rule.book, rule.id] = RuleSeen(rule, list(_conditions(rule, trace.rulebook)))
            seen.fired = seen.fired or rule.id in fired
            _look(seen, judge)
    return Coverage(tuple(rules.values()))


def _conditions(rule: Rule, rulebook: Rulebook) -> Iterator[Seen]:
    parts: tuple[tuple[Part, tuple[Condition, ...]], ...] = (("if", rule.conditions), ("unless", rule.unless))
    for part, conditions in parts:
        for condition in conditions:
            branches = condition.branches if isinstance(condition, AnyOf) and part == "if" else ((condition,),)
            for inner in (each for branch in branches for each in branch):
                yield Seen(part, inner, words(inner, {}, rulebook))


def _look(seen: RuleSeen, judge: Judge) -> None:
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
    usable = [c for c in conditions if not isinstance(c, Not | Compare) or set(mentioned(c)) <= bound]
    return (way.bindings for way in judge.ways(usable, {}))
