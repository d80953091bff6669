"""What lies on the desk: the library, the open case, the settings, and what was said so far.

The screens read from here and write to here. Nothing here knows Textual.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from .actions import ACTIONS, BY_ID, keyed, state
from .altered import Altered
from .keys import printed
from .opencase import OpenCase
from .questions import Questions
from .reading import CannotOpen, Header, Library
from .situation import OtherKeys, Situation
from .store import Keeper
from .store.unkept import Unkept
from .tour import CASE, Tour


@dataclass(frozen=True)
class Notice:
    """Something that was said in the Now line."""

    time: str
    text: str


@dataclass(frozen=True)
class Trail:
    """The place, and the questions laid over it, from where one went to a step."""

    place: str
    step: int
    mark: str
    """The line that was marked in the place itself."""
    view: str = ""
    asked: tuple[tuple[str, str, str], ...] = ()
    """The questions, each with its sentence and with the line that was marked in its answer."""


class Desk:
    """The one state that all screens share."""

    def __init__(self, library: Library, *, ascii: bool = False, keymap: Mapping[str, str] | None = None) -> None:
        self.library = library
        self.ascii = ascii
        self.keymap = keymap or {}
        """Other keys for actions, by the actions' ids."""
        self.case: OpenCase | None = None
        self.tour: Tour | None = None
        """The tour, while somebody is on it: then the open case is a copy."""
        self._before = ""
        """The case that was open before the tour."""
        self.book = ""
        """The rulebook that is looked at; empty for the one that reads the case."""
        self.reads = ""
        """A large case that is being read in a worker."""
        self.opening = False
        """The case that was named at the start is on its way: it opens once the engine is loaded."""
        self.unfinished = False
        """The text of a rulebook was altered and is not in force."""
        self.held: dict[str, str] = {}
        """By rulebook, a text that the disk would not take: it stands here alone."""
        self.putting = False
        """A text is being put in force from here: that its file changes is no news from outside."""
        self.notice = ""
        self.notices: list[Notice] = []
        self.altered = Altered()
        self.questions = Questions()
        self.trails: list[Trail] = []
        """The ways back from the steps that one went to, the newest last."""
        self.changed: Callable[[], None] = lambda: None
        """Called when the open case changed, so that it is evaluated and saved."""
        self.drafted: Callable[[], None] = lambda: None
        """Called when a draft changed, so that it is saved."""

    def say(self, text: str) -> None:
        """Say something until the next key press, and keep it."""
        text = keyed(text, self.other_keys)
        self.notice = text
        self.notices.append(Notice(datetime.now().strftime("%H:%M"), text))

    def add(self, text: str) -> None:
        """Say something more: behind the notice that still stands, else as a notice of its own."""
        if not self.notice:
            self.say(text)
            return
        self.notice = f"{self.notice} {keyed(text, self.other_keys)}"
        self.notices[-1] = Notice(self.notices[-1].time, self.notice)

    @property
    def title(self) -> str:
        """The case on line 2."""
        return self.case.header.title if self.case else ""

    @property
    def day(self) -> str:
        """The day of the case, said behind its title where there is room."""
        return self.case.header.day if self.case else ""

    @property
    def note(self) -> str:
        """What stands beside the views where there is room."""
        if self.case is None:
            return "reason in sentences, and see why"
        return f"rulebook {self.case.header.rulebook}" if self.case.header.rulebook else ""

    @property
    def saved_word(self) -> str:
        """The state of autosave, or that two windows have the case open."""
        if self.held:
            return "NOT SAVED"
        if self.reads:
            return "reads ..."
        if self.case is None:
            return "draft" if self.unfinished else "saved"
        word = self.case.keeper.word
        if word in ("saved", "saving") and (self.case.draft or self.unfinished):
            return "draft"
        if word == "saved" and self.case.windows > 1:
            return f"{self.case.windows} windows"
        return word

    @property
    def leave_warning(self) -> str:
        """What is said instead of "Everything is saved" where it is not so."""
        if self.held:
            return "A text of a rulebook is not saved. Enter leaves all the same and it is lost, Esc stays."
        if self.case is None or not self.case.keeper.reason:
            return ""
        return f"Not saved: {self.case.keeper.reason}. Enter leaves all the same, Esc stays."

    def facts_about(self) -> dict[str, Any]:
        """What a situation needs to know of the desk."""
        case = self.case
        here: dict[str, Any] = {"other_keys": self.other_keys, "touring": self.tour is not None}
        if case is None:
            return here | {"has_book": bool(self.book), "opening": self.opening or bool(self.reads)}
        last, following = case.journal.last, case.journal.next
        return here | {
            "has_case": True,
            "has_book": True,
            "unfinished": self.unfinished,
            "answered": case.journal.says_something,
            "own_rules": bool(case.journal.rules),
            "case": case.header.name,
            "has_rounds": case.reading.changing is not None and case.reading.changing.has_rounds,
            "in_conflict": bool(case.reading.conclusions.clashes),
            "facts": case.facts,
            "undo": "the rules from outside" if self.altered.fresh else last.words if last else "",
            "redo": "the rules from outside" if self.altered.fresh_again else following.words if following else "",
            "step": min(case.step, case.steps),
            "steps": case.steps,
            "asked_from": self.asked_from,
            "stale": case.stale,
        }

    @property
    def asked_from(self) -> str:
        """Where Esc goes back to from the walk, in words; empty where it has no way back."""
        if not self.trails:
            return ""
        back = self.trails[-1]
        if back.asked or back.place == "walk":
            return "the answer" if back.asked else f"step {back.step}"
        return f"the {back.place}"

    # -- acts ---

    @property
    def other_keys(self) -> OtherKeys:
        """The actions that have another key in the settings, each with how it is printed."""
        return tuple((id, printed(keys.split(",")[0])) for id, keys in self.keymap.items())

    def means(self, key: str, at: Situation) -> str | None:
        """The action that a key means by the settings; "" where it has lost its meaning; None: as the table says."""
        if not self.keymap:
            return None
        at = replace(at, sheet="") if at.sheet == "keys" else at
        for id, keys in self.keymap.items():
            if key in keys.split(",") and state(BY_ID[id], at) is not None:
                return id
        usual = [action.id for action in ACTIONS if key in action.bound.split(",") and state(action, at) is not None]
        return "" if usual and all(id in self.keymap for id in usual) else None

    def begin_tour(self) -> None:
        """Begin the tour, in a copy that is not there yet."""
        self._before = self.case.header.name if self.case is not None else ""
        self.tour = Tour()

    def end_tour(self) -> None:
        """Lay the copy aside, and open again what was open before."""
        self.tour, before = None, self._before
        if self.case is not None and isinstance(self.case.keeper, Unkept):
            self.case, self.notice = None, ""
            self.trails.clear()
            if before:
                self.open(before)

    def open(self, item: str) -> None:
        """Read a case and open it. Raises `CannotOpen`."""
        self.take(item, self.library.open(item))

    def take(self, item: str, header: Header) -> None:
        """Open a case that was read; the one that was open is kept and closed.

        On the tour its case is opened as a copy of which nothing is kept; any other ends the tour.
        """
        toured = self.tour is not None and item == CASE
        if self.case is not None:
            if self.case.header.id == header.id and toured == isinstance(self.case.keeper, Unkept):
                return
            self.case.close()
        self.tour = self.tour if toured else None
        self.case = OpenCase(self.library, header, Unkept if toured else Keeper)
        self.trails.clear()
        if self.case.welcome:
            self.say(self.case.welcome)
        self.changed()

    def stop_reading(self) -> str:
        """Give up the case that is being read; the words say so."""
        item, self.reads = self.reads, ""
        self.questions.drop_unwanted()
        return f"{Path(item).name} is not opened."

    def undo(self) -> str:
        """Take back the last answer."""
        return self._act(OpenCase.undo)

    def redo(self) -> str:
        """Bring back what was undone."""
        return self._act(OpenCase.redo)

    def begin_afresh(self) -> str:
        """Forget all answers."""
        return self._act(OpenCase.begin_afresh)

    def _act(self, act: Callable[[OpenCase], str]) -> str:
        if self.case is None:
            return "No case is open."
        said = act(self.case)
        self.changed()
        return said

    def write_case(self, path: str) -> bool:
        """Write the case with the answers that stand into a file, and say what came of it."""
        case = self.case
        if case is None:
            return False
        before = case.file_says([answer.sentence for answer in case.answers])
        try:
            written = self.library.files.write(case.header.id, case.answers, path)
            own = self.library.files.own(case.header.id) == written
            if own:
                case.written(before)
        except CannotOpen as problem:
            self.say(str(problem))
            return False
        said = "1 answer is" if len(before) == 1 else f"{len(before)} answers are"
        self.say(f"Written: {said} in {written}. Comments and all else stay as they were.")
        if own:
            self.changed()
        return True

    def look_around(self) -> None:
        """See what other windows did."""
        if self.case is not None and (arrived := self.case.look_around()):
            self.add(arrived)
            self.changed()
