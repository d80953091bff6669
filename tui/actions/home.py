"""What can be done on Home."""

from __future__ import annotations

from .action import HERE, Action
from .where import in_place

HOME_ACTIONS: tuple[Action, ...] = (
    Action(
        "new_case",
        "Start a case of your own",
        "a new case",
        ("a",),
        group=HERE,
        applies=in_place("home"),
        command="foedus new case NAME --rules RULES",
        also="create begin own",
    ),
)
