"""Home: what can be opened, in groups."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ..row import BLANK, Heading, Line, Prose, Row

BOOK = "rulebook:"
"""Ids of rulebooks begin so; all others are cases."""


@dataclass(frozen=True)
class Item:
    """Something that can be opened."""

    id: str
    title: str
    detail: str = ""
    problem: str = ""
    """Why it cannot be read; such a file is shown, not hidden."""


@dataclass(frozen=True)
class Section:
    """A group of items under a heading, or the sentence that says why there are none."""

    title: str
    items: tuple[Item, ...] = ()
    empty: str = ""
    first: int = 1000
    """How many are shown before the rest folds away."""


def rows(sections: Sequence[Section]) -> tuple[Row, ...]:
    """The rows of Home."""
    found: list[Row] = []
    for section in sections:
        if not section.items and not section.empty:
            continue
        found += [BLANK, Heading(section.title)]
        found += [_line(item) for item in section.items[: section.first]]
        rest = section.items[section.first :]
        if rest:
            # The lines keep their ids whether they stand open or folded away.
            found.append(
                Line(
                    f"more:{section.title}",
                    f"{len(rest)} more",
                    inside=tuple(_line(item) for item in rest),
                )
            )
        if not section.items:
            found.append(Prose(section.empty, indent=4))
    return tuple(found)


def _line(item: Item) -> Line:
    below = (item.problem,) if item.problem else ()
    return Line(item.id, item.title, word=item.detail, below=below)


def counted(section: Section, details: Mapping[str, str]) -> Section:
    """The section with other details on the items of these ids."""
    items = tuple(replace(one, detail=details.get(one.id, one.detail)) for one in section.items)
    return replace(section, items=items)
