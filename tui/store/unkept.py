"""For a copy that nobody keeps: it looks like autosave, and writes nothing."""

from __future__ import annotations

from .keeper import Keeper, Opened
from .model import Kept


class Unkept(Keeper):
    """Everything is forgotten with the window."""

    def open(self) -> Opened:
        """Nothing is kept of it."""
        return Opened(self.seen)

    def news(self) -> Kept | None:
        """No other window has it."""
        return None

    def put(self, kept: Kept) -> None:
        """Nothing waits to be written."""

    def flush(self) -> bool:
        """All is as it should be."""
        return True

    def close(self) -> bool:
        """As on `flush`."""
        return True
