"""The Now line: one sentence on what can be done at this moment. A pure function of the situation."""

from __future__ import annotations

from ..actions import keyed
from ..situation import Situation
from . import case, change, compare, conclusions, home, rules, sheets, walk
from .hint import Lines, entry

_PLACES: Lines = home.NOW | case.NOW | walk.NOW | conclusions.NOW | change.NOW | compare.NOW | rules.NOW


STALE = "the rules are reading your last answer; what stands here is from before it."
"""Said only of what is long in coming: a key that asks waits for a short while."""
_READ = ("walk", "conclusions", "change", "compare")


def now(at: Situation) -> str:
    """One sentence on what can be done now; it never offers what is off."""
    if at.stale and not at.typing and (at.sheet in ("why", "rests", "told") or (not at.sheet and at.place in _READ)):
        return STALE
    says = sheets.NOW.get(at.sheet, sheets.asked_why) if at.sheet else entry(_PLACES, at)
    return keyed(says(at), at.other_keys)
