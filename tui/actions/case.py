"""What can be done in a case."""

from __future__ import annotations

from .action import HERE, Action
from .reasons import no_answer
from .where import in_case

CASE_ACTIONS: tuple[Action, ...] = (
    Action("add", "Add a sentence", "add a sentence", ("a",), group=HERE, applies=in_case("facts", "silent")),
    Action(
        "number",
        "Answer with another number",
        "another number",
        ("a",),
        group=HERE,
        applies=in_case("ask"),
        off=lambda now: "" if now.phase == "number" else "No number is asked for.",
    ),
    Action(
        "edit",
        "Word the marked sentence anew",
        "edit the marked one",
        ("e",),
        group=HERE,
        applies=in_case("facts"),
        off=no_answer,
    ),
    Action(
        "details",
        "Details: how sure, who says so, source, disputed",
        "how sure, source, disputed",
        ("d",),
        group=HERE,
        applies=in_case("facts"),
        off=no_answer,
    ),
)
