"""What a screen wishes of the whole program: another place, a sheet, to leave. It posts it, and the program does it."""

from __future__ import annotations

from textual.message import Message

from ..outside import Alteration
from .shown import Shown, Tries


class Go(Message, namespace="framed"):
    """Another place is wanted: perhaps a view or a line of it, or a sentence that is to be looked at there.

    `mark` is the line to be marked (in the walk: a step, or a sentence with one). `tries` are sentences with what
    each is tried as: stated, denied, open. With `comes_back`, Esc there leads back to this very line.
    """

    def __init__(
        self,
        place: str,
        mark: str = "",
        *,
        view: str = "",
        sentence: str = "",
        tries: Tries = (),
        comes_back: bool = False,
    ) -> None:
        super().__init__()
        self.place = place
        self.mark = mark
        self.view = view
        self.sentence = sentence
        self.tries = tries
        self.comes_back = comes_back


class Return(Message, namespace="framed"):
    """Back to where one was before going to a step."""


class Leave(Message, namespace="framed"):
    """The user leaves the program."""


class Recolour(Message, namespace="framed"):
    """Other colours are wanted."""


class PutBack(Message, namespace="framed"):
    """A text of a rulebook is to be as it was before it was altered, or (`again`) as it was after."""

    def __init__(self, alteration: Alteration, again: bool = False) -> None:
        super().__init__()
        self.alteration = alteration
        self.again = again


class Tours(Message, namespace="framed"):
    """Somebody goes on the tour, or is at its end, or leaves it before."""

    def __init__(self, goes: bool) -> None:
        super().__init__()
        self.goes = goes


class Ask(Message, namespace="framed"):
    """A sheet is wanted over this screen."""

    def __init__(self, sheet: str, about: str = "", over: Shown | None = None) -> None:
        super().__init__()
        self.sheet = sheet
        self.about = about
        self.over = over
        """The screen on which it was asked: in the meantime another key may have led away from it."""
