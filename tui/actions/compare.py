"""What can be done where the case is compared."""

from __future__ import annotations

from .action import HERE, Action
from .where import in_view

_rivals = in_view("compare", "rivals")

COMPARE_ACTIONS: tuple[Action, ...] = (
    Action(
        "expect",
        "Write down what you expect: what, how likely, by when",
        "what you expect",
        ("p",),
        group=HERE,
        applies=in_view("compare", "later"),
        also="forecast predict bet",
    ),
    Action("arrived", "Add what came later", "add what came", ("a",), group=HERE, applies=in_view("compare", "later")),
    Action("theory_next", "The next theory", "next theory", ("right",), group=HERE, applies=_rivals),
    Action(
        "theory_before",
        "The theory before",
        "theory before",
        ("left",),
        group=HERE,
        applies=_rivals,
    ),
    Action(
        "their_rules",
        "The rules of the chosen theory",
        "their rules",
        ("d",),
        group=HERE,
        applies=_rivals,
    ),
)
