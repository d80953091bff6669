"""What can be done on a walk."""

from __future__ import annotations

from .action import HERE, Action
from .reasons import no_steps, not_first, not_last
from .where import in_place, in_walk, watching

WALK_ACTIONS: tuple[Action, ...] = (
    Action("next", "The next step", "next step", ("right",), group=HERE, applies=in_walk, off=not_last),
    Action("previous", "The step before", "step before", ("left",), group=HERE, applies=in_walk, off=not_first),
    Action("first", "The first step", "first step", ("home",), group=HERE, applies=watching, off=not_first),
    Action("last", "The last step", "last step", ("end",), group=HERE, applies=watching, off=not_last),
    Action(
        "agenda",
        "What waits, and the rule as written",
        "agenda, rule as written",
        ("d",),
        group=HERE,
        applies=in_walk,
        off=no_steps,
    ),
    Action(
        "play",
        "Play the steps, one in two seconds",
        "play and pause",
        ("space",),
        group=HERE,
        applies=watching,
        off=not_last,
    ),
    Action(
        "predict",
        "Predict before you look; again to stop",
        "predict before you look",
        ("p",),
        group=HERE,
        applies=in_place("walk"),
        off=no_steps,
        command="foedus walk {case} --plain --predict",
        also="guess quiz test question",
    ),
)
