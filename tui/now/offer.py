"""The last line: the keys for the marked line. A pure function of the situation."""

from __future__ import annotations

from collections.abc import Callable

from ..actions import BY_ID, keyed, state
from ..keynames import named
from ..situation import Situation
from ..view.standing import holds
from . import case, change, compare, conclusions, home, rules, sheets, walk
from .hint import KeyHint, Words, entry

_PLACES: Words = home.KEYS | case.KEYS | walk.KEYS | conclusions.KEYS | change.KEYS | compare.KEYS | rules.KEYS
_TYPING = (("choose", "Take and add"), ("pane", "Next suggestion"), ("back", "Back to the facts"))
_TYPING_RULES = (("pane", "Take it, or next blank"), ("back", "Leave and run"))
_TYPING_ELSEWHERE = (("choose", "Take it"), ("pane", "Next suggestion"), ("back", "Leave it"))
PAIRS = {
    "next": ("next", "previous"),
    "round_next": ("round_next", "round_before"),
    "theory_next": ("theory_next", "theory_before"),
    "next_name": ("next_name", "previous_name"),
}
"""Two keys that belong together are printed as one, as long as one of them works."""


_ONLY: dict[tuple[str, str], Callable[[Situation], bool]] = {
    ("whatif", "back"): lambda at: at.tried > 0,
    ("rounds", "leave_open"): lambda at: at.mark == "event",
}
"""Where the word beside a key (Drop, Take out) says more than the key does everywhere."""


_BY_MARK: dict[tuple[str, str], dict[str, str]] = {
    ("circles", "way"): {"choose": "Try", "pane": "Other pane"},
    ("rivals", "thing"): {"choose": "Unfold"},
    ("whatif", "sentence"): {"fold": "Unfold"},
    ("whatif", "thing"): {"fold": "Unfold", "choose": "Unfold"},
    ("why", "asked"): {"choose": "Reasons", "fold": "Facts only"},
    ("why", "way"): {"choose": "Try"},
}
"""What a key does on a mark that only some lines of a view or a sheet have."""

_OF_WHAT_DOES_NOT_HOLD = {"rests": "Would lead to", "change": "Bring about"}


def _works(id: str, at: Situation) -> bool:
    if at.typing and id == "pane":
        return True  # In a text, Tab takes a suggestion instead of changing the pane.
    only = None if at.sheet else _ONLY.get((at.view, id))
    if only is not None and not only(at):
        return False
    return any(state(BY_ID[each], at) == "" for each in PAIRS.get(id, (id,)))


def hints(at: Situation, width: int) -> tuple[KeyHint, ...]:
    """The keys for the marked line, in the order of their use: seven at most, more only where it is wide."""
    most = 7 if width < 110 else 12
    typing = _TYPING if at.place == "case" else _TYPING_RULES if at.place == "rules" else _TYPING_ELSEWHERE
    wanted = typing if at.typing and not at.sheet else sheets.KEYS[at.sheet] if at.sheet else entry(_PLACES, at)
    words = _BY_MARK.get((at.sheet or at.view, at.mark), {})
    if at.sentence and not holds(at.standing):
        words = _OF_WHAT_DOES_NOT_HOLD | words
    offered = [KeyHint(id, _face(id, at), words.get(id, word)) for id, word in wanted if _works(id, at)]
    # The way to all the other keys is the last that gives way, and stands behind those that find room.
    kept = [hint for hint in offered if hint.action == "keys"]
    used = 1 + sum(map(_size, kept))
    for hint in offered:
        if hint.action == "keys":
            continue
        used += _size(hint)
        if len(kept) == most or used > width + 3:
            break
        kept.append(hint)
    return tuple(sorted(kept, key=lambda hint: _LAST.get(hint.action, 0)))


_LAST = {"actions": 1, "keys": 2, "quit": 3}
"""What is the same everywhere stands behind what belongs to the marked line."""


def _face(id: str, at: Situation) -> str:
    """How a key is printed: two that belong together as one."""
    return keyed(named(*reversed(PAIRS.get(id, (id,)))), at.other_keys)


def _size(hint: KeyHint) -> int:
    return len(hint.key) + len(hint.word) + 4
