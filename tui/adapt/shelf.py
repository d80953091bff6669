"""What stands on the shelf: the heads of case files, read quickly, for the lists of Home."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml

from ..view.home import Item, Section

_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_HEAD = re.compile(r"^(?:sources|who|facts|later|events|expect|outcome|verdicts|note|lesson)\s*:", re.MULTILINE)
_CASE = re.compile(r"^['\"]?case['\"]?\s*:", re.IGNORECASE | re.MULTILINE)
COLUMN = "csto-2012"
_NONE_YET = "None yet. a starts one; a case file in this folder is listed here."


@dataclass(frozen=True)
class Head:
    """The beginning of a case file."""

    id: str
    title: str
    as_of: str = ""
    rulebooks: tuple[str, ...] = ()
    problem: str = ""


def head(path: Path, id: str) -> Head | None:
    """The head of a case file; None for what is no case. What cannot be read is told, not hidden."""
    try:
        text = path.read_text("utf-8", "replace")
    except OSError as problem:
        return Head(id, path.name, problem=(problem.strerror or "it cannot be read").lower())
    if not _CASE.search(text):
        return None
    found = _HEAD.search(text)
    try:
        keys = yaml.load(text[: found.start()] if found else text, Loader=_Loader)
    except yaml.YAMLError as problem:
        mark = getattr(problem, "problem_mark", None)
        line = f"line {mark.line + 1}: " if mark else ""
        return Head(id, path.name, problem=f"{line}this is no YAML; Enter opens it there")
    if not isinstance(keys, dict):
        return Head(id, path.name, problem="it has no keys such as 'case:'")
    named = keys.get("rulebook") or ()
    books = (named,) if isinstance(named, str) else tuple(str(book) for book in named)
    return Head(id, str(keys.get("case") or path.stem), str(keys.get("as of") or ""), books)


def sections(bundled: Iterable[Head], own: Iterable[Head], counts: dict[str, str]) -> tuple[Section, ...]:
    """The groups of Home: own cases first once there are any, then the column, then history."""
    shelf = list(bundled)
    mine = tuple(_item(one, counts) for one in own)
    column = tuple(_item(one, counts) for one in shelf if one.id == COLUMN)
    # A case that several theories are tried on has a history to be compared with.
    history = sorted((one for one in shelf if len(one.rulebooks) > 1), key=lambda one: one.as_of)
    others = [one for one in shelf if one.id != COLUMN and len(one.rulebooks) < 2]
    around = tuple(_item(one, counts) for one in others if one.id.startswith("csto"))
    rest = tuple(_item(one, counts) for one in others if not one.id.startswith("csto"))
    return (
        *([Section("Your cases", mine)] if mine else []),
        Section("The column", column),
        Section("Cases from history, oldest first", tuple(_item(one, counts) for one in history), first=3),
        Section("Around the column", around, first=2),
        Section("Other rules", rest, first=2),
        *(
            []
            if mine
            else [Section("Your cases", empty="None yet. a starts one; a case file in this folder is listed here.")]
        ),
    )


def _item(one: Head, counts: dict[str, str]) -> Item:
    return Item(one.id, one.title, counts.get(one.id) or day(one.as_of), one.problem)


def day(written: str) -> str:
    """A date as it is said: 2 January 1961."""
    try:
        found = date.fromisoformat(written)
    except ValueError:
        return written
    return f"{found.day} {found:%B} {found.year}"
