"""What an action is: its words, its keys, where it applies, and why it is off."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from ..keys import printed, with_cyrillic
from ..situation import Situation

ANYWHERE = "Anywhere"
SENTENCE = "On any sentence"
HERE = "Here"


def everywhere(_: Situation) -> bool:
    return True


def works(_: Situation) -> str:
    return ""


@dataclass(frozen=True)
class Action:
    """Something that can be done, by key, by click or by its words."""

    id: str
    words: str
    """In the list of all actions."""
    brief: str
    """In the sheet of keys, beside the key."""
    keys: tuple[str, ...] = ()
    print_as: str = ""
    group: str = ANYWHERE
    applies: Callable[[Situation], bool] = everywhere
    """Whether this action exists here at all."""
    off: Callable[[Situation], str] = works
    """Why it can do nothing just now, as a sentence; empty while it can."""
    command: str = ""
    """The shell command that does the same, with {case} and {sentence}."""
    also: str = ""
    """Other words by which it is looked for."""
    listed: bool = True
    """Whether it stands among all actions; keys that only move do not."""
    sought: bool = False
    """Whether it stands among them only when it is looked for."""

    @property
    def printed(self) -> str:
        """How its key is called on the screen."""
        return self.print_as or (printed(self.keys[0]) if self.keys else "")

    def shown(self, now: Situation) -> str:
        """How its key is called here, where it may have another one."""
        return dict(now.other_keys).get(self.id, self.printed)

    @cached_property
    def bound(self) -> str:
        """Its keys as Textual wants them, those of a Cyrillic keyboard included."""
        return ",".join(with_cyrillic(self.keys))
