"""What can be done now on the walk."""

from __future__ import annotations

from ..situation import Situation
from .hint import Lines, Words


def _walk(at: Situation) -> str:
    if not at.steps:
        return "no rule has anything to say about this case yet. 1 goes to its sentences."
    if at.playing:
        return "the steps go on by themselves, one in two seconds. Any key stops them."
    if at.asked_from and at.panes < 2:
        return f"Esc comes back to {at.asked_from}. → and ← change the step; Enter asks why."
    if at.step == at.steps:
        return "this was the last step. No rule has more to say; 3 shows what followed."
    if at.mark == "step":
        return "↑↓ choose a step, Enter asks why it holds. Tab goes to its sentences."
    back = ", ← goes back" if at.step > 1 else ""
    panes = " Tab moves between the panes." if at.panes > 1 else ""
    return f"→ goes on{back}. ↑↓ choose a sentence, Enter asks why it holds.{panes}"


def _predict(at: Situation) -> str:
    if not at.steps:
        return "no rule has anything to say about this case yet. 1 goes to its sentences."
    return {
        "choose": "choose with ↑↓, Enter answers. → shows the answer instead; Esc leaves.",
        "reasons": "Space ticks what it rests on, Enter answers. → shows it instead.",
        "told": "→ goes to the next question. Enter on a line asks why; s shows its step.",
        "over": "no question is left here. Enter takes the marked line; p goes back to the steps.",
    }.get(at.phase, "the next question is looked for.")


NOW: Lines = {
    "walk": _walk,
    "walk/predict": _predict,
}

KEYS: Words = {
    "walk": (
        ("next", "Step"),
        ("choose", "Why"),
        ("agenda", "Agenda and rule"),
        ("predict", "Predict"),
        ("find", "Go to"),
        ("play", "Play"),
        ("keys", "Keys"),
        ("rests", "Rests on it"),
        ("change", "Change it"),
        ("where", "Its step"),
        ("actions", "Actions"),
        ("quit", "Leave"),
    ),
    "walk/predict": (
        ("choose", "Answer"),
        ("tick", "Tick"),
        ("show_instead", "Show me instead"),
        ("predict", "Stop predicting"),
        ("record", "Record"),
        ("keys", "Keys"),
        ("actions", "Actions"),
        ("quit", "Leave"),
    ),
    "walk/predict/told": (
        ("next_question", "Next question"),
        ("choose", "Why"),
        ("where", "This step"),
        ("predict", "Stop predicting"),
        ("record", "Record"),
        ("keys", "Keys"),
        ("actions", "Actions"),
        ("quit", "Leave"),
    ),
    "walk/predict/over": (("choose", "Take it"), ("predict", "Stop predicting"), ("keys", "Keys"), ("quit", "Leave")),
}
