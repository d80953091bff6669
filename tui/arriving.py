"""The library while the engine is still being loaded: the screen stands first, what can be opened follows."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from typing import Any

from .reading import Library
from .view.home import Section


class Arriving:
    """Stands for a library that is made when it is first asked; until then it lists nothing."""

    def __init__(self, make: Callable[[], Library]) -> None:
        self._make = make
        self._made: Library | None = None
        self._one = threading.Lock()

    def sections(self) -> Sequence[Section]:
        """The groups of Home, as soon as there are any."""
        return self._made.sections() if self._made is not None else ()

    def warm(self) -> None:
        """Load the engine, and get ready what the first case will need. It runs in a worker."""
        self._library().warm()

    def _library(self) -> Library:
        with self._one:
            if self._made is None:
                self._made = self._make()
            return self._made

    def __getattr__(self, name: str) -> Any:
        return getattr(self._library(), name)
