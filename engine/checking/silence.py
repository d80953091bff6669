"""Of sentences that do not hold: of which nothing was said, and which are explained by what holds instead."""

from __future__ import annotations

from collections.abc import Mapping

from engine.language.condition import Holds
from engine.language.rulebook import Rulebook, Sentence

from .claims import Claimed, Claims
from .scales import CERTAIN, Scales
from .table import Table


class Silence:
    """Judges absences on the finished run; each is worked out once.

    Whether a proof uses "this very `not`" is plain where a step has it as a condition. Where it bears only on
    whom a count ranges over, either reading is let pass: `instead` takes such a step in, `surely` leaves it out.
    """

    def __init__(self, claims: Claims) -> None:
        self.claims = claims
        self._rivals: dict[Sentence, tuple[tuple[Sentence, ...], tuple[Sentence, ...]]] = {}

    def instead(self, sentence: Sentence) -> tuple[Sentence, ...]:
        """The opposites and other values that could be said to hold without this very absence."""
        return self._explained(sentence)[0]

    def surely(self, sentence: Sentence) -> tuple[Sentence, ...]:
        """Those that hold without it on any reading, so that the absence is no assumption."""
        return self._explained(sentence)[1]

    def may_be_assumed(self, sentence: Sentence) -> bool:
        """True if nothing was said of a sentence and nothing surely explains that."""
        return self._unsaid(sentence) and not self.surely(sentence)

    def is_assumed(self, sentence: Sentence) -> bool:
        """True if nothing was said of a sentence and nothing could explain that."""
        return self._unsaid(sentence) and not self.instead(sentence)

    def _unsaid(self, sentence: Sentence) -> bool:
        table = self.claims.table
        return sentence not in table and (sentence.denied or sentence.denial not in table)

    def _explained(self, sentence: Sentence) -> tuple[tuple[Sentence, ...], tuple[Sentence, ...]]:
        if sentence not in self._rivals:
            claims = self.claims
            rivals = [other for other in rivals_of(claims.book, claims.table, sentence) if other in claims.table]
            lenient, strict = self._held_without(sentence) if rivals else ({}, {})
            self._rivals[sentence] = (
                tuple(rival for rival in rivals if rival in lenient),
                tuple(rival for rival in rivals if rival in strict),
            )
        return self._rivals[sentence]

    def _held_without(self, sentence: Sentence) -> tuple[dict[Sentence, int], dict[Sentence, int]]:
        claims = self.claims
        doubted = Table(claims.book, {**claims.table.levels, sentence: CERTAIN})
        one, other = Scales(claims.book, doubted, claims.table), Scales(claims.book, doubted, doubted)
        readings = {step: [_cap(step, one), _cap(step, other)] for step in claims.steps}
        # By the other reading a step must also hold up if the sentence held.
        strict = {step: min(*caps, _met(step, other)) for step, caps in readings.items()}
        lenient = {step: max(caps) for step, caps in readings.items()}
        return self._least(sentence, lenient), self._least(sentence, strict)

    def _least(self, sentence: Sentence, caps: Mapping[Claimed, int]) -> dict[Sentence, int]:
        """What the steps bring, each as sure as `caps` at most, if they build on nothing else and not on the `not`."""
        claims = self.claims
        held: dict[Sentence, int] = {}
        while True:
            scales = Scales(claims.book, Table(claims.book, held), claims.table, frozenset({sentence}))
            more = claims.least(claims.steps, caps={step: min(cap, _met(step, scales)) for step, cap in caps.items()})
            if more == held:
                return held
            held = more


def _cap(step: Claimed, barred: Scales) -> int:
    """How sure a step can be at most where its exceptions are weighed so."""
    if any(barred.weigh(exception, step.env) for exception in step.branch.rule.unless):
        return 0
    return int(step.branch.conclusion.certainty)


def _met(step: Claimed, scales: Scales) -> int:
    """How surely the conditions of a step are met; the premises that bind it are weighed with what it rests on."""
    looks = [c for c in step.branch.conditions if not isinstance(c, Holds) or c.level > 1]
    return min((scales.weigh(c, step.env) for c in looks), default=CERTAIN)


def rivals_of(book: Rulebook, table: Table, sentence: Sentence) -> list[Sentence]:
    """What may not hold together with a sentence: its opposites, and other values where there can be one."""
    if sentence.denied:
        return [sentence.positive]
    return [*opposites_of(book, sentence), *other_values(book, table, sentence)]


def opposites_of(book: Rulebook, sentence: Sentence) -> list[Sentence]:
    """The declared opposites of a positive sentence, from either side."""
    found = list(book.opposites(sentence))
    pair = book.statements[sentence.statement].symmetric
    if pair is not None:
        args = list(sentence.args)
        args[pair[0]], args[pair[1]] = args[pair[1]], args[pair[0]]
        found += book.opposites(sentence._replace(args=tuple(args)))
    return list(dict.fromkeys(found))


def other_values(book: Rulebook, table: Table, sentence: Sentence) -> list[Sentence]:
    """The sentences that hold with another value where there can be one."""
    one = book.statements[sentence.statement].one
    if one is None or sentence.denied:
        return []
    rest = [value for slot, value in enumerate(sentence.args) if slot != one]
    return [
        other
        for other in table.levels
        if other.statement == sentence.statement
        and not other.denied
        and other != sentence
        and [value for slot, value in enumerate(other.args) if slot != one] == rest
    ]
