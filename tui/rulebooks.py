"""What the place Rules reads from: the contract with whatever reads rulebooks. Most of it may take its time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from .entry import Template
from .store import Answer
from .store.texts import Put
from .view.editing import Checked
from .view.home import Item
from .view.rules import Elsewhere, Firing, Kin, Map, Overview, Remarks, Rule


@dataclass(frozen=True)
class Book:
    """A rulebook that can be looked at."""

    id: str
    """By this it is asked for: the name of a bundled one, else its path."""
    title: str
    bundled: bool = False
    is_case: bool = False
    """It is no rulebook but the file of a case, whose text is to be mended."""
    files: tuple[Path, ...] = ()
    """All that it is made of, books that it builds on included."""


@dataclass(frozen=True)
class Page:
    """A file of a rulebook as text, and the line (from 1) that is wanted."""

    path: Path
    text: str
    line: int = 1
    draft: bool = False
    """The text is not in force yet."""
    saved: str = ""
    """At what time the text in force was written."""
    stands: str = ""
    """The text in the file itself."""


class Rulebooks(Protocol):
    """Reads, checks and keeps rulebooks. Raises `CannotOpen` where one cannot be read or written."""

    def shelf(self) -> Sequence[Item]:
        """The rulebooks for Home: bundled ones, each with its copies below it, then own ones."""
        ...

    def kin(self, id: str) -> Sequence[Kin]:
        """The bundled rulebook that this one is a copy of; of a bundled one the copies that the user has."""
        ...

    def of(self, case: str) -> str:
        """The id of the rulebook by which an open case is read."""
        ...

    def own(self, case: str) -> str:
        """The id of the rulebook that an open case names; another one may be chosen to read it."""
        ...

    def book(self, id: str) -> Book:
        """A rulebook."""
        ...

    def overview(self, id: str, case: str, answers: Sequence[Answer]) -> Overview:
        """Its rules, and how often each fired in a case that it reads (`case` may be empty)."""
        ...

    def remarks(self, id: str) -> Remarks:
        """What a check has to say of its rules, and of a text that is not in force yet."""
        ...

    def rule(self, id: str, rule: str, case: str, answers: Sequence[Answer]) -> Rule:
        """One rule, and where it fires and nearly fires in the open case."""
        ...

    def cases(self, id: str, rule: str, but: str) -> Sequence[Elsewhere]:
        """The other cases at hand (`but` is the open one) in which a rule fires, and nearly fires."""
        ...

    def firings(self, rule: str, case: str, answers: Sequence[Answer]) -> tuple[Sequence[Firing], Sequence[Firing]]:
        """Where a rule fires in an open case, and where it nearly does."""
        ...

    def outline(self, id: str) -> Map:
        """Which statement rests on which."""
        ...

    def page(self, id: str, rule: str = "") -> Page:
        """The text of the file with this rule, as it was left: the draft where there is one."""
        ...

    def check(self, id: str, path: Path, text: str) -> Checked:
        """What would be wrong if the file had this text."""
        ...

    def keep(self, path: Path, text: str) -> bool:
        """Keep a text that is not in force yet; True where it lies beside that of another window from now on."""
        ...

    def take(self, path: Path, number: int) -> None:
        """Go on with the text that has this number among those that were left for a file."""
        ...

    def drop(self, id: str) -> None:
        """Forget the texts of a rulebook that are not in force."""
        ...

    def save(self, path: Path, text: str, over: str) -> Put:
        """Put a text in force, in place of the text `over`; the draft is dropped. Never for a bundled rulebook.

        Nothing is done where the file has another text than `over` by now.
        """
        ...

    def stands(self, path: Path) -> str:
        """The text in a file itself, whatever draft of it there is."""
        ...

    def copy(self, id: str, case: str) -> Book:
        """A copy of a rulebook under the user's hands."""
        ...

    def templates(self, id: str) -> Sequence[Template]:
        """The sentences that can be written in a rule."""
        ...
