"""Predicting before one looks: the same questions as in plain text, a record without a grade, few keys."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.explanation.linear import linear_feedback, linear_question, linear_reasons
from engine.explanation.predict import Record, answered, question, shown
from engine.inference.trace import Trace
from tests.laws.written import bundled_trace
from tui.adapt import EngineLibrary
from tui.adapt.predict import TraceQuiz
from tui.app import FoedusApp
from tui.paint import plain
from tui.predicting import Predicting
from tui.view import predict as view

from .conftest import Run
from .screen_text import lines, now_line, press
from .test_app import App, P, shows

CASES = ["csto-2012", "scholarship-award"]


def app(case: str, folder: str = "/nowhere") -> FoedusApp:
    return FoedusApp(EngineLibrary(folder=Path(folder)), case=case)


def words(text: str) -> str:
    return " ".join(text.split())


def seen(rows: tuple[object, ...]) -> str:
    return words(plain(rows, 400))  # type: ignore[arg-type]


@pytest.fixture(scope="module", params=CASES)
def trace(request: pytest.FixtureRequest) -> Trace:
    return bundled_trace(request.param)


def said(text: str) -> list[str]:
    """The lines of the plain text without what only it has: its numbers and its last line of keys."""
    found = []
    for line in text.splitlines():
        _, dot, rest = line.partition(". ")
        found.append(rest if dot and line.partition(". ")[0].isdecimal() else line)
    return [line for line in found if not line.startswith("Next:")]


def test_a_question_has_the_words_of_the_plain_one(trace: Trace) -> None:
    quiz = TraceQuiz(trace)
    for number in range(1, len(trace.steps) + 1):
        asked = question(trace, number)
        if asked is None:
            continue
        mine = quiz.question(number - 1, {})
        assert mine is not None
        screen = seen(view.asking(mine, quiz.tally({}), 0, ()))
        for line in said(linear_question(asked, Record.empty())):
            for part in line.split(". ")[:2] if line.startswith("Before step") else [line]:
                assert part.rstrip(".") in screen, f"Step {number}: the screen lacks {part!r}."
        for line in said(linear_reasons(asked, 0))[1:]:
            assert line.partition(" (concluded in step")[0] in screen, f"Step {number}: the screen lacks {line!r}."


def test_what_an_answer_is_worth_is_told_in_the_words_of_the_plain_text(trace: Trace) -> None:
    quiz = TraceQuiz(trace)
    for number in range(1, len(trace.steps) + 1):
        asked = question(trace, number)
        if asked is None:
            continue
        quiz.question(number - 1, {})
        wrong = next(at for at, choice in enumerate(asked.choices) if not choice.right)
        given = [(asked.right, tuple(asked.support)), (asked.right, ()), (wrong, (0,)), (None, ())]
        for choice, reasons in given:
            feedback = shown(asked) if choice is None else answered(asked, choice, reasons)
            record = Record.empty().with_answer(asked.rule, feedback.outcome)
            screen = seen(view.telling(quiz.told(number, choice, reasons), quiz.tally(record.counts)))
            for line in said(linear_feedback(asked, feedback, record)):
                for part in _parts(line):
                    assert part in screen, f"Step {number}, {feedback.outcome}: the screen lacks {part!r}."


def _parts(line: str) -> list[str]:
    """A line of the plain text as the screen has it, where sentence, word and reason stand apart."""
    if line.startswith("Step "):
        return line.split(". ", 1)
    if line.startswith('- "'):
        sentence, _, why = line[3:].partition('" ')
        return [sentence, why.rstrip(".")]
    for lead in ("Chosen. not used: ", "Not chosen. not used: ", "Not used: ", "Chosen. ", "Not chosen. "):
        if line.startswith(lead):
            return [line[len(lead) :].rstrip(".")[1:]]
    return [line[1:].rstrip(".")]


def test_a_rule_that_is_understood_is_not_asked_about_again() -> None:
    quiz = TraceQuiz(bundled_trace("csto-2012"))
    record: view.Record = {}
    asked, rules = 0, []
    while (found := quiz.question(asked, record)) is not None:
        asked = found.number
        right = question(bundled_trace("csto-2012"), asked)
        assert right is not None
        told = quiz.told(asked, right.right, right.support)
        rules.append(told.rule)
        record = view.added(record, told.rule, told.outcome)
    assert max(rules.count(rule) for rule in rules) == 2, "Twice right is understood, and no reason to ask again."


def test_two_windows_lose_no_answer() -> None:
    one, other = {"a": {"understood": 1}}, {"a": {"understood": 1, "half": 2}, "b": {"seen": 1}}
    assert view.joined(one, other) == {"a": {"understood": 1, "half": 2}, "b": {"seen": 1}}


def test_a_question_that_comes_too_late_is_dropped() -> None:
    now, quiz = Predicting(), TraceQuiz(bundled_trace("csto-2012"))
    first = now.begin(quiz, 1)
    second = now.begin(quiz, 5)
    assert not now.take(quiz.question(1, {}), first)
    assert now.phase == "", "The question behind step 5 is still looked for."
    assert now.take(quiz.question(5, {}), second)
    assert now.phase == "choose"


class TestOnTheScreen:
    """Keys go in, and what stands on the screen is read."""

    @pytest.mark.parametrize("case", CASES)
    def test_five_steps_are_predicted_with_seven_keys_each(self, run: Run, case: str) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "2", "p")
            for number in range(1, 6):
                assert shows(app, "Which one of these follows from what is known now?")
                await press(pilot, "down", "enter", "space", "down", "space", "enter")
                assert shows(app, 'What the rule "'), lines(app)
                assert sum(int(part.split()[0]) for part in lines(app)[3].split("  ")[-1].split(", ")) == number
                await press(pilot, "right")

        run(act, app=app(case))

    def test_what_was_answered_is_kept_with_the_case(self, run: Run) -> None:
        async def first(app: App, pilot: P) -> None:
            await press(pilot, "2", "p", "right")
            assert lines(app)[3].endswith("1 shown")
            await press(pilot, "q", "enter")

        async def then(app: App, pilot: P) -> None:
            await press(pilot, "2", "p")
            assert shows(app, "Before step 3 of 41"), "One goes on behind the step that was shown."
            assert lines(app)[3].endswith("1 shown")
            await press(pilot, "d")
            assert shows(app, "Quiet talks are talks behind the back")
            assert shows(app, "shown once")

        run(first, app=app("csto-2012"))
        run(then, app=app("csto-2012"))

    def test_the_right_sentence_for_the_wrong_reason(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "2", "p", "end", "enter", "down", "space", "up", "space", "enter")
            assert shows(app, "Right conclusion, wrong reason: this rule does not look at")
            assert shows(app, "ticked      ● Russia leads the CSTO")
            assert now_line(app) == " Now: → goes to the next question. Enter on a line asks why; s shows its step."
            await press(pilot, "enter")
            assert shows(app, "[w Why]")
            await press(pilot, "escape", "s")
            assert lines(app)[1].endswith("[Watch]  Predict 0/22")
            assert shows(app, "Step 2 of 41")
            await press(pilot, "escape")
            assert shows(app, "Right conclusion, wrong reason"), "Esc comes back to what was told."

        run(act, app=app("csto-2012"))

    def test_before_the_answer_nothing_gives_it_away(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "2", "p", "w")
            assert now_line(app) == " Answer first; then every line can be asked about."
            await press(pilot, "space")
            assert now_line(app) == " Choose first what follows: Enter takes the marked line."
            assert not shows(app, "rest on")

        run(act, app=app("csto-2012"), size=(140, 45))

    def test_esc_chooses_again_and_p_goes_back_to_the_step(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "2", "p", "tab")
            assert shows(app, "And what does it rest on?")
            await press(pilot, "escape")
            assert not shows(app, "And what does it rest on?")
            await press(pilot, "p")
            assert lines(app)[1].endswith("[Watch]  Predict")

        run(act, app=app("csto-2012"))

    def test_behind_the_last_step_the_record_is_shown(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "2", "end", "p")
            assert shows(app, "No question is left behind step 41.")
            assert shows(app, "not asked yet")
            await press(pilot, "right")
            assert now_line(app) == " No question is left behind this step."

        run(act, app=app("csto-2012"))
