"""What can be done now in the case."""

from __future__ import annotations

from .. import keynames as key
from ..situation import Situation
from .hint import Lines, Words


def _case(at: Situation) -> str:
    if at.typing and at.phase == "field":
        return "type; Enter takes it, Tab takes the marked line. Esc keeps it for later."
    if at.typing:
        return "type a sentence; a problem shows as you type. Esc keeps it for later."
    if not at.facts:
        return f"nothing is said yet. {key.ADD} adds a sentence; Tab takes what is suggested."
    if at.mark == "written":
        return "Enter writes this; ↓ goes to the next field, Esc closes the details."
    if at.mark == "detail":
        return f"{key.FOLD} or Enter turns this; Esc closes the details."
    if at.mark == "fact":
        return (
            f"{key.YES}, {key.NO} and {key.OPEN} answer the marked sentence; Enter shows who says so. {key.WALK} walks."
        )
    return f"↑↓ choose a sentence; {key.ADD} adds one. {key.WALK} shows what follows from all of them."


def _silent(at: Situation) -> str:
    if at.typing:
        return _case(at)
    if at.mark == "fact":
        return (
            f"{key.YES}, {key.NO} and {key.OPEN} answer the marked sentence; Enter asks why not. {key.CASE} asks you."
        )
    return f"nothing that the rules looked for is silent. {key.CASE} again asks you."


def _ask(at: Situation) -> str:
    if at.typing:
        return "write the number in its place, Enter takes it. Esc goes back."
    return {
        "yes or no": f"answer with {key.YES}, {key.NO} or {key.OPEN}, or with ↑↓ and Enter. You can leave at any time.",
        "one": f"↑↓ choose an answer, Enter gives it; {key.OPEN} leaves it open. Leave any time.",
        "number": f"↑↓ choose, Enter answers; {key.NUMBER} writes another number, {key.OPEN} leaves it open.",
        "done": f"nothing more is asked. {key.WALK} shows what follows.",
    }.get(at.phase, "the next question is looked for.")


NOW: Lines = {
    "case": _case,
    "case/silent": _silent,
    "case/ask": _ask,
}

KEYS: Words = {
    "case": (
        ("choose", "Why"),
        ("yes", "Yes"),
        ("no", "No"),
        ("leave_open", "Leave open"),
        ("add", "Add"),
        ("details", "Details"),
        ("undo", "Undo"),
        ("keys", "Keys"),
        ("edit", "Edit"),
        ("find", "Find"),
        ("actions", "Actions"),
        ("quit", "Leave"),
    ),
    "case/silent": (
        ("choose", "Why not"),
        ("yes", "Yes"),
        ("no", "No"),
        ("leave_open", "Leave open"),
        ("add", "Add"),
        ("undo", "Undo"),
        ("keys", "Keys"),
        ("find", "Find"),
        ("actions", "Actions"),
        ("quit", "Leave"),
    ),
    "case/ask": (
        ("yes", "Yes"),
        ("no", "No"),
        ("leave_open", "Open"),
        ("choose", "Choose"),
        ("number", "Another number"),
        ("undo", "Undo"),
        ("keys", "Keys"),
        ("why", "Why"),
        ("actions", "Actions"),
        ("quit", "Leave"),
    ),
}
