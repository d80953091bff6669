"""A play in the values of the screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from engine.analysis.round_diagram import loops
from engine.analysis.rounds import Rounds, play
from engine.analysis.rounds_text import clash_words, closing_lines, ending_words, event_words, lines_of
from engine.explanation.circles_words import statement_words
from engine.explanation.wording import capital
from engine.inference.trace import Trace
from engine.language.case import Case, Event, Fact
from engine.language.place import Place
from engine.language.rulebook import Sentence
from engine.language.value import LEVELS

from ..reading import Reading
from ..store import Answer
from ..view.rounds import Happening, Loop, Played, Track
from .facts import Reader

_HERE = Place("here", 1, 1)


def with_events(case: Case, events: Sequence[Answer], read: Reader) -> Case:
    """The case with the user's events; an event that is left open is taken out, whoever put it in."""
    found = list(case.events)
    for answer in events:
        sentence = read(answer.sentence)
        if sentence is None:
            continue
        found = [_without(event, answer.round, sentence) for event in found]
        if answer.standing != "open":
            said = sentence.denial if answer.standing == "denied" else sentence
            found.append(Event(answer.round, (Fact(said, LEVELS[answer.certainty], "you", "", False, _HERE),), _HERE))
    return replace(case, events=tuple(event for event in found if event.facts))


def _without(event: Event, number: int, sentence: Sentence) -> Event:
    if max(1, event.round) != number:
        return event
    return replace(event, facts=tuple(fact for fact in event.facts if fact.sentence.positive != sentence))


class Play:
    """A play with its rounds, each of them a finished run that can be asked."""

    def __init__(self, rounds: Rounds, reading: Callable[[Trace], Reading]) -> None:
        self._rounds, self._reading = rounds, reading
        self._made: dict[int, Reading] = {}

    def reading(self, number: int) -> Reading:
        """Round `number` (from 1) as a reading."""
        if number not in self._made:
            self._made[number] = self._reading(self._rounds.rounds[number - 1].trace)
        return self._made[number]


def played(rounds: Rounds) -> Played:
    """The table, the events with what they do, contradictions, and the circles."""
    case, count = rounds.case, len(rounds.rounds)
    say = case.rulebook.say
    tracks = tuple(
        Track(
            one.words,
            tuple(say(s) for s in one.sentences),
            one.names,
            tuple(number in numbers for number in range(1, count + 1)),
        )
        for one, numbers in lines_of(rounds)
    )
    ending = rounds.ending
    brief = {
        "settles": f"settles in {ending.first}",
        "goes round": f"goes round from {ending.first} to {ending.last}",
        "still moving": "still moving",
    }[ending.how]
    return Played(
        count,
        ending_words(rounds),
        brief if count > 1 else "",
        tracks,
        sum(len(rounds.when(sentence)) == count for sentence in rounds.sentences),
        tuple(
            Happening(one.number, say(fact.sentence.positive), fact.sentence.denied, fact.by == "you")
            for one in rounds.rounds
            for fact in one.events
        ),
        tuple((one.round, tuple(event_words(rounds, one))) for one in rounds.told),
        tuple(line.strip() for line in clash_words(rounds)),
        _loops(rounds),
    )


def _loops(rounds: Rounds) -> tuple[Loop, ...]:
    trace = rounds.rounds[0].trace
    said = {circle.name: closing_lines(rounds, circle) for circle in rounds.case.rulebook.circles}
    return tuple(
        Loop(
            loop.label,
            loop.name,
            loop.sign,
            tuple(statement_words(trace, index) for index in loop.statements),
            tuple(f"{capital(line)}." for line in said.get(loop.name, ())),
        )
        for loop in loops(trace.program)
    )


def play_case(case: Case, events: Sequence[Answer], read: Reader) -> Rounds:
    """Play the case with the user's events."""
    return play(with_events(case, events, read), engine="compiled")
