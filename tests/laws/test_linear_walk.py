"""The linear walk says what the screen says, adds lines only, and works with a pipe as with a keyboard."""

from __future__ import annotations

import subprocess
import sys

import pytest

from engine.explanation.linear_walk import LinearWalk
from engine.explanation.step import step_view
from tests.laws.written import bundled_trace

STEP_39 = """\
Step 39 of 41. New: the vicious circle between Russia and Uzbekistan persists. Likely.
Rule: The vicious circle persists. The author's own words, certain.
It follows because
1. Uzbekistan acts behind Russia's back. Likely, concluded in steps 3 and 30.
2. Russia denies Uzbekistan equality. Likely, concluded in step 20.
3. Russia leads the CSTO. Stated.
4. Uzbekistan is a member of the CSTO. Stated.
5. Assumed: nothing was said about "the approach to the CSTO is fundamentally revised".
6. Assumed: nothing was said about "Uzbekistan suspends or leaves the CSTO". Only if certain would it stand in the way.
It is only likely because premises 1 and 2 are only likely; the rule itself is certain.
In words: Uzbekistan deals behind Russia's back, Russia refuses to treat it as an equal, and nothing breaks the pattern.
Source: Trenin, 15 June 2012, sentence 25: "This is a vicious circle that can only be broken if the approach to the \
CSTO is fundamentally revised"
2 other steps waited; this rule stands earlier in the book.
Next: Enter goes on, b back, a number asks why that premise holds, c what would change it, p predict, ? help, \
q leave."""


@pytest.fixture
def walk() -> LinearWalk:
    return LinearWalk(bundled_trace("csto-2012"), "csto-2012", at=39)


def test_a_step_reads_as_drawn(walk: LinearWalk) -> None:
    assert walk.start() == STEP_39


def test_its_sentences_are_those_of_the_screen(walk: LinearWalk) -> None:
    said, shown = walk.start(), step_view(walk.trace, 39)
    for line in shown.lines:
        assert line.words in said, f'"{line.words}" is on the screen and not in the text.'
    assert shown.because in said
    assert shown.sureness in said


def test_enter_goes_on_and_b_goes_back(walk: LinearWalk) -> None:
    assert walk.reply("").startswith("Step 40 of 41.")
    assert walk.reply("b") == STEP_39


def test_a_number_asks_why_a_premise_holds(walk: LinearWalk) -> None:
    assert walk.reply("2").startswith("The judgement follows that Russia denies Uzbekistan equality. Likely.")
    assert walk.reply("3").startswith("It is stated that Russia leads the CSTO. Certain. Who says so")
    assert walk.reply("5").startswith('Nothing was said about "the approach to the CSTO is fundamentally revised"')
    assert walk.at == 39, "To ask is not to go away."


@pytest.mark.parametrize("typed", ["/ 18", "/18", "18", "/ denies kyrgyzstan"])
def test_a_step_is_found_by_its_number_or_its_words(walk: LinearWalk, typed: str) -> None:
    assert walk.reply(typed).startswith("Step 18 of 41.")


def test_what_would_change_it_is_told_by_whoever_can(walk: LinearWalk) -> None:
    walk.changes = lambda sentence: f"Much would change {walk.trace.say(sentence)}.\n"
    said = walk.reply("c")
    assert said.startswith("Much would change the vicious circle between Russia and Uzbekistan persists.\nIn a shell: ")


def test_what_would_change_it_is_a_command_for_a_shell(walk: LinearWalk) -> None:
    assert walk.reply("c").endswith(
        "foedus change csto-2012 'the vicious circle between Russia and Uzbekistan persists' --to not-concluded"
    )


def test_nothing_that_is_typed_ends_it_but_q(walk: LinearWalk) -> None:
    for typed in ("0", "-1", "99", "/", "/ 0", "/ nowhere", "xyz", "1 2", "\t", "(", "b" * 500):
        assert walk.reply(typed), f"{typed!r} should be answered."
        assert not walk.over
    walk.reply("q")
    assert walk.over


def test_a_prediction_goes_from_choice_to_reasons_to_the_answer(walk: LinearWalk) -> None:
    walk.at = 17
    assert walk.reply("p").startswith("Before step 18 of 41.")
    assert walk.question is not None
    right, support = walk.question.right, walk.question.support
    assert walk.reply("9") == "Type a number from 1 to 4, s to see the answer, or p to stop predicting."
    assert walk.reply(str(right + 1)).startswith(
        'Right: "Russia denies Kyrgyzstan equality" follows now.\nWhat does it rest on?'
    )
    assert walk.reply("").startswith("No number was typed."), "An empty line is no answer."
    said = walk.reply(" ".join(str(at + 1) for at in sorted(support)))
    assert said.startswith("Step 18 of 41. Right conclusion, and for the right reasons.")
    assert "1 right, 0 half, 0 missed." in said
    assert walk.reply("").startswith("Before step 19 of 41.")
    assert walk.reply("p").startswith("Step 18 of 41."), "p stops predicting and shows where one is."


def test_whoever_chose_wrongly_is_not_asked_for_the_reasons_of_what_is_right(walk: LinearWalk) -> None:
    walk.at = 17
    walk.reply("p")
    assert walk.question is not None
    wrong = next(at for at, choice in enumerate(walk.question.choices, 1) if not choice.right)
    said = walk.reply(str(wrong))
    assert said.startswith("Step 18 of 41. Not yet: ")
    assert "The step writes down: Russia denies Kyrgyzstan equality. Likely." in said


def test_d_tells_which_rules_are_understood(walk: LinearWalk) -> None:
    walk.at = 17
    walk.reply("p")
    walk.reply("s")
    said = walk.reply("d")
    assert "Asked about, not understood yet: 1\n- In turn: shown once." in said
    assert "Not asked yet: 23\n" in said


def test_behind_the_last_step_nothing_is_asked_and_it_says_so(walk: LinearWalk) -> None:
    walk.at = 41
    assert walk.reply("p").startswith("This was the last step: nothing follows any more")


def test_a_question_that_is_left_is_not_answered_for(walk: LinearWalk) -> None:
    walk.at = 17
    walk.reply("p")
    walk.reply("/ 5")
    assert walk.record.answers == 0
    assert walk.reply("").startswith("Step 6 of 41."), "After going elsewhere one walks again."


def test_it_ends_with_its_input() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "cli.main", "walk", "csto-2012", "--plain", "--step", "39"],
        input="\n2\n",
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.startswith(STEP_39 + "\n> \nStep 40 of 41.")
    assert done.stdout.endswith("> \n"), "The end of the input is the end of the walk."
    assert done.stdout.isascii() or "■" not in done.stdout, "No signs are drawn."
