"""What came later: first what you expected yourself, then what came, then what became of the conclusions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .. import keynames as key
from ..row import BLANK, Columns, Heading, Line, Prose, Row
from ..store import Expectation
from ..text import capital
from .scoreboard import CASE
from .standing import glyph

VERDICT = "verdict:"
CAME = "came:"
_WIDTHS = (9, 27)
"""The verdict, and the beginning of its reason."""
SAID = 70
"""So many letters of a reason stand in the table."""
SHORT = 44
"""What says more than so many letters of an expectation stands under it."""


@dataclass(frozen=True)
class Came:
    """Something that was learned after the day of the case."""

    date: str
    """As it is said: 20 June 2012."""
    sentence: str
    denied: bool = False
    source: str = ""
    checked: bool = False
    yours: bool = False
    after: int | None = None
    """Days from the day of the case; None where either has no full date."""
    foreseen: str = ""
    """Who had concluded it before, as a sentence."""


@dataclass(frozen=True)
class Judged:
    """A verdict of the case, with its reason and who had said so."""

    sentence: str
    verdict: str
    because: str
    said: tuple[str, ...] = ()


@dataclass(frozen=True)
class Later:
    """A case after the event."""

    as_of: str = ""
    came: tuple[Came, ...] = ()
    judged: tuple[Judged, ...] = ()
    unjudged: int = 0
    outcome: str = ""
    lesson: str = ""
    follows: tuple[tuple[str, str], ...] = ()
    """The cases that the outcome names: the id and the title of each."""
    elsewhere: tuple[Came, ...] = ()
    """What those cases record, with their title as the source."""


def rows(later: Later, expected: Sequence[Expectation], revealed: bool) -> tuple[Row, ...]:
    """The view from top to bottom. What came stays folded until one has said what one expects, or unfolds it."""
    found: list[Row] = []
    for one in expected:
        found.append(Prose(f"You said of this: {one.sentence}"))
        what = became(one, later)
        short = len(what) < SHORT
        found.append(Prose(foretold(one), what if short else ""))
        found += [] if short else [Prose(what)]
    if not later.came and not later.judged:
        after = f" after {later.as_of}" if later.as_of else ""
        more = "" if expected else f"{key.EXPECT} writes down what you expect, "
        none = f"Nothing is recorded{after}."
        if later.outcome:
            none = f"This case records no facts{after}; how it ended stands below."
        found += [BLANK, Prose(f"{none} {more}{key.ARRIVED} adds what came.")]
        ended = _ended(later)
        if not ended or expected:
            return (*found, *ended)
        parts = [
            words for words, there in (("how it ended", later.outcome), ("what it teaches", later.lesson)) if there
        ]
        return (*found, BLANK, Line("reveal", capital(", and ".join(parts)), inside=ended[1:], open=revealed))
    if not expected:
        found.append(
            Prose(f"What do you expect? {key.EXPECT} writes it down, before you look: what, how likely, by when.")
        )
    told = _told(later)
    if expected:
        return (*found, BLANK, *told)
    return (*found, BLANK, Line("reveal", "What came, and what became of the conclusions", inside=told, open=revealed))


def foretold(one: Expectation) -> str:
    """How likely it is to come, and by when."""
    return f"{one.chance} within {one.within} ({one.percent} %)."


def became(one: Expectation, later: Later) -> str:
    """What became of an expectation, as far as it was recorded."""
    unjudged = "No fact judges it; how it ended may: judge yourself." if later.outcome else "Nothing is recorded of it."
    return judgement(one, later) or unjudged


def judgement(one: Expectation, later: Later) -> str:
    """What the record says of an expectation; "" where it says nothing."""
    hits = [came for came in (*later.came, *later.elsewhere) if came.sentence == one.sentence]
    if not hits:
        verdict = next((each.verdict for each in later.judged if each.sentence == one.sentence), "")
        return f"No day is recorded; the verdict of the case on it: {verdict}." if verdict else ""
    first = hits[0]
    where = f' So says "{first.source}".' if first in later.elsewhere else ""
    if first.denied:
        return f"It did not come: {first.date}.{where}"
    if first.after is None:
        return f"It came: {first.date}.{where}"
    said = f"It came after {days(first.after)}"
    return f"{said}.{where}" if first.after <= one.days else f"{said}, later than you said.{where}"


def days(count: int) -> str:
    """So many days, said in the unit in which one thinks of them."""
    for size, unit in ((365.25, "year"), (30.44, "month"), (7, "week")):
        if count >= 2 * size:
            return f"{round(count / size)} {unit}s"
    return f"{count} day{'' if count == 1 else 's'}"


def _told(later: Later) -> tuple[Row, ...]:
    found: list[Row] = [_came(number, came) for number, came in enumerate(later.came)]
    if not later.came:
        found.append(Prose("Nothing is recorded; the verdicts are judgements on what is known."))
    if later.judged:
        found += [BLANK, Heading("What was concluded", columns=Columns(("What came",), (sum(_WIDTHS),)))]
        found += [_judged(number, one) for number, one in enumerate(later.judged)]
        if later.unjudged:
            more = "conclusion has" if later.unjudged == 1 else "conclusions have"
            found.append(Prose(f"{later.unjudged} more {more} no verdict.", quiet=True))
        found += [BLANK, Prose("Verdicts are judgements; Enter shows the reason for each.")]
    return (*found, *_ended(later))


def _ended(later: Later) -> tuple[Row, ...]:
    """The outcome, the case that goes on with it, and the lesson."""
    found: list[Row] = []
    if later.outcome:
        found += [BLANK, Heading("How it ended"), Prose(later.outcome)]
        found += [Line(f"{CASE}{id}", title, word="the case that follows it up") for id, title in later.follows]
    if later.lesson:
        found += [BLANK, Heading("What it teaches"), Prose(later.lesson)]
    return tuple(found)


def _came(number: int, came: Came) -> Line:
    said = f"not: {came.sentence}" if came.denied else came.sentence
    source = "yours" if came.yours else came.source
    checked = "" if came.yours else "checked" if came.checked else "not checked"
    below = "  ".join(part for part in (checked, source) if part)
    standing = "denied" if came.denied else "stated"
    return Line(
        f"{CAME}{number}", said, glyph(standing), came.date, below=(below,) if below else (), about=came.sentence
    )


def _judged(number: int, one: Judged) -> Line:
    reason = one.because.rstrip(".")
    columns = Columns((one.verdict, _short(reason)), _WIDTHS)
    return Line(f"{VERDICT}{number}", one.sentence, columns=columns, about=one.sentence)


def _short(reason: str) -> str:
    """The beginning of a reason; the whole stands behind Enter."""
    first = reason.partition("; ")[0]
    if len(first) <= SAID:
        return first
    return f"{first[: first.rindex(' ', 0, SAID)]} ..."


def verdict_rows(one: Judged) -> tuple[Row, ...]:
    """A verdict in full: its reason, and who had said what."""
    found: list[Row] = [Prose(one.sentence), Prose(f"Verdict: {one.verdict}. {one.because}"), BLANK]
    found += [Prose(said) for said in one.said] or [Prose("No rulebook had said anything of it.")]
    found.append(Prose(MEANS[one.verdict], quiet=True))
    return tuple(found)


MEANS = {
    "hit": "hit: it came, as far as the later facts and the outcome tell.",
    "partial": "partial: it came in part, in another way, or to another degree.",
    "miss": "miss: it did not come, or the rulebook could have spoken and was silent.",
    "silent": "silent: nothing was said on it, and silence is no vote.",
}
