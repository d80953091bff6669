"""What can be done now where the case is compared."""

from __future__ import annotations

from .. import keynames as key
from ..situation import Situation
from .hint import Lines, Words


def _later(at: Situation) -> str:
    if at.typing:
        return "type; what fits stands below. Tab takes it, Enter goes on, Esc leaves."
    if not at.mark:
        return f"{key.EXPECT} writes down what you expect, {key.ARRIVED} adds what came."
    if at.foldable:
        return f"{key.EXPECT} writes down what you expect; {key.FOLD} or Enter shows what came."
    if not at.sentence:
        return "Enter opens the case that follows this one up."
    return "Enter opens a verdict: the why of a hit, the why not of a miss."


def _rivals(at: Situation) -> str:
    if at.phase == "waiting":
        return "each theory is asked about this case; that takes a moment."
    if not at.mark:
        return f"{key.RULES} and {key.RULE_TEXT} on a rule makes a copy of this rulebook, to be compared here."
    if at.foldable:
        return f"{key.THEORIES} choose a theory; Enter or {key.FOLD} unfolds the marked line."
    return f"{key.THEORIES} choose a theory, ↑↓ a sentence, Enter asks why in that theory."


def _scoreboard(at: Situation) -> str:
    if not at.mark:
        return "all cases that have verdicts are read; that takes some seconds once."
    return "Enter unfolds a row, opens a case, and on a miss asks why not."


NOW: Lines = {
    "compare/later": _later,
    "compare/rivals": _rivals,
    "compare/scoreboard": _scoreboard,
}

KEYS: Words = {
    "compare/later": (
        ("choose", "Open"),
        ("expect", "Expect"),
        ("arrived", "Add what came"),
        ("why", "Why"),
        ("actions", "Actions"),
        ("keys", "Keys"),
        ("quit", "Leave"),
    ),
    "compare/rivals": (
        ("theory_next", "Theory"),
        ("choose", "Why there"),
        ("their_rules", "Their rules"),
        ("why", "Why here"),
        ("fold", "Unfold"),
        ("actions", "Actions"),
        ("keys", "Keys"),
        ("quit", "Leave"),
    ),
    "compare/rivals/waiting": (("actions", "Actions"), ("keys", "Keys"), ("quit", "Leave")),
    "compare/scoreboard": (
        ("choose", "Open"),
        ("fold", "Unfold"),
        ("actions", "Actions"),
        ("keys", "Keys"),
        ("quit", "Leave"),
    ),
}
