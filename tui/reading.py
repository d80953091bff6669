"""What the program reads from: the contract between the screens and whatever evaluates a case.

Screens never see a rulebook, a case file or a trace, only these plain values.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from .comparing import Comparisons
from .entry import Template
from .entry.judge import Wrong
from .files import Files
from .later import Later
from .outside import OnDisk
from .rulebooks import Rulebooks
from .store import Answer
from .view.ask import Inquiry, Silences
from .view.carries import Carries
from .view.case import Topic
from .view.conclusions import Conclusions, nothing_yet
from .view.home import Section
from .view.least import Goal, Least
from .view.predict import Quiz
from .view.rests import Rests
from .view.rounds import Played
from .view.walk import Head, Step
from .view.what_if import Outcome
from .view.why import Repairs, Why
from .writings import Writings


class CannotOpen(Exception):
    """What was chosen cannot be opened; the message says why, in a sentence."""


class Unsaid(CannotOpen):
    """What was typed is no sentence of the rulebook."""

    def __init__(self, wrong: Wrong) -> None:
        super().__init__(f"{wrong.words} {wrong.hint}".strip())
        self.wrong = wrong


class Broken(CannotOpen):
    """A file of the user's has a problem; as a text it can be opened all the same."""

    def __init__(self, words: str, path: Path, line: int) -> None:
        super().__init__(words)
        self.path = path
        self.line = line


@dataclass(frozen=True)
class Header:
    """What is known of a case before it is evaluated."""

    id: str
    """Under this the answers are kept: the file's path, or the name of a bundled case."""
    name: str
    """What a shell command calls it."""
    title: str
    rulebook: str = ""
    day: str = ""
    """The day on which it is looked at, as it is said; empty where the title says it."""


@dataclass(frozen=True)
class Known:
    """A sentence that can be found: said, concluded, or looked at by a rule."""

    sentence: str
    standing: str
    certainty: str = ""
    steps: tuple[int, ...] = ()
    beside: str = ""
    """What has to be said of a conclusion: that it rests on a disputed fact."""


def _no_why(sentence: str) -> Why:
    return Why(sentence, "Why", "Nothing was evaluated yet.")


def _no_rests(sentence: str) -> Later[Rests]:
    return Later(lambda: Rests(sentence, False, "Nothing was evaluated yet."))


def _no_repairs(sentence: str) -> Later[Repairs]:
    return Later(Repairs)


@dataclass(frozen=True)
class Reading:
    """A case with its answers, evaluated: frozen, and walked with a cursor."""

    steps: Sequence[Step] = ()
    """Each is made when it is looked at."""
    heads: tuple[Head, ...] = ()
    known: tuple[Known, ...] = ()
    sayable: tuple[str, ...] = ()
    """Further sentences about the things of the case, said by nobody."""
    why: Callable[[str], Why] = _no_why
    quiz: Quiz | None = None
    """Questions about the walk, before one looks."""
    inquiry: Later[Inquiry] = field(default_factory=lambda: Later(Inquiry))
    """What to ask next."""
    silences: Later[Silences] = field(default_factory=lambda: Later(Silences))
    """What the rules looked at and nobody said."""
    problem: str = ""
    conclusions: Conclusions = field(default_factory=nothing_yet)
    rests: Callable[[str], Later[Rests]] = _no_rests
    """What rests on a sentence, or would follow from it."""
    repairs: Callable[[str], Later[Repairs]] = _no_repairs
    """What would bring a sentence about that does not hold."""
    changing: Changing | None = None
    """The questions of the place Change; None where nothing was evaluated."""

    def known_as(self, sentence: str) -> Known | None:
        """What the run says of a sentence."""
        return next((known for known in self.known if known.sentence == sentence), None)


class Changing(Protocol):
    """Questions about other cases than the one that was evaluated. All but `facts` may take their time."""

    def prepare(self) -> None:
        """Find out what is not known and matters, for `facts`."""
        ...

    def facts(self, turns: Sequence[Answer]) -> Sequence[Topic]:
        """The facts of a scratch copy in which these sentences are turned, and what is not known and matters."""
        ...

    def outcome(self, turns: Sequence[Answer]) -> tuple[Outcome, Reading]:
        """What the turns bring, and the scratch copy as a reading."""
        ...

    def goals(self) -> Sequence[tuple[str, Sequence[Goal]]]:
        """What can be asked to change, in groups."""
        ...

    def least(self, goal: str, most: int, pins: Sequence[str]) -> Least:
        """The least changes, up to so many, that do it; what is pinned stays as it is."""
        ...

    def carries(self) -> Carries:
        """What everything hangs on."""
        ...

    @property
    def has_rounds(self) -> bool:
        """Whether something leads to something else."""
        ...

    def rounds(self, events: Sequence[Answer]) -> tuple[Played, Callable[[int], Reading]]:
        """The play with these events besides those of the case; and each round of it as a reading."""
        ...


class Library(Protocol):
    """Everything that can be opened, and the evaluation of it."""

    @property
    def compare(self) -> Comparisons:
        """What came later, rivals, and how all cases went."""
        ...

    @property
    def write(self) -> Writings:
        """What is written to files on request."""
        ...

    @property
    def books(self) -> Rulebooks:
        """The rulebooks: what is in them, their text, and copies."""
        ...

    @property
    def files(self) -> Files:
        """What can be written to the disk."""
        ...

    @property
    def disk(self) -> OnDisk:
        """The files of the open case, which somebody else may write."""
        ...

    def use(self, case: str, rules: str) -> str:
        """Read an open case by another rulebook from now on, "" for its own; raises `CannotOpen`."""
        ...

    def sections(self) -> Sequence[Section]:
        """The groups of Home."""
        ...

    def warm(self) -> None:
        """Get ready what the first case will need, and what Home tells of it. It runs in a worker."""
        ...

    def large(self, item: str) -> bool:
        """Whether reading a case takes longer than a key may wait. Quick."""
        ...

    def open(self, item: str) -> Header:
        """Make a case ready; raises `CannotOpen`."""
        ...

    def topics(self, case: str, answers: Sequence[Answer]) -> Sequence[Topic]:
        """The facts with these answers. Quick: it is asked at every key press that answers."""
        ...

    def templates(self, case: str) -> Sequence[Template]:
        """What can be said in this case."""
        ...

    def sources(self, case: str) -> Sequence[tuple[str, str]]:
        """The sources that can be named, each by its id and as one reads it."""
        ...

    def parse(self, case: str, text: str) -> tuple[str, bool]:
        """The sentence in its canonical wording, and whether the text denies it; raises `Unsaid`."""
        ...

    def read(self, case: str, answers: Sequence[Answer]) -> Reading:
        """Evaluate the case with these answers. May take its time; it runs in a worker."""
        ...
