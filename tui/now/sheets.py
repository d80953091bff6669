"""What can be done now on a sheet that lies over a place, by the sheet."""

from __future__ import annotations

from .. import keynames as key
from ..situation import Situation
from ..view.standing import holds
from .hint import Lines, Words


def asked_why(at: Situation) -> str:
    if at.mark == "way":
        return "Enter tries this way in What if; nothing in your case is altered."
    if not at.mark:
        return (
            f"{key.YES}, {key.NO} and {key.OPEN} try it; {key.CHANGE} finds the least that changes it. Esc comes back."
        )
    if not at.sentence:
        return "Esc comes back to where you asked."
    if at.mark == "asked":
        return "each key asks about the marked line. ↓ goes down from it, Esc comes back."
    return f"Enter asks why the marked line {'holds' if holds(at.standing) else 'does not hold'}. Esc comes back."


def _told(at: Situation) -> str:
    """What holds in another theory or after the event may not hold in the case; so it is not said which."""
    return _sheet_rests(at) if at.sentence else "Esc comes back to where you asked."


def _sheet_rests(at: Situation) -> str:
    return "Enter asks why the marked line stands as it does. Esc comes back." if at.sentence else asked_why(at)


NOW: Lines = {
    "why": asked_why,
    "told": _told,
    "rests": _sheet_rests,
    "find": lambda at: (
        "type letters of a title; Enter opens the case."
        if at.place == "home"
        else "type letters of a sentence, or a step's number; Enter goes there."
    ),
    "actions": lambda at: "type letters of what you want to do; Enter does it, Esc goes back.",
    "keys": lambda at: "a key does it at once. ↑↓ go through all of them, Enter does one.",
    "agenda": lambda at: f"this is the step from the inside. Esc comes back, {key.STEPS} change the step.",
    "record": lambda at: "Enter goes to a step that the marked rule makes. Esc comes back.",
    "new case": lambda at: "type, Enter goes on to the next question. Esc goes one back.",
    "write case": lambda at: "Enter writes the file, Esc does not.",
    "memo": lambda at: "Enter writes the memo under this name; Esc goes back.",
    "happened": lambda at: "the newest notice is the last. Esc comes back.",
    "quit": lambda at: "Enter leaves, Esc stays. Everything is saved.",
}

KEYS: Words = {
    "told": (("choose", "Why this"), ("fold", "Fold"), ("back", "Back"), ("find", "Find"), ("keys", "Keys")),
    "why": (
        ("choose", "Why this"),
        ("next_name", "Name"),
        ("rests", "Rests on it"),
        ("change", "Change it"),
        ("where", "Step"),
        ("fold", "Fold"),
        ("back", "Back"),
        ("find", "Find"),
        ("keys", "Keys"),
    ),
    "rests": (
        ("choose", "Why"),
        ("change", "Change it"),
        ("where", "Step"),
        ("fold", "Unfold"),
        ("back", "Back"),
        ("find", "Find"),
        ("keys", "Keys"),
    ),
    "find": (("choose", "Go there"), ("mark", "Choose"), ("back", "Back")),
    "actions": (("choose", "Do it"), ("mark", "Choose"), ("back", "Back")),
    "keys": (("choose", "Do it"), ("back", "Back")),
    "agenda": (("next", "Step"), ("back", "Back"), ("keys", "Keys")),
    "record": (("choose", "Its step"), ("back", "Back")),
    "new case": (("choose", "Go on"), ("mark", "Choose"), ("back", "Back")),
    "write case": (("choose", "Write it"), ("back", "Back")),
    "happened": (("back", "Back"),),
    "memo": (("choose", "Write it"), ("back", "Back")),
    "quit": (("choose", "Leave"), ("back", "Stay")),
}
