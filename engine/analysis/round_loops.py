"""When the circles that a rulebook declares close in a play: a sentence comes back to itself through the others.

A sentence of one round leads on to what is concluded from it in the same round and to its effects in the next;
what lasts waits. A circle has closed when such a way has passed all its statements and arrived where it began.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from engine.language.rulebook import Circle, Sentence

if TYPE_CHECKING:
    from .rounds import Round

Edges: TypeAlias = dict[Sentence, tuple[tuple[Sentence, ...], tuple[Sentence, ...]]]


@dataclass(frozen=True, slots=True)
class Closing:
    """A circle that closed for the names in `sentences`: in which rounds, and whether it goes on for ever."""

    circle: Circle
    sentences: tuple[Sentence, ...]
    rounds: tuple[int, ...]
    goes_on: bool

    @property
    def first(self) -> int:
        return self.rounds[0]

    @property
    def last(self) -> int | None:
        """The last round in which it closed; None if it goes on."""
        return None if self.goes_on else self.rounds[-1]


def closings(
    circles: Sequence[Circle], rounds: Sequence[Round], first: int, last: int, repeats: bool
) -> tuple[Closing, ...]:
    """Every closing of every declared circle, by circle and then by when and for whom it first closed."""
    edges = [_edges(one, rounds[one.number] if one.number < len(rounds) else None) for one in rounds]
    if repeats:
        edges[-1] = _edges(rounds[-1], rounds[first - 1])
    found: list[Closing] = []
    for circle in circles:
        turns = (len(circle.through) + 1) * (last - first + 1) if repeats else 0
        way = edges + [edges[first - 1 + at % (last - first + 1)] for at in range(turns)]
        found += _closings(circle, way, len(rounds), first if repeats else len(way) + 1)
    return tuple(found)


def _edges(one: Round, following: Round | None) -> Edges:
    """From each sentence of a round to what follows from it now, and to what it leads to or remains next."""
    now: dict[Sentence, dict[Sentence, None]] = {}
    then: dict[Sentence, dict[Sentence, None]] = {}
    for step in one.trace.steps:
        for premise in step.firing.premises:
            now.setdefault(premise, {})[step.conclusion] = None
    if following is not None:
        for sentence, entry in following.state.items():
            if entry.origin == "event" and entry.since == following.number:
                continue
            if sentence in one.state:
                then.setdefault(sentence, {})[sentence] = None
            for step in one.effects:
                if step.conclusion == sentence:
                    for premise in step.firing.premises:
                        then.setdefault(premise, {})[sentence] = None
    sentences = dict.fromkeys((*now, *then))
    return {each: (tuple(now.get(each, ())), tuple(then.get(each, ()))) for each in sentences}


def _closings(circle: Circle, way: list[Edges], played: int, settled: int) -> Iterator[Closing]:
    found: dict[frozenset[Sentence], tuple[tuple[Sentence, ...], set[int], list[bool]]] = {}
    for start, edges in enumerate(way):
        for sentence in edges:
            if sentence.statement not in circle.through or sentence.denied:
                continue
            closed = _back(circle, way, start, sentence)
            if closed is None:
                continue
            end, passed = closed
            at = next(at for at, each in enumerate(passed) if each.statement == circle.through[0])
            _, ends, repeating = found.setdefault(frozenset(passed), (passed[at:] + passed[:at], set(), []))
            if start < played:
                ends.add(end + 1)
            repeating.append(start + 1 >= settled)
    listed = [Closing(circle, passed, tuple(sorted(ends)), any(rep)) for passed, ends, rep in found.values() if ends]
    yield from sorted(listed, key=lambda one: one.first)


def _back(circle: Circle, way: list[Edges], start: int, sentence: Sentence) -> tuple[int, tuple[Sentence, ...]] | None:
    """The first round (from 0) in which `sentence` comes back through all statements of the circle, and its way."""
    everything = frozenset(circle.through)
    own = frozenset((sentence.statement,))
    waiting: deque[tuple[int, Sentence, frozenset[int], tuple[Sentence, ...]]] = deque()
    waiting.append((start, sentence, own, (sentence,)))
    seen = {(start, sentence, own)}
    while waiting:
        at, here, met, passed = waiting.popleft()
        now, then = way[at].get(here, ((), ()))
        for number, following in (*((at, each) for each in now), *((at + 1, each) for each in then)):
            if number >= len(way):
                continue
            if following == sentence != here and met == everything:
                return number, passed
            new = following.statement in everything - met and not following.denied
            longer = met | {following.statement} if new else met
            if (number, following, longer) not in seen:
                seen.add((number, following, longer))
                waiting.append((number, following, longer, (*passed, following) if new else passed))
    return None
