"""The tour: nine steps on the real screens, in a copy of the column's case. It leads by the Now line, and waits.

A step may have several parts. A part is done when the situation says so; until then its words stand in the Now
line, and any other key does what it always does.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from . import keynames as key
from .actions import BY_ID, keyed
from .places import place, view
from .situation import Situation

CASE = "csto-2012"
CIRCLE = "the vicious circle between Russia and Uzbekistan persists"
STEPS = 9
END = "That is all. The rest is the same, on other sentences. Nothing of the tour is kept."


@dataclass(frozen=True)
class Part:
    """What is to be done next, and how one sees that it was."""

    number: int
    place: str
    words: str
    done: Callable[[Situation], bool]
    over: tuple[str, ...] = ("",)
    """The sheets that may lie over the place meanwhile."""
    view: str = ""
    """The view of the place, where only one will do."""


def _at(id: str) -> Callable[[Situation], bool]:
    return lambda at: at.place == id


def _asked(at: Situation) -> bool:
    return at.sheet == "why"


def _back(at: Situation) -> bool:
    return not at.sheet


def parts(circle: int) -> tuple[Part, ...]:
    """The tour; `circle` is the step of the walk that concludes the circle."""
    return (
        Part(1, "home", "Enter opens the marked case.", _at("case")),
        Part(2, "case", "sentences, no code. Enter on one tells who says so.", _asked),
        Part(2, "case", "its source stands here. Esc comes back.", _back, ("why",)),
        Part(3, "case", f"press {key.WALK}: the rules at work, one step at a time.", _at("walk")),
        Part(
            3,
            "walk",
            f"press {key.NEXT}, again and again: each step writes down one sentence.",
            lambda at: at.step >= 4,
        ),
        Part(
            4,
            "walk",
            f"press {key.FIND} , type {circle} and press Enter: the vicious circle.",
            lambda at: at.place == "walk" and not at.sheet and at.step == circle,
            ("", "find"),
        ),
        Part(5, "walk", "↓ marks the next sentence, Enter asks why it holds.", _asked),
        Part(5, "walk", "every answer can be asked why again. Esc comes back.", _back, ("why",)),
        Part(6, "walk", f"press {key.PREDICT}: say what follows, before you look.", lambda at: at.view == "predict"),
        Part(
            6,
            "walk",
            f"↑↓ and Enter choose, {key.TICK} ticks reasons, Enter answers.",
            lambda at: at.view == "predict" and at.phase in ("told", "over"),
        ),
        Part(7, "walk", f"press {key.CONCLUSIONS}: all that followed.", _at("conclusions")),
        Part(7, "conclusions", "Enter asks why the marked one holds.", _asked),
        Part(7, "conclusions", f"press {key.CHANGE}: what would change it?", lambda at: at.view == "least", ("why",)),
        Part(
            8,
            "change",
            "Enter tries the author's own way: see what comes and goes.",
            lambda at: at.tried > 0,
            view="least",
        ),
        Part(8, "change", "look around. Esc drops the try; nothing was altered.", lambda at: not at.tried),
        Part(9, "change", f"press {key.KEYS} for the keys of a screen.", lambda at: at.sheet == "keys"),
        Part(9, "change", f"{key.HOME} is home.", _at("home"), ("", "keys")),
    )


class Tour:
    """How far somebody is on the tour."""

    def __init__(self) -> None:
        self._parts = parts(1)
        self._at = 0

    def know(self, circle: int) -> None:
        """The case was evaluated: this step concludes the circle."""
        self._parts = parts(circle)

    @property
    def over(self) -> bool:
        """Whether all of it was seen."""
        return self._at == len(self._parts)

    def look(self, at: Situation) -> None:
        """See whether what was to be done was done."""
        if not self.over and self._parts[self._at].done(at):
            self._at += 1

    def words(self, at: Situation) -> str:
        """What stands in the Now line."""
        part = self._parts[min(self._at, len(self._parts) - 1)]
        count = f"Tour {part.number} of {STEPS}"
        digit = BY_ID[f"place_{part.place}"].shown(at)
        if at.place != part.place:
            there = place(part.place)
            return f"{count} waits in {there.title}; {digit} goes there."
        if part.view and at.view != part.view:
            return f"{count} waits in {view(part.place, part.view).title}; {digit} goes on to it."
        if at.sheet not in part.over:
            return f"{count} waits; Esc goes back to it." if at.sheet else f"{count} waits; Enter asks why again."
        return f"{count}: {keyed(part.words, at.other_keys)}"
