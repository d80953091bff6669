"""The words and signs of a standing, the same on every screen."""

from __future__ import annotations

from typing import Literal

from ..glyphs import Glyph

Standing = Literal[
    "stated",
    "denied",
    "open",
    "concluded",
    "concluded not",
    "assumed",
    "not stated",
    "holds",
    "weaker",
    "conflict",
]

GLYPHS: dict[str, Glyph] = {
    "stated": Glyph.STATED,
    "denied": Glyph.DENIED,
    "open": Glyph.OPEN,
    "not stated": Glyph.OPEN,
    "concluded": Glyph.CONCLUDED,
    "concluded not": Glyph.CONCLUDED,
    "assumed": Glyph.ASSUMED,
    "holds": Glyph.HOLDS,
    "weaker": Glyph.HOLDS,
    "conflict": Glyph.CONFLICT,
    "new": Glyph.NEW,
    "gone": Glyph.GONE,
    "shown above": Glyph.SHOWN,
}

UNMENTIONED = "with names that this case does not mention"
"""What is folded so is hardly ever what one looks for."""

WORDS: dict[str, str] = {"open": "not stated", "conflict": "in conflict", "assumed": "nothing was said"}
"""Beside a bare sentence "assumed" would read as if it were taken to be so."""


def holds(standing: str) -> bool:
    """Whether one asks what rests on a sentence of this standing, and not what it would lead to."""
    return standing in ("stated", "denied", "concluded", "concluded not", "conflict")


def glyph(standing: str) -> Glyph:
    """The sign before a sentence of this standing."""
    return GLYPHS.get(standing, Glyph.NONE)


def word(standing: str, certainty: str = "") -> str:
    """The word at the right. For what is concluded its certainty says enough."""
    if standing == "concluded" and certainty:
        return certainty
    name = WORDS.get(standing, standing)
    return f"{name}, {certainty}" if certainty and certainty != "certain" else name


def beside(standing: str, certainty: str = "") -> str:
    """The same behind "and not" or "unless", where "assumed" says all."""
    return "assumed" if standing == "assumed" else word(standing, certainty)
