"""What can be done while predicting."""

from __future__ import annotations

from ..situation import Situation
from .action import HERE, Action
from .reasons import no_case, no_steps
from .where import asked, in_place, predicting, watching


def _no_reasons(now: Situation) -> str:
    if now.phase == "choose":
        return "There is nothing to tick yet: Enter takes the marked line."
    return "" if now.phase == "reasons" else "No question is open."


_UNDERSTOOD = "record predicted learned progress score so far"

PREDICT_ACTIONS: tuple[Action, ...] = (
    Action("tick", "Tick a reason", "tick a reason", ("space",), group=HERE, applies=predicting, off=_no_reasons),
    Action("show_instead", "Show me instead", "show me instead", ("right",), group=HERE, applies=asked),
    Action(
        "next_question",
        "The next question",
        "next question",
        ("right",),
        group=HERE,
        applies=lambda now: predicting(now) and not asked(now),
        off=lambda now: "" if now.phase == "told" else "No question is left behind this step.",
    ),
    Action(
        "record",
        "Which rules are understood",
        "which rules are understood",
        ("d",),
        group=HERE,
        applies=lambda now: predicting(now) or now.sheet == "record" or in_place("rules")(now),
        off=lambda now: no_case(now) or no_steps(now),
        also=_UNDERSTOOD,
    ),
    Action(
        "understood",
        "Which rules are understood",
        "which rules are understood",
        group=HERE,
        applies=watching,
        off=no_steps,
        also=_UNDERSTOOD,
    ),
)
