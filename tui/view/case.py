"""A case: sentences by topic, each with its standing; under one of them its details."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .. import keynames as key
from ..row import BLANK, Heading, Line, Prose, Row
from .standing import glyph, word

DETAIL = "detail:"
"""Ids of the lines under a fact begin so; the rest names the field."""
WRITTEN = ("by", "source")
"""The fields that are written; the others are turned."""
NOBODY = "nothing is said"
DISPUTED = "yes; it counts, and what rests on it says so"


@dataclass(frozen=True)
class Fact:
    """A sentence of the case."""

    sentence: str
    standing: str = "stated"
    certainty: str = "certain"
    by: str = ""
    source: str = ""
    help: str = ""
    disputed: bool = False
    yours: bool = False
    """Answered here, and not (so) in the file."""
    cited: str = ""
    """The source as it is written in a file."""


@dataclass(frozen=True)
class Topic:
    """Facts that belong together, in the rulebook's order."""

    title: str
    facts: tuple[Fact, ...]


def rows(topics: Sequence[Topic], details_of: str = "", fold_over: int = 60) -> tuple[Row, ...]:
    """The rows of the Facts view; topics of a long case fold with their counts."""
    count = sum(len(topic.facts) for topic in topics)
    if not count:
        return (
            BLANK,
            Prose(
                f"Nothing is said yet. {key.ADD} adds a sentence; "
                f"{key.CASE} and {key.CASE} again asks you, the most telling question first."
            ),
        )
    found: list[Row] = []
    for topic in topics:
        lines = tuple(line for fact in topic.facts for line in _fact(fact, fact.sentence == details_of))
        if count > fold_over:
            touched = any(fact.yours for fact in topic.facts)
            found.append(Line(f"topic:{topic.title}", topic.title, word=_count(topic), inside=lines, open=touched))
        else:
            found += [*([BLANK] if found else []), Heading(topic.title), *lines]
    return tuple(found)


def _count(topic: Topic) -> str:
    size = len(topic.facts)
    return f"{size} fact{'s' if size != 1 else ''}"


def _fact(fact: Fact, opened: bool) -> list[Row]:
    said = word(fact.standing, fact.certainty)
    said += ", disputed" if fact.disputed and fact.standing != "open" else ""
    said += ", yours" if fact.yours else ""
    line = Line(fact.sentence, fact.sentence, glyph(fact.standing), said, about=fact.sentence)
    return [line, *_details(fact)] if opened else [line]


def _details(fact: Fact) -> list[Row]:
    """The fields under a fact: what can be said beside it, and what counts as such."""

    def field(name: str, said: str, word: str) -> Line:
        return Line(f"{DETAIL}{name}", said, word=word, level=1, about=fact.sentence)

    if fact.standing not in ("stated", "denied"):
        found: list[Row] = [
            Prose("How sure, who says so and the source are said of what is stated or denied.", indent=6)
        ]
    else:
        found = [
            field("certainty", f"How sure: {fact.certainty}", f"{key.FOLD} turns"),
            field("by", f"Who says so: {fact.by or NOBODY}", "Enter writes"),
            field("source", f"Source: {fact.source or NOBODY}", "Enter writes"),
            field("disputed", f"Disputed: {DISPUTED if fact.disputed else 'no'}", f"{key.FOLD} turns"),
        ]
    if fact.help:
        found.append(Prose(f"What counts: {fact.help}", indent=6, hang=2))
    return found
