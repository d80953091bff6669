"""What if: left the facts of a scratch copy, right only what differs from the case."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from .. import keynames as key
from ..glyphs import Glyph
from ..row import BLANK, Columns, Heading, Line, Prose, Row
from .case import Fact, Topic
from .standing import glyph, word

SAID = {"stated": "yes", "denied": "no", "open": "open"}
FOLD_OVER = 80
"""So many facts stand open."""

ABSENT = "-"
"""Where a sentence does not follow."""
_WIDTHS = (20, 20)
STAYING = 5
"""So many of what stays are shown before they fold."""


@dataclass(frozen=True)
class Difference:
    """A conclusion, or several that differ in one name, before and after; empty where it does not hold."""

    words: str
    sentences: tuple[str, ...]
    names: tuple[str, ...] = ()
    before: str = ""
    after: str = ""


@dataclass(frozen=True)
class Outcome:
    """What a try brings, beside the case as it stands."""

    new: tuple[Difference, ...] = ()
    gone: tuple[Difference, ...] = ()
    shifted: tuple[Difference, ...] = ()
    stay: tuple[Difference, ...] = ()
    """What stays though one might expect it not to."""
    rest: tuple[Difference, ...] = ()
    """What else stays."""
    clashes: tuple[tuple[str, ...], ...] = ()
    """Sentences that exclude each other, and did not both hold before."""

    @property
    def count(self) -> str:
        """How much differs, in words."""
        counts = ((self.new, "new"), (self.gone, "gone"), (self.shifted, "surer or less sure"))
        said = [f"{sum(len(one.sentences) for one in found)} {word}" for found, word in counts if found]
        return ", ".join(said) or "nothing"


def ordered(topics: Sequence[Topic], focus: Collection[str]) -> tuple[Topic, ...]:
    """The topics with what the last question was about first, and in them those sentences first."""

    def first(fact: Fact) -> bool:
        return fact.sentence not in focus

    sorted_within = [replace(topic, facts=tuple(sorted(topic.facts, key=first))) for topic in topics]
    return tuple(sorted(sorted_within, key=lambda topic: all(first(fact) for fact in topic.facts)))


def fact_rows(topics: Sequence[Topic], turned: Collection[str], focus: Collection[str] = ()) -> tuple[Row, ...]:
    """The facts of the scratch copy; those that were turned say so. Of many, topics fold that nobody asked about."""
    found: list[Row] = []
    many = sum(len(topic.facts) for topic in topics) > FOLD_OVER
    for topic in ordered(topics, focus):
        lines = tuple(_fact(fact, fact.sentence in turned) for fact in topic.facts)
        if many and not any(fact.sentence in focus or fact.sentence in turned for fact in topic.facts):
            found.append(Line(f"topic:{topic.title}", topic.title, word=f"{len(lines)} facts", inside=lines))
        else:
            found += [BLANK, Heading(topic.title), *lines]
    return tuple(found) or (BLANK, Prose(f"Nothing is said yet. {key.CASE} and {key.ADD} add a sentence."))


def _fact(fact: Fact, turned: bool) -> Line:
    said = f"you: {SAID[fact.standing]}" if turned and fact.standing in SAID else word(fact.standing, fact.certainty)
    return Line(fact.sentence, fact.sentence, glyph(fact.standing), said, about=fact.sentence)


def outcome_rows(outcome: Outcome | None, turns: int, wide: bool = False) -> tuple[Row, ...]:
    """Only what differs; before the first turn, what to do. Wide, as a table: how it stands, how it would stand, and
    below what stays."""
    made = f"{turns} change{'s' if turns != 1 else ''}"
    head = Heading("What changes", outcome.count if turns and outcome is not None else "")
    if not turns:
        return (head, BLANK, Prose("Nothing is tried yet."), BLANK, Prose(_HOW, quiet=True))
    if outcome is None:
        return (head, BLANK, Prose("Reading the rules ..."))
    if wide:
        said = f"What changes: {outcome.count}"
        head = Heading(said, columns=Columns(("as the case stands", f"with your {made}"), _WIDTHS))
    found: list[Row] = [head]
    groups = (
        ("New", outcome.new, Glyph.NEW),
        ("Gone", outcome.gone, Glyph.GONE),
        ("Weaker or stronger", outcome.shifted, Glyph.CONCLUDED),
    )
    for title, differences, sign in groups:
        if differences:
            found += [BLANK, Heading(title), *(_difference(one, sign, wide) for one in differences)]
    if outcome.clashes:
        found += [BLANK, Heading("Now in conflict, since these exclude each other")]
    for number, clash in enumerate(outcome.clashes):
        found += [Line(f"clash:{number}:{one}", one, Glyph.CONFLICT, about=one) for one in clash]
    if found == [head]:
        found += [BLANK, Prose("Nothing follows otherwise."), BLANK, Prose(_SO_FAR, quiet=True)]
    found += _staying("Stay, though one might expect not", "stay", outcome.stay, wide)
    found += _staying("Stay in both", "both", outcome.rest, wide) if wide else []
    return tuple(found)


def _staying(title: str, id: str, differences: Sequence[Difference], wide: bool) -> list[Row]:
    lines = [_difference(one, Glyph.NONE, wide) for one in differences]
    if not lines:
        return []
    more = tuple(lines[STAYING:])
    rest = [Line(f"{id}:more", f"{len(more)} more", inside=more)] if more else []
    return [BLANK, Heading(title), *lines[:STAYING], *rest]


def _difference(one: Difference, sign: Glyph, wide: bool) -> Line:
    below = (", ".join(one.names),) if one.names else ()
    line = Line(f"{sign.value}:{one.words}", one.words, sign, below=below, about=one.sentences[0])
    if wide:
        return replace(line, columns=Columns((one.before or ABSENT, one.after or ABSENT), _WIDTHS))
    if one.before and one.after and one.before != one.after:
        said = f"{one.before}, now {one.after}"
    else:
        said = "" if sign in (Glyph.GONE, Glyph.NONE) else one.after
    return replace(line, word=said)


def keep_rows(turns: int) -> tuple[Row, ...]:
    """What k would do."""
    if not turns:
        return ()
    many = f"{turns} sentence{'s' if turns != 1 else ''}"
    return (
        Heading("If you keep this"),
        BLANK,
        Prose(
            f"{many} of your case {'are' if turns != 1 else 'is'} answered so, as yours. Everything is run again, "
            f"and {key.UNDO} takes it back."
        ),
        BLANK,
        Prose("Nothing is altered until you press k.", quiet=True),
    )


_HOW = f"{key.FOLD} turns a sentence at the left: yes, no, open. What then follows otherwise stands here at once."
_SO_FAR = "Some changes do nothing by themselves. Turn another sentence as well, or ask c on what you want to change."
