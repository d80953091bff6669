"""What would bring a sentence about, and what would break a circle: smallest sets of changes, each run again.

The sets come from `scenarios`; here they become values that text, JSON and screens share.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from engine.inference.trace import Trace
from engine.language.rulebook import Sentence
from engine.language.value import Certainty
from engine.pause import pausing
from engine.scenarios.changes import Change
from engine.scenarios.ground import TooLarge
from engine.scenarios.smallest import Goal, Smallest, Way, Wish, smallest

from . import wording
from .proof import proofs_of

Json = dict[str, Any]

MOST = 2  # changes in one set, unless more are asked for
SHOWN = 8  # ways told in text
RUN = 100  # ways that are run and listed; more are counted


@dataclass(frozen=True, slots=True)
class Repair:
    """A smallest set of changes, what it does to the asked sentence, and what else comes and goes.

    `own` tells whether something else comes, and all of it by rules in the author's own words.
    """

    changes: tuple[Change, ...]
    certainty: Certainty | None
    gained: tuple[Sentence, ...]
    lost: tuple[Sentence, ...]
    own: bool


@dataclass(frozen=True, slots=True)
class Repairs:
    """All smallest sets up to `complete` changes. `possible` is False where no changes could do it; `limit` says
    why the search stopped early, "" if it did not; `more` counts ways that were found and not run."""

    ways: tuple[Repair, ...]
    complete: int
    possible: bool
    limit: str
    more: int = 0


def repairs(trace: Trace, sentence: Sentence, most: int = MOST, keep: tuple[Sentence, ...] = ()) -> Repairs:
    """The smallest sets of changes after which a sentence holds; what is in `keep` stays as it is."""
    return _ways(trace, [[Wish(sentence)]], sentence, most, keep)


def undoing(trace: Trace, sentence: Sentence, most: int = MOST, keep: tuple[Sentence, ...] = ()) -> Repairs:
    """The smallest sets of changes after which a sentence no longer holds."""
    return _ways(trace, [[Wish(sentence, False)]], sentence, most, keep)


def searched(trace: Trace, goal: Goal, most: int, keep: tuple[Sentence, ...] = ()) -> Smallest | str:
    """The smallest sets that fulfil a goal; a sentence where too much could matter to it."""
    try:
        return smallest(trace.case, goal, max_size=most, keep=keep, most_ways=RUN)
    except TooLarge as error:
        return str(error)


def _ways(trace: Trace, goal: Goal, asked: Sentence, most: int, keep: tuple[Sentence, ...]) -> Repairs:
    found = searched(trace, goal, most, keep)
    if isinstance(found, str):
        return Repairs((), 0, True, found)
    ways = tuple(repair_of(trace, way, asked) for way in found.ways)
    return Repairs(ways, found.complete, found.possible, found.limit, found.more)


def repair_of(trace: Trace, way: Way, asked: Sentence | None) -> Repair:
    """A set that was found, with what else it brings and takes away beside the asked sentence."""
    after = way.trace
    changed = {change.sentence for change in way.parts} | ({asked} if asked is not None else set())
    gained = tuple(s for s in pausing(after.news) if s not in trace.known and s not in changed)
    return Repair(
        way.parts,
        after.level(asked) if asked is not None else None,
        gained,
        tuple(s for s in pausing(trace.news) if s not in after.known and s not in changed),
        _in_own_words(after, gained),
    )


def _in_own_words(trace: Trace, gained: tuple[Sentence, ...]) -> bool:
    """True if something follows anew, and all of it by explicit rules."""
    proofs = proofs_of(trace)
    last = [step for sentence in gained if (step := proofs.step(sentence)) is not None]
    return bool(last) and all(step.clause.rule.status == "explicit" for step in last)


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
    for number, repair in enumerate(found.ways[:SHOWN], 1):
        lines.append(f"  {number}. {repair_words(trace, repair)}")
        for word, sentences in (("then also", repair.gained), ("and no longer", repair.lost)):
            if sentences:
                lines.append(f"     {word}: {wording.shortly([trace.say(sentence) for sentence in sentences], 4)}")
    lines += left_out(len(found.ways), found.more, "  ")
    if found.limit:
        lines.append(f"  The search was ended early: {found.limit}")
    return "\n".join(lines) + "\n"


def repairs_json(trace: Trace, found: Repairs) -> Json:
    """The ways as JSON, and how far they were looked for."""
    return {
        "complete": found.complete,
        "possible": found.possible,
        "limit": found.limit or None,
        "more": found.more,
        "ways": ways_json(trace, found.ways),
    }


def ways_json(trace: Trace, ways: Iterable[Repair]) -> list[Json]:
    """Each way with its changes and what else it brings and takes away."""
    return [
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
        for repair in ways
    ]


def numbered(trace: Trace, ways: Sequence[Repair], pad: str) -> list[str]:
    """The first ways, numbered, and how many are left out."""
    lines = [f"{pad}{number}. {repair_words(trace, way)}" for number, way in enumerate(ways[:SHOWN], 1)]
    return lines + left_out(len(ways), 0, pad)


def left_out(listed: int, more: int, pad: str) -> list[str]:
    """How many ways the text does not show: of those `listed`, and of those that were only counted."""
    hidden = max(listed - SHOWN, 0) + more
    return [f"{pad}and {wording.count(hidden, 'more way')}"] if hidden else []
