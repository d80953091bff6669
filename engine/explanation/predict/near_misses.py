"""What nearly follows at a moment of the walk: it lacks one premise, has a wrong name, or is held back.

Near misses are what a student may take for the next conclusion. Those that would be right are left out: what is
known already, and whatever any rule could conclude from what is known.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, TypeAlias

from engine.inference.firing import sentence_order
from engine.inference.judge import Bindings, Judge
from engine.inference.known import Known
from engine.inference.trace import Step, Trace
from engine.language.clauses import Clause
from engine.language.condition import Condition, Holds, Not
from engine.language.rulebook import Sentence
from engine.language.value import Certainty, Value, order
from engine.language.vocabulary import Pattern

from ..told import told
from ..why_not import enterable
from . import words as say

Miss = Literal["lacks", "other name", "held back"]


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A sentence that does not follow now.

    `lacking` is the premise that is not there; `blocker` the sentence that stands in the way, or else `obstacle` the
    condition in words. `far` is true where the lacking premise would put a second name into a place that has one.
    """

    kind: Miss
    sentence: Sentence
    clause: Clause
    lacking: Sentence | None
    obstacle: str
    blocker: Sentence | None
    far: bool = False


_ButOne: TypeAlias = tuple[int, bool, int, tuple[Value, ...]]
_NOWHERE: frozenset[tuple[int, int]] = frozenset()


def _but_one(sentence: Sentence) -> list[_ButOne]:
    """The form and the names of a sentence, once without each of them."""
    args = sentence.args
    return [(sentence.statement, sentence.denied, at, args[:at] + args[at + 1 :]) for at in range(len(args))]


LOOKS = 60_000
"""So many sentences are looked at for near misses, the same share for each clause: a large case has no end of them."""


@dataclass(slots=True)
class _Hasty(Judge):
    """A judge that looks at `most` sentences only, from `begin` on."""

    most: int = LOOKS
    looks: int = 0

    def begin(self) -> _Hasty:
        """Look at so many again."""
        self.looks = 0
        return self

    def matches(self, pattern: Pattern, bindings: Bindings) -> Iterator[tuple[Bindings, Sentence]]:
        """The known sentences of a pattern, as long as there is patience."""
        for found in Judge.matches(self, pattern, bindings):
            self.looks += 1
            if self.looks > self.most:
                return
            yield found


