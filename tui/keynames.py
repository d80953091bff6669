"""Keys as texts name them. Each stands for the key that its action has in the settings, put in when the text is shown.

Enter, Esc and the arrows that mark a line are the same everywhere, and are written as they are. So are the keys
that belong to a text field (Tab takes what it suggests).
"""

from __future__ import annotations

BEFORE, BEHIND = "\ufdd0", "\ufdd1"
"""Around the ids of actions: two characters that no text has."""


def named(*ids: str) -> str:
    """The key of an action; of several that belong together, all of them as one."""
    return f"{BEFORE}{' '.join(ids)}{BEHIND}"


HOME = named("place_home")
CASE = named("place_case")
WALK = named("place_walk")
CONCLUSIONS = named("place_conclusions")
CHANGE_PLACE = named("place_change")
COMPARE = named("place_compare")
RULES = named("place_rules")

QUIT = named("quit")
FIND = named("find")
ACTIONS = named("actions")
KEYS = named("keys")
UNDO = named("undo")
REDO = named("redo")
MEMO = named("memo")
FOLD = named("fold")
PANE = named("pane")

WHY = named("why")
WHERE = named("where")
RESTS = named("rests")
CHANGE = named("change")
YES = named("yes")
NO = named("no")
OPEN = named("leave_open")

NEW_CASE = named("new_case")
ADD = named("add")
NUMBER = named("number")
NEXT = named("next")
PREVIOUS = named("previous")
STEPS = named("previous", "next")
FIRST = named("first")
AGENDA = named("agenda")
PLAY = named("play")
PREDICT = named("predict")
TICK = named("tick")
SHOW_INSTEAD = named("show_instead")
NEXT_QUESTION = named("next_question")
NAMES = named("previous_name", "next_name")
NEXT_RING = named("next_ring")
KEEP = named("keep")
ROUNDS = named("round_before", "round_next")
PLAY_ROUNDS = named("play_rounds")
EVENT = named("event")
EXPECT = named("expect")
ARRIVED = named("arrived")
THEORIES = named("theory_before", "theory_next")
WRITE_RULE = named("write_rule")
RULE_TEXT = named("rule_text")
WRITE_TEXT = named("write_text")
