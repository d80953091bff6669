"""What would bring a sentence about, and what would break a circle: smallest sets of changes, each run again.

The sets come from `scenarios`; here they become values that text, JSON and screens share.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from engine.inference.trace import Trace
from engine.language.rulebook import Sentence
from engine.language.value import Certainty
from engine.scenarios.changes import Change
from engine.scenarios.ground import TooLarge
from engine.scenarios.smallest import Goal, Smallest, Way, Wish, smallest

from . import wording
from .circles import Turn

Json = dict[str, Any]

MOST = 2


@dataclass(frozen=True, slots=True)
class Repair:
    """A smallest set of changes, what it does to the asked sentence, and what else comes and goes."""

    changes: tuple[Change, ...]
    certainty: Certainty | None
    gained: tuple[Sentence, ...]
    lost: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Repairs:
    """All smallest sets up to `complete` changes. `possible` is False where no changes could do it; `limit` says
    why the search stopped early, "" if it did not."""

    ways: tuple[Repair, ...]
    complete: int
    possible: bool
    limit: str


@dataclass(frozen=True, slots=True)
class Breakers:
    """What stops a ring, and what ends only the conclusions drawn from it while the ring goes on turning."""

    stops: Repairs
    ends: Repairs | None


def repairs(trace: Trace, sentence: Sentence, most: int = MOST, keep: tuple[Sentence, ...] = ()) -> Repairs:
    """The smallest sets of changes after which a sentence holds; what is in `keep` stays as it is."""
    return _ways(trace, [[Wish(sentence)]], sentence, most, keep)


def undoing(trace: Trace, sentence: Sentence, most: int = MOST, keep: tuple[Sentence, ...] = ()) -> Repairs:
    """The smallest sets of changes after which a sentence no longer holds."""
    return _ways(trace, [[Wish(sentence, False)]], sentence, most, keep)


def breakers(trace: Trace, turn: Turn, most: int = MOST) -> Breakers:
    """The smallest sets that stop a ring: one of its sentences falls, and with it the ring."""
    # A sentence of the ring that is also entered is no goal but an entry: to drop it is one of the ways.
    driven = [sentence for sentence in turn.sentences if sentence not in trace.stated]
    stops = _ways(trace, [[Wish(sentence, False) for sentence in driven]], None, most)
    if not turn.drawn:
        return Breakers(stops, None)
    turning = [[Wish(sentence)] for sentence in turn.sentences]
    ends = _ways(trace, [[Wish(sentence, False)] for sentence in turn.drawn] + turning, None, most)
    return Breakers(stops, ends)


def _ways(trace: Trace, goal: Goal, asked: Sentence | None, most: int, keep: tuple[Sentence, ...] = ()) -> Repairs:
    try:
        found: Smallest = smallest(trace.case, goal, max_size=most, keep=keep)
    except TooLarge as error:
        return Repairs((), 0, True, str(error))
    return Repairs(tuple(_repair(trace, way, asked) for way in found.ways), found.complete, found.possible, found.limit)


def _repair(trace: Trace, way: Way, asked: Sentence | None) -> Repair:
    after = way.trace
    changed = {change.sentence for change in way.parts} | ({asked} if asked is not None else set())
    return Repair(
        way.parts,
        after.level(asked) if asked is not None else None,
        tuple(s for s in after.news if s not in trace.known and s not in changed),
        tuple(s for s in trace.news if s not in after.known and s not in changed),
    )


def change_words(trace: Trace, change: Change) -> str:
    """One change as a person would be told to make it."""
    said = trace.say(change.sentence)
    if change.instead is not None:
        return f'{change.how} "{said}" in place of "{trace.say(change.instead)}"'
    return f'{change.how} "{said}"'


def repair_words(trace: Trace, repair: Repair) -> str:
    """All changes of a set in one line, with how sure the sentence becomes."""
    said = wording.listed([change_words(trace, change) for change in repair.changes])
    count = wording.count(len(repair.changes), "change")
    return f"{said} ({f'{repair.certainty}, ' if repair.certainty is not None else ''}{count})"


def repairs_text(trace: Trace, found: Repairs) -> str:
    """The numbered ways to bring a sentence about, and what else they bring."""
    if not found.possible:
        return "No change of facts could bring it about, short of stating the sentence itself.\n"
    if not found.ways:
        most = wording.count(found.complete, "change")
        return f"There is no way with up to {most}, short of stating the sentence itself.\n"
    lines = ["What would bring it about (each was run again to make sure)"]
    for number, repair in enumerate(found.ways, 1):
        lines.append(f"  {number}. {repair_words(trace, repair)}")
        for word, sentences in (("then also", repair.gained), ("and no longer", repair.lost)):
            if sentences:
                shown = wording.listed([trace.say(sentence) for sentence in sentences[:4]])
                more = f", and {len(sentences) - 4} more" if len(sentences) > 4 else ""
                lines.append(f"     {word}: {shown}{more}")
    if found.limit:
        lines.append(f"  The search was ended early: {found.limit}.")
    return "\n".join(lines) + "\n"


def repairs_json(trace: Trace, found: Repairs) -> Json:
    """The ways as JSON."""
    return {
        "complete": found.complete,
        "possible": found.possible,
        "limit": found.limit or None,
        "ways": [
            {
                "changes": [
                    {
                        "do": change.how,
                        "sentence": trace.say(change.sentence),
                        "instead_of": trace.say(change.instead) if change.instead is not None else None,
                    }
                    for change in repair.changes
                ],
                "certainty": str(repair.certainty) if repair.certainty is not None else None,
                "gained": [trace.say(sentence) for sentence in repair.gained],
                "lost": [trace.say(sentence) for sentence in repair.lost],
            }
            for repair in found.ways
        ],
    }


def breakers_text(trace: Trace, found: Breakers, pad: str) -> list[str]:
    """What stops a ring and what takes away only its name, as lines."""
    lines = [f"{pad}The ring stops if you"]
    lines += [f"{pad}  {number}. {repair_words(trace, way)}" for number, way in enumerate(found.stops.ways, 1)]
    if not found.stops.ways:
        lines[-1] = f"{pad}Nothing with up to {wording.count(found.stops.complete, 'change')} stops the ring."
    if found.ends is not None and found.ends.ways:
        lines.append(f"{pad}It turns on, but what is drawn from it no longer follows, if you")
        lines += [f"{pad}  {number}. {repair_words(trace, way)}" for number, way in enumerate(found.ends.ways, 1)]
    return lines
