"""What the place Compare reads from: the contract with whatever evaluates. All of it may take its time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from .store import Answer, Arrival
from .view.later import Later
from .view.rivals import Rivals
from .view.scoreboard import Scoreboard
from .view.why import Why


class Comparisons(Protocol):
    """What came later, what rivals say, and how all cases went."""

    def later(self, case: str, answers: Sequence[Answer], arrived: Sequence[Arrival]) -> Later:
        """What came after the day of the case, with what the user adds, and the verdicts of its file."""
        ...

    def rivals(self, case: str, answers: Sequence[Answer]) -> Rivals:
        """The rulebooks that read these sentences, side by side."""
        ...

    def scoreboard(self) -> Scoreboard:
        """The verdicts of all cases."""
        ...

    def why(self, case: str, rulebook: str, sentence: str, answers: Sequence[Answer] = ()) -> Why:
        """Why a rulebook concludes a sentence in a case, or why not. The case need not be open."""
        ...
