"""What can be done now on the walk."""

from __future__ import annotations

from .. import keynames as key
from ..situation import Situation
from .hint import Lines, Words


def _walk(at: Situation) -> str:
    if not at.steps:
        return f"no rule has anything to say about this case yet. {key.CASE} goes to its sentences."
    if at.playing:
        return "the steps go on by themselves, one in two seconds. Any key stops them."
    if at.asked_from and at.panes < 2:
        return f"Esc comes back to {at.asked_from}. {key.STEPS} change the step; Enter asks why."
    if at.step == at.steps:
        return f"this was the last step. No rule has more to say; {key.CONCLUSIONS} shows what followed."
    if at.mark == "step":
        return f"↑↓ choose a step, Enter asks why it holds. {key.PANE} goes to its sentences."
    back = f", {key.PREVIOUS} goes back" if at.step > 1 else ""
    panes = f" {key.PANE} moves between the panes." if at.panes > 1 else ""
    return f"{key.NEXT} goes on{back}. ↑↓ choose a sentence, Enter asks why it holds.{panes}"


def _predict(at: Situation) -> str:
    if not at.steps:
        return f"no rule has anything to say about this case yet. {key.CASE} goes to its sentences."
    return {
        "choose": f"choose with ↑↓, Enter answers. {key.SHOW_INSTEAD} shows the answer instead; Esc leaves.",
        "reasons": f"{key.TICK} ticks what it rests on, Enter answers. {key.SHOW_INSTEAD} shows it instead.",
        "told": f"{key.NEXT_QUESTION} goes to the next question. Enter on a line asks why; {key.WHERE} shows its step.",
        "over": f"no question is left here. Enter takes a line; {key.PREDICT} goes back to the steps.",
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
