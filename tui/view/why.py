"""Why a sentence holds, or does not: an outline without circular steps, the shortest proof first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from .. import keynames as key
from ..row import BLANK, Heading, Line, Prose, Row
from .conclusions import Group
from .standing import UNMENTIONED, glyph

SHOWN = "already shown above"
DEEPEST = 4
"""Deeper levels stand on the last; a sheet of their own shows them better."""


@dataclass(frozen=True)
class Reason:
    """A sentence in a proof, with what it rests on."""

    sentence: str
    standing: str
    word: str = ""
    """At the right: its certainty, "weakest link", "disputed"."""
    shown_above: bool = False
    askable: bool = True
    rule: str = ""
    """The title of the rule it follows by."""
    status: str = ""
    step: int = 0
    reasons: tuple[Reason, ...] = ()
    others: tuple[tuple[str, int], ...] = ()
    """Other rules it also follows from, each with its step."""


@dataclass(frozen=True)
class Passage:
    """A group of lines under a heading: repairs, the opposite, both sides of a conflict."""

    title: str
    lines: tuple[Row, ...] = ()
    text: str = ""
    word: str = ""


@dataclass(frozen=True)
class Why:
    """The answer to one question."""

    sentence: str
    title: str
    """"Why" or "Why not": the name of the view."""
    verdict: str
    standing: str = ""
    word: str = ""
    """What stands at its right: how sure it is, or how it stands."""
    reasons: tuple[Reason, ...] = ()
    passages: tuple[Passage, ...] = ()
    against: tuple[Row, ...] = ()
    """What holds and speaks against a sentence that is not concluded."""
    last: tuple[Passage, ...] = ()
    """What stands behind the ways to bring it about."""
    closing: str = ""
    quote: str = ""
    cited: str = ""
    step: int = 0


@dataclass(frozen=True)
class Way:
    """Changes that bring a sentence about, each with its verb; how sure it is then; what else comes and goes."""

    changes: tuple[tuple[str, str], ...]
    word: str = ""
    comes: tuple[str, ...] = ()
    goes: tuple[str, ...] = ()
    strange: bool = False
    """It brings in a name of which the case does not speak; such ways come last."""

    @property
    def tries(self) -> tuple[tuple[str, str], ...]:
        """The same as answers to try."""
        return tuple((sentence, _TRIED[how]) for how, sentence in self.changes)


_TRIED = {"state": "stated", "deny": "denied", "drop": "open"}


@dataclass(frozen=True)
class Repairs:
    """The smallest ways, all of up to `complete` changes; where there are none, why."""

    ways: tuple[Way, ...] = ()
    complete: int = 0
    problem: str = ""
    elsewhere: str = ""
    """Other rulebooks that could conclude it, as a sentence."""


ASKED, WAY = "asked", "way:"
"""The id of the line that was asked about, and how those of a way begin."""
SHOWN_WAYS = 4
"""So many ways stand open; the rest folds."""
AGAINST = "It is not concluded, and this stands against it:"
RING = Prose("A circle is behind it: sentences that hold each other up.", f"{key.CONCLUSIONS} shows the ring")


def names(group: Group, about: str) -> str:
    """The names of the sentences that differ from this one in nothing else; this one's in brackets."""
    pairs = zip(group.names, group.sentences, strict=False)
    return ", ".join(f"[{name}]" if sentence == about else name for name, sentence in pairs)


def rows(
    why: Why, names: str = "", base: bool = False, ways: tuple[Row, ...] = (), ring: bool = False
) -> tuple[Row, ...]:
    """The sheet from top to bottom, its own sentence first: what is asked there is asked of that.

    With `base` only the facts and silences in which the reasons end; `ring`: a circle stands behind it.
    """
    below = (names,) if names else ()
    found: list[Row] = [
        Line(ASKED, why.sentence, glyph(why.standing), why.word, below=below, about=why.sentence),
        *([Prose(AGAINST), *why.against, BLANK] if why.against else []),
        Prose(why.verdict),
        *([RING] if ring else []),
        BLANK,
    ]
    if base and why.reasons:
        found += [Heading("In the end it rests on these", f"{key.FOLD} shows the reasons again"), *_base(why.reasons)]
    else:
        for index, reason in enumerate(why.reasons):
            found += _reason(reason, f"{index}", 0)
    found += _passages(why.passages, found[-1] != BLANK)
    found += [*([] if found[-1] == BLANK else [BLANK]), *ways] if ways else []
    found += _passages(why.last, found[-1] != BLANK)
    if why.closing:
        found += [BLANK, Prose(why.closing)]
    if why.quote:
        found += [BLANK, Prose(f'"{why.quote}"', why.cited, hang=1)]
    return tuple(found)


