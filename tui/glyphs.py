"""The signs before a sentence, and the same in plain ASCII. A sign never stands without its word."""

from __future__ import annotations

import locale
import os
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum


class Glyph(Enum):
    """What a line is, at a glance. The value names the table entry."""

    NONE = "none"
    STATED = "stated"
    DENIED = "denied"
    OPEN = "not stated"
    CONCLUDED = "concluded"
    ASSUMED = "assumed"
    HOLDS = "holds"
    CONFLICT = "conflict"
    NEW = "new"
    GONE = "gone"
    SHOWN = "shown above"


@dataclass(frozen=True)
class Signs:
    """One complete set of signs: those of standings, and those that lines are drawn with."""

    name: str
    of: dict[Glyph, str]
    marker: str
    marker_aside: str
    """In a list that does not have the keys, and whose mark tells what stands beside it."""
    rule: str
    bar: str
    bar_done: str
    bar_here: str
    down: str
    stroke: str
    corners: str
    """Top left and right, bottom left and right."""
    caret: str
    full: str
    empty: str


UNICODE = Signs(
    "unicode",
    {
        Glyph.NONE: " ",
        Glyph.STATED: "●",
        Glyph.DENIED: "✗",
        Glyph.OPEN: "○",
        Glyph.CONCLUDED: "∴",
        Glyph.ASSUMED: "~",
        Glyph.HOLDS: "✓",
        Glyph.CONFLICT: "!",
        Glyph.NEW: "+",
        Glyph.GONE: "-",
        Glyph.SHOWN: "↑",
    },
    marker="▸",
    marker_aside="▹",
    rule="─",
    bar="─",
    bar_done="━",
    bar_here="●",
    down="↓",
    stroke="│",
    corners="┌┐└┘",
    caret="^",
    full="■",
    empty="□",
)

ASCII = Signs(
    "ascii",
    {
        Glyph.NONE: " ",
        Glyph.STATED: "*",
        Glyph.DENIED: "x",
        Glyph.OPEN: "o",
        Glyph.CONCLUDED: "=",
        Glyph.ASSUMED: "~",
        Glyph.HOLDS: "v",
        Glyph.CONFLICT: "!",
        Glyph.NEW: "+",
        Glyph.GONE: "-",
        Glyph.SHOWN: "^",
    },
    marker=">",
    marker_aside="-",
    rule="-",
    bar="-",
    bar_done="=",
    bar_here="*",
    down="v",
    stroke="|",
    corners="++++",
    caret="^",
    full="#",
    empty=".",
)

FULL, EMPTY = UNICODE.full, UNICODE.empty
"""What holds in a round and what does not, wherever a view draws them; `chrome` finds other signs for ASCII."""

_ARROWS = {"↑": "Up", "↓": "Down", "←": "Left", "→": "Right"}


def chrome(text: str, signs: Signs) -> str:
    """The program's own words (key names, hints) with arrows spelled out where only ASCII can be shown."""
    if signs is not ASCII or text.isascii():
        return text
    text = text.replace(UNICODE.full, ASCII.full).replace(UNICODE.empty, ASCII.empty)
    return re.sub("[↑↓←→]+", lambda run: "/".join(_ARROWS[arrow] for arrow in run[0]), text)


def ascii_is_safer(environ: Mapping[str, str] | None = None, encoding: str = "utf-8") -> bool:
    """Whether this terminal's locale cannot show the signs, or would draw them two cells wide.

    `encoding` is that of the stream that is drawn on: PYTHONIOENCODING can narrow it in any locale.
    """
    environ = os.environ if environ is None else environ
    name = environ.get("LC_ALL") or environ.get("LC_CTYPE") or environ.get("LANG") or ""
    if name in ("C", "POSIX"):  # Python takes these for UTF-8; the terminal need not.
        return True
    said = name.partition(".")[2].partition("@")[0] or locale.getpreferredencoding(False)
    if not all(each.replace("-", "").lower() in ("utf8", "utf8mb4") for each in (said, encoding)):
        return True
    # East Asian locales draw "ambiguous" signs two cells wide, and every column would be off by one.
    wide = name[:2] in ("zh", "ja", "ko")
    return wide and any(unicodedata.east_asian_width(sign) == "A" for sign in UNICODE.of.values())
