"""What can be done with a rulebook."""

from __future__ import annotations

from ..situation import Situation
from .action import HERE, Action
from .reasons import no_case
from .where import in_place, in_view


def _no_rule(now: Situation) -> str:
    return "" if now.mark == "rule" else "No rule is marked. ↑ and ↓ mark one."


RULES_ACTIONS: tuple[Action, ...] = (
    Action(
        "write_rule",
        "Write a new rule behind the marked one",
        "write a rule",
        ("a",),
        group=HERE,
        applies=in_view("rules", "rules"),
        also="add create new",
    ),
    Action(
        "rule_text",
        "The text of the marked rule",
        "its text",
        ("e",),
        group=HERE,
        applies=in_view("rules", "rules"),
        off=_no_rule,
        also="edit change yaml",
    ),
    Action(
        "write_text",
        "Write in this text",
        "write in it",
        ("e",),
        group=HERE,
        applies=in_view("rules", "text"),
        also="edit change yaml type begin",
    ),
    Action(
        "drop_draft",
        "Drop the text of this rulebook that is not in force",
        "drop what is not in force",
        group=HERE,
        applies=in_view("rules", "rules"),
        off=lambda now: "" if now.unfinished else "All that was written is in force.",
        also="discard throw away delete draft revert",
    ),
    Action(
        "original",
        "Read the case by its own rulebook again",
        "the case's own rulebook again",
        group=HERE,
        applies=in_place("rules"),
        off=lambda now: "" if now.own_rules else "The case is read by its own rulebook.",
        also="copy undo revert back bundled",
    ),
    Action(
        "map_mermaid",
        "Write what rests on what in this case as a Mermaid diagram",
        "diagram, Mermaid",
        group=HERE,
        applies=in_place("rules"),
        off=no_case,
        command="foedus report {case} -o map.mmd",
        also="map export graph",
    ),
    Action(
        "map_dot",
        "Write what rests on what in this case as a DOT diagram",
        "diagram, DOT",
        group=HERE,
        applies=in_place("rules"),
        off=no_case,
        command="foedus report {case} -o map.dot",
        also="map export graph graphviz",
    ),
)
