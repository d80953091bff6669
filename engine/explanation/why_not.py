"""Why a sentence does not hold: the rule instances that came nearest, and what is wrong with each condition.

An instance is near if few of its conditions fail. The search goes from one failing condition to more, so the
nearest are found first; it reads what is known and evaluates no rule.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from engine.inference.condition_words import counted_words, pattern_words, words
from engine.inference.judge import Bindings, Judge
from engine.inference.trace import Trace
from engine.language.clauses import Clause
from engine.language.condition import (
    Arithmetic,
    AtLeastOf,
    Compare,
    Condition,
    Count,
    Holds,
    Not,
    evaluate,
    mentioned,
)
from engine.language.library import Library
from engine.language.rulebook import Sentence
from engine.language.value import Certainty, order, written
from engine.language.vocabulary import Var

from . import wording
from .elsewhere import elsewhere
from .step import Quote, quote

Finding = Literal["holds", "missing", "denied", "blocked by", "falls short", "too weak", "open"]

NEAREST = 3
_LOOKS = 20_000
_DEPTH = 2


@dataclass(frozen=True, slots=True)
class Checked:
    """One condition of a near instance and what was found.

    `sentence` is what would have to hold (or, for "blocked by", what holds and stands in the way); None where
    a name is still open. `detail` says by how much a count or comparison misses. `inner` is the why-not of a
    missing sentence that rules could conclude; `steps` are those that conclude what holds.
    """

    part: Literal["if", "unless"]
    finding: Finding
    words: str
    sentence: Sentence | None
    detail: str
    steps: tuple[int, ...]
    inner: WhyNot | None


@dataclass(frozen=True, slots=True)
class Near:
    """A rule instance that could conclude the sentence, with its conditions in the author's order."""

    title: str
    rule: str
    status: str
    certainty: Certainty
    quote: Quote | None
    bindings: tuple[tuple[str, str], ...]
    conditions: tuple[Checked, ...]
    failing: int


@dataclass(frozen=True, slots=True)
class WhyNot:
    """Why a sentence does not hold. `near` is ranked, the nearest first.

    `against` are sentences that hold against it; `rules` counts the rules that could conclude it; `elsewhere`
    are the titles of other rulebooks that could, asked for only where no rule of this one can.
    """

    words: str
    sentence: Sentence
    near: tuple[Near, ...]
    rules: int
    against: tuple[Sentence, ...]
    enterable: bool
    elsewhere: tuple[str, ...] = ()


def why_not(
    trace: Trace, sentence: Sentence, limit: int = NEAREST, depth: int = _DEPTH, library: Library | None = None
) -> WhyNot:
    """The nearest `limit` rule instances for a sentence that does not hold; inner why-nots to `depth`.

    With a `library`, a sentence that no rule concludes is looked for in the other bundled rulebooks.
    """
    answer = Searcher(trace).explain(sentence, limit, depth, frozenset())
    if answer.rules or library is None:
        return answer
    return replace(answer, elsewhere=elsewhere(trace.case, answer.words, library))


