"""The tables of what can be done now: by place/view and perhaps its phase, or by place for all views of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

from ..situation import Situation

T = TypeVar("T")
Lines: TypeAlias = dict[str, Callable[[Situation], str]]
"""The Now lines."""
Words: TypeAlias = dict[str, tuple[tuple[str, str], ...]]
"""The keys in the order of their use, each an action with the word for what it does there."""


@dataclass(frozen=True)
class KeyHint:
    """A key with the word for what it does here, clickable."""

    action: str
    key: str
    word: str


def entry(table: Mapping[str, T], at: Situation) -> T:
    """What a table has for the phase of the view, else for the view, else for the place."""
    view = f"{at.place}/{at.view}"
    return next(table[key] for key in (f"{view}/{at.phase}", view, at.place) if key in table)
