"""A sheet lies over a place and goes back to the very line from which it was opened."""

from __future__ import annotations

from collections.abc import Sequence

from ..frame import Framed
from ..reading import Reading
from ..situation import Situation


class Sheet(Framed):
    """The frame of the place below stays; Esc comes back to it."""

    def __init__(self, under: Framed, about: str = "") -> None:
        super().__init__(under.desk, under.place)
        self.under = under
        self.about = about
        self.below: Situation = under.situation()
        """How it stood below when the sheet was opened."""

    @property
    def reading(self) -> Reading:
        """What is asked in the place below."""
        return self.under.reading

    def title_line(self) -> str:
        """The case stays where it was."""
        return self.under.title_line()

    def view_names(self) -> Sequence[tuple[str, str]]:
        """The views of the place below."""
        return self.under.view_names()

    def here(self) -> str:
        """The view of the place below."""
        return self.under.here()

    def do_back(self) -> None:
        """Back to where it was opened."""
        self.dismiss()
