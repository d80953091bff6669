"""Round after round of a case: what `leads to` brings about, until nothing new can come or it goes round.

    state -> run -> effects -> next state (less what does not last) -> events put in -> run ...

A play is a frozen value. Each of its rounds is a finished trace, so that "why?" is answered in it as anywhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from engine.inference.record import stated_facts
from engine.inference.run import EngineName, run
from engine.inference.trace import Step, Trace
from engine.language.case import Case, Fact
from engine.language.rulebook import Sentence
from engine.language.value import Certainty

from .next_state import Clash, Entry, State, first_state, following_state, same_state, with_events
from .round_events import Difference, Told, told
from .round_loops import Closing, closings

MOST = 20


@dataclass(frozen=True, eq=False)
class Round:
    """One round: what was put in before it, the state, the finished run, and effects that cancel out."""

    number: int
    events: tuple[Fact, ...]
    state: dict[Sentence, Entry]
    trace: Trace
    clashes: tuple[Clash, ...]

    @property
    def effects(self) -> Sequence[Step]:
        return self.trace.effects

    def level(self, sentence: Sentence) -> Certainty | None:
        """How surely a sentence holds in this round, stated or concluded."""
        return self.trace.level(sentence)


@dataclass(frozen=True, slots=True)
class Ending:
    """How a play ends. "settles": round `first` repeats itself. "goes round": rounds `first` to `last` do, in turn."""

    how: Literal["settles", "goes round", "still moving"]
    first: int
    last: int


@dataclass(frozen=True, eq=False)
class Rounds:
    """A play. `pending` are the events that were not reached."""

    case: Case
    rounds: tuple[Round, ...]
    ending: Ending
    pending: tuple[tuple[int, tuple[Fact, ...]], ...]

    def at(self, number: int) -> Round | None:
        """Round `number` (from 1), also beyond the last one played if the play repeats itself; else None."""
        if number <= len(self.rounds):
            return self.rounds[number - 1]
        if self.ending.how == "still moving":
            return None
        first, last = self.ending.first, self.ending.last
        return self.rounds[first - 1 + (number - first) % (last - first + 1)]

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence that holds in some round, in the order in which it first does."""
        found = (sentence for one in self.rounds for sentence in one.trace.known.sentences())
        return tuple(dict.fromkeys(found))

    def when(self, sentence: Sentence) -> tuple[int, ...]:
        """The numbers of the rounds in which a sentence holds."""
        return tuple(one.number for one in self.rounds if one.level(sentence) is not None)

    @cached_property
    def moving(self) -> tuple[Sentence, ...]:
        """The sentences that hold in some rounds and not in others; a denial only if its sentence never holds."""
        some = (s for s in self.sentences if len(self.when(s)) < len(self.rounds))
        return tuple(dict.fromkeys(s.positive if s.positive in self.sentences else s for s in some))

    @cached_property
    def closings(self) -> tuple[Closing, ...]:
        """When each circle that the rulebook declares came back to its beginning."""
        return closings(self.case.rulebook.circles, self.rounds, self.ending.first, self.ending.last, self._repeats)

    @cached_property
    def told(self) -> tuple[Told, ...]:
        """What each round's events broke and brought; the case is played again without them to see it."""
        return told(self, lambda case: play(case, len(self.rounds)))

    @property
    def _repeats(self) -> bool:
        return self.ending.how != "still moving"


def play(case: Case, most: int = MOST, engine: EngineName = "auto") -> Rounds:
    """Play a case for `most` rounds at most.

    The play ends when a state returns, counted from the last event on: an earlier round that looks the same
    still had an event before it, and went another way.
    """
    events = events_of(case)
    last_event = max(events, default=1)
    state = with_events(case.rulebook, first_state(stated_facts(case)), events.get(1, ()), 1)
    rounds: list[Round] = []
    for number in range(1, most + 1):
        facts = tuple(entry.fact for entry in state.values())
        trace = run(replace(case, facts=facts), engine)
        after, clashes = following_state(trace, state, number + 1)
        rounds.append(Round(number, events.get(number, ()), state, trace, clashes))
        state = with_events(case.rulebook, after, events.get(number + 1, ()), number + 1)
        same = _returned(rounds, state, last_event)
        if same is not None:
            how: Literal["settles", "goes round"] = "settles" if same == number else "goes round"
            return Rounds(case, tuple(rounds), Ending(how, same, number), ())
    pending = tuple((number, facts) for number, facts in sorted(events.items()) if number > most)
    return Rounds(case, tuple(rounds), Ending("still moving", most, most), pending)


def _returned(rounds: list[Round], state: State, last_event: int) -> int | None:
    """The number of the round whose state has come back."""
    return next((one.number for one in rounds[last_event - 1 :] if same_state(one.state, state)), None)


def events_of(case: Case) -> dict[int, tuple[Fact, ...]]:
    """The facts that are put in, by round; what is set before the first round counts as before it."""
    found: dict[int, tuple[Fact, ...]] = {}
    for event in case.events:
        number = max(1, event.round)
        found[number] = (*found.get(number, ()), *event.facts)
    return found


__all__ = ["MOST", "Closing", "Difference", "Ending", "Round", "Rounds", "Told", "play"]
