"""Law: a file with other facts written into it says just these, and keeps every comment and all that is not a fact."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest

from engine import Case, Problems, load_case, open_library
from engine.authoring.facts_file import with_facts
from engine.authoring.layout import comments_of
from engine.language.case import Fact
from engine.language.value import LEVELS, Certainty
from tests.laws.written import written_case

HERE = Path(__file__).parents[2] / "facts"
CASES = ["csto-2012", "scholarship-award", "armenia-2022", "kyrgyzstan-2010"]


def read(path: Path) -> Case:
    problems = Problems()
    found = load_case(str(path), open_library(), problems)
    assert found is not None, [f"{problem.place}: {problem.message}" for problem in problems.found]
    return found


def said(facts: tuple[Fact, ...]) -> set[tuple[object, Certainty]]:
    return {(fact.sentence, fact.certainty) for fact in facts}


def turned(case: Case, dice: random.Random) -> tuple[Fact, ...]:
    """Some facts dropped, some denied, some less sure, each by the user."""
    found = []
    for fact in case.facts:
        match dice.randrange(8):
            case 0:
                continue
            case 1:
                other = fact.sentence.positive if fact.sentence.denied else fact.sentence.denial
                found.append(replace(fact, sentence=other, certainty=Certainty.CERTAIN, by="you", source=""))
            case 2:
                found.append(replace(fact, certainty=dice.choice(list(LEVELS.values()))))
            case _:
                found.append(fact)
    return tuple(found)


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("seed", range(3))
def test_what_is_written_is_what_is_read(name: str, seed: int, tmp_path: Path) -> None:
    text = (HERE / f"{name}.yaml").read_text("utf-8")
    path = tmp_path / f"{name}.yaml"
    path.write_text(text, "utf-8")
    case = read(path)
    wanted = turned(case, random.Random(seed))
    new = with_facts(text, case, wanted)
    assert new is not None
    path.write_text(new, "utf-8")
    again = read(path)
    assert said(again.facts) == said(wanted), "The file says what was to be said."
    assert comments_of(text) == comments_of(new), "Every comment stays."
    kept = [fact for fact in wanted if fact.by != "you"]
    assert {(fact.sentence, fact.by, fact.source) for fact in kept} <= {
        (fact.sentence, fact.by, fact.source) for fact in again.facts
    }, "Who says so stays."
    assert (again.later, again.events, again.expect) is not None
    assert [len(part) for part in (again.later, again.events, again.verdicts)] == [
        len(part) for part in (case.later, case.events, case.verdicts)
    ], "What is no fact stays."


def test_nothing_changed_is_nothing_written() -> None:
    path = HERE / "csto-2012.yaml"
    text = path.read_text("utf-8")
    case = read(path)
    assert with_facts(text, case, case.facts) == text


RULEBOOK = """
kinds: {state: []}
names: {state: {Alba: [], Ceres: []}}
statements:
  - say: <state> arms
  - say: <state> rests
rules:
  - {id: r, title: R, if: [<state> arms], then: <state> rests, because: so}
"""


@pytest.mark.parametrize(
    "facts",
    [
        "facts:\n- Alba arms # why\n",
        "facts:\n  - likely: Alba arms\n  # between\n  - not: Ceres arms\n",
        "facts:\n  - likely:\n      not: Alba arms\n    by: me\n",
        'facts:\n  - say: "Alba\n      arms"\n    by: me\n',
    ],
)
def test_every_way_of_writing_a_fact(facts: str, tmp_path: Path) -> None:
    case = written_case(tmp_path, RULEBOOK, facts)
    path = tmp_path / "tried.yaml"
    text = path.read_text("utf-8")
    for level in LEVELS.values():
        wanted = (replace(case.facts[0], certainty=level), *case.facts[1:])
        new = with_facts(text, case, wanted)
        assert new is not None
        path.write_text(new, "utf-8")
        assert said(read(path).facts) == said(wanted), new
    new = with_facts(text, case, ())
    assert new is not None
    path.write_text(new, "utf-8")
    assert not read(path).facts, new


def test_a_list_in_one_line_is_left_alone(tmp_path: Path) -> None:
    case = written_case(tmp_path, RULEBOOK, "facts: [Alba arms]\n")
    assert with_facts((tmp_path / "tried.yaml").read_text("utf-8"), case, ()) is None
