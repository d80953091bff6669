"""What a lint is: a page, a severity, and a function from a rulebook to findings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from engine.language.catalogue import Page
from engine.language.place import Place
from engine.language.problem import Edit, Severity

from .linted import Linted


@dataclass(frozen=True, slots=True)
class Finding:
    """What a lint found: as a problem, without the code and severity of the lint."""

    message: str
    place: Place
    note: str = ""
    fix: str = ""
    also: tuple[tuple[str, Place], ...] = ()
    edit: Edit | None = None


@dataclass(frozen=True, slots=True)
class Lint:
    """A lint. `frame` says in what its page's examples stand: a rule, or a part of a rulebook."""

    page: Page
    severity: Severity
    find: Callable[[Linted], Iterator[Finding]]

    @property
    def code(self) -> str:
        return self.page.code
