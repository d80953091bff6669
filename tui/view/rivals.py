"""Rival rulebooks on one case as a table: disagreements first; silence is a dash and never a no."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .. import keynames as key
from ..row import BLANK, Columns, Heading, Line, Prose, Row

CELL = 11
"""A theory's column."""
SENTENCE = 34
"""What the sentences keep for themselves before theories scroll."""
SILENT = "-"
ROW = "row:"
ALONE = "alone:"


@dataclass(frozen=True)
class Theory:
    """A rulebook that reads the case."""

    id: str
    short: str
    title: str
    steps: int = 0


@dataclass(frozen=True)
class Claim:
    """A sentence that some theory concludes, with a word for each of them: "likely", "not: possible", "-"."""

    sentence: str
    words: tuple[str, ...]
    disputed: bool = False
    shared: bool = False


@dataclass(frozen=True)
class Parting:
    """Where two theories part first: the step of the one whose premises hold for the other, but not what follows."""

    one: int
    other: int
    step: int
    rule: str
    sentence: str
    lacking: bool
    """Whether the other has no rule for it at all."""


@dataclass(frozen=True)
class Rivals:
    """All of it, the theories in the order in which the case names them."""

    theories: tuple[Theory, ...] = ()
    claims: tuple[Claim, ...] = ()
    partings: tuple[Parting, ...] = ()
    readings: tuple[str, ...] = ()
    """Why rulebooks that share words and say something are no rivals, each in a sentence."""


def shown(theories: int, width: int) -> int:
    """How many theories have room beside the sentences."""
    return max(min((width - SENTENCE) // CELL, theories), 1)


def window(here: int, theories: int, count: int) -> range:
    """The theories that are seen, so that the chosen one is among them."""
    first = min(max(here - count + 1, 0), max(theories - count, 0))
    return range(first, first + min(count, theories))


def rows(rivals: Rivals, here: int, width: int) -> tuple[Row, ...]:
    """The table; the chosen theory is in brackets, and of more theories than there is room for the others scroll."""
    if len(rivals.theories) < 2:
        return (
            BLANK,
            Prose("One theory alone has no rival. A rival is another rulebook for the same sentences."),
            Prose(
                f"{key.RULES} and {key.RULE_TEXT} on a rule makes a copy of this one; "
                "its rules are then compared with the old ones here."
            ),
        )
    if not rivals.claims:
        return (BLANK, Prose("None of these theories concludes anything in this case."))
    seen = window(here, len(rivals.theories), shown(len(rivals.theories), width))
    found: list[Row] = [Heading(_range(seen, len(rivals.theories)), columns=_columns(_heads(rivals), seen, here))]
    claims = list(enumerate(rivals.claims))
    disputed = [(at, claim) for at, claim in claims if claim.disputed]
    several = [(at, claim) for at, claim in claims if not claim.disputed and not claim.shared and _speakers(claim) > 1]
    alone = [(at, claim) for at, claim in claims if not claim.disputed and not claim.shared and _speakers(claim) < 2]
    shared = [(at, claim) for at, claim in claims if claim.shared]
    for title, group in (("They contradict each other", disputed), ("Not all have anything to say", several)):
        if group:
            found += [Heading(title), *(_line(at, claim, seen, here) for at, claim in group), BLANK]
    if alone:
        found += [
            Heading("Only one has anything to say", "Space unfolds"),
            *_by_speaker(rivals, alone, seen, here),
            BLANK,
        ]
    if shared:
        lines = tuple(_line(at, claim, seen, here) for at, claim in shared)
        found += [Line("shared", f"All conclude it: {_counted(len(shared))}", inside=lines), BLANK]
    parting = first_parting(rivals, here)
    if parting is not None:
        found += [Heading("The first step where they part"), Prose(parting_words(rivals, parting)), BLANK]
    found += [Prose(said, quiet=True) for said in rivals.readings]
    found.append(Prose(f"{SILENT} says nothing    not: denies    Nobody is outvoted: silence is no vote.", quiet=True))
    return tuple(found)


def first_parting(rivals: Rivals, here: int) -> Parting | None:
    """Where the chosen theory parts from the first; the first one itself, from whoever it parts."""
    pairs = [each for each in rivals.partings if {each.one, each.other} == {0, here} or (not here and not each.one)]
    return next((each for each in pairs if each.one == here), pairs[0] if pairs else None)


def parting_words(rivals: Rivals, parting: Parting) -> str:
    """A parting in a sentence."""
    one, other = rivals.theories[parting.one], rivals.theories[parting.other]
    why = "has no rule that says so" if parting.lacking else "has a rule for it that does not fire here"
    return (
        f'{one.title}, step {parting.step}: {parting.sentence} (rule "{parting.rule}"). '
        f'Its premises hold for "{other.title}" too, which {why}. The same facts, other premises.'
    )


def claim_of(rivals: Rivals, id: str) -> Claim | None:
    """The claim of a line."""
    number = id.removeprefix(ROW)
    return rivals.claims[int(number)] if id.startswith(ROW) and number.isdecimal() else None


def _by_speaker(rivals: Rivals, alone: Sequence[tuple[int, Claim]], seen: range, here: int) -> list[Line]:
    """What one theory alone says, a line for each theory."""
    found = []
    for number, theory in enumerate(rivals.theories):
        own = [(at, claim) for at, claim in alone if claim.words[number] != SILENT]
        lines = tuple(_line(at, claim, seen, here) for at, claim in own)
        if lines:
            found.append(Line(f"{ALONE}{theory.id}", theory.title, word=_counted(len(lines)), inside=lines))
    return found


def speaker(rivals: Rivals, id: str) -> int | None:
    """The number of the theory (from 0) whose own sentences this line unfolds."""
    ids = [f"{ALONE}{theory.id}" for theory in rivals.theories]
    return ids.index(id) if id in ids else None


def _speakers(claim: Claim) -> int:
    return sum(word != SILENT for word in claim.words)


def _counted(count: int) -> str:
    return f"{count} sentence{'' if count == 1 else 's'}"


def _range(seen: range, of: int) -> str:
    if len(seen) == of:
        return ""
    return f"Theories {seen.start + 1} to {seen.stop} of {of}"


def _heads(rivals: Rivals) -> tuple[str, ...]:
    return tuple(theory.short for theory in rivals.theories)


def _line(at: int, claim: Claim, seen: range, here: int) -> Line:
    return Line(f"{ROW}{at}", claim.sentence, columns=_columns(claim.words, seen, here), about=claim.sentence)


def _columns(words: Sequence[str], seen: range, here: int) -> Columns:
    return Columns(tuple(words[at] for at in seen), (CELL,) * len(seen), here - seen.start)
