"""The table of all actions, and how each stands just now."""

from __future__ import annotations

import re

from ..keynames import BEFORE, BEHIND
from ..situation import OtherKeys, Situation
from .action import Action
from .anywhere import ANYWHERE_ACTIONS
from .case import CASE_ACTIONS
from .change import CHANGE_ACTIONS
from .compare import COMPARE_ACTIONS
from .conclusions import CONCLUSIONS_ACTIONS
from .home import HOME_ACTIONS
from .predict import PREDICT_ACTIONS
from .rules import RULES_ACTIONS
from .sentence import SENTENCE_ACTIONS
from .walk import WALK_ACTIONS

ACTIONS: tuple[Action, ...] = (
    *ANYWHERE_ACTIONS,
    *HOME_ACTIONS,
    *SENTENCE_ACTIONS,
    *CASE_ACTIONS,
    *CONCLUSIONS_ACTIONS,
    *WALK_ACTIONS,
    *PREDICT_ACTIONS,
    *COMPARE_ACTIONS,
    *CHANGE_ACTIONS,
    *RULES_ACTIONS,
)

_NAMED = re.compile(f"{BEFORE}([^{BEHIND}]*){BEHIND}")

BY_ID = {action.id: action for action in ACTIONS}


def keyed(text: str, other_keys: OtherKeys = ()) -> str:
    """The text, with the keys that it names as they are called in the settings."""
    return _NAMED.sub(lambda found: _called(found[1].split(), dict(other_keys)), text) if BEFORE in text else text


def _called(ids: list[str], other: dict[str, str]) -> str:
    if not all(id in BY_ID for id in ids):
        return " ".join(ids)
    signs = [other.get(id, BY_ID[id].printed) for id in ids]
    return ("/" if any(id in other for id in ids) else "").join(signs)


def state(action: Action, now: Situation) -> str | None:
    """None where the action does not exist here, "" where it works, else why it is off."""
    return keyed(action.off(now), now.other_keys) if action.applies(now) else None


def usable(now: Situation) -> tuple[Action, ...]:
    """The actions that would do something just now."""
    return tuple(action for action in ACTIONS if state(action, now) == "")


def refused(now: Situation) -> tuple[tuple[Action, str], ...]:
    """The actions that exist here but are off, each with its reason."""
    return tuple(
        (action, reason) for action in ACTIONS if action.listed and not action.sought and (reason := state(action, now))
    )


def command(action: Action, now: Situation) -> str:
    """The shell command that does the same; empty where there is none or its sentence is missing."""
    if not action.command or not now.case or ("{sentence}" in action.command and not now.sentence):
        return ""
    return action.command.format(case=now.case, sentence=now.sentence)
