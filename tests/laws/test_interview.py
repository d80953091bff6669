"""Law: the interview asks what tells most, stops when nothing more could tell, and its answers stay in the case."""

from __future__ import annotations

import random
import re
import subprocess
import sys
from collections import Counter
from fractions import Fraction
from math import log2, prod
from pathlib import Path

import pytest

from engine import Case, Problems, load_case, open_library, read_sentence
from engine.analysis.interview import Interview
from engine.analysis.interview_file import left_open, with_answers
from engine.analysis.interview_words import question_words, why_words
from engine.analysis.questions import Ask, agenda, goals
from engine.analysis.sensitivity_words import round_share
from engine.inference.run import run
from engine.language.rulebook import Sentence
from engine.scenarios.changes import Change, Changes, apply
from tests.laws.scenarios import random_case
from tests.laws.written import bundled_case, written_case

ROOT = Path(__file__).parents[2]


def said(case: Case, words: str) -> Sentence:
    found = read_sentence(words, case, Problems())
    assert found is not None, f"{words!r} can be read"
    return found


def options(ask: Ask) -> list[Sentence | None]:
    return [None, *(change.sentence for change in ask.options)]


def fillings(asks: tuple[Ask, ...]) -> list[tuple[Sentence | None, ...]]:
    found: list[tuple[Sentence | None, ...]] = [()]
    for ask in asks:
        found = [(*rest, option) for rest in found for option in options(ask)]
    return found


def filled(case: Case, asks: tuple[Ask, ...], chosen: tuple[Sentence | None, ...]) -> Case:
    changes = Changes()
    for ask, option in zip(asks, chosen, strict=True):
        for change in () if option is not None else ask.options:
            changes = changes.deny(change.sentence)
        changes = changes.state(option) if option is not None else changes
    return apply(case, changes)


def entropy(answers: list[object]) -> float:
    counts = Counter(answers).values()
    return -sum(count / len(answers) * log2(count / len(answers)) for count in counts)


@pytest.mark.parametrize(
    ("last", "most", "least"),
    [(360, 64, 8), pytest.param(440, 300, 40, marks=pytest.mark.long)],
)
def test_worths_are_those_of_running_every_filling(last: int, most: int, least: int) -> None:
    """On random rulebooks with few open facts, each is run with every answer to all of them."""
    checked = 0
    for seed in range(300, last):
        case = random_case(seed)
        trace = run(case, "compiled")
        wanted = goals(trace)
        found = agenda(trace, wanted)
        ways = prod(len(options(ask)) for ask in found.asks)
        if not found.asks or ways > most or any(len(goal.sentences) > 40 for goal in wanted):
            continue
        every = fillings(found.asks)
        known = [run(filled(case, found.asks, chosen), "compiled").known for chosen in every]
        answers = [
            [(any(s in table for s in goal.yes), any(s in table for s in goal.no)) for table in known]
            for goal in wanted
        ]
        for at, ask in enumerate(found.asks):
            if set(ask.options) != {Change("state", s) for s in options(ask) if s} or others(case, ask, len(every)):
                continue
            worth = 0.0
            for goal in answers:
                worth += entropy(list(goal))
                for option in options(ask):
                    part = [answer for answer, chosen in zip(goal, every, strict=True) if chosen[at] == option]
                    worth -= len(part) / len(every) * entropy(list(part))
            assert ask.worth == pytest.approx(worth, abs=1e-6), f"seed {seed}: {case.rulebook.say(ask.sentence)}"
            checked += 1
        assert list(found.asks) == sorted(found.asks, key=lambda ask: -round(ask.worth, 9)), "The most telling first."
    assert checked >= least, "The law was looked at often enough."


def test_an_agenda_keeps_to_its_budget_and_says_what_it_estimated() -> None:
    """Where more is open than a diagram can count, the most telling questions are found all the same."""
    trace = run(random_case(384), "compiled")
    found = agenda(trace, goals(trace))
    assert len(found.asks) > 50, "Far too much is open to look at every filling."
    assert found.drawn, "What could not be counted within the budget is named."
    assert not found.exact


def others(case: Case, ask: Ask, ways: int) -> bool:
    """True where further values of a `one` count that no rule tells apart: they are no options of their own."""
    return case.rulebook.statements[ask.sentence.statement].one is not None


@pytest.mark.parametrize("seed", range(400, 412))
def test_it_ends_when_no_answer_could_change_the_goal(seed: int) -> None:
    case, choose = random_case(seed), random.Random(seed)
    interview = Interview(case)
    for _ in range(60):
        ask = interview.question
        if ask is None:
            break
        interview = interview.say(ask, choose.choice(options(ask)))
    else:
        return
    assert not interview.agenda.open, "Nothing is open when nothing more is asked."
    answers = [answer.answer for answer in interview.trace.answers]
    asked = {s for goal in interview.goals for s in goal.sentences}
    unknown = [s for s in interview.trace.program.rulebook.statements if s.ask and not s.slots]
    for statement in unknown:
        sentence = Sentence(statement.index, ())
        if sentence in asked or sentence in interview.trace.known or sentence.denial in interview.trace.known:
            continue
        after = run(apply(interview.trace.case, Changes().state(sentence)), "compiled")
        assert [answer.answer for answer in after.answers] == answers, interview.trace.say(sentence)


def test_what_no_longer_matters_is_not_asked() -> None:
    case = bundled_case("csto-2012")
    asked = said(case, "the vicious circle between Russia and Uzbekistan persists")
    interview = Interview(case, asked)
    first = interview.question
    assert first is not None
    assert first.sentence == said(case, "Uzbekistan suspends or leaves the CSTO"), "An exit settles it alone."
    assert interview.say(first, first.sentence).question is None, "Who has left is asked no more."
    second = interview.say(first, None).question
    assert second is not None
    assert interview.say(first, None).say(second, None).question is None, "Without a revision no reform can follow."