def _reason(reason: Reason, path: str, level: int) -> list[Row]:
    text, said, sign = reason.sentence, reason.word, glyph(reason.standing)
    if reason.standing == "assumed":
        text, said = f"nothing was said about: {text}", said.removesuffix("assumed").rstrip(", ")
    elif reason.shown_above and level:
        text, said, sign = f"{text}, {SHOWN}", "", glyph("shown above")
    elif reason.shown_above:
        said = SHOWN
    elif level and said == "stated":
        said = ""  # Deep in an outline its sign says enough.
    about = reason.sentence if reason.askable else ""
    line = Line(path, text, sign, said, level=level, about=about)
    inside: list[Row] = []
    for index, part in enumerate(reason.reasons):
        inside += _reason(part, f"{path}.{index}", min(level + 1, DEEPEST))
    return [line, *inside, *_by(reason, path, min(level + 1, DEEPEST))]


def _passages(passages: Sequence[Passage], blank: bool) -> list[Row]:
    found: list[Row] = []
    for passage in passages:
        found += [*([BLANK] if blank or found else []), Heading(passage.title, passage.word), *passage.lines]
        found += [Prose(passage.text)] if passage.text else []
    return found


def _base(reasons: Sequence[Reason]) -> list[Row]:
    """What is stated, denied or assumed, each once."""
    ends: dict[str, Reason] = {}

    def walk(reason: Reason) -> None:
        if not reason.reasons and not reason.rule and not reason.shown_above:
            ends.setdefault(reason.sentence, reason)
        for part in reason.reasons:
            walk(part)

    for reason in reasons:
        walk(reason)
    found: list[Row] = []
    for index, end in enumerate(ends.values()):
        said = "nothing was said" if end.standing == "assumed" else end.word.partition("   ")[0] or end.standing
        about = end.sentence if end.askable else ""
        found.append(Line(f"fact:{index}", end.sentence, glyph(end.standing), said, about=about))
    return found


def repair_rows(repairs: Repairs | None) -> tuple[Row, ...]:
    """What would bring a sentence about, numbered."""
    if repairs is None:
        return (Prose("Looking for what would bring it about, and who else could conclude it ..."),)
    found: list[Row] = []
    if repairs.ways:
        found.append(Heading("What would bring it about", "run again to make sure"))
    ways = [_way(way, number) for number, way in enumerate(repairs.ways)]
    near = sum(not way.strange for way in repairs.ways) or len(ways)
    at = min(SHOWN_WAYS, near)
    for lines in ways[:at]:
        found += lines
    rest = tuple(row for lines in ways[at:] for row in lines)
    if rest:
        said = f"ways {UNMENTIONED}" if at == near else "ways"
        found.append(Line("ways:more", f"{len(ways) - at} more {said}", inside=rest))
    found += [Prose(said) for said in (repairs.problem, repairs.elsewhere) if said]
    return tuple(found)


def _way(way: Way, number: int) -> list[Row]:
    size = len(way.changes)
    said = ", ".join(part for part in (way.word, f"{size} change{'s' if size > 1 else ''}") if part)
    found: list[Row] = []
    for part, (how, sentence) in enumerate(way.changes):
        lead = f"{number + 1 if not part else '':<3}{how}"
        last = part == size - 1
        line = Line(f"{WAY}{number}.{part}", sentence, lead=lead, lead_width=8, about=sentence)
        found.append(replace(line, word=said) if last else line)
    for words, sentences in (("then also", way.comes), ("and no longer", way.goes)):
        if sentences:
            more = f", and {len(sentences) - 3} more" if len(sentences) > 3 else ""
            found.append(Prose(f"{words}: {'; '.join(sentences[:3])}{more}", indent=5, hang=2, quiet=True))
    return found


def _by(reason: Reason, path: str, level: int) -> list[Row]:
    """Under the premises: the rule that joined them, and the other ways to the same sentence."""
    found: list[Row] = []
    if reason.rule and reason.reasons:
        at = f"step {reason.step}" if reason.step else ""
        said = "   ".join(part for part in (reason.status, at) if part)
        found.append(Line(f"{path}:by", f'by "{reason.rule}"', word=said, level=level, about=reason.sentence))
    for number, (title, step) in enumerate(reason.others):
        found.append(
            Line(
                f"{path}:also{number}",
                f'it also follows from "{title}"',
                glyph("new"),
                f"step {step}",
                level=level,
                about=reason.sentence,
            )
        )
    return found
