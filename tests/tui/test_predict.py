"""Predicting before one looks: the same questions as in plain text, a record without a grade, few keys."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.explanation.linear import linear_feedback, linear_question, linear_reasons, linear_record
from engine.explanation.linear_walk import LinearWalk
from engine.explanation.predict import Outcome, Prediction, Record, answered, next_question, shown
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


def walked(trace: Trace, outcome: Outcome) -> Iterator[tuple[Prediction, Record]]:
    """All questions in the order in which they come, each with the record before it."""
    record, after = Record.empty(), 0
    while (asked := next_question(trace, after, record)) is not None:
        yield asked, record
        record, after = record.with_answer(asked.rule, outcome, asked.kind), asked.number


def test_a_question_has_the_words_of_the_plain_one(trace: Trace) -> None:
    quiz = TraceQuiz(trace)
    for asked, record in walked(trace, "half"):
        mine = quiz.question(asked.number - 1, record.counts)
        assert mine is not None
        screen = seen(view.asking(mine, quiz.tally(record.counts)))
        for line in said(linear_question(asked, record)):
            for part in line.split(". ")[:2] if line.startswith("Before step") else _under(line):
                assert part.rstrip(".") in screen, f"Step {asked.number}: the screen lacks {part!r}."
        reasons = quiz.reasons(asked.number, asked.right)
        assert (reasons is None) == (asked.kind != "follows"), "Only of what follows the reasons are asked."
        if reasons is not None:
            screen = seen(view.asking_reasons(mine, reasons, "", ()))
            for line in said(linear_reasons(asked)):
                assert line.partition(" (concluded in step")[0] in screen, f"The screen lacks {line!r}."
        wrong = next(at for at, choice in enumerate(asked.choices) if not choice.right)
        assert quiz.reasons(asked.number, wrong) is None, "The reasons would give the right choice away."


def _under(line: str) -> list[str]:
    """A choice, and what stands under it on the screen."""
    words, bracket, below = line.partition(" (if ")
    return [words, f"if {below[:-1]}"] if bracket else [line]


def test_what_an_answer_is_worth_is_told_in_the_words_of_the_plain_text(trace: Trace) -> None:
    quiz = TraceQuiz(trace)
    for asked, record in walked(trace, "half"):
        quiz.question(asked.number - 1, record.counts)
        wrong = next(at for at, choice in enumerate(asked.choices) if not choice.right)
        given = [(asked.right, tuple(asked.support)), (asked.right, (0,)), (wrong, ()), (None, ())]
        for choice, reasons in given:
            feedback = shown(asked) if choice is None else answered(asked, choice, reasons)
            after = record.with_answer(asked.rule, feedback.outcome, asked.kind)
            screen = seen(view.telling(quiz.told(asked.number, choice, reasons), quiz.tally(after.counts)))
            for line in said(linear_feedback(trace, asked, feedback, after)):
                for part in _parts(line):
                    assert part in screen, f"Step {asked.number}, {feedback.outcome}: the screen lacks {part!r}."


def _parts(line: str) -> list[str]:
    """A line of the plain text as the screen has it, where sentence, word and reason stand apart."""
    if line.startswith("Step "):
        return line.split(". ", 1)
    if line.startswith('- "'):
        sentence, _, why = line[3:].partition('" ')
        return [sentence, why.rstrip(".")]
    if line.startswith("The step writes down"):
        head, _, rest = line.partition(": ")
        sentence, _, sure = rest.rstrip(".").rpartition(". ")
        return [head, sentence, sure.lower()]
    line = line.partition(" (concluded in step")[0]
    for lead in ("Ticked. Not used: ", "Not ticked. Not used: ", "Not ticked. ", "Ticked. "):
        if line.startswith(lead):
            return [line[len(lead) :].rstrip(".")[1:]]
    return [line[1:].rstrip(".")]


def test_the_record_has_the_words_of_the_plain_one(trace: Trace) -> None:
    record = Record.empty()
    for asked, _ in walked(trace, "half"):
        record = record.with_answer(asked.rule, "missed" if asked.number % 2 else "understood", asked.kind)
    screen = seen(view.recorded(TraceQuiz(trace), record.counts))
    for line in linear_record(trace, record).splitlines():
        for part in line.removeprefix("- ").rstrip(".").split(": "):
            assert part in screen or part.split(". ")[0] in screen, f"The screen lacks {part!r}."


def test_the_screen_asks_what_the_plain_text_asks(trace: Trace) -> None:
    """The same answers given to both bring the same questions."""
    quiz, plain_walk = TraceQuiz(trace), LinearWalk(trace, "a case", at=0)
    kept: view.Record = {}
    plain_walk.reply("p")
    after = 0
    while (mine := quiz.question(after, kept)) is not None:
        asked = plain_walk.question
        assert asked is not None
        assert (mine.number, mine.which, mine.given) == (asked.number, asked.ask, asked.given)
        assert [choice.words for choice in mine.choices] == [choice.words for choice in asked.choices]
        plain_walk.reply("1")
        told = quiz.told(mine.number, 0, (0,))
        if plain_walk.question is not None:
            plain_walk.reply("1")
        kept, after = view.added(kept, told.rule, told.outcome, told.kind), mine.number
        assert kept == plain_walk.record.counts, "Both keep the same record."
        plain_walk.reply("")
    assert plain_walk.question is None, "The plain text should have come to its end as well."


def test_a_rule_that_is_understood_is_not_asked_about_again() -> None:
    quiz = TraceQuiz(bundled_trace("csto-2012"))
    record: view.Record = {}
    after, rules = 0, []
    while (found := quiz.question(after, record)) is not None:
        after = found.number
        right = next(at for at in range(len(found.choices)) if quiz.told(after, at, range(9)).outcome != "missed")
        reasons = quiz.reasons(after, right)
        compared = quiz.told(after, right, ()).reasons if reasons is not None else ()
        ticked = [at for at, each in enumerate(compared) if each.used]
        told = quiz.told(after, right, ticked)
        assert told.outcome == "understood"
        rules.append(told.rule)
        record = view.added(record, told.rule, told.outcome, told.kind)
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
        """The fifth walkthrough: from Conclusions two keys, then seven at most for each step."""

        async def act(app: App, pilot: P) -> None:
            await press(pilot, "3")
            counted = ["2", "p"]
            await press(pilot, *counted)
            for number in range(1, 6):
                assert shows(app, "Before step"), lines(app)
                keys = ["down", "enter"]
                await press(pilot, *keys)
                if shows(app, "Space ticks a sentence"):
                    more = ["space", "down", "space", "enter"]
                    await press(pilot, *more)
                    keys += more
                assert shows(app, "The step writes down"), lines(app)
                assert sum(int(part.split()[0]) for part in lines(app)[3].split("  ")[-1].split(", ")) == number
                await press(pilot, "right")
                counted += [*keys, "right"]
            assert len(counted) <= 2 + 5 * 7

        run(act, app=app(case))

    def test_what_was_answered_is_kept_with_the_case(self, run: Run) -> None:
        async def first(app: App, pilot: P) -> None:
            await press(pilot, "2", "p", "right")
            assert lines(app)[3].endswith("1 shown")
            await press(pilot, "q", "enter")

        async def then(app: App, pilot: P) -> None:
            await press(pilot, "2", "p")
            assert shows(app, "Before step 3 of 41"), "One goes on behind the step that was shown."
            assert shows(app, "Which rule says so?"), "The kinds of question are kept as well: the next one comes."
            assert lines(app)[3].endswith("1 shown")
            assert lines(app)[1].endswith("[Predict (0 of 24 rules understood)]"), "What is counted is said in words."
            await press(pilot, "d")
            assert shows(app, "Asked about, not understood yet: 1")
            assert shows(app, "Quiet talks are talks behind the back")
            assert shows(app, "shown once")

        run(first, app=app("csto-2012"))
        run(then, app=app("csto-2012"))

    def test_the_right_sentence_for_the_wrong_reason(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "2", "p", "end", "enter")
            assert shows(app, 'Right: "Tajikistan acts behind Russia\'s back" follows now.')
            await press(pilot, "enter")
            assert now_line(app) == " Nothing is ticked. Space ticks what it rests on, then Enter answers."
            await press(pilot, "down", "space", "up", "space", "enter")
            assert shows(app, "Right conclusion, wrong reason: this rule does not look at")
            assert shows(app, "ticked      ● Russia leads the CSTO")
            assert now_line(app) == " Now: → goes to the next question. Enter on a line asks why; s shows its step."
            await press(pilot, "enter")
            assert shows(app, "[w Why]")
            await press(pilot, "escape", "s")
            assert lines(app)[1].endswith("[Watch]  Predict (0 of 24 rules understood)")
            assert shows(app, "Step 2 of 41")
            await press(pilot, "escape")
            assert shows(app, "Right conclusion, wrong reason"), "Esc comes back to what was told."

        run(act, app=app("csto-2012"))

    def test_before_the_answer_nothing_gives_it_away(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "2", "p", "w")
            assert now_line(app) == " Answer first; then every line can be asked about."
            await press(pilot, "space")
            assert now_line(app) == " There is nothing to tick yet: Enter takes the marked line."
            assert not shows(app, "rest on")
            await press(pilot, "enter")
            assert shows(app, "Not yet: "), "Whoever chose wrongly is told so at once, and not asked for reasons."
            assert shows(app, "The step writes down")

        run(act, app=app("csto-2012"), size=(140, 45))

    def test_esc_goes_from_the_question_to_the_step_and_says_so(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "2", "p", "escape")
            assert lines(app)[1].endswith("[Watch]  Predict")
            assert now_line(app) == " You left the question open; nothing is counted. p asks it again."
            await press(pilot, "p", "right")
            await press(pilot, "escape")
            assert shows(app, "Step 2 of 41")
            assert now_line(app) == " This is the step. p goes on predicting behind it."
            await press(pilot, "p")
            assert shows(app, "What follows now is"), "What was told stands there still."

        run(act, app=app("csto-2012"))

    def test_behind_the_last_step_one_can_begin_again(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "2", "end", "p")
            assert shows(app, "This was the last step: nothing follows any more")
            assert shows(app, "Not asked yet: 24")
            await press(pilot, "right")
            assert now_line(app) == " No question is left behind this step."
            await press(pilot, "enter")
            assert shows(app, "Before step 1 of 41"), "Enter on the marked line begins again."

        run(act, app=app("csto-2012"))

    def test_where_nothing_follows_there_is_nothing_to_predict(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "empty.yaml").write_text("case: Nothing\nrulebook: scholarship-ruling\nfacts: []\n", "utf-8")

        async def act(app: App, pilot: P) -> None:
            await press(pilot, "2", "2")
            assert shows(app, "Nothing follows yet, so there is nothing to predict.")
            await press(pilot, "enter", "space", "right", "d")
            assert shows(app, "Nothing follows yet, so there is nothing to predict.")

        run(act, app=app(str(tmp_path / "empty.yaml")))

    def test_an_answer_of_the_case_that_changed_meanwhile_asks_anew(self, run: Run) -> None:
        async def act(app: App, pilot: P) -> None:
            await press(pilot, "2", "end", "left", "p")
            assert shows(app, "Before step 41 of 41")
            await press(pilot, "1")
            await press(pilot, "n")
            await press(pilot, "2", "2")
            assert not shows(app, "of 41"), "The steps are those of the case as it stands."
            assert shows(app, "Before step") or shows(app, "This was the last step"), lines(app)

        run(act, app=app("csto-2012"))