def test_what_is_left_open_is_not_asked_again_and_stays_open() -> None:
    case = bundled_case("csto-2012")
    interview = Interview(case, said(case, "the CSTO is a modern security system"))
    first = interview.question
    assert first is not None
    left = interview.leave_open(first)
    assert left.question is not None
    assert left.question.sentence != first.sentence
    assert left.say(left.question, left.question.sentence).agenda.open, "It hangs on what was left open."


def test_a_question_is_asked_in_the_words_of_its_statement() -> None:
    case = bundled_case("csto-2012")
    interview = Interview(case, said(case, "the CSTO is a modern security system"))
    assert interview.question is not None
    assert question_words(interview.trace, interview.question) == "Is the approach to the CSTO fundamentally revised?"


def test_names_of_which_the_case_does_not_speak_are_asked_about_on_request(tmp_path: Path) -> None:
    case = written_case(tmp_path, RULES, "facts:\n  - A scored 7 points\n")
    asked = said(case, "B: the other wins")
    narrow, wide = Interview(case), Interview(case, asked, names="declared")
    assert narrow.narrowed, "Only A is spoken of."
    assert {ask.sentence.args[0] for ask in narrow.agenda.asks} <= {"A"}
    assert {ask.sentence.args[0] for ask in wide.agenda.asks} == {"B: the other"}
    assert not wide.narrowed


RULES = """
kinds: {team: [], points: number}
names: {team: {A: [], "B: the other": []}}
statements:
  - {say: <team> scored <points> points, one: <points>, ask: How many?}
  - {say: <team> cheated, ask: Did <team> cheat?}
  - say: <team> wins
rules:
  - {id: w, if: [<team> scored <points> points, <points> is at least 5], unless: [<team> cheated], then: <team> wins}
"""
FACTS = {
    "a list": "facts:\n  - A scored 7 points   # seen\n  # the end\nnote: after it\n",
    "an item of several lines": "facts:\n  - say: A scored 7 points\n    by: a witness\n\nnote: after it\n",
    "a list at the edge": "facts:\n- A scored 7 points\nnote: x\n",
    "a list in brackets": "facts: [A scored 7 points]\nnote: x\n",
    "an empty list": "facts: []\nnote: x\n",
    "no list": "note: x\n",
    "no end of line": "facts:\n  - A scored 7 points",
}


@pytest.mark.parametrize("shape", FACTS)
def test_answers_are_added_to_the_file_and_nothing_else_changes(shape: str, tmp_path: Path) -> None:
    case = written_case(tmp_path, RULES, FACTS[shape])
    path = tmp_path / "tried.yaml"
    before = path.read_text("utf-8")
    other = said(case, "B: the other scored 3 points")
    answers = Changes().state(other).deny(said(case, "A cheated"))
    after = with_answers(before, case.rulebook, answers, [said(case, "B: the other cheated")])
    path.write_text(after, "utf-8")
    again = load_case(str(path), open_library(), Problems())
    assert again is not None, f"{after!r} can be read"
    assert {f.sentence for f in again.facts} == {f.sentence for f in case.facts} | {
        other,
        said(case, "A cheated").denial,
    }
    assert left_open(after) == ["B: the other cheated"], "What was left open is remembered."
    kept = [line for line in before.splitlines() if line.strip() and "facts" not in line]
    assert all(line in after for line in kept), "Every other line is as it was."
    assert again.note == case.note


def foedus(*words: str, answers: str, folder: Path) -> subprocess.CompletedProcess[str]:
    run_it = [sys.executable, "-m", "cli.main", *words]
    return subprocess.run(run_it, cwd=ROOT, input=answers, capture_output=True, text=True, timeout=60)


def test_an_interview_can_be_left_and_resumed(tmp_path: Path) -> None:
    out = tmp_path / "mine.yaml"
    first = foedus("ask", "csto-2012", "-o", str(out), answers="y\n?\nq\n", folder=tmp_path)
    assert first.returncode == 0, first.stderr
    assert "To go on: foedus ask" in first.stderr
    second = foedus("ask", str(out), "--list", answers="", folder=tmp_path)
    assert "procedure for disputes" not in second.stdout, "What was answered is not asked again."
    assert "approach to the CSTO" not in second.stdout, "What was left open is not asked again."


def test_answers_that_break_off_are_kept(tmp_path: Path) -> None:
    out = tmp_path / "mine.yaml"
    done = foedus("ask", "csto-2012", "-o", str(out), answers="what\ny\n", folder=tmp_path)
    assert done.returncode == 0
    assert "'what' is none of the answers." in done.stdout
    assert "- the CSTO has a procedure for disputes between members" in out.read_text("utf-8")


def test_why_a_question_is_asked_is_told_without_decimals() -> None:
    interview = Interview(bundled_case("scholarship-award"))
    told = [why_words(interview.trace, ask) for ask in interview.agenda.asks]
    assert any(" % of all ways to answer the rest" in why for why in told), "This case is here for its shares."
    assert not any(re.search(r"\d\.\d", why) for why in told), "A share in running text is a round one."
    assert [round_share(Fraction(*share)) for share in ((0, 1), (1, 999), (53, 1000), (998, 999), (1, 1))] == [
        "0 %",
        "less than 1 %",
        "5 %",
        "more than 99 %",
        "100 %",
    ], "It is never rounded to nothing or to all."
