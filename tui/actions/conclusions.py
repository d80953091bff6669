"""What can be done among the conclusions, and in an answer that stands for several names."""

from __future__ import annotations

from ..situation import Situation
from .action import HERE, Action
from .where import in_circles, in_place


def _has_names(now: Situation) -> bool:
    return now.sheet in ("why", "rests") or in_place("conclusions")(now)


def _one_name(now: Situation) -> str:
    return "" if now.names > 1 else "The marked line stands for one sentence only, so there is no other name to choose."


CONCLUSIONS_ACTIONS: tuple[Action, ...] = (
    Action(
        "next_name",
        "The next of several names",
        "next name",
        ("right",),
        group=HERE,
        applies=_has_names,
        off=_one_name,
        also="another pair ally",
    ),
    Action(
        "previous_name",
        "The name before",
        "name before",
        ("left",),
        group=HERE,
        applies=_has_names,
        off=_one_name,
    ),
    Action("next_ring", "The next circle", "next circle", ("space",), group=HERE, applies=in_circles),
)