class Moment:
    """What is known just before a step, and what could be concluded from it."""

    def __init__(self, trace: Trace, number: int) -> None:
        self.trace, self.number, self.rulebook = trace, number, trace.rulebook
        self.known = Known(trace.rulebook)
        sentences = [*trace.stated, *(firing.conclusion for firing in trace.steps.firings[: number - 1])]
        for sentence in dict.fromkeys(sentences):
            self.known.put(sentence, trace.level(sentence) or Certainty.POSSIBLE)
        self.now = Judge(trace.rulebook, trace.program.variables, self.known)
        most = max(50, LOOKS // max(1, len(trace.program.clauses)))
        self.hasty = _Hasty(trace.rulebook, trace.program.variables, self.known, most=most)
        self.finished = Judge(trace.rulebook, trace.program.variables, trace.known)

    @cached_property
    def ready(self) -> frozenset[Sentence]:
        """What some step concludes from what is known now, in whatever stratum."""
        return frozenset(
            firing.conclusion
            for firing in self.trace.steps.firings
            if all(premise in self.known for premise in firing.premises)
        )

    def said_by(self, sentence: Sentence) -> frozenset[str]:
        """The ids of the rules that conclude a sentence from what is known now."""
        firings = [self.trace.steps.firings[number - 1] for number in self.trace.steps_of(sentence)]
        return frozenset(
            self.trace.program.clauses[firing.clause].rule.id
            for firing in firings
            if all(premise in self.known for premise in firing.premises)
        )

    def open(self, sentence: Sentence) -> bool:
        """True if a sentence neither holds now nor could be concluded now, nor is excluded as of one thing twice."""
        return sentence not in self.known and sentence not in self.ready and not self.rulebook.void(sentence)

    def lacks(self, sentence: Sentence) -> str:
        """What is to be said of a premise that is not there: when it follows, or that nothing was said about it."""
        needs, steps = self.trace.say(sentence), self.trace.steps_of(sentence)
        counter = sentence.positive if sentence.denied else sentence.denial
        if sentence in self.known:
            return say.too_unsure(needs)
        if steps and steps[0] == self.number:
            return say.only_now(needs)
        if steps:
            return say.only_later(needs, steps[0])
        if counter in self.trace.known:
            return say.denied(needs) if counter in self.trace.stated else say.never(needs)
        return say.nothing_said(needs) if enterable(self.trace, sentence) else say.never(needs)

    def held_back(self, found: tuple[str, Sentence | None]) -> str:
        """What is to be said of an obstacle."""
        return say.held_back(self.trace.say(found[1]) if found[1] is not None else "", found[0])

    def misses(self, step: Step) -> Iterator[NearMiss]:
        """Near misses beside a step: those held back, those with another name, those that lack a premise."""
        for clause in self.trace.program.clauses:
            if not clause.rule.leads_to:
                yield from self._held_back(clause)
        yield from self._other_names(step)
        for clause in self.trace.program.clauses:
            if not clause.rule.leads_to:
                yield from self._lacking(clause, step.bindings)

    def _held_back(self, clause: Clause) -> Iterator[NearMiss]:
        """Instances whose sentences are all known, but a `not`, a comparison, a count or an exception forbids them."""
        for way in self.hasty.begin().ways(clause.binding, {}):
            sentence = self.rulebook.ground(clause.conclusion.pattern, way.bindings)
            if self.open(sentence) and sentence not in self.trace.known:
                found = self.obstacle(clause, way.bindings)
                if found is not None:
                    yield NearMiss("held back", sentence, clause, None, found[0], found[1])

    def obstacle(self, clause: Clause, bindings: Bindings) -> tuple[str, Sentence | None] | None:
        """What stands against an instance whose sentences are all known, in words or as a sentence."""
        for condition in clause.conditions:
            if not isinstance(condition, Holds) and not self.finished.judge(condition, bindings).holds:
                return self._named(condition, bindings)
        for condition in clause.unless:
            if self.finished.judge(condition, bindings).holds:
                return self._named(condition, bindings)
        return None

    def _named(self, condition: Condition, bindings: Bindings) -> tuple[str, Sentence | None]:
        """A condition in words, and the sentence of one that is about a single sentence."""
        if isinstance(condition, Holds | Not) and all(var.label in bindings for var in condition.pattern.variables):
            return "", self.rulebook.ground(condition.pattern, bindings)
        return told(condition, bindings, self.rulebook), None

    def _other_names(self, step: Step) -> Iterator[NearMiss]:
        """The step with one of its names replaced by another that the case mentions."""
        found: list[tuple[int, int, NearMiss]] = []
        for var in step.clause.variables:
            if self.rulebook.kinds[var.kind].sort != "thing":
                continue
            rest = {label: value for label, value in step.bindings.items() if label != var.label}
            for name in self._names(var.kind):
                if name == step.bindings[var.label] or not self.now.free(var, name, rest):
                    continue
                bindings = {label: rest.get(label, name) for label in step.bindings}
                sentence = self.rulebook.ground(step.clause.conclusion.pattern, bindings)
                missing = [
                    ground
                    for condition in step.clause.binding
                    if (ground := self.rulebook.ground(condition.pattern, bindings)) not in self.known
                ]
                if missing and sentence != step.conclusion and self.open(sentence):
                    miss = NearMiss("other name", sentence, step.clause, missing[0], "", None)
                    found.append((len(missing), -self._likeness(name, step.bindings[var.label], var.kind), miss))
        for _, _, miss in sorted(found, key=lambda one: (one[0], one[1], sentence_order(one[2].sentence))):
            yield miss

    def _likeness(self, name: Value, other: Value, kind: str) -> int:
        """In how many places of what is known both names stand: how easily one is taken for the other."""
        return len(self._places.get((kind, name), _NOWHERE) & self._places.get((kind, other), _NOWHERE))

    @cached_property
    def _places(self) -> dict[tuple[str, Value], set[tuple[int, int]]]:
        """Under each kind and name the statements and slots of what is known in which it stands."""
        found: dict[tuple[str, Value], set[tuple[int, int]]] = {}
        for sentence in self.known.sentences():
            for at, slot in enumerate(self.rulebook.statements[sentence.statement].slots):
                found.setdefault((slot.kind, sentence.args[at]), set()).add((sentence.statement, at))
        return found

    def _taken(self, sentence: Sentence) -> bool:
        """True if just one known sentence differs from this one in one name only: its place is taken, as a leader's."""
        alike = sum(self._alike.get(key, 0) for key in _but_one(sentence))
        itself = len(sentence.args) if sentence in self.known else 0
        return alike - itself == 1

    @cached_property
    def _alike(self) -> Counter[_ButOne]:
        """How many known sentences there are of each form and names, but for the name in one slot."""
        return Counter(key for sentence in self.known.sentences() for key in _but_one(sentence))

    def _names(self, kind: str) -> list[Value]:
        """The names of a kind that the finished run mentions."""
        found = {
            value
            for sentence in self.trace.known.sentences()
            for slot, value in zip(self.rulebook.statements[sentence.statement].slots, sentence.args, strict=True)
            if slot.kind == kind
        }
        return sorted(found, key=order)

    def _lacking(self, clause: Clause, bindings: Bindings) -> Iterator[NearMiss]:
        """Instances that meet all conditions but one sentence; names that stay open are those of the step."""
        for missing in clause.binding:
            others = [condition for condition in clause.binding if condition is not missing]
            for way in self.hasty.begin().ways(others, {}):
                whole = self._filled(clause, way.bindings, bindings)
                if whole is None:
                    continue
                lacking = self.rulebook.ground(missing.pattern, whole)
                sentence = self.rulebook.ground(clause.conclusion.pattern, whole)
                if (
                    lacking not in self.known
                    and lacking != sentence
                    and not self.rulebook.void(lacking)
                    and self.open(sentence)
                    and self.obstacle(clause, whole) is None
                ):
                    yield NearMiss("lacks", sentence, clause, lacking, "", None, self._taken(lacking))

    def _filled(self, clause: Clause, bindings: Bindings, step: Bindings) -> Bindings | None:
        """The bindings with what they leave open taken from the step; None where that does not fit."""
        whole = dict(bindings)
        for var in clause.variables:
            if var.label not in whole:
                if var.label not in step or not self.now.free(var, step[var.label], whole):
                    return None
                whole[var.label] = step[var.label]
        return whole
