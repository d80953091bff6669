"""What breaks a circle: the smallest sets of changes that stop the ring, and those that end only what is drawn from it.

A ring turns as long as each of its sentences is brought about by the one before it. It stops where one of them falls,
and where a step between two of them no longer fires although both hold for other reasons.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from engine.inference.run import run
from engine.inference.trace import Premise, Trace
from engine.language.rulebook import Sentence
from engine.scenarios.changes import Change, Changes, apply
from engine.scenarios.smallest import Goal, Way, Wish

from . import wording
from .circles import Turn, circles
from .repairs import MOST, Repairs, numbered, repair_of, searched
from .why_not import enterable


@dataclass(frozen=True, slots=True)
class Breakers:
    """What stops a ring, and what ends only the conclusions drawn from it while the ring goes on turning."""

    stops: Repairs
    ends: Repairs | None


def turns(trace: Trace, turn: Turn) -> bool:
    """Whether a ring turns in a run for the same sentences."""
    wanted = set(turn.sentences)
    return any(set(other.sentences) == wanted for ring in circles(trace).standing for other in ring.turns)


def breakers(trace: Trace, turn: Turn, most: int = MOST, keep: tuple[Sentence, ...] = ()) -> Breakers:
    """The smallest sets of at most `most` changes; after each the case was run, to see whether the ring turns.

    What is in `keep` stays as it is.
    """
    # A sentence of the ring that is also entered is no goal but an entry: to drop it is one of the ways.
    driven = [sentence for sentence in turn.sentences if sentence not in trace.stated]
    goals: list[Goal] = [[[Wish(sentence, False) for sentence in driven]]] if driven else []
    premises = dict.fromkeys(
        premise for arc in turn.arcs for premise in arc.step.premises if premise.sentence not in turn.sentences
    )
    goals += [[[wish]] for premise in premises for wish in _broken(trace, premise)]
    found = [searched(trace, goal, most, keep) for goal in goals]
    ways = [way for each in found if not isinstance(each, str) for way in each.ways]
    kept = {sentence.positive for sentence in keep}
    entered = [change for premise in premises for change in _entered(trace, premise) if change.sentence not in kept]
    ways += [Way((change,), _after(trace, [change])) for change in entered]
    ways += _parts_of(trace, ways)
    stops = _repairs(trace, (way for way in ways if not turns(way.trace, turn)), most, found)
    if not turn.drawn:
        return Breakers(stops, None)
    turning = [[Wish(sentence)] for sentence in turn.sentences]
    ended = searched(trace, [[Wish(sentence, False)] for sentence in turn.drawn] + turning, most, keep)
    ends = [] if isinstance(ended, str) else [way for way in ended.ways if turns(way.trace, turn)]
    return Breakers(stops, _repairs(trace, ends, most, [ended]))


def _broken(trace: Trace, premise: Premise) -> Iterator[Wish]:
    """What would take away a premise that rules conclude, or bring about what it takes to be absent."""
    sentence = premise.sentence
    if sentence is None:
        return
    if premise.standing == "concluded" and sentence not in trace.stated:
        yield Wish(sentence, False)
    elif premise.standing == "not stated" and not enterable(trace, sentence):
        yield Wish(sentence)


def _entered(trace: Trace, premise: Premise) -> Iterator[Change]:
    """The one change that takes away a premise that was entered, or enters what it takes to be absent."""
    sentence = premise.sentence
    if sentence is None:
        return
    if premise.standing == "stated" or premise.standing == "denied":
        yield Change("drop", sentence.positive)
    elif premise.standing == "not stated" and enterable(trace, sentence):
        yield Change("deny" if sentence.denied else "state", sentence.positive)


def _parts_of(trace: Trace, ways: Iterable[Way]) -> list[Way]:
    """Every part of the sets: what takes all of a set to take away one premise may stop the ring with less."""
    parts = (part for way in ways for size in range(1, len(way.parts)) for part in combinations(way.parts, size))
    return [Way(part, _after(trace, part)) for part in dict.fromkeys(parts)]


def _after(trace: Trace, changes: Iterable[Change]) -> Trace:
    return run(apply(trace.case, Changes.of(changes)), "compiled")


def _repairs(trace: Trace, ways: Iterable[Way], most: int, found: Iterable[object]) -> Repairs:
    """The smallest of these ways. What a search had to leave out is said."""
    limits = [each if isinstance(each, str) else getattr(each, "limit", "") for each in found]
    least: dict[frozenset[Change], Way] = {}
    for way in sorted(ways, key=lambda way: len(way.parts)):
        parts = frozenset(way.parts)
        if not any(other <= parts for other in least):
            least[parts] = way
    shown = tuple(repair_of(trace, way, None) for way in least.values())
    return Repairs(shown, most, True, next((limit for limit in limits if limit), ""))


def breakers_text(trace: Trace, found: Breakers, pad: str) -> list[str]:
    """What stops a ring and what takes away only its name, as lines."""
    lines = [f"{pad}The ring stops if you", *numbered(trace, found.stops.ways, f"{pad}  ")]
    if not found.stops.ways:
        lines = [f"{pad}Nothing with up to {wording.count(found.stops.complete, 'change')} stops the ring."]
    if found.ends is not None and found.ends.ways:
        lines.append(f"{pad}It turns on, but what is drawn from it no longer follows, if you")
        lines += numbered(trace, found.ends.ways, f"{pad}  ")
    return lines
