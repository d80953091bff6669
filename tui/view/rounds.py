"""Rounds: what leads to what, round after round, in columns; with the events that are put in, and the circles."""

from __future__ import annotations

from dataclasses import dataclass

from .. import keynames as key
from ..glyphs import EMPTY, FULL, Glyph
from ..row import BLANK, Columns, Heading, Line, Progress, Prose, Row

EVENT = "event:"
MOST = 8
"""So many columns are shown at once, those around the chosen round."""
LEAD = 10
COLUMN = 4


@dataclass(frozen=True)
class Track:
    """A sentence, or several that differ in one name, and the rounds in which it holds."""

    words: str
    sentences: tuple[str, ...]
    names: tuple[str, ...]
    holds: tuple[bool, ...]


@dataclass(frozen=True)
class Happening:
    """Something that is put in before a round, and what it does."""

    round: int
    sentence: str
    denied: bool = False
    yours: bool = False


@dataclass(frozen=True)
class Loop:
    """A circle that turns from round to round."""

    label: str
    name: str
    sign: str
    about: tuple[str, ...]
    """Its statements in order."""
    closed: tuple[str, ...] = ()
    """For whom it closed, and when, in words."""


@dataclass(frozen=True)
class Played:
    """A play. `does` tells for each round with events what they bring, in lines."""

    count: int
    ending: str
    brief: str = ""
    """How it ends in two words: "settles in 5"."""
    tracks: tuple[Track, ...] = ()
    always: int = 0
    events: tuple[Happening, ...] = ()
    does: tuple[tuple[int, tuple[str, ...]], ...] = ()
    clashes: tuple[str, ...] = ()
    loops: tuple[Loop, ...] = ()


def rows(played: Played, here: int) -> tuple[Row, ...]:
    """The table with the chosen round (from 1) marked, the events, the circles."""
    first, last = _window(played.count, here)
    heads = tuple(str(number) for number in range(first, last + 1))
    at = here - first
    more = f"rounds {first} to {last} of {played.count}" if last - first + 1 < played.count else "Round"
    found: list[Row] = [Progress(f"Round {here} of {played.count}   {played.brief}", here, played.count), BLANK]
    found.append(Heading(more, columns=_columns(heads, at)))
    for track in played.tracks:
        found.append(_track(track, first, last, at))
    if not played.tracks:
        found.append(Prose("Apart from the events, nothing changes from round to round."))
    same = f"{played.always} {'more ' if played.tracks else ''}sentence{'s hold' if played.always != 1 else ' holds'}"
    found.append(Prose(f"{same} in every round.", quiet=True))
    found += [BLANK, *_events(played)]
    if firsts := _firsts(played):
        found += [BLANK, *(Prose(line, hang=2) for line in firsts)]
    if played.clashes:
        found += [
            BLANK,
            Heading("Effects that contradict each other"),
            *(Prose(line, hang=2) for line in played.clashes),
        ]
    if played.loops:
        found += [BLANK, Heading("Circles")]
        for loop in played.loops:
            found += _loop(loop)
    return (*found, BLANK, Prose(played.ending), Prose(NO_FORECAST, quiet=True))


def _window(count: int, here: int) -> tuple[int, int]:
    first = max(min(here - MOST // 2, count - MOST + 1), 1)
    return first, min(first + MOST - 1, count)


def _columns(cells: tuple[str, ...], at: int) -> Columns:
    """Each sign stands where it would stand in the brackets of the chosen column."""
    return Columns(tuple(c if i == at else f" {c}" for i, c in enumerate(cells)), (COLUMN,) * len(cells), at)


def _track(track: Track, first: int, last: int, at: int) -> Line:
    holds = track.holds[first - 1 : last]
    columns = _columns(tuple(FULL if each else EMPTY for each in holds), at)
    inside = tuple(
        Line(f"track:{sentence}", sentence, Glyph.NONE, level=1, about=sentence, columns=columns)
        for sentence in track.sentences
        if len(track.sentences) > 1
    )
    below = (", ".join(track.names),) if track.names else ()
    about = track.sentences[0]
    return Line(f"track:{track.words}", track.words, about=about, below=below, columns=columns, inside=inside)


def _events(played: Played) -> list[Row]:
    found: list[Row] = [Heading("Events")]
    if not played.events:
        found.append(Prose(f"None yet. {key.EVENT} puts a sentence in before the chosen round.", quiet=True))
    does = dict(played.does)
    told: set[int] = set()
    for event in played.events:
        if event.round not in told and told:
            found += [Prose(line, indent=4 + LEAD, hang=2, quiet=True) for line in does.get(max(told), ())]
        told.add(event.round)
        words = f"not: {event.sentence}" if event.denied else event.sentence
        found.append(
            Line(
                f"{EVENT}{event.round}:{event.sentence}",
                words,
                word=f"yours; {key.OPEN} takes it out" if event.yours else "",
                lead=f"round {event.round}",
                lead_width=LEAD - 2,
                about=event.sentence,
            )
        )
    if told:
        found += [Prose(line, indent=4 + LEAD, hang=2, quiet=True) for line in does.get(max(told), ())]
    return found


def _firsts(played: Played) -> list[str]:
    """From which round on something no longer holds, for good."""
    said = []
    for number in range(2, played.count + 1):
        ended = [one.words for one in played.tracks if one.holds[number - 2] and not any(one.holds[number - 1 :])]
        if ended:
            said.append(f"Round {number} is the first without: {'; '.join(ended)}.")
    return said


def _loop(loop: Loop) -> list[Row]:
    name = f"{loop.label}  {loop.name}" if loop.name else loop.label
    found: list[Row] = [Prose(f"{name}, {loop.sign}")]
    found += [Prose(f"{number}  {words}", indent=6, hang=3) for number, words in enumerate(loop.about, 1)]
    found.append(Prose("and so back to 1", indent=9))
    found += [Prose(line, indent=6, hang=2, quiet=True) for line in loop.closed]
    return found


NO_FORECAST = 'These are the rulebook\'s "leads to" rules, not a forecast with dates.'
