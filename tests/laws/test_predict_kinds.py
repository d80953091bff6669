"""Of each kind of question just one choice is right, by the engine: on bundled cases and on random rulebooks."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import pytest

from engine.explanation.breakers import turns
from engine.explanation.circles import Turn, circles
from engine.explanation.predict import KINDS, Kind, Prediction, answered, question
from engine.explanation.predict import words as say
from engine.explanation.predict.question import patterns
from engine.inference.run import run
from engine.inference.trace import Trace
from engine.language.rulebook import Sentence
from engine.scenarios.changes import Change, Changes, apply
from tests.generate.choose import Seeded
from tests.generate.rulebooks import files
from tests.laws.evaluators import case_of
from tests.laws.written import bundled_trace

CASES = ["csto-2012", "csto-2012-reformed", "niger-2023", "scholarship-award", "csto-2012-signs"]


def asked(trace: Trace, kind: Kind) -> Iterator[Prediction]:
    """Every question of a kind on a walk."""
    for number in range(1, len(trace.steps) + 1):
        for times in range(3 if kind in ("silence", "circle") else 1):
            found = question(trace, number, kind, times)
            if found is not None:
                yield found


def check(trace: Trace, other: Trace, kind: Kind) -> int:
    """Compare the questions of a kind with another run of the case; how many there were."""
    count = 0
    for found in asked(trace, kind):
        count += 1
        said = f"Step {found.number}, {kind}"
        right = {"follows": follows, "rule": says_so, "silence": unsaid, "circle": becomes}[kind](trace, other, found)
        assert len(right) == 1, f"{said}: {right} are right, and just one may be."
        assert right == [found.choices[found.right].words], f"{said}: the engine finds {right} right."
        assert len({choice.words for choice in found.choices}) == len(found.choices) > 1, f"{said}: twice the same."
        for at, choice in enumerate(found.choices):
            feedback = answered(found, at, found.support)
            assert feedback.outcome == ("understood" if choice.right else "missed")
            assert choice.right or kind == "circle" or choice.why, f'{said}: "{choice.words}" should say why it is not.'
            assert choice.right or choice.words in feedback.headline or kind == "circle"
    return count


def known(trace: Trace, number: int) -> set[Sentence]:
    """What is known before a step."""
    return {*trace.stated, *(step.conclusion for step in trace.steps[: number - 1])}


def follows(trace: Trace, other: Trace, found: Prediction) -> list[str]:
    """The choices that are new and follow from what is known, by the steps of the other run."""
    before = known(trace, found.number)
    ready = {step.conclusion for step in other.steps if before.issuperset(step.firing.premises)} - before
    return [choice.words for choice in found.choices if choice.sentence in ready]


def says_so(trace: Trace, other: Trace, found: Prediction) -> list[str]:
    """The rules that conclude the sentence from what is known, by the steps of the other run."""
    before = known(trace, found.number)
    saying = {
        step.clause.rule.title[:1].upper() + step.clause.rule.title[1:]
        for step in other.steps
        if step.conclusion == found.conclusion and before.issuperset(step.firing.premises)
    }
    return [choice.words for choice in found.choices if choice.words in saying]


def unsaid(trace: Trace, other: Trace, found: Prediction) -> list[str]:
    """The sentences of which nothing is known, and on whose absence a step of the other run rests."""
    step = trace.step(found.number)
    same = [each for each in other.steps if each.firing == step.firing]
    assert len(same) == 1, "Both engines should make this step."
    rule = step.clause.rule
    looked_at = {pattern.statement for pattern in patterns((*rule.conditions, *rule.unless))}
    for choice in found.choices:
        sentence = choice.sentence
        assert sentence is not None
        if choice.why == say.IS_STATED:
            assert sentence in other.stated
        elif choice.why == say.IS_DENIED:
            assert sentence.denial in other.stated
        elif choice.why == say.NOT_LOOKED_AT:
            assert sentence.statement not in looked_at
        elif choice.why:
            assert sentence in {each.conclusion for each in trace.steps[: found.number - 1]}
    silent = {each for each in same[0].assumed if each not in other.known}
    return [choice.words for choice in found.choices if choice.sentence in silent]


def becomes(trace: Trace, other: Trace, found: Prediction) -> list[str]:
    """What becomes of the circle in a run of the other engine with what is supposed."""
    change = supposed(trace, found)
    after = run(apply(trace.case, Changes.of([change])), "experta")
    turn = circle_of(trace, found)
    if not turns(after, turn):
        return [say.STOPS]
    gone = [trace.say(sentence) for sentence in turn.drawn[:1] if sentence not in after.known]
    return [say.turns_without(gone[0])] if gone else [say.TURNS_ON]


def supposed(trace: Trace, found: Prediction) -> Change:
    """The change that the last line before the question speaks of."""
    words = found.given[-1].partition('"')[2].rpartition('"')[0]
    dropped = [Change("drop", s) for s in trace.stated if found.given[-1] == say.suppose_not(trace.say(s))]
    stated = [Change("state", s) for s in trace.assumed if found.given[-1] == say.suppose(trace.say(s))]
    assert len(dropped + stated) == 1, f"It should be clear what is supposed by {words!r}."
    return (dropped + stated)[0]


def circle_of(trace: Trace, found: Prediction) -> Turn:
    """The circle whose sentences are listed before the question."""
    listed = [line.partition(". ")[2] for line in found.given[1:-1]]
    rings = [turn for ring in circles(trace).standing for turn in ring.turns]
    return next(turn for turn in rings if [trace.say(sentence) for sentence in turn.sentences] == listed)


@pytest.mark.parametrize("kind", KINDS)
def test_just_one_choice_is_right_on_bundled_cases(kind: Kind) -> None:
    counts = [check(trace, trace, kind) for trace in map(bundled_trace, CASES)]
    assert sum(counts) > 10, "There should be something to try."


@pytest.mark.parametrize("kind", KINDS)
def test_just_one_choice_is_right_on_random_rulebooks(kind: Kind) -> None:
    assert sum(on_random(kind, range(8))) > 5, "There should be something to try."


@pytest.mark.long
@pytest.mark.parametrize("kind", KINDS)
def test_just_one_choice_is_right_on_many_random_rulebooks(kind: Kind) -> None:
    assert sum(on_random(kind, range(8, 200))) > 100


def on_random(kind: Kind, seeds: range) -> Iterator[int]:
    """How many questions of a kind each random rulebook gives; they are compared with a run of the other engine."""
    for seed in seeds:
        yield check(*both(seed), kind)


@lru_cache(maxsize=16)
def both(seed: int) -> tuple[Trace, Trace]:
    """The runs of a random case by either engine; all kinds of questions are about them."""
    case = case_of(files(Seeded(seed)).texts)
    return run(case, "compiled"), run(case, "experta")


def test_a_circle_is_asked_about_only_where_one_stands() -> None:
    trace = bundled_trace("csto-2012")
    steps = {found.number for found in asked(trace, "circle")}
    closing = {max(arc.step.number for arc in turn.arcs) for ring in circles(trace).standing for turn in ring.turns}
    drawn = {trace.steps_of(s)[0] for ring in circles(trace).standing for turn in ring.turns for s in turn.drawn}
    assert steps == closing | drawn, "The step that closes a circle, and the step that draws something from it."
    assert not list(asked(bundled_trace("armenia-2022"), "circle")), "No circle stands in this case."


def test_a_silence_is_asked_about_only_where_one_was_relied_on() -> None:
    trace = bundled_trace("csto-2012")
    assert {found.number for found in asked(trace, "silence")} == {step.number for step in trace.steps if step.assumed}


def test_what_was_left_out_and_does_not_start_by_itself() -> None:
    """Three things are supposed in turn: what nobody said, what the circle rests on, what it does not look at."""
    trace = bundled_trace("csto-2012")
    found = [question(trace, 28, "circle", times) for times in range(3)]
    rights = {each.choices[each.right].words for each in found if each is not None}
    name = "the vicious circle between Russia and Kyrgyzstan persists"
    assert rights == {say.TURNS_ON, say.STOPS, say.turns_without(name)}, "Each outcome should come."


def test_a_rule_that_says_the_same_elsewhere_says_what_it_lacks() -> None:
    found = question(bundled_trace("csto-2012"), 1, "rule")
    assert found is not None
    whys = {choice.words: choice.why for choice in found.choices}
    assert whys["Who is no equal goes behind the back"] == (
        'needs "Russia denies Kyrgyzstan equality", which follows later, in step 18'
    )
