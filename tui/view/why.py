"""Why a sentence holds, or does not: an outline without circular steps, the shortest proof first."""

from __future__ import annotations

from dataclasses import dataclass

from ..row import BLANK, Heading, Line, Prose, Row
from .standing import glyph, word


@dataclass(frozen=True)
class Reason:
    """A sentence in a proof, with what it rests on."""

    sentence: str
    standing: str
    certainty: str = ""
    note: str = ""
    """"weakest link", "already shown above", "disputed"."""
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
    lines: tuple[Line, ...] = ()
    text: str = ""
    word: str = ""


@dataclass(frozen=True)
class Why:
    """The answer to one question."""

    sentence: str
    title: str
    """"Why" or "Why not": the name of the view."""
    verdict: str
    reasons: tuple[Reason, ...] = ()
    passages: tuple[Passage, ...] = ()
    closing: str = ""
    quote: str = ""
    cited: str = ""
    step: int = 0


def rows(why: Why) -> tuple[Row, ...]:
    """The sheet from top to bottom."""
    found: list[Row] = [Prose(why.sentence), Prose(why.verdict), BLANK]
    for index, reason in enumerate(why.reasons):
        found += _reason(reason, f"{index}", 0)
    for passage in why.passages:
        found += [*([BLANK] if len(found) > 3 else []), Heading(passage.title, passage.word), *passage.lines]
        found += [Prose(passage.text)] if passage.text else []
    if why.closing:
        found += [BLANK, Prose(why.closing)]
    if why.quote:
        found += [BLANK, Prose(f'"{why.quote}"', why.cited, hang=1)]
    return tuple(found)


def _reason(reason: Reason, path: str, level: int) -> list[Row]:
    shown_above = reason.note == "already shown above"
    if reason.standing == "assumed":
        text, said = f"nothing was said about: {reason.sentence}", ""
    elif shown_above and level:
        text, said = f"{reason.sentence}, already shown above", ""
    else:
        text = reason.sentence
        said = "" if level and reason.standing == "stated" else word(reason.standing, reason.certainty)
        said = "   ".join(part for part in ("" if shown_above else said, reason.note) if part)
    sign = glyph("shown above") if shown_above and level else glyph(reason.standing)
    line = Line(path, text, sign, said, level=level, about=reason.sentence)
    inside: list[Row] = []
    for index, part in enumerate(reason.reasons):
        inside += _reason(part, f"{path}.{index}", min(level + 1, 4))
    return [line, *inside, *_by(reason, path, min(level + 1, 4))]


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
