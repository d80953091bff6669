"""The checker is checked: each way of spoiling a right run must be complained about."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace

import pytest

from engine.checking import check_circles, check_run, check_why
from engine.explanation.why_json import why_json
from engine.inference.run import run
from engine.inference.trace import Trace
from tests.laws.spoil import CASE, PACT, Json, Spoil, again, also, drop, put, spoilt, swap, told
from tests.laws.written import bundled_trace, written_case


@pytest.fixture(scope="module")
def pact(tmp_path_factory: pytest.TempPathFactory) -> Trace:
    return run(written_case(tmp_path_factory.mktemp("pact"), PACT, CASE))


# The steps of the run above: 1 symbol, 2 and 3 follow (Beta, Ceres), 4 and 5 habit, 6 and 7 obedience, 8 lasting.
RUN: dict[str, tuple[Spoil, str]] = {
    "a step is surer than its premises": (put("steps", 2, "certainty", "certain"), "Step 3"),
    "a step is less sure than its premises": (put("steps", 1, "certainty", "likely"), "Step 2"),
    "a conclusion is surer than its steps": (put("conclusions", 2, "certainty", "certain"), "Ceres follows Alba"),
    "a premise is surer than it is": (put("steps", 2, "premises", 2, "certainty", "certain"), "premise 3"),
    "a premise is missing": (drop("steps", 1, "premises", 1), "premises"),
    "premises stand in another order": (swap(0, 1, "steps", 1, "premises"), "should read"),
    "names are swapped": (
        put("steps", 1, "bindings", {"leader": "Beta", "alliance": "the Pact", "ally": "Alba"}),
        "concludes 'Alba follows Beta'",
    ),
    "one thing is two": (put("steps", 1, "bindings", "ally", "Alba"), "held apart"),
    "a name is none": (put("steps", 1, "bindings", "ally", "Nowhere"), "nothing that <ally> can stand for"),
    "a stated premise is called concluded": (put("steps", 0, "premises", 0, "standing", "concluded"), "standing"),
    "a denied sentence is called an assumption": (put("steps", 6, "premises", 1, "standing", "not stated"), "standing"),
    "a weaker sentence is called an assumption": (put("steps", 6, "premises", 2, "standing", "not stated"), "standing"),
    "an assumption is called denied": (put("steps", 5, "premises", 1, "standing", "denied"), "standing"),
    "an absence is explained by what does not hold": (
        put("steps", 5, "premises", 2, "instead", "Beta is alone"),
        "is explained by",
    ),
    "an exception is called a condition": (drop("steps", 1, "premises", 3, "part"), "unless"),
    "a premise has one step too many": (also("steps", 5, "premises", 0, "steps", 3), "steps"),
    "too much is counted": (also("steps", 7, "premises", 1, "counted", "Delos"), "counted"),
    "what a count takes for granted is kept back": (drop("steps", 7, "premises", 1, "assumes"), "silence"),
    "a comparison reads otherwise": (put("steps", 7, "premises", 3, "sentence", "12 is at least 9"), "should read"),
    "the rule is none": (put("steps", 0, "rule", "nonesuch"), "no rule"),
    "the rule is another": (put("steps", 0, "rule", "obedience"), "Step 1"),
    "another is concluded": (put("steps", 1, "concludes", "Ceres follows Alba"), "concludes"),
    "a denial is not told": (put("steps", 0, "denies", None), "denies"),
    "the reason is another": (put("steps", 0, "because", "Because."), "because"),
    "the title is another": (put("steps", 0, "title", "Leading"), "title"),
    "a step is missing": (drop("steps", 7), "A step is missing"),
    "a step is told twice": (again("steps"), "tells the same"),
    "steps are in another order": (swap(1, 2, "steps"), "should come"),
    "the wave is another": (put("steps", 3, "wave", 1), "wave"),
    "the stratum is another": (put("steps", 7, "stratum", 0), "stratum"),
    "nothing new is called new": (put("steps", 3, "new", True), "new"),
    "a circular way is not called so": (drop("steps", 4, "circular"), "circular"),
    "a way that is not circular is called so": (put("steps", 0, "circular", True), "circular"),
    "a fact is left out": (drop("facts", 0), "facts"),
    "a fact is surer than stated": (put("facts", 4, "certainty", "certain"), "Fact 5"),
    "a denial is a statement": (put("facts", 5, "standing", "stated"), "Fact 6"),
    "who says so is another": (put("facts", 3, "by", "nobody"), "Fact 4"),
    "a conclusion is left out": (drop("conclusions", 0), "conclusions"),
    "an assumption of a conclusion is kept back": (put("conclusions", 7, "assumes", []), "takes more for granted"),
    "a conclusion assumes what it does not need": (
        also("conclusions", 1, "assumes", "Beta fears Alba"),
        "does not rest on",
    ),
    "a stated conclusion is called no fact": (drop("conclusions", 3, "also_stated"), "also_stated"),
    "an assumption is left out": (drop("assumptions", 0), "assumptions"),
    "what rests on an assumption is another": (put("assumptions", 0, "rests", []), "there rests"),
    "a conflict is kept back": (drop("conflicts", 0), "conflict is not told"),
    "a conflict is invented": (
        also(
            "conflicts", {"kind": "opposite", "sentences": ["Beta trusts Alba", "Delos fears Alba"], "steps": [[3], []]}
        ),
        "no such conflict",
    ),
    "the steps of a conflict are others": (put("conflicts", 0, "steps", [[1], [2]]), "steps of the conflict"),
    "a question is answered otherwise": (put("questions", 0, "answer", "yes"), "question"),
    "a question is answered by another step": (put("questions", 0, "yes", [1]), "question"),
    "an effect is kept back": (drop("leads_to", 0), "A step is missing"),
    "an effect is less sure": (put("leads_to", 0, "certainty", "possible"), "Effect 1"),
    "the case is another": (put("case", "Another"), "case"),
    "something is said to be unknown": (put("unknown_here", ["The moon is made of cheese."]), "unknown here"),
    "a key is missing": (drop("steps", 0, "premises"), "shape"),
}


@pytest.mark.parametrize("name", RUN)
def test_a_spoilt_run_is_complained_about(name: str, pact: Trace) -> None:
    spoil, words = RUN[name]
    complaints = check_run(pact.rulebook, pact.case, spoilt(told(pact), spoil))
    assert any(words in complaint for complaint in complaints), f"Where {name}, the checker should say so: {complaints}"


def test_the_right_answers_are_not_complained_about(pact: Trace) -> None:
    assert not check_run(pact.rulebook, pact.case, told(pact))
    for sentence in pact.known.sentences():
        assert not check_why(pact.rulebook, pact.case, told(pact), why_json(pact, sentence, True))


def test_a_circle_that_holds_itself_up_is_complained_about(pact: Trace) -> None:
    """Take away what holds the circle up from outside, in the case and in the facts of the run."""
    facts = tuple(fact for fact in pact.case.facts if pact.say(fact.sentence) != "Beta trusts Alba")
    case = replace(pact.case, facts=facts)
    answer = deepcopy(told(pact))
    answer["facts"] = [fact for fact in answer["facts"] if fact["sentence"] != "Beta trusts Alba"]
    complaints = check_run(case.rulebook, case, answer)
    assert any("only holds itself up" in complaint for complaint in complaints), complaints


# Circles, on the column's case: R1 for three pairs, R2 for two

TURN = (0, "turns", 0)
RINGS: dict[str, tuple[Spoil, str]] = {
    "an arc is no step": (put(*TURN, "steps", 0, 4), "does not lead"),
    "the arcs are swapped": (swap(0, 1, *TURN, "steps"), "does not lead"),
    "the ring does not close": (drop(*TURN, "steps", 1), "does not close"),
    "a sentence bears on nothing": (put(*TURN, "sentences", 0, "the moon is full"), "bears on no step"),
    "a sentence is one of another turn": (put(*TURN, "sentences", 0, "Uzbekistan acts behind Russia's back"), ""),
    "the sign is another": (put(0, "sign", "balancing"), "balancing"),
    "an entry is missing": (put(*TURN, "entries", []), "entry is missing"),
    "an entry comes from inside": (put(*TURN, "entries", 0, "step", 28), "from outside"),
    "an entry is a statement": (put(*TURN, "entries", 0, "step", None), "from outside"),
    "what is drawn from it is another": (put(*TURN, "drawn", []), "drawn from it"),
    "the names are others": (put(*TURN, "names", ["Belarus"]), "should be called"),
    "the label is another": (put(1, "label", "R3"), "should be called"),
    "the name is another": (put(0, "name", "a happy circle"), "name"),
    "the statements lead nowhere": (swap(0, 2, 1, "statements"), "no rule leads"),
    "a rule turns nothing": (also(0, "rules", "venerable-age"), "rules that turn it"),
    "it stands without a turn": (put(0, "turns", []), "stands"),
    "it is told twice": (again(), "told twice"),
}


@pytest.mark.parametrize("name", RINGS)
def test_a_spoilt_circle_is_complained_about(name: str) -> None:
    spoil, words = RINGS[name]
    trace = bundled_trace("csto-2012")
    answer = told(trace)
    assert not check_circles(trace.rulebook, trace.case, answer, answer["circles"])
    rings = spoilt(answer["circles"], spoil)
    complaints = check_circles(trace.rulebook, trace.case, answer, rings)
    assert any(words in complaint for complaint in complaints), f"Where {name}, the checker should say so: {complaints}"


@pytest.mark.parametrize("answer", [{}, {"steps": None}, {"sentence": 3}], ids=str)
def test_what_is_no_answer_at_all_is_complained_about_and_raises_nothing(answer: Json, pact: Trace) -> None:
    assert check_run(pact.rulebook, pact.case, answer)
    assert check_why(pact.rulebook, pact.case, told(pact), answer)


def test_the_small_case_has_all_that_is_spoilt(pact: Trace) -> None:
    """Were the case to lose a kind of premise, the corruptions above would say less than they seem to."""
    standings = {premise["standing"] for step in told(pact)["steps"] for premise in step["premises"]}
    assert standings == {"stated", "concluded", "denied", "not stated", "weaker", "holds"}
