"""What the events of a play broke and brought: the same case is played with and without them, side by side."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from engine.language.case import Case, Fact
from engine.language.rulebook import Sentence
from engine.language.value import Certainty

if TYPE_CHECKING:
    from .rounds import Rounds


@dataclass(frozen=True, slots=True)
class Difference:
    """A sentence that holds otherwise because of an event, and the rounds in which it does; `certainty` is the first's.

    It is told as what it was first: "gone" if it would have held, "new" if it would not.
    """

    sentence: Sentence
    rounds: tuple[int, ...]
    how: Literal["gone", "new", "weaker", "surer"]
    certainty: Certainty

    @property
    def round(self) -> int:
        return self.rounds[0]


@dataclass(frozen=True, slots=True)
class Told:
    """What the events before one round change, compared with the play up to then that goes on without them.

    `waits_for` is the round of the later event together with which they change something, if they do not alone.
    """

    round: int
    facts: tuple[Fact, ...]
    differences: tuple[Difference, ...]
    waits_for: int | None


def told(whole: Rounds, replay: Callable[[Case], Rounds]) -> tuple[Told, ...]:
    """For each round with events that was reached, what they change."""
    numbers = [one.number for one in whole.rounds if one.events]
    plays = [replay(_only(whole.case, numbers[:count])) for count in range(len(numbers))]
    plays.append(whole if not whole.pending else replay(_only(whole.case, numbers)))
    found = []
    for at, number in enumerate(numbers):
        facts = whole.rounds[number - 1].events
        differences = _differences(plays[at], plays[at + 1], number, facts, len(whole.rounds))
        waits_for = None
        if not differences:
            for later in range(at + 1, len(numbers)):
                kept = [other for other in numbers[: later + 1] if other != number]
                without = replay(_only(whole.case, kept))
                if _differences(without, plays[later + 1], number, facts, len(whole.rounds)):
                    waits_for = numbers[later]
                    break
        found.append(Told(number, facts, differences, waits_for))
    return tuple(found)


def _only(case: Case, numbers: list[int]) -> Case:
    """The case with the events of some rounds only."""
    return replace(case, events=tuple(event for event in case.events if max(1, event.round) in numbers))


def _differences(
    without: Rounds, with_them: Rounds, since: int, facts: tuple[Fact, ...], until: int
) -> tuple[Difference, ...]:
    """Every sentence that holds otherwise from round `since` on, but for those that were put in."""
    own = {fact.sentence.positive for fact in facts}
    found: dict[Sentence, list[Difference]] = {}
    for number in range(since, max(until, len(without.rounds), len(with_them.rounds)) + 1):
        before, after = without.at(number), with_them.at(number)
        if before is None or after is None:
            break
        for sentence in dict.fromkeys((*before.trace.known.sentences(), *after.trace.known.sentences())):
            if sentence.positive not in own:
                difference = _difference(sentence, number, before.level(sentence), after.level(sentence))
                if difference is not None:
                    found.setdefault(sentence, []).append(difference)
    return tuple(
        replace(each[0], rounds=tuple(other.round for other in each if other.how == each[0].how))
        for each in found.values()
    )


def _difference(sentence: Sentence, number: int, was: Certainty | None, now: Certainty | None) -> Difference | None:
    if was is None and now is not None:
        return Difference(sentence, (number,), "new", now)
    if was is not None and now is None:
        return Difference(sentence, (number,), "gone", was)
    if was is None or now is None or was == now:
        return None
    return Difference(sentence, (number,), "weaker" if now < was else "surer", now)
