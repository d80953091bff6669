"""The least change: ways to make a sentence follow or not, the author's own first; pins; and what to ask about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .. import keynames as key
from ..glyphs import Glyph
from ..row import BLANK, Heading, Line, Prose, Row
from .standing import UNMENTIONED, glyph

THE_GOAL = "goal"
MORE = "more:"
"""The id of the line that looks for larger ways."""
PIN = "pin:"
WAY = "way:"
STRANGE = "strange"
"""The line that unfolds the ways with names of which the case does not speak."""
GOAL = "ask:"
RING = "ring:"
"""Goals that are no sentence begin so: a circle, by the names for which it stands."""
LEAD = 8
NUMBERS = ("no", "one", "two", "three", "four", "five", "six")
FIRST, LAST = 2, 6
"""Ways with so many changes are looked for at first, and at most."""


@dataclass(frozen=True)
class Made:
    """One change: state, deny or drop a sentence, perhaps in place of another."""

    how: str
    sentence: str
    instead: str = ""


@dataclass(frozen=True)
class Way:
    """A smallest set of changes, and in a few words what it leads to."""

    changes: tuple[Made, ...]
    word: str = ""


@dataclass(frozen=True)
class Goal:
    """What one can ask to change: a sentence, or a circle."""

    id: str
    words: str
    standing: str = ""
    word: str = ""


@dataclass(frozen=True)
class Least:
    """The answer to "what would change it?"."""

    goal: Goal
    intro: str
    """ "So that this no longer follows:"."""
    own: tuple[Way, ...] = ()
    others: tuple[Way, ...] = ()
    strange: tuple[Way, ...] = ()
    """Ways with names of which the case does not speak, where there are others."""
    complete: int = 0
    """Ways with up to so many changes were looked for."""
    problem: str = ""
    """Why there is none, or why the search ended early."""
    more: int = 0
    """So many further ways were found, and not tried."""

    @property
    def ways(self) -> tuple[Way, ...]:
        """All ways in the order of the screen."""
        return (*self.own, *self.others, *self.strange)


def ring_goal(label: str, names: str) -> str:
    """The id of the goal that a circle stops: its label, and the names for which it stands."""
    return f"{RING}{label}:{names}"


def goal_rows(goals: Sequence[tuple[str, Sequence[Goal]]]) -> tuple[Row, ...]:
    """What can be asked about, where nothing was asked yet."""
    if not any(group for _, group in goals):
        return (BLANK, Prose(f"Nothing follows yet, so there is nothing to change. {key.CASE} goes to the sentences."))
    found: list[Row] = [BLANK, Prose("What should be otherwise? Enter on a line looks for the least that does it.")]
    for title, group in goals:
        if group:
            found += [BLANK, Heading(title)]
            found += [
                Line(f"{GOAL}{goal.id}", goal.words, glyph(goal.standing), goal.word, about=_about(goal))
                for goal in group
            ]
    return tuple(found)


def _about(goal: Goal) -> str:
    return "" if goal.id.startswith(RING) else goal.id


def rows(least: Least, pins: Sequence[str]) -> tuple[Row, ...]:
    """The ways by number; then what is pinned, and what was looked for."""
    about = _about(least.goal)
    found: list[Row] = [
        Prose(least.intro),
        Line(THE_GOAL, least.goal.words, glyph(least.goal.standing), least.goal.word, about=about),
    ]
    number = 0
    for title, ways in ((_own(least), least.own), (_beyond(least), least.others)):
        if ways:
            found += [BLANK, Heading(title)]
        for way in ways:
            number += 1
            found += _way(way, number)
    odd = tuple(row for at, way in enumerate(least.strange, number + 1) for row in _way(way, at))
    if odd:
        found += [BLANK, Line(STRANGE, f"{len(least.strange)} more {UNMENTIONED}", inside=odd)]
    if least.problem:
        found += [BLANK, Prose(least.problem)]
    elif not least.ways:
        found += [BLANK, Prose(f"There is no way with up to {_changes(least.complete)}.")]
    if not (least.problem and not least.ways) and least.complete < LAST:
        found.append(Line(f"{MORE}{least.complete + 1}", f"Look for ways with {_changes(least.complete + 1)}"))
    if pins:
        found += [BLANK, Heading("Pinned: these stay as they are")]
        found += [Line(f"{PIN}{pin}", pin, word=f"{key.FOLD} lets it go", about=pin) for pin in pins]
    return (*found, BLANK, *_closing(least, bool(pins)))


def _own(least: Least) -> str:
    return "As the author says"


def _beyond(least: Least) -> str:
    if not least.own:
        return "Ways"
    fewest = min(len(way.changes) for way in least.own)
    fewer = all(len(way.changes) < fewest for way in least.others)
    return "With fewer changes, beyond the author's words" if fewer else "Beyond the author's words"


def _way(way: Way, number: int) -> list[Row]:
    """A line for each change, so that each can be asked about and pinned; the number stands at the first."""
    found: list[Row] = []
    for at, made in enumerate(way.changes):
        lead = f"{number if not at else '':<3}{made.how}"
        said = way.word if at == len(way.changes) - 1 else ""
        below = (f"in place of: {made.instead}",) if made.instead else ()
        id = f"{WAY}{number - 1}:{at}"
        found.append(Line(id, made.sentence, Glyph.NONE, said, lead, LEAD, below=below, about=made.sentence))
    if len(way.changes) > 1:
        each = "neither" if len(way.changes) == 2 else "none"
        found.append(Prose(f"{len(way.changes)} changes, all needed: {each} can be left out.", quiet=True, indent=5))
    return found


def _closing(least: Least, pinned: bool) -> list[Row]:
    found: list[Row] = []
    if least.ways:
        looked = f"Ways with up to {_changes(least.complete)} were looked for; there may be larger ones."
        looked += f" {least.more} more were found, and are not listed." if least.more else ""
        found.append(
            Prose(
                f"{looked} Each was run again to make sure. Ways that contain one of these are not shown.", quiet=True
            )
        )
    if least.ways and not pinned:
        found.append(
            Prose(f"Some facts nobody can choose: {key.FOLD} pins one, and the list is made anew.", quiet=True)
        )
    return found


def _changes(number: int) -> str:
    count = NUMBERS[number] if number < len(NUMBERS) else str(number)
    return f"{count} change{'s' if number != 1 else ''}"
