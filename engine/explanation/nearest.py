"""The search for rule instances that fail in few conditions: from one failing condition to more, the nearest first.

It reads what is known and evaluates no rule. An instance may leave names open where nothing says which they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from engine.inference.condition_words import words
from engine.inference.judge import Bindings, Judge
from engine.inference.trace import Trace
from engine.language.clauses import Clause
from engine.language.condition import Condition, Holds, mentioned
from engine.language.rulebook import Sentence
from engine.language.value import order
from engine.language.vocabulary import Var

_LOOKS = 20_000


@dataclass(frozen=True, slots=True)
class Candidate:
    """An instance in which `cost` conditions fail; `skipped` are the places of sentences that do not hold."""

    cost: int
    clause: Clause
    bindings: Bindings
    skipped: frozenset[int]


class Searcher:
    """Finds rule instances that fail in few conditions. `looks` counts what was tried, up to a limit."""

    def __init__(self, trace: Trace) -> None:
        self.trace, self.rulebook, self.known = trace, trace.rulebook, trace.known
        self.judge = Judge(trace.rulebook, trace.program.variables, trace.known)
        self.looks = 0

    @staticmethod
    def _concludes(clause: Clause, sentence: Sentence) -> bool:
        pattern = clause.conclusion.pattern
        return (pattern.statement, pattern.denied) == (sentence.statement, sentence.denied)

    def _starts(self, clause: Clause, sentence: Sentence) -> Iterator[Bindings]:
        """The bindings with which a clause concludes just this sentence."""
        for args in self.known.orders(sentence):
            bindings: Bindings = {}
            for arg, value in zip(clause.conclusion.pattern.args, args, strict=True):
                if isinstance(arg, Var):
                    if bindings.get(arg.label, value) != value or (
                        arg.label not in bindings and not self.judge.free(arg, value, bindings)
                    ):
                        break
                    bindings[arg.label] = value
                elif arg != value:
                    break
            else:
                yield bindings

    def concluding(self, sentence: Sentence) -> list[Clause]:
        """The clauses that could conclude a sentence."""
        return [c for c in self.trace.program.clauses if not c.rule.leads_to and self._concludes(c, sentence)]

    def nearest(self, sentence: Sentence, limit: int) -> list[Candidate]:
        """The instances with the fewest failing conditions, those left out that only leave names open."""
        self.looks = 0
        clauses = self.concluding(sentence)
        most = max((len(clause.conditions) + len(clause.unless) for clause in clauses), default=0)
        found: dict[tuple[object, ...], Candidate] = {}
        for allowed in range(most + 1):
            for clause in clauses:
                for start in self._starts(clause, sentence):
                    for bindings, skipped in self._matches(clause, start, 0, allowed, frozenset()):
                        cost = len(skipped) + self._looking(clause, bindings)
                        if cost == allowed and not _covered(clause, bindings, found.values()):
                            said, one = self._said(clause, bindings), Candidate(cost, clause, bindings, skipped)
                            same = found.setdefault(said, one)
                            if same.cost == cost and _ordered(bindings) < _ordered(same.bindings):
                                found[said] = one
            if len(found) >= limit or self.looks > _LOOKS:
                break
        ranked = sorted(
            found.values(),
            key=lambda one: (one.cost, one.clause.rule.index, one.clause.branch, _ordered(one.bindings)),
        )
        return ranked[:limit]

    def _said(self, clause: Clause, bindings: Bindings) -> tuple[object, ...]:
        """What an instance says: two that only turn round a symmetric pair say the same, and are one."""
        listed = [
            sorted(words(c, bindings, self.rulebook) for c in part) for part in (clause.conditions, clause.unless)
        ]
        return clause.rule.index, clause.branch, *map(tuple, listed)

    def near_misses(self, clause: Clause, start: Bindings, allowed: int) -> Iterator[tuple[Bindings, int]]:
        """Instances of a clause of which at most `allowed` conditions fail, with how many do."""
        for bindings, skipped in self._matches(clause, start, 0, allowed, frozenset()):
            cost = len(skipped) + self._looking(clause, bindings)
            if 0 < cost <= allowed:
                yield bindings, cost

    def _matches(
        self, clause: Clause, bindings: Bindings, at: int, allowed: int, skipped: frozenset[int]
    ) -> Iterator[tuple[Bindings, frozenset[int]]]:
        """Ways to meet the binding conditions with at most `allowed` of them left unmet."""
        self.looks += 1
        if self.looks > _LOOKS:
            return
        if at == len(clause.conditions):
            if not any(self._void(clause.conditions[missing], bindings) for missing in skipped):
                yield bindings, skipped
            return
        condition = clause.conditions[at]
        if not isinstance(condition, Holds):
            yield from self._matches(clause, bindings, at + 1, allowed, skipped)
            return
        met = False
        for longer, sentence in self.judge.matches(condition.pattern, bindings):
            level = self.known.level(sentence)
            if level is not None and level >= condition.level:
                met = True
                yield from self._matches(clause, longer, at + 1, allowed, skipped)
        bound = all(var.label in bindings for var in condition.pattern.variables)
        if len(skipped) < allowed and not (met and bound):
            yield from self._matches(clause, bindings, at + 1, allowed, skipped | {at})

    def _void(self, condition: Condition, bindings: Bindings) -> bool:
        """True for a symmetric sentence of one thing with itself: it can never hold."""
        return (
            isinstance(condition, Holds)
            and all(var.label in bindings for var in condition.pattern.variables)
            and self.rulebook.void(self.rulebook.ground(condition.pattern, bindings))
        )

    def _looking(self, clause: Clause, bindings: Bindings) -> int:
        """How many conditions that look at something fail; for a name that is still open one may be found."""
        failing = 0
        for condition in clause.conditions:
            if not isinstance(condition, Holds):
                failing += self.whole(clause, condition, bindings) and not self.judge.judge(condition, bindings).holds
        for condition in clause.unless:
            failing += self.whole(clause, condition, bindings) and self.judge.judge(condition, bindings).holds
        return failing

    @staticmethod
    def whole(clause: Clause, condition: Condition, bindings: Bindings) -> bool:
        """True if all that the condition takes from outside is bound; in a count it would mean "some" otherwise."""
        outside = {var.label for var in clause.variables}
        return all(var.label in bindings for var in mentioned(condition) if var.label in outside)


def _covered(clause: Clause, bindings: Bindings, found: Iterable[Candidate]) -> bool:
    """True if a nearer instance of the clause binds all this and more: this one only leaves names open."""
    return any(
        other.clause is clause and other.bindings.items() > bindings.items() and len(other.bindings) > len(bindings)
        for other in found
    )


def _ordered(bindings: Bindings) -> tuple[tuple[str, object], ...]:
    return tuple((label, order(value)) for label, value in sorted(bindings.items()))
