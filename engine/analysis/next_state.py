"""From one round of play to the next: what is put in, what goes, what an effect replaces, what cancels out.

The state of a round is what is stated and denied in it; conclusions are drawn from it anew each time.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from engine.inference.trace import Step, Trace
from engine.language.case import Fact
from engine.language.rulebook import Rulebook, Sentence
from engine.language.value import Certainty

Origin = Literal["case", "event", "effect"]
Kind = Literal["denied", "opposite", "one"]


@dataclass(frozen=True, slots=True)
class Entry:
    """A sentence of a state: the fact, since which round it stands, and whether case, event or effect put it in.

    `steps` are the `leads to` steps of the round before, for an effect.
    """

    fact: Fact
    origin: Origin
    since: int
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Clash:
    """Two effects of one round that exclude each other, so that neither comes about."""

    kind: Kind
    sentences: tuple[Sentence, Sentence]
    steps: tuple[tuple[Step, ...], tuple[Step, ...]]


State: TypeAlias = dict[Sentence, Entry]


def first_state(facts: Mapping[Sentence, Fact]) -> State:
    """The state before the first event: what the case states and denies."""
    return {sentence: Entry(fact, "case", 1) for sentence, fact in facts.items()}


def with_events(rulebook: Rulebook, state: State, facts: Iterable[Fact], number: int) -> State:
    """The state of round `number` with its events put in: they win over all that was there."""
    new: dict[Sentence, Fact] = {}
    for fact in facts:
        before = new.get(fact.sentence)
        if before is None or fact.certainty > before.certainty:
            new[fact.sentence] = fact
    following = dict(state)
    for sentence in new:
        for gone in (sentence, *excluded(rulebook, sentence, following)):
            following.pop(gone, None)
    following.update({sentence: Entry(fact, "event", number) for sentence, fact in new.items()})
    return following


def following_state(trace: Trace, state: State, number: int) -> tuple[State, tuple[Clash, ...]]:
    """The state of round `number`, before its events, from the finished round before it.

    A sentence that stays and is led to once more is as sure as the surer of the two, as one that is stated twice.
    """
    rulebook = trace.rulebook
    effects: dict[Sentence, list[Step]] = {}
    for step in trace.effects:
        effects.setdefault(step.conclusion, []).append(step)
    clashes = clashing(rulebook, effects)
    untouched = {sentence for clash in clashes for sentence in clash.sentences}
    new = {sentence: steps for sentence, steps in effects.items() if sentence not in untouched}
    after = {
        sentence: entry
        for sentence, entry in state.items()
        if sentence in untouched or rulebook.statements[sentence.statement].lasts
    }
    for sentence in new:
        for gone in excluded(rulebook, sentence, after):
            after.pop(gone, None)
    for sentence, steps in new.items():
        sure = max(step.certainty for step in steps)
        kept = after.get(sentence)
        if kept is None or kept.fact.certainty < sure:
            after[sentence] = Entry(_fact(sentence, sure, steps, number), "effect", number, tuple(steps))
        else:
            after[sentence] = replace(kept, steps=tuple(steps))
    return after, clashes


def excluded(rulebook: Rulebook, sentence: Sentence, among: Iterable[Sentence]) -> list[Sentence]:
    """The sentences of `among` that cannot stand beside `sentence`."""
    opposites = _opposites(rulebook, sentence)
    return [other for other in among if _kind(rulebook, sentence, other, opposites) is not None]


def clashing(rulebook: Rulebook, effects: Mapping[Sentence, list[Step]]) -> tuple[Clash, ...]:
    """Every pair of effects that exclude each other, in the order of their steps."""
    listed = list(effects)
    found = []
    for at, one in enumerate(listed):
        opposites = _opposites(rulebook, one)
        for other in listed[at + 1 :]:
            kind = _kind(rulebook, one, other, opposites)
            if kind is not None:
                found.append(Clash(kind, (one, other), (tuple(effects[one]), tuple(effects[other]))))
    return tuple(found)


def same_state(one: State, other: State) -> bool:
    """True if the same sentences stand equally sure in both, whatever put them there."""
    return _levels(one) == _levels(other)


def _levels(state: State) -> dict[Sentence, Certainty]:
    return {sentence: entry.fact.certainty for sentence, entry in state.items()}


def _opposites(rulebook: Rulebook, sentence: Sentence) -> tuple[Sentence, ...]:
    return () if sentence.denied else rulebook.opposites(sentence)


def _kind(rulebook: Rulebook, one: Sentence, other: Sentence, opposites: tuple[Sentence, ...]) -> Kind | None:
    """In which way two sentences exclude each other, if they do; `opposites` are those of the first."""
    if one == other:
        return None
    if one.positive == other.positive:
        return "denied"
    if other in opposites:
        return "opposite"
    slot = rulebook.statements[one.statement].one
    if slot is None or one.statement != other.statement or one.denied or other.denied:
        return None
    rest = [values[:slot] + values[slot + 1 :] for values in (one.args, other.args)]
    return "one" if rest[0] == rest[1] else None


def _fact(sentence: Sentence, sure: Certainty, steps: list[Step], number: int) -> Fact:
    """The fact that an effect becomes; who asks where it comes from is told the round and the rule."""
    rule = next(step for step in steps if step.certainty == sure).clause.rule
    return Fact(sentence, sure, f'round {number - 1} of the play, by the rule "{rule.title}"', "", False, rule.place)
