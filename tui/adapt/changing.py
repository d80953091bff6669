"""The questions of the place Change, on the engine: a scratch copy, and searches over very many of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cached_property

from engine.analysis.unknown import Unknown
from engine.analysis.what_if import compared
from engine.inference.run import run
from engine.inference.trace import Trace
from engine.language.case import Case
from engine.language.rulebook import Sentence
from engine.language.value import LEVELS
from engine.scenarios.changes import Change, Changes, How
from engine.scenarios.ground import TooLarge

from ..reading import Reading
from ..store import Answer
from ..view.carries import Carries
from ..view.case import Topic
from ..view.least import RING, Goal, Least
from ..view.rounds import Played
from ..view.what_if import Outcome
from .carries import carries
from .facts import Reader, answered, topics
from .least import goals, least, least_for_ring
from .rounds import Play, play_case, played
from .try_out import outcome
from .turns import Turns

LARGE = 10_000
"""Rules times names, from which on it would take seconds to find out what matters of all that is not known."""


SHOWN = 60
"""So many of what a large case takes for granted stand among its facts; every other is found by its words."""


class EngineChanging:
    """Answers about one finished run of a case; `written` is the case as its file has it."""

    def __init__(
        self,
        written: Case,
        trace: Trace,
        answers: Sequence[Answer],
        read: Reader,
        reading: Callable[[Trace], Reading],
        turns: Turns,
    ) -> None:
        self._written, self._trace, self._answers = written, trace, tuple(answers)
        self._read, self._reading, self._turns = read, reading, turns
        self._last: tuple[object, tuple[Topic, ...]] = (None, ())

    @cached_property
    def _silences(self) -> tuple[Sentence, ...]:
        """What nobody said and some conclusion depends on; of a large case, what its rules took for granted."""
        case = self._trace.case
        try:
            if len(case.rulebook.rules) * len(case.names) > LARGE:
                raise TooLarge
            unknown = Unknown.of(self._trace, self._trace.news)
        except TooLarge:
            taken = dict.fromkeys(s for step in self._trace.steps for s in step.assumed if not s.denied)
            return tuple(taken)[:SHOWN]
        return tuple(dict.fromkeys(change.sentence for change in unknown.variables))

    def prepare(self) -> None:
        """Find out what is not known and matters. May take its time."""
        with self._turns.one:
            _ = self._silences

    def facts(self, turns: Sequence[Answer]) -> Sequence[Topic]:
        """The facts of the scratch copy, and below each topic what is not known and matters."""
        silences: tuple[Sentence, ...] = self.__dict__.get("_silences", ())
        key = tuple(turns), len(silences)
        if self._last[0] != key:  # A screen asks several times at one key press.
            facts = answered(self._written, (*self._answers, *turns), self._read)
            self._last = key, topics(self._written, facts, silences)
        return self._last[1]

    def outcome(self, turns: Sequence[Answer]) -> tuple[Outcome, Reading]:
        """What the turns bring, and the run by which they do."""
        with self._turns.one:
            facts = answered(self._written, (*self._answers, *turns), self._read)
            after = run(replace(self._trace.case, facts=facts), "compiled")
            return outcome(compared(self._trace, after, self._changes(turns), reasons=False)), self._reading(after)

    def _changes(self, turns: Iterable[Answer]) -> Changes:
        hows: dict[str, How] = {"stated": "state", "denied": "deny", "open": "drop"}
        read = ((turn, self._read(turn.sentence)) for turn in turns)
        return Changes.of(Change(hows[turn.standing], s, LEVELS[turn.certainty]) for turn, s in read if s is not None)

    def goals(self) -> Sequence[tuple[str, Sequence[Goal]]]:
        """What can be asked to change."""
        with self._turns.one:
            return goals(self._trace)

    def least(self, goal: str, most: int, pins: Sequence[str]) -> Least:
        """The least changes that do it."""
        with self._turns.search:
            keep = tuple(self._sentences(pins))
            if goal.startswith(RING):
                return least_for_ring(self._trace, goal, most, keep)
            sentence = self._read(goal)
            if sentence is None:
                return Least(Goal(goal, goal), "", problem="This is no sentence that this rulebook can read.")
            return least(self._trace, sentence, most, keep)

    def _sentences(self, words: Iterable[str]) -> Iterable[Sentence]:
        return (sentence for each in words if (sentence := self._read(each)) is not None)

    def carries(self) -> Carries:
        """What everything hangs on."""
        with self._turns.whole:
            return carries(self._trace)

    @cached_property
    def has_rounds(self) -> bool:
        """Whether the rulebook says that something leads to something else."""
        return any(rule.leads_to for rule in self._trace.rulebook.rules)

    def rounds(self, events: Sequence[Answer]) -> tuple[Played, Callable[[int], Reading]]:
        """The play from the case as it stands, with further events; and each round of it, to be asked."""
        with self._turns.search:
            rounds = play_case(self._trace.case, events, self._read)
            return played(rounds), Play(rounds, self._reading).reading
