"""What was written in the texts of rulebooks, here and by others: it can be taken back, and brought back."""

from __future__ import annotations

from .outside import Alteration


class Altered:
    """The alterations that stand, and those that were taken back. They are forgotten when the program is left."""

    def __init__(self) -> None:
        self._done: list[Alteration] = []
        self._undone: list[Alteration] = []
        self.fresh: Alteration | None = None
        """What somebody else wrote just now: the next key may take it back, in any place."""
        self.fresh_again: Alteration | None = None
        """What was taken back so: the next key may bring it back."""

    def add(self, alteration: Alteration) -> None:
        """Something was written."""
        self._done.append(alteration)
        self._undone.clear()
        self.fresh, self.fresh_again = (alteration if alteration.outside else None), None

    def last(self, book: str) -> Alteration | None:
        """What was last written in a rulebook; None where something else was written since."""
        return self._done[-1] if self._done and self._done[-1].book == book else None

    def next(self, book: str) -> Alteration | None:
        """What was last taken back in a rulebook."""
        return self._undone[-1] if self._undone and self._undone[-1].book == book else None

    def back(self, alteration: Alteration) -> None:
        """It is taken back."""
        self._done.remove(alteration)
        self._undone.append(alteration)
        self.fresh, self.fresh_again = None, alteration

    def again(self, alteration: Alteration) -> None:
        """It is brought back."""
        self._undone.remove(alteration)
        self._done.append(alteration)
        self.fresh, self.fresh_again = alteration, None

    def grow_old(self) -> None:
        """Another key was pressed."""
        self.fresh = self.fresh_again = None
