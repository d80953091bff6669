"""What can be done now in the scratch copy."""

from __future__ import annotations

from .. import keynames as key
from ..situation import Situation
from .hint import Lines, Words


def _what_if(at: Situation) -> str:
    if at.mark not in ("", "fact"):
        return f"↑↓ choose what differs, Enter asks why. {key.PANE} goes on to the next pane."
    if not at.tried:
        return f"{key.FOLD} turns a sentence: yes, no, open; what differs stands at the right."
    if at.panes > 2:
        kept = f"your case is not altered until you press {key.KEEP}."
        return f"{key.FOLD} turns a sentence: yes, no, open. The right side follows at once; {kept}"
    return f"{key.FOLD} turns a sentence: yes, no, open. The case stays as it is until {key.KEEP}."


def _least(at: Situation) -> str:
    if not at.goal:
        return f"Enter on a line asks what would change it, as {key.CHANGE} does on any sentence."
    if at.mark == "way":
        return "Enter tries a way in What if, where you see all that comes and goes."
    if at.mark == "pin":
        return f"{key.FOLD} lets this sentence change again. Esc goes back."
    return "↑↓ choose a way; Enter tries it. Esc goes back to where you asked."


def _carries(at: Situation) -> str:
    if at.foldable:
        return f"Enter shows what falls or comes; {key.OPEN} tries the case without this sentence."
    return f"the longer a bar, the more hangs on it. Enter asks why, {key.OPEN} tries it open."


def _rounds(at: Situation) -> str:
    if at.typing:
        return f"type what happens before round {at.step}; Tab takes what fits, Esc leaves it."
    if at.playing:
        return "the rounds go on by themselves, one in two seconds. Any key stops them."
    return f"{key.ROUNDS} choose a round, {key.PLAY_ROUNDS} plays, Enter asks why it holds in that round."


NOW: Lines = {
    "change/whatif": _what_if,
    "change/least": _least,
    "change/carries": _carries,
    "change/rounds": _rounds,
}

KEYS: Words = {
    "change/whatif": (
        ("fold", "Turn"),
        ("choose", "Why"),
        ("pane", "Other pane"),
        ("keep", "Keep"),
        ("undo", "Undo"),
        ("back", "Drop"),
        ("keys", "Keys"),
        ("yes", "Yes"),
        ("no", "No"),
        ("leave_open", "Leave open"),
        ("find", "Find"),
        ("actions", "Actions"),
    ),
    "change/least": (
        ("choose", "Try"),
        ("fold", "Pin a fact"),
        ("why", "Why"),
        ("keep", "Keep"),
        ("back", "Back"),
        ("keys", "Keys"),
        ("find", "Find"),
        ("actions", "Actions"),
        ("quit", "Leave"),
    ),
    "change/carries": (
        ("choose", "Open"),
        ("fold", "Unfold"),
        ("why", "Why"),
        ("leave_open", "Try without"),
        ("change", "Change it"),
        ("keys", "Keys"),
        ("find", "Find"),
        ("actions", "Actions"),
        ("quit", "Leave"),
    ),
    "change/rounds": (
        ("round_next", "Round"),
        ("play_rounds", "Play"),
        ("choose", "Why"),
        ("event", "Add an event"),
        ("leave_open", "Take out"),
        ("actions", "Actions"),
        ("keys", "Keys"),
        ("find", "Find"),
        ("quit", "Leave"),
    ),
}
