"""Changes to a case as a value, and the case that they make. What-if, smallest sets and the screen share it.

A change states, denies or drops one sentence. To state or to deny replaces whatever was entered of it, and to
state also other values of its `one`; to drop forgets it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from engine.language.case import Case, Fact
from engine.language.place import Place
from engine.language.rulebook import Rulebook, Sentence
from engine.language.value import Certainty, Value

How = Literal["state", "deny", "drop"]
Entry = tuple[Sentence, Certainty]
HOWS: tuple[How, ...] = ("drop", "deny", "state")


class Change(NamedTuple):
    """One change to what was entered of a positive sentence.

    `instead` is a sentence that differs only in a number: a number is replaced, which is one change.
    """

    how: How
    sentence: Sentence
    certainty: Certainty = Certainty.CERTAIN
    instead: Sentence | None = None


@dataclass(frozen=True, slots=True)
class Changes:
    """What is stated, denied and dropped, each positive sentence in one of them. Every method makes a new value."""

    states: tuple[Entry, ...] = ()
    denies: tuple[Entry, ...] = ()
    drops: tuple[Sentence, ...] = ()

    @classmethod
    def of(cls, changes: Iterable[Change]) -> Changes:
        """These changes taken together."""
        found = cls()
        for change in changes:
            if change.how == "drop":
                found = found.drop(change.sentence)
            elif change.how == "deny":
                found = found.deny(change.sentence, change.certainty)
            else:
                found = found.state(change.sentence, change.certainty)
                found = found if change.instead is None else found.drop(change.instead)
        return found

    def state(self, sentence: Sentence, certainty: Certainty = Certainty.CERTAIN) -> Changes:
        """These and a sentence stated; a denial that is stated is denied."""
        if sentence.denied:
            return self.deny(sentence.positive, certainty)
        rest = self.without(sentence)
        return replace(rest, states=(*rest.states, (sentence, certainty)))

    def deny(self, sentence: Sentence, certainty: Certainty = Certainty.CERTAIN) -> Changes:
        """These and a sentence denied."""
        rest = self.without(sentence)
        return replace(rest, denies=(*rest.denies, (sentence.positive, certainty)))

    def drop(self, sentence: Sentence) -> Changes:
        """These and a sentence of which nothing is said any more."""
        rest = self.without(sentence)
        return replace(rest, drops=(*rest.drops, sentence.positive))

    def without(self, sentence: Sentence) -> Changes:
        """These less what they say of a sentence."""
        sentence = sentence.positive
        return Changes(
            tuple(entry for entry in self.states if entry[0] != sentence),
            tuple(entry for entry in self.denies if entry[0] != sentence),
            tuple(dropped for dropped in self.drops if dropped != sentence),
        )

    @property
    def entered(self) -> tuple[Entry, ...]:
        """What is entered: what is stated, then what is denied, as denials."""
        return (*self.states, *((sentence.denial, level) for sentence, level in self.denies))

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """The positive sentences that are changed."""
        return (*(s for s, _ in self.states), *(s for s, _ in self.denies), *self.drops)

    def __bool__(self) -> bool:
        return bool(self.states or self.denies or self.drops)


def rivals(rulebook: Rulebook, sentence: Sentence) -> tuple[int, tuple[Value, ...]] | None:
    """What a positive sentence shares with the other values of its `one`; None where it has none."""
    slot = rulebook.statements[sentence.statement].one
    if slot is None:
        return None
    return sentence.statement, sentence.args[:slot] + sentence.args[slot + 1 :]


def apply(case: Case, changes: Changes) -> Case:
    """The case with the changes made; what is replaced keeps its place, what is new stands last."""
    if not changes:
        return case
    gone = {sentence for positive in changes.sentences for sentence in (positive, positive.denial)}
    groups = {group: s for s, _ in changes.states if (group := rivals(case.rulebook, s)) is not None}
    new = {sentence.positive: _fact(sentence, level) for sentence, level in changes.entered}
    facts: list[Fact] = []
    for fact in case.facts:
        positive = fact.sentence.positive
        taker: Sentence | None = positive if fact.sentence in gone else None
        if taker is None and not fact.sentence.denied:
            taker = groups.get(rivals(case.rulebook, positive) or (-1, ()))
        if taker is None:
            facts.append(fact)
        elif taker in new:
            facts.append(new.pop(taker))
    return replace(case, facts=(*facts, *new.values()))


def _fact(sentence: Sentence, level: Certainty) -> Fact:
    return Fact(sentence, level, "", "", False, Place("", 0, 0))
