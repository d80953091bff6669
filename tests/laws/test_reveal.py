"""Verdicts are data with a reason; what a rulebook said is computed, without hindsight, and silence is no vote."""

from __future__ import annotations

import shlex
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import pytest

from engine import Problems, read_sentence
from engine.analysis.reveal import Reveal, reading, reveal, revealed
from engine.analysis.reveal_text import MEANS, reveal_text, scoreboard_text
from engine.analysis.scoreboard import Row, Scoreboard, counted, scoreboard
from engine.analysis.stages import stages
from engine.inference.run import run
from tests.laws.written import bundled_case, bundled_library, written_case

COLUMN = "csto-2012"
OURS = ("alternative-open-defiance", "leader-acts-alone", "circle-ends-by-exit")
"""The three extensions that the first count of verdicts left out; "a fight is at least a cold war" was kept."""

# What the coding of the cases counted: hit, partial, miss, over the 22 dated cases.
COUNTED = {
    "<alliance> fails the intra-alliance test over <ally 1> and <ally 2>": (6, 1, 0),
    "<alliance> fails the domestic-conflict test in <ally>": (2, 1, 2),
    "the vicious circle between <leader> and <ally> persists": (2, 3, 1),
    "<ally> keeps <leader>'s favour": (1, 1, 3),
    "<ally> acts behind <leader>'s back": (0, 0, 3),
    "new surprises await <leader>": (17, 0, 0),
    "<ally> suspends or leaves <alliance>": (5, 2, 2),
    "<ally> fears abandonment by <leader>": (2, 0, 0),
    "<alliance> dissolves": (2, 0, 1),
}


@lru_cache(maxsize=1)
def board() -> Scoreboard:
    problems = Problems()
    library = bundled_library()
    found = scoreboard(library.cases(), library, problems)
    assert not problems.errors
    return found


@lru_cache(maxsize=8)
def revealed_case(name: str) -> Reveal:
    found = reveal(name, bundled_library(), Problems())
    assert found is not None
    return found


def row(rows: tuple[Row, ...], wording: str) -> Row:
    return next(each for each in rows if wording in each.wordings)


def test_there_are_twenty_two_dated_cases() -> None:
    assert len(board().reveals) == 22
    assert all(each.case.as_of for each in board().reveals), "A case with verdicts needs a date."


@pytest.mark.parametrize("wording", COUNTED)
def test_the_verdicts_are_those_of_the_coding(wording: str) -> None:
    assert row(board().conclusions, wording).counts[:3] == COUNTED[wording], f'The verdicts on "{wording}" differ.'


@pytest.mark.parametrize("wording", list(COUNTED)[:6])
def test_the_column_earns_those_verdicts_itself(wording: str) -> None:
    column = next(score for score in board().scores if score.rulebook == COLUMN)
    assert row(column.rows, wording).counts[:3] == COUNTED[wording], f'What the column said on "{wording}" differs.'


def test_the_extensions_of_ours_earn_no_verdict() -> None:
    for each in board().reveals:
        own = each.readings[0].case
        rules = tuple(rule for rule in own.rulebook.rules if rule.id not in OURS)
        without = revealed([reading(replace(own, rulebook=replace(own.rulebook, rules=rules)))])
        for judgement, other in zip(each.judgements, without.judgements, strict=True):
            assert judgement.judged(COLUMN) == other.judged(COLUMN), (
                f"{own.title}: the verdict on '{judgement.verdict.on}' should not hang on an extension."
            )


def test_without_the_fight_as_a_cold_war_two_cases_would_be_silent() -> None:
    silent = []
    for each in board().reveals:
        own = each.readings[0].case
        rules = tuple(rule for rule in own.rulebook.rules if rule.id != "fight-is-cold-war")
        without = revealed([reading(replace(own, rulebook=replace(own.rulebook, rules=rules)))])
        for judgement, other in zip(each.judgements, without.judgements, strict=True):
            if judgement.by(COLUMN) is not None and other.by(COLUMN) is None:
                silent.append(own.id)
    assert silent == ["kuwait-1990", "kyrgyzstan-tajikistan-2022"], "That is why the extension is kept in the count."


def test_every_verdict_has_a_reason_and_a_sentence() -> None:
    for each in board().reveals:
        for judgement in each.judgements:
            assert judgement.verdict.sentence is not None, f"{each.case.id}: '{judgement.verdict.on}' cannot be read."
            assert judgement.verdict.because, f"{each.case.id}: '{judgement.verdict.on}' has no reason."


