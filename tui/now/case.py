"""What can be done now in the case."""

from __future__ import annotations

from ..situation import Situation
from .hint import Lines, Words


def _case(at: Situation) -> str:
    if at.typing:
        return "type a sentence; a problem shows as you type. Esc keeps it for later."
    if not at.facts:
        return "nothing is said yet. a adds a sentence; Tab takes what is suggested."
    if at.mark == "detail":
        return "Space or Enter turns this; Esc closes the details."
    if at.mark == "fact":
        return "y, n and o answer the marked sentence; Enter shows who says so. 2 walks."
    return "↑↓ choose a sentence; a adds one. 2 shows what follows from all of them."


def _silent(at: Situation) -> str:
    if at.typing:
        return _case(at)
    if at.mark == "fact":
        return "y, n and o answer the marked sentence; Enter asks why not. 1 asks you."
    return "nothing that the rules looked for is silent. 1 again asks you."


def _ask(at: Situation) -> str:
    if at.typing:
        return "write the number in its place, Enter takes it. Esc goes back."
    return {
        "yes or no": "answer with y, n or o, or with ↑↓ and Enter. You can leave at any time.",
        "one": "↑↓ choose an answer, Enter gives it; o leaves it open. Leave any time.",
        "number": "↑↓ choose, Enter answers; a writes another number, o leaves it open.",
        "done": "nothing more is asked. 2 shows what follows.",
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
