"""How a sentence holds: a proof as a frozen tree, without circular steps, the shown one first.

What was shown above is referred to, not repeated. Depth can be limited, and what is left out is counted.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from engine.inference.trace import Premise, Standing, Step, Trace
from engine.language.case import Fact
from engine.language.rulebook import Sentence
from engine.language.value import Certainty
from engine.language.vocabulary import Claim

from . import wording
from .proof import Proofs, proofs_of
from .step import Quote, concessions, quote, standing_words, sureness
from .told import told

Part = Literal["", "if", "unless"]


@dataclass(frozen=True, slots=True)
class By:
    """The step that a reason rests on, in words: its rule, whose words it is, its reason and source."""

    step: int
    title: str
    rule: str
    status: str
    certainty: Certainty
    because: str
    sureness: str
    quote: Quote | None
    even_though: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OtherWay:
    """Another step that concludes the same; `circular` if it comes back to its own conclusion."""

    step: int
    title: str
    premises: tuple[str, ...]
    circular: bool


@dataclass(frozen=True, slots=True)
class Reason:
    """A sentence (or a condition that is more than one) with what it rests on.

    `by` is None for what was entered or assumed; `fact` is who entered it. `shown_above` refers to an earlier
    place in the same tree; `left_out` counts the premises that a limit of depth hides. `weakest` marks the
    premise that makes the step above only as sure as it is. `comes_back` marks a denial that rests on what it is
    to explain: it is named, and not explained again. `told` says a condition that is more than a sentence aloud.
    """

    words: str
    sentence: Sentence | None
    part: Part
    standing: Standing
    certainty: Certainty | None
    claim: Claim
    beside: str
    by: By | None
    fact: Fact | None
    premises: tuple[Reason, ...]
    other_ways: tuple[OtherWay, ...]
    assumed: tuple[Sentence, ...]
    shown_above: bool
    weakest: bool
    left_out: int
    comes_back: bool = False
    told: str = ""


def how(trace: Trace, sentence: Sentence, depth: int | None = None) -> Reason:
    """The proof of a sentence that holds, as `why` shows it first. `depth` counts steps below the first."""
    return _Teller(trace, proofs_of(trace), depth).reason(sentence)


def ways(trace: Trace, sentence: Sentence, depth: int | None = None) -> tuple[Reason, ...]:
    """One proof for each step that concludes the sentence, circular ones left out; the shown one first."""
    proofs = proofs_of(trace)
    chosen = None if proofs.stated_best(sentence) else proofs.step(sentence)
    steps = [trace.step(number) for number in trace.steps_of(sentence)]
    steps.sort(key=lambda step: (step is not chosen, step.number))
    # The proofs of other ways must not come by the sentence itself.
    around = proofs_of(trace, frozenset({sentence}))
    return tuple(
        _Teller(trace, proofs if step is chosen else around, depth).reason(sentence, by=step)
        for step in steps
        if not step.circular
    )


def base(reason: Reason) -> tuple[Reason, ...]:
    """What a proof rests on in the end: what was entered, and what was taken for granted. Each once."""
    found: dict[tuple[str, str], Reason] = {}

    def walk(node: Reason) -> None:
        if node.by is None and not node.shown_above and not node.premises:
            found.setdefault((node.standing, node.words), node)
        for premise in node.premises:
            walk(premise)

    walk(reason)
    return tuple(found.values())


class _Teller:
    """Tells a proof in the order of its lines. `shown` is what was explained, `open` what is being explained."""

    def __init__(
        self,
        trace: Trace,
        proofs: Proofs,
        depth: int | None,
        shown: frozenset[Sentence] = frozenset(),
        open_now: frozenset[Sentence] = frozenset(),
    ) -> None:
        self.trace, self.proofs, self.depth = trace, proofs, depth
        self.shown, self.open = set(shown), open_now

    def reason(self, sentence: Sentence, by: Step | None = None) -> Reason:
        """The reason for a sentence that holds; `by` asks for one step of it."""
        if by is None and not self.proofs.stated_best(sentence):
            by = self.proofs.step(sentence)
        level = self.trace.level(sentence)
        standing: Standing = "stated" if by is None else "concluded"
        return self._reason(sentence, "", standing, level, self._beside(sentence, level), by, False, 0)

    def _beside(self, sentence: Sentence, level: Certainty | None) -> str:
        claim = self.trace.rulebook.statements[sentence.statement].claim
        return wording.beside(claim, level)

    def _reason(
        self,
        sentence: Sentence,
        part: Part,
        standing: Standing,
        level: Certainty | None,
        beside: str,
        by: Step | None,
        weakest: bool,
        depth: int,
    ) -> Reason:
        above = sentence in self.shown
        hidden = by is not None and not above and self.depth is not None and depth > self.depth
        if not hidden:
            self.shown.add(sentence)
        premises: tuple[Reason, ...] = ()
        if by is not None and not above and not hidden:
            before, self.open = self.open, self.open | {sentence}
            premises = tuple(self._premise(by, premise, depth + 1) for premise in by.premises)
            self.open = before
        return Reason(
            words=self.trace.say(sentence),
            sentence=sentence,
            part=part,
            standing=standing,
            certainty=level,
            claim=self.trace.rulebook.statements[sentence.statement].claim,
            beside=beside,
            by=self._by(by) if by is not None else None,
            fact=self.trace.stated.get(sentence),
            premises=premises,
            other_ways=() if above else self._others(sentence, by),
            assumed=by.assumed if by is not None else (),
            shown_above=above,
            weakest=weakest,
            left_out=len(by.premises) if hidden and by is not None else 0,
        )

    def _premise(self, step: Step, premise: Premise, depth: int) -> Reason:
        weakest = (
            premise.part == "if"
            and premise.standing in ("stated", "concluded", "holds")
            and premise.certainty is not None
            and premise.certainty == step.certainty < step.clause.conclusion.certainty
        )
        beside = standing_words(self.trace, premise)
        if premise.sentence is None:
            return self._group(step, premise, beside, weakest, depth)
        sentence = premise.sentence
        if premise.standing in ("stated", "concluded"):
            by = None if self.proofs.stated_best(sentence) else self.proofs.step(sentence)
            return self._reason(sentence, premise.part, premise.standing, premise.certainty, beside, by, weakest, depth)
        return self._absent(premise, sentence, beside, depth)

    def _absent(self, premise: Premise, sentence: Sentence, beside: str, depth: int) -> Reason:
        """A `not` or `unless`: what denies it, or what holds instead, is explained below it."""
        below: Sentence | None = None
        if premise.standing == "denied":
            below = sentence.denial
        elif premise.standing == "weaker":
            below = sentence
        elif premise.instead is not None:
            below = premise.instead
        inner: tuple[Reason, ...] = ()
        comes_back = False
        if below is not None and (below in self.open or below not in self.shown):
            teller = self._without_open(below)
            comes_back = teller is None
            inner = () if teller is None else (teller._inner(below, depth),)
        return Reason(
            words=self.trace.say(sentence),
            sentence=sentence,
            part=premise.part,
            standing=premise.standing,
            certainty=premise.certainty,
            claim=self.trace.rulebook.statements[sentence.statement].claim,
            beside=beside,
            by=None,
            fact=None,
            premises=inner,
            other_ways=(),
            assumed=premise.assumed,
            shown_above=False,
            weakest=False,
            left_out=0,
            comes_back=comes_back,
        )

    def _without_open(self, sentence: Sentence) -> _Teller | None:
        """Who tells a proof that does not rest on what is being explained; None if there is no such proof.

        A denial is no part of the proof, and may rest on its conclusion.
        """
        if sentence in self.open:
            return None
        if not self.open & {step.conclusion for step in self.proofs.steps(sentence)}:
            return self
        around = proofs_of(self.trace, self.proofs.without | self.open)
        if not around.proves(sentence):
            return None
        return _Teller(self.trace, around, self.depth, frozenset(self.shown), self.open)

    def _inner(self, sentence: Sentence, depth: int) -> Reason:
        """The reason of a sentence below a condition that is more than it, or another."""
        by = None if self.proofs.stated_best(sentence) else self.proofs.step(sentence)
        level = self.trace.level(sentence)
        standing: Standing = "stated" if by is None else "concluded"
        beside = self._beside(sentence, level) if by is not None else wording.stated(level)
        return self._reason(sentence, "", standing, level, beside, by, False, depth)

    def _group(self, step: Step, premise: Premise, beside: str, weakest: bool, depth: int) -> Reason:
        """A count or a comparison: the sentences that were counted are explained below it."""
        inner = [self._inner(sentence, depth) for sentence in dict.fromkeys(premise.used)]
        return Reason(
            words=premise.words,
            sentence=None,
            part=premise.part,
            standing=premise.standing,
            certainty=premise.certainty,
            claim="fact",
            beside=beside,
            by=None,
            fact=None,
            premises=tuple(inner),
            other_ways=(),
            assumed=premise.absent,
            shown_above=False,
            weakest=weakest,
            left_out=0,
            told=told(premise.condition, step.bindings, self.trace.rulebook),
        )

    def _by(self, step: Step) -> By:
        rule = step.clause.rule
        return By(
            step.number,
            wording.capital(rule.title),
            rule.id,
            wording.STATUS[rule.status],
            step.clause.conclusion.certainty,
            wording.capital(rule.because.fill(step.bindings)),
            sureness(step),
            quote(self.trace, rule),
            concessions(self.trace, step),
        )

    def _others(self, sentence: Sentence, by: Step | None) -> tuple[OtherWay, ...]:
        found = []
        for number in self.trace.steps_of(sentence):
            step = self.trace.step(number)
            if step is not by:
                premises = tuple(self.trace.say(premise) for premise in step.firing.premises)
                title = wording.capital(step.clause.rule.title)
                found.append(OtherWay(number, title, premises, step.circular))
        return tuple(found)
