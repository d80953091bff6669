"""The state of the screen, as far as words and keys depend on it: one frozen value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

OtherKeys: TypeAlias = tuple[tuple[str, str], ...]
"""Actions that have another key in the settings, each with how it is printed."""


@dataclass(frozen=True)
class Situation:
    """Where the user is and what is marked. All that is said about keys is a function of this."""

    place: str = "home"
    view: str = ""
    sheet: str = ""
    """The id of the sheet that lies over the place; empty where none does."""
    other_keys: OtherKeys = ()
    touring: bool = False
    typing: bool = False
    """Letters go into a text field."""
    mark: str = ""
    """What kind of thing is marked: sentence, fact, detail, thing; empty where nothing is."""
    sentence: str = ""
    """The sentence that is marked."""
    standing: str = ""
    foldable: bool = False
    steps_of_mark: int = 0
    """In how many steps the marked sentence is concluded."""
    has_case: bool = False
    opening: bool = False
    """The case that was named at the start is on its way."""
    has_book: bool = False
    """There is a rulebook to be looked at."""
    unfinished: bool = False
    """A text of the rulebook is not in force."""
    answered: bool = False
    """Something was said about the case that could be forgotten."""
    own_rules: bool = False
    """The case is read by a rulebook that the user chose."""
    case: str = ""
    """The name by which a shell command finds the case."""
    has_rounds: bool = False
    """Something leads to something else in the rulebook of the case."""
    in_conflict: bool = False
    """Sentences of the case exclude each other."""
    facts: int = 0
    undo: str = ""
    """What undo would take back, in words; empty where there is nothing."""
    redo: str = ""
    step: int = 0
    steps: int = 0
    names: int = 0
    """For how many names the marked line stands, where one of them can be chosen."""
    asked: str = ""
    """The sentence that the sheet is about."""
    asked_from: str = ""
    """Where Esc goes back to, after one went from there to a step."""
    phase: str = ""
    """How far a question is: choose, reasons, told, over; empty while none stands."""
    stale: bool = False
    """What stands here is from before the last answer, which is still being evaluated."""
    playing: bool = False
    panes: int = 1
    details: bool = False
    tried: int = 0
    """How many sentences stand in the scratch copy otherwise than in the case."""
    goal: str = ""
    """What was asked to change."""
