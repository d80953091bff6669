"""What is written to files on request: a memo on a case, and a diagram of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from .store import Answer

MEMO = (".html", ".md")
DIAGRAM = {"map_mermaid": ".mmd", "map_dot": ".dot"}
"""The actions that write a diagram, each with the ending of its file."""


class Writings(Protocol):
    """Writes files; raises `CannotOpen` with the reason where one cannot be written."""

    def memo(
        self,
        case: str,
        answers: Sequence[Answer],
        path: Path,
        lead: tuple[str, str] | None,
        expected: Sequence[tuple[str, str, str]],
    ) -> None:
        """Write a memo, as a page (.html) or as Markdown (.md).

        It begins with `lead` (a title and a text) if there is one, then with the bottom line. Of what is `expected` it
        tells the sentence, how likely it is by when, and what became of it ("" if nothing judges it).
        """
        ...

    def diagram(self, case: str, answers: Sequence[Answer], path: Path) -> None:
        """Write what rests on what, as Mermaid (.mmd) or DOT (.dot)."""
        ...


def fresh(path: Path) -> Path:
    """The path, or the next one with a number where there is such a file already."""
    number, found = 1, path
    while found.exists():
        number += 1
        found = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return found
