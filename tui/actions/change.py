"""What can be done in the scratch copy, and in the rounds."""

from __future__ import annotations

from .. import keynames as key
from ..situation import Situation
from .action import HERE, Action
from .where import plays


def _keeps(now: Situation) -> bool:
    return now.place == "change" and now.view in ("whatif", "least") and not now.sheet


def _nothing_to_keep(now: Situation) -> str:
    if now.view == "least":
        return "" if now.mark == "way" else "No way is marked. ↑ and ↓ mark one."
    return "" if now.tried else f"Nothing is being tried. Start with {key.YES}, {key.NO} or {key.OPEN} on a sentence."


def _not_first_round(now: Situation) -> str:
    return "" if now.step > 1 else "This is the first round."


def _not_last_round(now: Situation) -> str:
    return "" if now.step < now.steps else "This is the last round that was played."


CHANGE_ACTIONS: tuple[Action, ...] = (
    Action(
        "keep",
        "Keep the try: take it into the case",
        "keep the try",
        ("k",),
        group=HERE,
        applies=_keeps,
        off=_nothing_to_keep,
        also="take over accept apply save",
    ),
    Action("round_next", "The next round", "next round", ("right",), group=HERE, applies=plays, off=_not_last_round),
    Action(
        "round_before", "The round before", "round before", ("left",), group=HERE, applies=plays, off=_not_first_round
    ),
    Action(
        "play_rounds",
        "Play the rounds, one in two seconds",
        "play and pause",
        ("space",),
        group=HERE,
        applies=plays,
        off=_not_last_round,
        command="foedus play {case}",
    ),
    Action(
        "event",
        "Put an event in before the chosen round",
        "put in an event",
        ("a",),
        group=HERE,
        applies=plays,
        also="add schedule happens",
    ),
)
