"""A break in the layout of a file, and a mistake that may be behind it with its mending."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .edit import Edit
from .place import Place
from .problem import Problem

_LINE = re.compile(r"(?P<lead>\s*(?:-\s+)*)(?P<key>[^\W\d_][^:\"'{}\[\]#<>]{0,30}:\s+)?(?P<value>.*)\Z")


@dataclass(frozen=True, slots=True)
class Break:
    """Where reading stops (`line`, `column`), and the line on which the part begins that could not be finished."""

    line: int
    column: int
    begun: int


@dataclass(frozen=True, slots=True)
class Mending:
    """A mistake that may be behind a break; reading must get beyond line `until` once `edit` is made.

    `edit` mends on one line; where the problem proposes another one, this one comes to the same.
    """

    problem: Problem
    edit: Edit
    until: int


def mending(
    code: str,
    message: str,
    place: Place,
    note: str,
    fix: str,
    edit: Edit,
    until: int,
    work: Edit | None = None,
) -> Mending:
    return Mending(Problem(code, message, place, note, fix, edit=edit), work or edit, until)


def parts(line: str) -> tuple[str, str, str]:
    """The dashes, the key with its colon, and the value of a line."""
    found = _LINE.match(line.rstrip())
    return (found.group("lead"), found.group("key") or "", found.group("value")) if found else ("", "", line)