def test_a_hit_was_said_by_somebody_before_it_came() -> None:
    for each in board().reveals:
        for judgement in each.judgements:
            if judgement.verdict.verdict in ("hit", "partial"):
                assert any(said.stance == "for" for said in judgement.said), (
                    f"{each.case.id}: nobody said '{judgement.verdict.on}', so nobody can have hit."
                )


def test_what_was_learned_later_is_not_known_on_the_day() -> None:
    days = stages(bundled_case("uzbekistan-2012"))
    left = [any("suspends" in day.case.rulebook.say(f.sentence) for f in day.case.facts) for day in days]
    assert left == [False, True, True], "The exit belongs to the day on which it was learned, and to those after it."


def test_a_later_fact_replaces_the_earlier_one() -> None:
    last = stages(bundled_case("seato-1961"))[-1].case
    paid = [fact.sentence.denied for fact in last.facts if "cost" in last.rulebook.say(fact.sentence)]
    assert paid == [True], "Once the leader stopped paying, that it pays is no longer stated."


def test_what_comes_only_after_something_was_learned_says_since_when() -> None:
    judgement = next(j for j in revealed_case("kyrgyzstan-2009").judgements if "circle" in j.verdict.on)
    said = judgement.by(COLUMN)
    assert said is not None
    assert (said.at_once, said.date) == (False, "2009-06-23")


def test_silence_is_no_vote_but_for_the_cases_own_rulebook() -> None:
    armenia = next(j for j in revealed_case("armenia-2022").judgements if "circle" in j.verdict.on)
    assert armenia.judged(COLUMN) == "miss", "The column has rules on circles and overlooked this one."
    assert armenia.judged("walt-1997") == "silent", "Walt has no word on circles."
    assert armenia.judged("crump-2015") == "silent", "From a silence nothing is turned round."


def test_who_said_the_contrary_has_the_contrary_verdict() -> None:
    treaty = next(j for j in revealed_case("collective-security-treaty-1999").judgements if "dissolves" in j.verdict.on)
    assert (treaty.verdict.verdict, treaty.judged("walt-1997")) == ("miss", "miss")
    assert treaty.judged("lanoszka-2022") == "hit", "Lanoszka said that it would not dissolve."


def test_what_always_hits_is_called_no_test() -> None:
    surprises = row(board().conclusions, "new surprises await <leader>")
    assert (surprises.worth, surprises.said_in, surprises.cases) == ("no test", 22, 22)
    others = [each.worth for each in board().conclusions if each is not surprises]
    assert "no test" not in others, "Only what is concluded whatever the facts is no test."


def test_every_miss_names_a_command_that_tells_why_not() -> None:
    problems = Problems()
    assert {miss.rulebook for miss in board().misses} >= {COLUMN, "walt-1997", "leeds-savun-2007"}
    for miss in board().misses:
        words = shlex.split(miss.command)
        assert words[:3] == ["foedus", "why", miss.case]
        case = bundled_case(miss.case, words[5] if "--rules" in words else None)
        sentence = read_sentence(words[3], case, problems)
        assert sentence is not None, f"{miss.command}: {problems.found}"
        assert sentence not in run(case).known, f"{miss.command} would tell why, and not why not."


def test_the_text_marks_what_nobody_checked_and_says_how_verdicts_are_given() -> None:
    said = reveal_text(revealed_case("uzbekistan-2012"))
    assert "Widely known, and not looked up, not checked)" in said, "An unchecked source should be marked."
    assert "leeds-savun-2007 (possible, alternative-loosens-the-tie)." in said
    for kind, meaning in MEANS.items():
        assert f"  {kind}: {meaning}" in said, "The rule for each verdict should be stated."
    assert "no test" in scoreboard_text(board())


def test_a_case_without_anything_later_says_so(tmp_path: Path) -> None:
    rulebook = "kinds: {lamp: []}\nnames: {lamp: [A]}\nstatements: [<lamp> is on]\nrules: []\n"
    case = written_case(tmp_path, rulebook, "as of: 2020-01-02\nfacts: [A is on]\n")
    said = reveal_text(revealed([reading(case)]))
    assert "Nothing is recorded after 2 January 2020." in said
    assert "None is written in this case." in said
    assert counted([revealed([reading(case)])]).misses == ()
