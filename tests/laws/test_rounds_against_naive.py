"""On random rulebooks a play is what the plainest reading of the language says, round by round."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engine.analysis.rounds import play
from engine.language.case import Case, Event, Fact
from engine.language.rulebook import Rulebook, Sentence
from engine.language.value import Certainty
from tests.generate.choose import Seeded
from tests.generate.rulebooks import files
from tests.laws.evaluators import case_of
from tests.naive.evaluator import Naive

ROUNDS = 6
SIZE = 15
QUICK = range(300, 315, SIZE)
MANY = range(1000, 1450, SIZE)

State = dict[Sentence, int]


def exclude(book: Rulebook, one: Sentence, other: Sentence) -> bool:
    """Whether two sentences cannot stand beside each other, read off the declarations."""
    if one == other:
        return False
    if one.statement == other.statement and one.args == other.args:
        return True
    if one.denied or other.denied:
        return False
    if other in book.opposites(one) or one in book.opposites(other):
        return True
    slot = book.statements[one.statement].one
    return (
        slot is not None
        and one.statement == other.statement
        and all(
            at == slot or mine == theirs for at, (mine, theirs) in enumerate(zip(one.args, other.args, strict=True))
        )
    )


def next_state(book: Rulebook, state: State, effects: State) -> State:
    against = {one for one in effects for other in effects if exclude(book, one, other)}
    following = {s: sure for s, sure in state.items() if s in against or book.statements[s.statement].lasts}
    for effect, sure in effects.items():
        if effect not in against:
            following = {s: level for s, level in following.items() if not exclude(book, effect, s)}
            following[effect] = max(sure, following.get(effect, 0))
    return following


def put_in(book: Rulebook, state: State, facts: list[Fact]) -> State:
    new: State = {}
    for fact in facts:
        new[fact.sentence] = max(int(fact.certainty), new.get(fact.sentence, 0))
    kept = {s: sure for s, sure in state.items() if s not in new and not any(exclude(book, each, s) for each in new)}
    return {**kept, **new}


def with_events(case: Case) -> Case:
    """The case with its first fact turned round in round 2, and its last one put back, less sure, in round 4."""
    if not case.facts:
        return case
    first, last = case.facts[0], case.facts[-1]
    turned = first.sentence.positive if first.sentence.denied else first.sentence.denial
    events = (
        Event(2, (replace(first, sentence=turned),), first.place),
        Event(4, (replace(last, certainty=Certainty.POSSIBLE),), last.place),
    )
    return replace(case, events=events)


@pytest.mark.parametrize("first", QUICK)
def test_each_round_is_what_the_plainest_reading_says(first: int) -> None:
    assert check(first), "Among these cases some should move at all, or the law is empty."


@pytest.mark.long
@pytest.mark.parametrize("first", MANY)
def test_each_round_of_many_plays_is_what_the_plainest_reading_says(first: int) -> None:
    check(first)


def check(first: int) -> int:
    """Compare the plays of SIZE random rulebooks from seed `first` on; how many of them moved."""
    moved = 0
    for seed in range(first, first + SIZE):
        case = case_of(files(Seeded(seed)).texts)
        for tried in (case, with_events(case)):
            moved += compare(tried, seed)
    return moved


def compare(case: Case, seed: int) -> bool:
    """Play the case both ways; true if its state changed by an effect."""
    book = case.rulebook
    rounds = play(case, ROUNDS)
    state = put_in(book, {}, list(case.facts))
    events = {event.round: list(event.facts) for event in case.events}
    history: list[State] = []
    moved = False
    for one in rounds.rounds:
        state = put_in(book, state, events.get(one.number, []))
        history.append(state)
        mine = {sentence: int(entry.fact.certainty) for sentence, entry in one.state.items()}
        assert mine == state, f"Seed {seed}, round {one.number}: the states differ."
        place = case.facts[0].place if case.facts else one.trace.rulebook.books[-1].place
        facts = tuple(Fact(s, Certainty(sure), "", "", False, place) for s, sure in state.items())
        naive = Naive(replace(case, facts=facts))
        told = {sentence: int(one.trace.level(sentence) or 0) for sentence in one.trace.known.sentences()}
        assert told == naive.sure, f"Seed {seed}, round {one.number}: what holds differs."
        effects: State = {}
        for step in naive.effects:
            effects[step.conclusion] = max(step.certainty, effects.get(step.conclusion, 0))
        state = next_state(book, state, effects)
        moved = moved or bool(effects)
    ended(case, rounds.ending.how, rounds.ending.first, put_in(book, state, events.get(len(history) + 1, [])), history)
    return moved


def ended(case: Case, how: str, first: int, following: State, history: list[State]) -> None:
    last = max((event.round for event in case.events), default=1)
    returned = [number for number, state in enumerate(history, 1) if number >= last and state == following]
    if how == "still moving":
        assert not returned or len(history) < last, "A state has returned, and the play went on."
    else:
        assert returned[:1] == [first], "The play ended, and no such state had returned."
        assert (how == "settles") == (first == len(history))
