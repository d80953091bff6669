"""Why a sentence does not hold: the rule instances that came nearest, and what is wrong with each condition.

An instance is near if few of its conditions fail. The search goes from one failing condition to more, so the
nearest are found first; it reads what is known and evaluates no rule.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from engine.inference.condition_words import counted_words, pattern_words, words
from engine.inference.judge import Bindings
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
)
from engine.language.library import Library
from engine.language.rulebook import Sentence
from engine.language.value import Certainty, written
from engine.scenarios import domain

from . import wording
from .elsewhere import elsewhere
from .how import Reason, how
from .nearest import Candidate, Searcher
from .step import Quote, quote
from .told import told

Finding = Literal["holds", "missing", "denied", "blocked by", "falls short", "too weak", "open"]

NEAREST = 3
_DEPTH = 2


@dataclass(frozen=True, slots=True)
class Checked:
    """One condition of a near instance and what was found.

    `sentence` is what would have to hold (or, for "blocked by", what holds and stands in the way); None where
    a name is still open. `detail` says by how much a count or comparison misses. `inner` is the why-not of a
    missing sentence that rules could conclude; `steps` are those that conclude what holds, and `how` is how it came to
    hold, one step deep; `told` says aloud what is more than a sentence.
    """

    part: Literal["if", "unless"]
    finding: Finding
    words: str
    sentence: Sentence | None
    detail: str
    steps: tuple[int, ...]
    inner: WhyNot | None
    told: str = ""
    how: Reason | None = None


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
    answer = _Explainer(trace).explain(sentence, limit, depth, frozenset())
    if answer.rules or library is None:
        return answer
    return replace(answer, elsewhere=elsewhere(trace.case, answer.words, library))


def enterable(trace: Trace, sentence: Sentence) -> bool:
    """True if a user may enter the sentence: its statement asks for it, or no rule concludes it."""
    return sentence.statement in domain.enterable(trace.program)


class _Explainer(Searcher):
    """Says of the nearest instances what is wrong with each condition."""

    def explain(self, sentence: Sentence, limit: int, depth: int, trail: frozenset[Sentence]) -> WhyNot:
        clauses = self.concluding(sentence)
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

    def _near(self, one: Candidate, depth: int, trail: frozenset[Sentence]) -> Near:
        rule = one.clause.rule
        listed = (*one.clause.conditions, *one.clause.unless)
        checked = [self._if(one.clause, condition, one.bindings, depth, trail) for condition in one.clause.conditions]
        checked += [self._unless(one.clause, condition, one.bindings) for condition in one.clause.unless]
        return Near(
            wording.capital(rule.title),
            rule.id,
            wording.STATUS[rule.status],
            one.clause.conclusion.certainty,
            quote(self.trace, rule),
            tuple((label, written(value)) for label, value in one.bindings.items()),
            tuple(
                self._aloud(condition, one.bindings, self._how(check))
                for condition, check in zip(listed, checked, strict=True)
            ),
            sum(check.finding not in ("holds", "open") for check in checked),
        )

    def _how(self, check: Checked) -> Checked:
        """With the rule and the premises by which it came to hold, if a rule concludes what was found."""
        sentence = check.sentence
        if sentence is None or not check.steps:
            return check
        found = sentence if check.finding != "denied" else sentence.positive if sentence.denied else sentence.denial
        return replace(check, how=how(self.trace, found, 0))

    def _aloud(self, condition: Condition, bindings: Bindings, check: Checked) -> Checked:
        if isinstance(condition, Holds) and check.part == "if":
            return check
        if isinstance(condition, Not) and check.finding == "blocked by":
            return check
        return replace(check, told=told(condition, bindings, self.rulebook))

    def _if(
        self, clause: Clause, condition: Condition, bindings: Bindings, depth: int, trail: frozenset[Sentence]
    ) -> Checked:
        if isinstance(condition, Holds):
            return self._sentence(condition, bindings, depth, trail)
        said = words(condition, bindings, self.rulebook)
        if not self.whole(clause, condition, bindings):
            return Checked("if", "open", said, None, wording.NAME_OPEN, (), None)
        verdict = self.judge.judge(condition, bindings)
        if isinstance(condition, Not):
            sentence = self.rulebook.ground(condition.pattern, bindings)
            if verdict.holds:
                return Checked("if", "holds", said, sentence, "", (), None)
            steps, by = self.trace.steps_of(sentence), self._stated(sentence)
            return Checked("if", "blocked by", self.trace.say(sentence), sentence, by, steps, None)
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
            return Checked("if", "holds", said, sentence, str(level) if steps else wording.stated(level), steps, None)
        if level is not None:
            return Checked("if", "too weak", said, sentence, wording.weaker(level, condition.level), steps, None)
        counter = sentence.positive if sentence.denied else sentence.denial
        if counter in self.known:
            return Checked("if", "denied", said, sentence, "", self.trace.steps_of(counter), None)
        inner = None
        concluded = bool(self.concluding(sentence))
        if concluded and depth > 0 and sentence not in trail:
            inner = self.explain(sentence, 1, depth - 1, trail)
        detail = wording.ONLY_STATED if not concluded else wording.ASKED_ABOVE if sentence in trail else ""
        return Checked("if", "missing", said, sentence, detail, (), inner)

    def _unless(self, clause: Clause, condition: Condition, bindings: Bindings) -> Checked:
        said = words(condition, bindings, self.rulebook)
        if not self.whole(clause, condition, bindings):
            return Checked("unless", "open", said, None, wording.NAME_OPEN, (), None)
        if not self.judge.judge(condition, bindings).holds:
            return Checked("unless", "holds", said, None, wording.NOT_IN_THE_WAY, (), None)
        sentence = None
        if isinstance(condition, Holds) and all(var.label in bindings for var in condition.pattern.variables):
            sentence = self.rulebook.ground(condition.pattern, bindings)
        if sentence is None:
            return Checked("unless", "blocked by", said, None, "", (), None)
        steps, by = self.trace.steps_of(sentence), self._stated(sentence)
        return Checked("unless", "blocked by", said, sentence, by, steps, None)

    def _stated(self, sentence: Sentence) -> str:
        """What stands beside a sentence that holds because it was entered."""
        level = self.known.level(sentence)
        return wording.stated(level) if level is not None and not self.trace.steps_of(sentence) else ""
