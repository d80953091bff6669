"""Ask me: one question, how it can be answered, and why it comes first. Not stated: all that one could be asked."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from ..row import BLANK, Heading, Line, Prose, Row
from .standing import UNMENTIONED, glyph

ANSWER = "answer:"
"""Ids of the lines that answer begin so; the rest is the place among the options, or one of these."""
NUMBER = f"{ANSWER}number"
NONE = f"{ANSWER}none"
OPEN = f"{ANSWER}open"
LEAD = 3
MOST = 10
"""So many silent sentences are shown before the rest folds."""


@dataclass(frozen=True)
class Inquiry:
    """The most telling question, and what is still open."""

    question: str = ""
    """Empty where nothing more is worth asking."""
    kind: str = "yes or no"
    """"yes or no"; "one" of several values; a "number", where others than the options can be given."""
    sentences: tuple[str, ...] = ()
    """What is said by "yes", or by each option."""
    labels: tuple[str, ...] = ()
    """The values by which the options differ."""
    wording: str = ""
    """The sentence with a blank in the place of the value that is asked for."""
    help: str = ""
    why: str = ""
    left: int = 0
    """How many questions are worth asking, this one included."""
    open: tuple[str, ...] = ()
    """What is to be found out and can still change."""
    closing: tuple[str, ...] = ()
    """Where nothing more is asked: what came out, and what is left open."""
    problem: str = ""

    @property
    def phase(self) -> str:
        """The kind of answer that is wanted; "done" where none is."""
        return self.kind if self.question else "done"


def rows(inquiry: Inquiry) -> tuple[Row, ...]:
    """The question from top to bottom."""
    if inquiry.problem:
        return BLANK, Prose(inquiry.problem)
    if not inquiry.question:
        return BLANK, *(Prose(line) for line in inquiry.closing)
    found: list[Row] = [Heading(_left(inquiry.left), _can_change(len(inquiry.open))), BLANK, Prose(inquiry.question)]
    found += [BLANK, *_answers(inquiry)]
    if inquiry.help:
        found += [BLANK, Heading("What counts"), Prose(inquiry.help)]
    found += [BLANK, Heading("Why this question?"), Prose(inquiry.why)]
    found += [BLANK, Heading("To be found out"), *(Prose(words, quiet=True) for words in inquiry.open)]
    return tuple(found)


def _left(count: int) -> str:
    return "The last question" if count == 1 else f"At most {count} questions left"


def _can_change(count: int) -> str:
    return "1 answer can still change" if count == 1 else f"{count} answers can still change"


def _answers(inquiry: Inquiry) -> list[Row]:
    if inquiry.kind == "yes or no":
        found = [Line(f"{ANSWER}0", "yes", lead="  y", lead_width=LEAD), Line(NONE, "no", lead="  n", lead_width=LEAD)]
    else:
        found = [Line(f"{ANSWER}{at}", label, lead_width=LEAD) for at, label in enumerate(inquiry.labels)]
        if inquiry.kind == "number":
            found.append(Line(NUMBER, "another number ...", lead="  a", lead_width=LEAD))
        none = "no number fits" if inquiry.kind == "number" else "none of these"
        found.append(Line(NONE, none, lead="  n", lead_width=LEAD))
    unknown = "leave it open: I do not know, or it is disputed"
    return [*found, Line(OPEN, unknown, lead="  o", lead_width=LEAD)]


@dataclass(frozen=True)
class Silent:
    """A sentence that a rule looked at and nobody said, with what differs if it is so."""

    sentence: str
    assumed: bool = False
    """A conclusion rests on its not being so."""
    falls: int = 0
    comes: int = 0
    shifts: int = 0
    strange: bool = False
    """It brings in a name of which the case does not speak."""

    @property
    def carries(self) -> bool:
        """Whether anything differs by this sentence alone."""
        return self.falls + self.comes + self.shifts > 0


@dataclass(frozen=True)
class Silences:
    """All of them, those that carry most first."""

    all: tuple[Silent, ...] = ()
    problem: str = ""

    @property
    def carrying(self) -> int:
        """How many of them make a difference by themselves."""
        return sum(one.carries for one in self.all)


def silent_rows(silences: Silences, left_open: Collection[str]) -> tuple[Row, ...]:
    """What matters first; what matters only together with other sentences, and what was left open, below."""
    if silences.problem:
        return BLANK, Prose(silences.problem)
    asked = [one for one in silences.all if one.sentence not in left_open]
    groups: Sequence[tuple[str, str, list[Silent]]] = (
        ("Nobody said this. What differs", "if it is so", [one for one in asked if one.carries]),
        ("It makes a difference only together with something else", "", [one for one in asked if not one.carries]),
        ("Left open by you", "", [one for one in silences.all if one.sentence in left_open]),
    )
    found: list[Row] = []
    for title, word, group in groups:
        if group:
            odd = [one for one in group if one.strange]
            odd = [] if len(odd) == len(group) else odd
            shown = [_silent(one) for one in group if one not in odd]
            found += [*([BLANK] if found else []), Heading(title, word), *shown[:MOST]]
            if rest := tuple(shown[MOST:]):
                found.append(Line(f"more:{title}", f"{len(rest)} more", inside=rest))
            if odd:
                found.append(
                    Line(f"strange:{title}", f"{len(odd)} more {UNMENTIONED}", inside=tuple(map(_silent, odd)))
                )
    return tuple(found) or (BLANK, Prose("The rules looked for nothing that is not said. Nothing rests on a silence."))


def _silent(one: Silent) -> Line:
    counts = ((one.falls, "gone"), (one.comes, "new"), (one.shifts, "surer or less sure"))
    said = ", ".join(f"{count} {word}" for count, word in counts if count)
    return Line(one.sentence, one.sentence, glyph("assumed" if one.assumed else "not stated"), said, about=one.sentence)
