"""What can be done now on Home."""

from __future__ import annotations

from ..situation import Situation
from .hint import Lines, Words


def _home(at: Situation) -> str:
    return "↓ and ↑ choose, Enter opens. A click does both."


NOW: Lines = {
    "home": _home,
}

KEYS: Words = {
    "home": (
        ("choose", "Open"),
        ("new_case", "New case"),
        ("find", "Find"),
        ("actions", "All actions"),
        ("keys", "Keys"),
        ("quit", "Leave"),
    ),
}
