"""A case as a value: what was entered, when, by whom; what came later; what is expected."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .place import Place, Text
from .rulebook import Book, Rulebook, Sentence
from .value import Certainty
from .vocabulary import Name, Source


@dataclass(frozen=True, slots=True)
class Fact:
    """A sentence that was stated, or denied (`sentence.denied`), with its certainty and who says so."""

    sentence: Sentence
    certainty: Certainty
    by: str
    source: str
    disputed: bool
    place: Place


@dataclass(frozen=True, slots=True)
class Later:
    """What was learned afterwards; kept apart, so that a back-test has no hindsight."""

    date: str
    facts: tuple[Fact, ...]
    source: str
    checked: bool
    place: Place


@dataclass(frozen=True, slots=True)
class Event:
    """Facts that are put in before a round of `play`."""

    round: int
    facts: tuple[Fact, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Expectation:
    """What a case expects. `kind` is how the sentence was asked for; the lists are rule ids."""

    kind: Literal["holds", "not", "denied", "concluded", "not concluded", "conflict", "circle"]
    sentence: Sentence | None
    words: str
    by: tuple[str, ...]
    not_by: tuple[str, ...]
    blocked_by: tuple[Sentence, ...]
    certainty: Certainty | None
    at_least: Certainty
    place: Place


@dataclass(frozen=True, slots=True)
class Verdict:
    """A judgement on a conclusion in the light of what came later."""

    on: str
    sentence: Sentence | None
    verdict: Literal["hit", "partial", "miss", "silent"]
    because: str
    place: Place


@dataclass(frozen=True)
class Case:
    """A case read against one of its rulebooks. `unknown` are its sentences that this rulebook does not know.

    `elsewhere` are the expectations that only another of its rulebooks can be asked about.
    """

    id: str
    title: str
    rulebooks: tuple[str, ...]
    as_of: str
    names: tuple[Name, ...]
    facts: tuple[Fact, ...]
    later: tuple[Later, ...]
    events: tuple[Event, ...]
    expect: tuple[Expectation, ...]
    verdicts: tuple[Verdict, ...]
    outcome: str
    lesson: str
    note: str
    sources: tuple[Source, ...]
    unknown: tuple[str, ...]
    rulebook: Rulebook
    book: Book
    elsewhere: tuple[Text, ...] = ()
