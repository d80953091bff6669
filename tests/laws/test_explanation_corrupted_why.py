"""The checker is checked: each way of spoiling a right why or why-not must be complained about."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from engine.checking import check_why
from engine.explanation.why_json import why_json
from engine.inference.run import run
from engine.inference.trace import Trace
from engine.language.problem import Problems
from engine.language.read_case import read_sentence
from tests.laws.spoil import CASE, PACT, Json, Spoil, again, also, drop, put, spoilt, told
from tests.laws.written import written_case


@pytest.fixture(scope="module")
def pact(tmp_path_factory: pytest.TempPathFactory) -> Trace:
    return run(written_case(tmp_path_factory.mktemp("pact"), PACT, CASE))


def why(trace: Trace, words: str, **options: Any) -> Json:
    sentence = read_sentence(words, trace.case, Problems())
    assert sentence is not None, f"'{words}' should be a sentence."
    return why_json(trace, sentence, **options)


def under_itself(json: Json) -> None:
    """The sentence in place of its own premise."""
    json["how"]["premises"][0] = {**deepcopy(json["how"]), "part": "if"}


def shown_though_it_is_not(json: Json) -> None:
    first = json["how"]["premises"][0]
    json["how"]["premises"][0] = {
        **{key: value for key, value in first.items() if key not in ("premises", "other_ways")},
        "shown_above": True,
    }


OBEYS, LASTS = "Ceres obeys Alba", "the Pact lasts"
PROOFS: dict[str, tuple[str, Spoil, str]] = {
    "a proof supports itself": (OBEYS, under_itself, ""),
    "a premise is said to be shown above": (OBEYS, shown_though_it_is_not, "is not shown there"),
    "a premise is missing": (OBEYS, drop("how", "premises", 1), "premises"),
    "a premise is told twice": (OBEYS, again("how", "premises"), "premises"),
    "the step is another": (OBEYS, put("how", "by", "step", 1), "not concluded in step"),
    "the step is a circular one": ("Ceres trusts Alba", put("ways", 0, "by", "step", 4), ""),
    "the certainty is another": (OBEYS, put("how", "certainty", "certain"), "certainty"),
    "the standing of a premise is another": (OBEYS, put("how", "premises", 0, "standing", "stated"), "standing"),
    "a fact is stated by another": (LASTS, put("how", "premises", 0, "stated", "by", "nobody"), "stated"),
    "a fact is no fact": (LASTS, drop("how", "premises", 0, "stated"), "stated"),
    "the weakest link is another": (OBEYS, drop("how", "premises", 0, "weakest"), "only as sure"),
    "a link is called the weakest": (LASTS, put("how", "premises", 0, "weakest", True), "only as sure"),
    "a denial is not explained": (OBEYS, drop("how", "premises", 1, "premises"), "not shown how"),
    "a concession is left out": (LASTS, put("how", "by", "even_though", []), "even though"),
    "a concession is invented": (OBEYS, put("how", "by", "even_though", [LASTS]), "even though"),
    "another way is left out": ("Ceres follows Alba", put("how", "other_ways", [{"step": 9}]), "also follows"),
    "a count is not explained": (LASTS, drop("how", "premises", 1, "premises", 0), "as surely"),
    "a count counts what is beside it": (
        LASTS,
        also("how", "premises", 1, "premises", {"sentence": "Beta arms", "standing": "stated"}),
        "does not count",
    ),
    "an assumption is kept back": ("Beta obeys Alba", drop("how", "assumes"), "takes for granted"),
    "the rule of a step is another": (OBEYS, put("how", "by", "rule", "follow"), "rule"),
    "the words of the author are others": (OBEYS, put("how", "by", "source", {"at": "", "quote": "So."}), "quotes"),
    "it does not hold": (OBEYS, put("holds", False), "holds"),
    "a conflict is kept back": (LASTS, put("conflicts", []), "conflicts"),
}


@pytest.mark.parametrize("name", PROOFS)
def test_a_spoilt_proof_is_complained_about(name: str, pact: Trace) -> None:
    asked, spoil, words = PROOFS[name]
    if name == "the step is a circular one":
        answer = {**why(pact, "Ceres trusts Alba"), "ways": [why(pact, "Ceres follows Alba")["how"]]}
    else:
        answer = why(pact, asked)
    complaints = check_why(pact.rulebook, pact.case, told(pact), spoilt(answer, spoil))
    assert any(words in complaint for complaint in complaints), f"Where {name}, the checker should say so: {complaints}"


def test_what_is_left_out_is_counted(pact: Trace) -> None:
    answer = spoilt(why(pact, OBEYS, depth=0), put("how", "premises", 0, "left_out", 9))
    assert any("left out" in complaint for complaint in check_why(pact.rulebook, pact.case, told(pact), answer))


# Why-nots

NOT = "Delos obeys Alba"
NEAR = ("why_not", "near", 0)
NOTS: dict[str, tuple[Spoil, str]] = {
    "a condition that fails is said to hold": (put(*NEAR, "conditions", 0, "finding", "holds"), "is found"),
    "a condition that holds is said to fail": (put(*NEAR, "conditions", 2, "finding", "blocked by"), "is found"),
    "what blocks does not": (put(*NEAR, "conditions", 1, "finding", "holds"), "is found"),
    "the number of failing conditions is another": (put(*NEAR, "failing", 1), "fail"),
    "a condition is left out": (drop(*NEAR, "conditions", 2), "conditions"),
    "a condition reads otherwise": (put(*NEAR, "conditions", 0, "condition", "Beta follows Alba"), "as the rule"),
    "a condition is about another sentence": (put(*NEAR, "conditions", 0, "sentence", "Beta follows Alba"), "about"),
    "the names are others": (put(*NEAR, "bindings", "ally", "Beta"), "concludes this"),
    "the rule concludes something else": (put(*NEAR, "rule", "follow"), "concludes this"),
    "rules are miscounted": (put("why_not", "rules", 2), "rules could conclude it"),
    "something holds against it": (put("why_not", "against", ["Beta arms"]), "against it"),
    "it may be entered": (put("why_not", "enterable", True), "entered"),
    "it is asked of another": (put("why_not", "sentence", "Beta obeys Alba"), "The why-not"),
    "the inner why-not is of another": (
        put(*NEAR, "conditions", 0, "why_not", "sentence", "Delos arms"),
        "The why-not",
    ),
    "the inner findings are others": (
        put(*NEAR, "conditions", 0, "why_not", "near", 0, "conditions", 0, "finding", "missing"),
        "is found",
    ),
    "it holds": (put("holds", True), "does not hold"),
}


@pytest.mark.parametrize("name", NOTS)
def test_a_spoilt_why_not_is_complained_about(name: str, pact: Trace) -> None:
    spoil, words = NOTS[name]
    right = why(pact, NOT)
    assert not check_why(pact.rulebook, pact.case, told(pact), right)
    complaints = check_why(pact.rulebook, pact.case, told(pact), spoilt(right, spoil))
    assert any(words in complaint for complaint in complaints), f"Where {name}, the checker should say so: {complaints}"


def test_of_two_branches_that_begin_alike_the_right_one_is_compared(tmp_path: Path) -> None:
    sulks = (
        "  - {id: sulk, if: [any: [{all: [<ally> belongs to <alliance>, <leader> leads <alliance>]},"
        " <ally> belongs to <alliance>]], then: <ally> grumbles}\n"
    )
    trace = run(written_case(tmp_path, PACT + sulks, "facts: [Alba leads the Pact]\n"))
    told_of_it = why(trace, "Beta grumbles")
    assert [len(near["conditions"]) for near in told_of_it["why_not"]["near"]] == [2, 1]
    assert check_why(trace.rulebook, trace.case, told(trace), told_of_it) == []
