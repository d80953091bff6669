"""Law: what-if tells just what differs between two runs, and least change ranks the author's own remedy first."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from engine import Problems, load_case, open_library, read_sentence
from engine.analysis.change import change
from engine.analysis.what_if import what_if
from engine.inference import Trace, run
from engine.language.rulebook import Sentence
from engine.scenarios.changes import Changes

ROOT = Path(__file__).parents[2]
REVISED, REFORMED = "the approach to the CSTO is fundamentally revised", "reforms follow the revision in the CSTO"


def column() -> Trace:
    case = load_case("csto-2012", open_library(), Problems())
    assert case is not None
    return run(case)


def said(trace: Trace, words: str) -> Sentence:
    found = read_sentence(words, trace.case, Problems())
    assert found is not None, f"{words!r} can be read."
    return found


def foedus(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "cli.main", *words], cwd=ROOT, capture_output=True, text=True)


def test_what_differs_is_told_once_and_with_its_reason() -> None:
    trace = column()
    found = what_if(trace, Changes().state(said(trace, REVISED)).state(said(trace, REFORMED)))
    gained = {found.after.say(each.sentence) for each in found.gained}
    lost = {trace.say(each.sentence) for each in found.lost}
    assert gained == {found.after.say(s) for s in found.after.news} - {trace.say(s) for s in trace.known.sentences()}
    assert lost == {trace.say(s) for s in trace.news} - {found.after.say(s) for s in found.after.known.sentences()}
    assert all(each.why for each in (*found.gained, *found.lost)), "Each difference has its reason."


def test_half_of_the_remedy_changes_nothing() -> None:
    trace = column()
    for words in (REVISED, REFORMED):
        found = what_if(trace, Changes().state(said(trace, words)))
        assert not [*found.gained, *found.lost], f"Alone, {words!r} changes no conclusion."


def test_the_authors_remedy_stands_first() -> None:
    trace = column()
    asked = change(trace, said(trace, "the vicious circle between Russia and Uzbekistan persists"), False, 2)
    assert [{trace.say(c.sentence) for c in way.changes} for way in asked.own] == [{REVISED, REFORMED}]
    assert len(asked.others) == 4, "Four ways go beyond the author's words."


def test_a_pinned_fact_is_no_way() -> None:
    trace = column()
    pinned = (said(trace, "Russia leads the CSTO"),)
    asked = change(trace, said(trace, "the vicious circle between Russia and Uzbekistan persists"), False, 2, pinned)
    ways = (*asked.own, *asked.others)
    assert all(c.sentence not in pinned for way in ways for c in way.changes), "What is kept stays as it is."
    assert len(ways) == 4


def test_an_unrelated_rulebook_answers_as_well() -> None:
    done = foedus("change", "scholarship-award", "Ada ought to get the scholarship", "--to", "not-concluded", "--json")
    answer = json.loads(done.stdout)
    assert done.returncode == 0, "There is a way."
    assert answer["ways"], "Some fact carries the award."


def test_what_was_never_entered_cannot_be_dropped() -> None:
    done = foedus("what-if", "csto-2012", "--drop", "Uzbekistan keeps Russia's favour")
    assert done.returncode == 2, "That is a mistake of the input."
    assert "it is concluded, in step 16" in done.stderr, "It says that a rule concludes it."


def test_the_command_line_gives_a_certainty_before_the_sentence() -> None:
    done = foedus("what-if", "csto-2012", "--state", f"likely: {REVISED}", "--json")
    assert json.loads(done.stdout)["stated"] == [REVISED], "The certainty is no part of the sentence."


def test_a_sentence_that_says_part_of_a_longer_one_is_offered_that_one_as_well() -> None:
    done = foedus("what-if", "csto-2012", "--state", "Uzbekistan leaves the CSTO")
    assert "Uzbekistan leads the CSTO, or: Uzbekistan suspends or leaves the CSTO" in done.stderr
