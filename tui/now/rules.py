"""What can be done now with a rulebook."""

from __future__ import annotations

from .. import keynames as key
from ..situation import Situation
from .hint import Lines, Words


def _rules(at: Situation) -> str:
    if not at.mark:
        return f"{key.WRITE_RULE} writes the first rule, {key.RULES} again shows the text."
    if at.phase == "broken":
        return "Enter opens the text at this problem; until it is mended, the rules below stay in force."
    if at.phase == "drafted":
        return "Enter goes on with this rule; until it is whole, all else stays in force as it was."
    if at.mark != "rule":
        return f"↑↓ choose a rule. {key.WRITE_RULE} writes a new one, {key.RULES} again shows the text."
    return f"Enter tells where the rule fires, {key.RULE_TEXT} opens its text, {key.WRITE_RULE} writes a new one."


def _text(at: Situation) -> str:
    if at.phase == "case" and not at.typing:
        return "Enter begins to write; once it can be read, it is opened. Esc goes Home."
    if at.typing:
        return "write; what is wrong stands below. Tab goes on, Esc leaves and runs it."
    return f"↑↓ look through the text, Enter or {key.WRITE_TEXT} begins to write, {key.RULES} shows the map."


def _map(at: Situation) -> str:
    return f"{key.FOLD} unfolds what a statement rests on; Enter on a rule tells of it."


NOW: Lines = {
    "rules/rules": _rules,
    "rules/text": _text,
    "rules/map": _map,
}

KEYS: Words = {
    "rules/rules": (
        ("choose", "Where it fires"),
        ("rule_text", "Text"),
        ("write_rule", "New rule"),
        ("actions", "Actions"),
        ("keys", "Keys"),
        ("quit", "Leave"),
    ),
    "rules/rules/broken": (
        ("choose", "Open the text there"),
        ("write_rule", "New rule"),
        ("actions", "Actions"),
        ("keys", "Keys"),
        ("quit", "Leave"),
    ),
    "rules/rules/drafted": (
        ("choose", "Go on with it"),
        ("write_rule", "New rule"),
        ("actions", "Actions"),
        ("keys", "Keys"),
        ("quit", "Leave"),
    ),
    "rules/text/case": (
        ("write_text", "Write"),
        ("back", "Home"),
        ("actions", "Actions"),
        ("keys", "Keys"),
        ("quit", "Leave"),
    ),
    "rules/text": (
        ("write_text", "Write"),
        ("back", "Rules"),
        ("actions", "Actions"),
        ("keys", "Keys"),
        ("quit", "Leave"),
    ),
    "rules/map": (
        ("choose", "Open"),
        ("fold", "Unfold"),
        ("actions", "Actions"),
        ("keys", "Keys"),
        ("quit", "Leave"),
    ),
}
