"""Of the four sentences of a question just one follows now; the others are near misses, and each says what it lacks."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from engine.explanation.agenda import agenda
from engine.explanation.predict import (
    CHOICES,
    KINDS,
    Prediction,
    Record,
    answered,
    first_steps,
    grouped,
    left,
    next_question,
    question,
    shown,
    standing,
)
from engine.explanation.predict.question import patterns
from engine.inference.trace import Trace
from tests.laws.written import bundled_trace

CASES = ["csto-2012", "csto-2012-reformed", "niger-2023", "armenia-2022", "scholarship-award", "csto-2012-signs"]


@pytest.fixture(scope="module", params=CASES)
def trace(request: pytest.FixtureRequest) -> Trace:
    return bundled_trace(request.param)


def questions(trace: Trace) -> list[Prediction]:
    return [found for step in trace.steps if (found := question(trace, step.number)) is not None]


def column(number: int) -> Prediction:
    found = question(bundled_trace("csto-2012"), number)
    assert found is not None
    return found


def test_just_one_choice_is_on_the_agenda(trace: Trace) -> None:
    for asked in questions(trace):
        waiting = {trace.step(asked.number).conclusion, *(s.conclusion for s in agenda(trace, asked.number).waiting)}
        follows = [choice.words for choice in asked.choices if choice.sentence in waiting]
        assert follows == [asked.choices[asked.right].words], f"Step {asked.number}: {follows} follow now."


def test_no_near_miss_could_be_concluded_from_what_is_known(trace: Trace) -> None:
    for asked in questions(trace):
        known = {*trace.stated, *(step.conclusion for step in trace.steps[: asked.number - 1])}
        for choice in asked.choices:
            assert choice.sentence not in known, f'Step {asked.number}: "{choice.words}" is known already.'
            if choice.right:
                continue
            ready = [
                step.number
                for step in trace.steps
                if step.conclusion == choice.sentence and all(premise in known for premise in step.firing.premises)
            ]
            assert not ready, f'Step {asked.number}: "{choice.words}" follows in step {ready} from what is known.'
            assert choice.why, f'Step {asked.number}: "{choice.words}" should say what it lacks.'


def test_a_new_sentence_is_asked_about_with_four_choices() -> None:
    trace = bundled_trace("csto-2012")
    asked = {found.number: found for found in questions(trace)}
    assert set(asked) == {step.number for step in trace.steps if step.new}, "Every new sentence can be asked about."
    assert all(len(found.choices) == CHOICES for found in asked.values())
    assert {found.right for found in asked.values()} == {0, 1, 2, 3}, "The right answer should not stand in one place."


def test_the_reasons_are_the_premises_and_two_that_the_rule_does_not_use(trace: Trace) -> None:
    for asked in questions(trace):
        step = trace.step(asked.number)
        used = [reason for reason in asked.tick if reason.used]
        assert len(used) == sum(premise.part == "if" for premise in step.premises)
        assert set(asked.reasons) == {reason for reason in asked.tick if reason.used}
        rule = step.clause.rule
        looked_at = {pattern.statement for pattern in patterns((*rule.conditions, *rule.unless, *rule.even_if))}
        for reason in asked.tick:
            if not reason.used:
                assert reason.sentence is not None
                assert reason.sentence.statement not in looked_at, f'The rule does look at "{reason.words}".'

                assert reason.sentence in trace.known, f'"{reason.words}" should be true.'
                assert reason.sentence not in step.firing.premises, f'"{reason.words}" is a premise of the step.'


def test_right_conclusion_and_right_reasons_are_understood() -> None:
    asked = column(18)
    assert answered(asked, asked.right, asked.support).outcome == "understood"


def test_a_reason_that_the_rule_does_not_look_at_is_named() -> None:
    asked = column(18)
    cost = next(at for at, reason in enumerate(asked.tick) if "cost" in reason.words)
    feedback = answered(asked, asked.right, asked.support | {cost})
    assert feedback.outcome == "half"
    assert feedback.headline == (
        "Right conclusion, wrong reason: this rule does not look at "
        "whether Russia carries most of the cost of the CSTO."
    )


def test_a_missing_reason_is_named() -> None:
    asked = column(18)
    member = next(at for at, reason in enumerate(asked.tick) if "member" in reason.words)
    feedback = answered(asked, asked.right, asked.support - {member})
    assert (feedback.outcome, feedback.headline) == ("half", "Right conclusion, but not yet the whole reason.")
    assert feedback.explanation.startswith('It also rests on "Kyrgyzstan is a member of the CSTO".')


def test_whoever_chose_wrongly_is_told_why_and_sees_the_step_and_no_other_reasons() -> None:
    asked = column(18)
    wrong = next(at for at, choice in enumerate(asked.choices) if not choice.right)
    feedback = answered(asked, wrong)
    assert all(line.ticked is None and line.reason.used for line in feedback.lines), "Nothing was there to be ticked."
    assert feedback.explanation == asked.because


def test_a_near_miss_that_was_chosen_says_what_it_lacks() -> None:
    asked = column(18)
    wrong = next(at for at, choice in enumerate(asked.choices) if "vicious circle" in choice.words)
    feedback = answered(asked, wrong, asked.support)
    assert feedback.outcome == "missed", "Right reasons for a wrong conclusion are missed."
    assert 'needs "Russia denies Kyrgyzstan equality", which only now follows' in feedback.headline


def test_what_is_held_back_names_what_holds_it_back() -> None:
    whys = [c.why for asked in questions(bundled_trace("csto-2012-reformed")) for c in asked.choices]
    assert 'is held back, since "the CSTO is a modern security system" holds' in whys


def test_a_rule_is_understood_after_two_right_answers_and_asked_no_more() -> None:
    trace, record = bundled_trace("csto-2012"), Record.empty()
    asked = next_question(trace, 0, record)
    assert asked is not None
    assert asked.rule == "quiet-talks"
    for _ in range(2):
        assert not record.is_understood("quiet-talks"), "Once may be luck."
        record = record.with_answer("quiet-talks", "understood")
    assert record.is_understood("quiet-talks")
    following = next_question(trace, 0, record)
    assert following is not None
    assert following.rule != "quiet-talks", "What is understood need not be asked again."


def test_the_kinds_of_question_come_in_turn_where_they_can_be_asked() -> None:
    trace, record, after = bundled_trace("csto-2012"), Record.empty(), 0
    kinds = []
    while (asked := next_question(trace, after, record)) is not None:
        kinds.append(asked.kind)
        record, after = record.with_answer(asked.rule, "half", asked.kind), asked.number
    assert kinds[:3] == ["follows", "rule", "follows"], "The same rule is asked about in another way the next time."
    assert {kind: kinds.count(kind) > 1 for kind in KINDS} == dict.fromkeys(KINDS, True), "Each kind comes."
    assert kinds.count("follows") == max(map(kinds.count, KINDS)), "What follows is asked most."


def test_a_rule_that_was_asked_about_is_asked_in_another_way_when_one_begins_again() -> None:
    trace = bundled_trace("scholarship-award")
    first = next_question(trace, 1, Record.empty())
    assert first is not None
    second = next_question(trace, 1, Record.empty().with_answer(first.rule, "half", first.kind))
    assert second is not None
    assert (second.rule, second.kind == first.kind) == (first.rule, False)


def test_why_no_question_is_left() -> None:
    trace = bundled_trace("scholarship-award")
    assert left(trace, len(trace.steps), Record.empty()).startswith("This was the last step")
    understood = Record({rule.id: {"understood": 2} for rule, _ in first_steps(trace)})
    assert next_question(trace, 0, understood) is None
    assert left(trace, 0, understood).startswith("All rules behind this step are understood")


def test_the_record_tells_of_each_rule_how_far_it_is() -> None:
    trace = bundled_trace("scholarship-award")
    record = Record.empty().with_answer("need", "half").with_answer("need", "seen", "rule")
    for kind in ("follows", "silence"):
        record = record.with_answer("award", "understood", kind)
    groups = dict(grouped(trace, record))
    assert list(groups) == ["Understood: 1", "Asked about, not understood yet: 1", "Not asked yet: 4"]
    assert standing(record, "need") == "half once, shown once"


def test_what_was_shown_counts_as_seen_and_not_as_missed() -> None:
    record = Record.empty().with_answer("denial", shown(column(18)).outcome)
    assert (record.total("seen"), record.total("missed")) == (1, 0)


def test_the_questions_are_the_same_under_every_hash_seed() -> None:
    script = (
        "from engine.explanation.predict import question\n"
        "from tests.laws.written import bundled_trace\ntrace = bundled_trace('csto-2012')\n"
        "kinds = ('follows', 'rule', 'silence', 'circle')\n"
        "asked = [question(trace, n, kind) for n in range(1, 42) for kind in kinds]\n"
        "print([(each.given, each.choices, each.tick, each.explanation) for each in asked if each])"
    )
    said = set()
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        done = subprocess.run(
            [sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True
        )
        said.add(done.stdout)
    assert len(said) == 1, "A class should see the same questions."
