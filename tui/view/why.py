"""Why a sentence holds, or does not: an outline without circular steps, the shortest proof first."""

from __future__ import annotations

from dataclasses import dataclass

from ..row import BLANK, Heading, Line, Prose, Row
from .standing import glyph

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
