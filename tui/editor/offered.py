"""The sentences that are offered while one writes a rule: what could still become of the text, else the nearest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..entry import Template, complete, nearest

MEANT = "No sentence reads like this. Did you mean:"


@dataclass(frozen=True)
class Offered:
    """Sentences for a place on the line of the caret."""

    sentences: tuple[str, ...] = ()
    span: tuple[int, int] = (0, 0)
    """The columns of the line (from 0) that a sentence takes the place of."""
    hint: str = ""
    at_blank: bool = False
    """Nothing is written there yet: Tab goes on unless one of them was gone to."""
    instead: bool = False
    """What stands there leads to no sentence; this is the nearest."""


def offered(text: str, start: int, end: int, templates: Sequence[Template]) -> Offered:
    """What can become of a text that stands in these columns; nothing for a whole sentence."""
    done = complete(text, len(text), templates)
    said = tuple(dict.fromkeys(each.text for each in done.suggestions))
    if done.whole or text.strip() in said:
        return Offered()
    if said:
        return Offered(said, (start, end))
    near = nearest(text, templates) if done.problem is not None else None
    return Offered((near.shown,), (start, end), MEANT, instead=True) if near is not None else Offered()
