"""What can be done now among the conclusions."""

from __future__ import annotations

from .. import keynames as key
from ..situation import Situation
from .hint import Lines, Words


def _conclusions(at: Situation) -> str:
    if not at.sentence:
        unfolds = f"{key.FOLD} or Enter unfolds the marked line. "
        return f"{unfolds if at.foldable else ''}{key.CONCLUSIONS} again shows the next view."
    why = "Enter asks why not" if at.standing in ("", "not stated") else "Enter asks why"
    more = f", {key.NAMES} take another name. {key.CONCLUSIONS} again shows the next view." if at.names > 1 else ""
    return why + (more or f". {key.CONCLUSIONS} again shows the next view; {key.FOLD} unfolds a line.")


def _circles(at: Situation) -> str:
    if at.mark == "way":
        return "Enter tries this way in What if; nothing in your case is altered."
    if not at.sentence:
        return f"{key.NEXT_RING} shows the next circle. {key.CONCLUSIONS} again shows the next view."
    names = f"{key.NAMES} other names, " if at.names > 1 else ""
    return f"{names}↑↓ round the ring, Enter asks why. {key.NEXT_RING}: next circle."


def _conflict(at: Situation) -> str:
    return "these sentences exclude each other; Enter shows why one of them holds."


NOW: Lines = {
    "conclusions": _conclusions,
    "conclusions/circles": _circles,
    "conclusions/conflict": _conflict,
}

KEYS: Words = {
    "conclusions": (
        ("choose", "Why"),
        ("next_name", "Name"),
        ("rests", "Rests on it"),
        ("change", "Change it"),
        ("fold", "Unfold"),
        ("find", "Find"),
        ("keys", "Keys"),
        ("where", "Its step"),
        ("actions", "Actions"),
        ("quit", "Leave"),
    ),
    "conclusions/circles": (
        ("next_name", "Names"),
        ("choose", "Why"),
        ("change", "Change it"),
        ("pane", "What stops it"),
        ("next_ring", "Next circle"),
        ("keys", "Keys"),
        ("where", "Its step"),
        ("actions", "Actions"),
        ("quit", "Leave"),
    ),
}
