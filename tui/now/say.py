"""The Now line: one sentence on what can be done at this moment. A pure function of the situation."""

from __future__ import annotations

from ..actions import keyed
from ..situation import Situation
from . import case, change, compare, conclusions, home, rules, sheets, walk
from .hint import Lines, entry

_PLACES: Lines = home.NOW | case.NOW | walk.NOW | conclusions.NOW | change.NOW | compare.NOW | rules.NOW


def now(at: Situation) -> str:
    """One sentence on what can be done now; it never offers what is off."""
    says = sheets.NOW.get(at.sheet, sheets.asked_why) if at.sheet else entry(_PLACES, at)
    return keyed(says(at), at.other_keys)