def enterable(trace: Trace, sentence: Sentence) -> bool:
    """True if a user may enter the sentence: its statement asks for it, or no rule concludes it."""
    statement = trace.rulebook.statements[sentence.statement]
    concluded = {c.conclusion.pattern.statement for c in trace.program.clauses if not c.rule.leads_to}
    return bool(statement.ask) or statement.index not in concluded


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

    def explain(self, sentence: Sentence, limit: int, depth: int, trail: frozenset[Sentence]) -> WhyNot:
        clauses = self._concluding(sentence)
        found = self.nearest(sentence, limit)
        near = tuple(self._near(one, depth, trail | {sentence}) for one in found)
        against = [sentence.positive if sentence.denied else sentence.denial]
        if not sentence.denied:
            against += self.rulebook.opposites(sentence)
        return WhyNot(
            self.trace.say(sentence),
            sentence,
            near,
            len({clause.rule.id for clause in clauses}),
            tuple(other for other in against if other in self.known),
            enterable(self.trace, sentence),
        )

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

    def _concluding(self, sentence: Sentence) -> list[Clause]:
        """The clauses that could conclude a sentence."""
        return [c for c in self.trace.program.clauses if not c.rule.leads_to and self._concludes(c, sentence)]

    def nearest(self, sentence: Sentence, limit: int) -> list[Candidate]:
        """The instances with the fewest failing conditions, those left out that only leave names open."""
        self.looks = 0
        clauses = self._concluding(sentence)
        most = max((len(clause.conditions) + len(clause.unless) for clause in clauses), default=0)
        found: dict[tuple[object, ...], Candidate] = {}
        for allowed in range(most + 1):
            for clause in clauses:
                for start in self._starts(clause, sentence):
                    for bindings, skipped in self._matches(clause, start, 0, allowed, frozenset()):
                        cost = len(skipped) + self._looking(clause, bindings)
                        if cost == allowed and not _covered(clause, bindings, found.values()):
                            told, one = self._told(clause, bindings), Candidate(cost, clause, bindings, skipped)
                            same = found.setdefault(told, one)
                            if same.cost == cost and _ordered(bindings) < _ordered(same.bindings):
                                found[told] = one
            if len(found) >= limit or self.looks > _LOOKS:
                break
        ranked = sorted(
            found.values(),
            key=lambda one: (one.cost, one.clause.rule.index, one.clause.branch, _ordered(one.bindings)),
        )
        return ranked[:limit]

    def _told(self, clause: Clause, bindings: Bindings) -> tuple[object, ...]:
        """What an instance says: two that only turn round a symmetric pair say the same, and are one."""
        said = [sorted(words(c, bindings, self.rulebook) for c in part) for part in (clause.conditions, clause.unless)]
        return clause.rule.index, clause.branch, *map(tuple, said)

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
                failing += self._whole(clause, condition, bindings) and not self.judge.judge(condition, bindings).holds
        for condition in clause.unless:
            failing += self._whole(clause, condition, bindings) and self.judge.judge(condition, bindings).holds
        return failing

    @staticmethod
    def _whole(clause: Clause, condition: Condition, bindings: Bindings) -> bool:
        """True if all that the condition takes from outside is bound; in a count it would mean "some" otherwise."""
        outside = {var.label for var in clause.variables}
        return all(var.label in bindings for var in mentioned(condition) if var.label in outside)

    # Words

    def _near(self, one: Candidate, depth: int, trail: frozenset[Sentence]) -> Near:
        rule = one.clause.rule
        checked = [self._if(one.clause, condition, one.bindings, depth, trail) for condition in one.clause.conditions]
        checked += [self._unless(one.clause, condition, one.bindings) for condition in one.clause.unless]
        return Near(
            wording.capital(rule.title),
            rule.id,
            wording.STATUS[rule.status],
            one.clause.conclusion.certainty,
            quote(self.trace, rule),
            tuple((label, written(value)) for label, value in one.bindings.items()),
            tuple(checked),
            sum(check.finding not in ("holds", "open") for check in checked),
        )

    def _if(
        self, clause: Clause, condition: Condition, bindings: Bindings, depth: int, trail: frozenset[Sentence]
    ) -> Checked:
        if isinstance(condition, Holds):
            return self._sentence(condition, bindings, depth, trail)
        said = words(condition, bindings, self.rulebook)
        if not self._whole(clause, condition, bindings):
            return Checked("if", "open", said, None, wording.NAME_OPEN, (), None)
        verdict = self.judge.judge(condition, bindings)
        if isinstance(condition, Not):
            sentence = self.rulebook.ground(condition.pattern, bindings)
            if verdict.holds:
                return Checked("if", "holds", said, sentence, "", (), None)
            return Checked(
                "if", "blocked by", self.trace.say(sentence), sentence, "", self.trace.steps_of(sentence), None
            )
        if verdict.holds:
            return Checked("if", "holds", said, None, "", (), None)
        detail = ""
        if isinstance(condition, Count | AtLeastOf):
            counted = counted_words(condition, verdict.counted, bindings, self.rulebook)
            detail = wording.falls_short(condition, counted, verdict.among)
        elif isinstance(condition, Compare):
            left, right = evaluate(condition.left, bindings), evaluate(condition.right, bindings)
            worked_out = isinstance(condition.left, Arithmetic) or isinstance(condition.right, Arithmetic)
            detail = wording.misses(condition.sign, left, right, worked_out)
        return Checked("if", "falls short", said, None, detail, (), None)

    def _sentence(self, condition: Holds, bindings: Bindings, depth: int, trail: frozenset[Sentence]) -> Checked:
        pattern = condition.pattern
        said = pattern_words(pattern, bindings, self.rulebook)
        if any(var.label not in bindings for var in pattern.variables):
            return Checked("if", "missing", said, None, wording.NAME_OPEN, (), None)
        sentence = self.rulebook.ground(pattern, bindings)
        level = self.known.level(sentence)
        steps = self.trace.steps_of(sentence)
        if level is not None and level >= condition.level:
            return Checked("if", "holds", said, sentence, str(level), steps, None)
        if level is not None:
            return Checked("if", "too weak", said, sentence, wording.weaker(level, condition.level), steps, None)
        counter = sentence.positive if sentence.denied else sentence.denial
        if counter in self.known:
            return Checked("if", "denied", said, sentence, "", self.trace.steps_of(counter), None)
        inner = None
        concluded = bool(self._concluding(sentence))
        if concluded and depth > 0 and sentence not in trail:
            inner = self.explain(sentence, 1, depth - 1, trail)
        return Checked("if", "missing", said, sentence, "" if concluded else wording.ONLY_STATED, (), inner)

    def _unless(self, clause: Clause, condition: Condition, bindings: Bindings) -> Checked:
        said = words(condition, bindings, self.rulebook)
        if not self._whole(clause, condition, bindings):
            return Checked("unless", "open", said, None, wording.NAME_OPEN, (), None)
        if not self.judge.judge(condition, bindings).holds:
            return Checked("unless", "holds", said, None, wording.NOT_IN_THE_WAY, (), None)
        sentence = None
        if isinstance(condition, Holds) and all(var.label in bindings for var in condition.pattern.variables):
            sentence = self.rulebook.ground(condition.pattern, bindings)
        steps = self.trace.steps_of(sentence) if sentence is not None else ()
        return Checked("unless", "blocked by", said, sentence, "", steps, None)


def _covered(clause: Clause, bindings: Bindings, found: Iterable[Candidate]) -> bool:
    """True if a nearer instance of the clause binds all this and more: this one only leaves names open."""
    return any(
        other.clause is clause and other.bindings.items() > bindings.items() and len(other.bindings) > len(bindings)
        for other in found
    )


def _ordered(bindings: Bindings) -> tuple[tuple[str, object], ...]:
    return tuple((label, order(value)) for label, value in sorted(bindings.items()))
