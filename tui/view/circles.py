"""Circles: rings that stand, each drawn with what holds it up and what stops it; rings that could turn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from ..later import Later
from ..row import BLANK, Heading, Line, Node, Prose, Rail, Row
from .standing import glyph, word

DRAWN = 5
"""A ring of more statements is a numbered list: it would not fit as a drawing."""
ROOM = 70
"""So is every ring in a window of fewer columns."""


@dataclass(frozen=True)
class Member:
    """A sentence of a ring, and the rule by which it leads to the next."""

    sentence: str
    word: str
    title: str
    step: int
    """0 where it comes in the next round only."""
    against: bool = False
    """It works against the next one."""


@dataclass(frozen=True)
class Entry:
    """What holds a ring up from outside: sentences that lead into one of the ring, or that one itself, stated."""

    into: int
    sentences: tuple[tuple[str, str], ...]
    """Each with its standing."""
    step: int = 0


@dataclass(frozen=True)
class Change:
    """A change of the case: state, deny or drop, and which sentence."""

    how: str
    sentence: str


Way: TypeAlias = tuple[Change, ...]
"""Changes that belong together."""
_TRIED = {"state": "stated", "deny": "denied", "drop": "open"}


def tries(way: Way) -> tuple[tuple[str, str], ...]:
    """The same as answers to try."""
    return tuple((change.sentence, _TRIED[change.how]) for change in way)


@dataclass(frozen=True)
class Breakers:
    """Smallest sets of changes: what stops the ring, and what only ends the conclusions drawn from it."""

    stops: tuple[Way, ...] = ()
    ends: tuple[Way, ...] = ()
    complete: int = 0
    """All sets up to this size were looked for."""
    own: tuple[Way, ...] = ()
    """Of both, those that the author names; they are not among the others."""


def _none() -> Breakers:
    return Breakers()


@dataclass(frozen=True)
class Turn:
    """A ring for one set of names."""

    names: str
    members: tuple[Member, ...]
    entries: tuple[Entry, ...] = ()
    drawn: tuple[str, ...] = ()
    breakers: Later[Breakers] = field(default_factory=lambda: Later(_none))


@dataclass(frozen=True)
class Ring:
    """A feedback loop of the rules; no `turns`: it does not turn in this case."""

    label: str
    name: str
    sign: str
    statements: tuple[str, ...] = ()
    turns: tuple[Turn, ...] = ()
    could: Later[tuple[Way, ...]] = field(default_factory=lambda: Later(tuple))
    """Smallest sets of changes after which it would turn."""

    @property
    def title(self) -> str:
        """Its label and its name."""
        return f"{self.label}  {self.name}" if self.name else self.label


@dataclass(frozen=True)
class Circles:
    """All rings of a case, standing ones first, and recursion that only hands something on."""

    standing: tuple[Ring, ...] = ()
    possible: tuple[Ring, ...] = ()
    harmless: str = ""

    @property
    def rings(self) -> tuple[Ring, ...]:
        """All of them, in the order in which they are listed."""
        return (*self.standing, *self.possible)


def on_ring(circles: Circles, sentence: str) -> bool:
    """Whether a sentence lies on a ring that stands, or is drawn from one."""
    turns = (turn for ring in circles.standing for turn in ring.turns)
    return any(sentence in (*turn.drawn, *(member.sentence for member in turn.members)) for turn in turns)


WAY = "way:"
"""Ids of the lines of a way begin so; then follow "own", "stops", "ends" or "could" and its number from 0."""
RING = "ring:"
"""Ids of the lines that list the rings begin so; the rest is the label."""


def list_rows(circles: Circles, turn_of: Mapping[str, int]) -> tuple[Row, ...]:
    """The list of rings; of each the names for which it stands, the chosen one in brackets."""
    found: list[Row] = []
    width = max((len(ring.title) for ring in circles.rings), default=0) + 3
    for ring in circles.rings:
        names = [turn.names for turn in ring.turns]
        if any(names) and len(names) > 1:
            at = turn_of.get(ring.label, 0) % len(names)
            names[at] = f"[{names[at]}]"
        stands = f"stands for {', '.join(names)}" if any(names) else "stands" if names else "does not turn here"
        found.append(Line(f"{RING}{ring.label}", f"{ring.title.ljust(width)}{stands}"))
    if not circles.standing:
        found.insert(0, Prose("No circle stands in this case."))
    if circles.harmless:
        found.append(Prose(f"Handed on by a rule, and no circle: {circles.harmless}.", quiet=True, hang=2))
    return tuple(found)


def ring_rows(ring: Ring, turn: Turn, drawn: bool) -> tuple[Row, ...]:
    """The chosen ring: drawn with its entries, or as a numbered list that ends in "and so back to 1"."""
    if not drawn or len(turn.members) > DRAWN:
        return _numbered(turn)
    found: list[Row] = []
    first = turn.members[0]
    into_first = [entry for entry in turn.entries if entry.into == 0]
    for number, entry in enumerate(into_first):
        found += _entry_lines(entry, f"{number}", "enters here" if first else "")
    for number, member in enumerate(turn.members):
        last = number == len(turn.members) - 1
        found.append(
            Node(
                f"member:{number}",
                member.sentence,
                glyph("concluded"),
                member.word,
                about=member.sentence,
                first=not number,
                last=last,
            )
        )
        if not last:
            found.append(Rail(f'"{member.title}"{_at(member)}'))
            if number == len(turn.members) - 2:
                back = turn.members[-1]
                found.append(Rail(f'"{back.title}"{_at(back)}', back=True))
    for number, entry in enumerate(entry for entry in turn.entries if entry.into):
        into = turn.members[entry.into].sentence
        found += [BLANK, *_entry_lines(entry, f"later{number}", f'enters at "{into}"')]
    return (*found, BLANK, *_drawn_from(turn))


def _at(member: Member) -> str:
    said = f", step {member.step}" if member.step else ", in the next round"
    return f"{said}, against it" if member.against else said


def _entry_lines(entry: Entry, id: str, words: str) -> list[Row]:
    lines: list[Row] = [
        Line(f"entry:{id}.{number}", sentence, glyph(standing), word(standing), about=sentence)
        for number, (sentence, standing) in enumerate(entry.sentences)
    ]
    at = f", step {entry.step}" if entry.step else ""
    return [*lines, Prose(f"{words}{at}", indent=9, quiet=True)]


def _drawn_from(turn: Turn) -> list[Row]:
    if not turn.drawn:
        return []
    lines = [Line(f"drawn:{words}", words, glyph("concluded"), about=words) for words in turn.drawn]
    return [Heading("Drawn from it"), *lines]


def _numbered(turn: Turn) -> tuple[Row, ...]:
    found: list[Row] = []
    for number, member in enumerate(turn.members, 1):
        found.append(
            Line(
                f"member:{number - 1}",
                member.sentence,
                glyph("concluded"),
                member.word,
                f"{number}",
                3,
                below=(f'leads by "{member.title}"{_at(member)} to',),
                about=member.sentence,
            )
        )
    found += [Prose("and so back to 1", indent=7), BLANK, Heading("Held up from outside by")]
    for index, entry in enumerate(turn.entries):
        found += _entry_lines(entry, f"{index}", f"leads into {entry.into + 1}")
    return (*found, BLANK, *_drawn_from(turn))


def break_rows(ring: Ring, turn: Turn, breakers: Breakers | None) -> tuple[Row, ...]:
    """What stops the ring, apart from what only takes away what is drawn from it; then what its sign means."""
    if breakers is None:
        return (Prose("Looking for what stops the ring ..."),)
    found: list[Row] = []
    first = len(breakers.own) + 1
    if breakers.own:
        found += [Heading("The author's own way out"), *_ways(breakers.own, "own", 1), BLANK]
    if breakers.stops:
        found += [Heading("The ring stops if you"), *_ways(breakers.stops, "stops", first)]
    elif not breakers.own:
        found.append(Prose(f"Nothing with up to {breakers.complete} changes stops the ring."))
    if breakers.ends:
        found += [
            BLANK,
            Prose("It turns on, but what is drawn from it no longer follows, if you"),
            *_ways(breakers.ends, "ends", len(breakers.stops) + first),
        ]
    return (*found, BLANK, *sign_rows(ring, turn))


def sign_rows(ring: Ring, turn: Turn) -> tuple[Row, ...]:
    """What the sign of the ring means, and that it hangs on what enters from outside."""
    against = sum(member.against for member in turn.members)
    if ring.sign == "reinforcing":
        why = 'no "not" on the way' if not against else f'{against} "not" on the way, which cancel out'
        found = f"Reinforcing: each turn strengthens the next ({why})."
    else:
        found = f'Balancing: a turn works against the next ({against} "not" on the way).'
    return (Prose(f"{found} Without what enters from outside, none of its sentences would hold up the others."),)


def _ways(ways: Sequence[Way], id: str, first: int) -> list[Row]:
    found: list[Row] = []
    for number, way in enumerate(ways, first):
        for part, change in enumerate(way):
            lead, line = f"{number}" if not part else "", f"{WAY}{id}:{number - first}.{part}"
            said = f"{change.how} {change.sentence}"
            found.append(Line(line, said, lead=lead, lead_width=1, about=change.sentence))
    return found


def possible_rows(ring: Ring, could: Sequence[Way] | None) -> tuple[Row, ...]:
    """A ring that does not turn here: its statements, and what would make it turn."""
    found: list[Row] = [Heading("It does not turn in this case. Its statements:")]
    found += [Prose(f"{number}  {words}", indent=4, hang=3) for number, words in enumerate(ring.statements, 1)]
    found += [Prose("and so back to 1", indent=7), BLANK]
    if could is None:
        found.append(Prose("Looking for what would make it turn ..."))
    elif could:
        found += [Heading("It could turn, if you"), *_ways(could, "could", 1)]
    else:
        found.append(Prose("No one or two changes of the facts would make it turn."))
    return tuple(found)


def way_of(id: str, breakers: Breakers | None, could: Sequence[Way] | None) -> Way:
    """The way to which the line with this id belongs; no changes where there is none."""
    part, _, number = id.removeprefix(WAY).partition(":")
    found = breakers or Breakers()
    ways = {"stops": found.stops, "ends": found.ends, "own": found.own, "could": could or ()}
    return ways[part][int(number.partition(".")[0])] if id.startswith(WAY) else ()
