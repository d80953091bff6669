"""Files that the user has written: a new case, and a case with the answers in it. Nothing is written unasked."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Protocol

from .store import Answer
from .view.home import Item


class Files(Protocol):
    """What can be written. Each raises `CannotOpen` with the reason as a sentence."""

    def rulebooks(self) -> Sequence[Item]:
        """What a new case can be read with."""
        ...

    def create(self, title: str, rulebook: str, path: str) -> str:
        """Write a new case, where no file is yet; by what it is opened."""
        ...

    def own(self, case: str) -> str:
        """The file of a case that may be written; empty for one that came with Foedus."""
        ...

    def write(self, case: str, answers: Sequence[Answer], path: str) -> str:
        """Write a case with these answers; its own file is replaced, any other must not be there yet."""
        ...


def file_name(title: str) -> str:
    """A name for the file of a case: "The Pact in 2020" lies in the-pact-in-2020.yaml."""
    plain = unicodedata.normalize("NFKD", title.casefold()).encode("ascii", "ignore").decode()
    stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].strip("-")
    return f"{stem or 'my-case'}.yaml"
