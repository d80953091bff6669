"""Law: the smallest sets of changes are those that trying every set of changes finds, and no others.

The quick tests take a few rulebooks, the long ones many.
"""

from __future__ import annotations

import random
from itertools import combinations

import pytest

from engine import Case, Problems, read_sentence
from engine.inference.run import run
from engine.language.rulebook import Sentence
from engine.scenarios.changes import Change, Changes, apply
from engine.scenarios.changing import ChangeInputs
from engine.scenarios.domain import values
from engine.scenarios.ground import TooLarge
from engine.scenarios.implicants import Implicants
from engine.scenarios.smallest import Question, Reach, Way, Wish, smallest
from tests.laws.evaluators import NO_SOLVER, SOLVER
from tests.laws.scenarios import Everything, random_case, within_budget
from tests.laws.solver_changes import least
from tests.laws.written import bundled_case, written_case

Sets = set[frozenset[Change]]


def said(case: Case, words: str) -> Sentence:
    found = read_sentence(words, case, Problems())
    assert found is not None, f"{words!r} can be read"
    return found


def untouchable(everything: Everything, sentence: Sentence) -> set[Sentence]:
    """The asked sentence, its opposites, and other values of its `one`: no change may speak of them."""
    positive = sentence.positive
    opposites = everything.case.rulebook.opposites(positive)
    return {positive, *opposites, *everything.inputs.other_values(positive)}


def by_trying(everything: Everything, sentence: Sentence, to_hold: bool, size: int) -> Sets:
    """All sets of changes up to a size are tried, helpful or not; of those that do it, the smallest stay."""
    assert isinstance(everything.inputs, ChangeInputs)
    never = untouchable(everything, sentence)
    changes = [c for c in everything.variables if not {c.sentence, c.instead} & never]
    sets = [
        made
        for count in range(size + 1)
        for made in combinations(changes, count)
        if not any(everything.inputs.exclusive(one, two) for one, two in combinations(made, 2))
    ]
    found: Sets = set()
    holds = everything.holds(sentence, sets)
    for at, made in enumerate(sets):
        if bool(holds >> at & 1) == to_hold and not any(smaller <= set(made) for smaller in found):
            found.add(frozenset(made))
    return found


def as_sets(ways: tuple[Way, ...]) -> Sets:
    return {frozenset(way.parts) for way in ways}


def goals(everything: Everything, seed: int, count: int) -> list[tuple[Sentence, bool]]:
    """Some sentences to be brought about or undone; none that the case states."""
    stated = {fact.sentence for fact in everything.case.facts}
    (now,) = everything.levels([()])
    choose = random.Random(seed)
    open_sentences = [s for s in everything.sentences if s not in stated]
    return [(s, s not in now) for s in choose.sample(open_sentences, min(count, len(open_sentences)))]


def check(case: Case, seed: int, size: int, count: int) -> int:
    everything = Everything.of_changes(case)
    found = 0
    for sentence, to_hold in goals(everything, seed, count):
        answer = smallest(case, [[Wish(sentence, to_hold)]], max_size=size)
        right = by_trying(everything, sentence, to_hold, size)
        wish = f"seed {seed}: {case.rulebook.say(sentence)!r} to {'hold' if to_hold else 'fall'}"
        assert answer.complete == size, f"{wish}: the search gives up"
        assert as_sets(answer.ways) - right == set(), f"{wish}: not a smallest set"
        assert right - as_sets(answer.ways) == set(), f"{wish}: a smallest set is missing"
        found += len(right)
    return found


@pytest.mark.parametrize("seed", [0, 1, 3, 5, 8])
def test_pairs_agree_with_trying_all(seed: int) -> None:
    check(random_case(seed), seed, 2, 6)


@pytest.mark.long
@pytest.mark.parametrize("start", range(200, 260, 5))
def test_pairs_agree_with_trying_all_on_many_rulebooks(start: int) -> None:
    assert sum(check(random_case(seed), seed, 2, 4) for seed in range(start, start + 5)), "something is found"


def narrowed(everything: Everything, sentence: Sentence, names: Reach) -> Everything:
    """Over every change to which the search kept itself, where more was too much for it."""
    case, program = everything.case, everything.inputs.program
    if names == "stated":
        return Everything.of(case, ChangeInputs(case, program, also=[fact.sentence.positive for fact in case.facts]))
    return Everything.of(case, ChangeInputs(case, program, values(case, program, names, [sentence])))


def optimum(everything: Everything, sentence: Sentence, to_hold: bool) -> Sets:
    """The smallest sets as the solver finds them, among the changes on which something depends."""
    assert isinstance(everything.inputs, ChangeInputs)
    never = untouchable(everything, sentence)
    changes = [c for c in everything.variables if not {c.sentence, c.instead} & never]
    return least(everything.case, changes, everything.inputs.exclusive, sentence, to_hold)


def check_solver(everything: Everything, seed: int, count: int) -> int:
    """Where the search says that no smaller way is missing, the solver's optimum is the same sets.

    It says so of all changes, or of those to which it kept itself: then the solver is asked about these again.
    """
    agreed = 0
    for sentence, to_hold in goals(everything, seed, count):
        right = optimum(everything, sentence, to_hold)
        size = max((len(made) for made in right), default=4)
        goal = [[Wish(sentence, to_hold)]]
        answer = smallest(everything.case, goal, max_size=max(1, min(size, 8)))
        wish = f"seed {seed}: {everything.case.rulebook.say(sentence)!r} to {'hold' if to_hold else 'fall'}"
        assert not right or all(len(way.parts) >= size for way in answer.ways), f"{wish}: fewer than the fewest"
        if answer.names != "declared":
            assert answer.limit, f"{wish}: it is not said that not all changes were looked at"
            assert {made for made in as_sets(answer.ways) if len(made) == size} <= right, f"{wish}: not a smallest set"
            right = optimum(narrowed(everything, sentence, answer.names), sentence, to_hold)
            size = max((len(made) for made in right), default=4)
            answer = smallest(everything.case, goal, max_size=max(1, min(size, 8)))
        if answer.complete >= size:
            assert as_sets(answer.ways) == right, f"{wish}: the solver finds others"
            agreed += 1
    return agreed


@pytest.mark.skipif(not SOLVER, reason=NO_SOLVER)
@pytest.mark.parametrize("first", [900, *(pytest.param(first, marks=pytest.mark.long) for first in (910, 920))])
def test_sets_of_any_size_are_the_optimum_of_an_outside_solver(first: int) -> None:
    agreed = sum(check_solver(everything, seed, 2) for seed, everything in within_budget(range(first, first + 10)))
    assert agreed >= 12, "The law was looked at often enough."


@pytest.mark.long
@pytest.mark.skipif(not SOLVER, reason=NO_SOLVER)
@pytest.mark.parametrize("first", range(2000, 2300, 20))
def test_many_sets_of_any_size_are_the_optimum_of_an_outside_solver(first: int) -> None:
    agreed = sum(check_solver(everything, seed, 4) for seed, everything in within_budget(range(first, first + 20)))
    assert agreed >= 40, "The law was looked at often enough."


@pytest.mark.parametrize("seed", range(20, 28))
def test_trying_and_searching_agree(seed: int) -> None:
    """The two ways of finding sets, up to three changes, on the same question."""
    case = random_case(seed)
    everything = Everything.of_changes(case, "case")
    for sentence, to_hold in goals(everything, seed, 4):
        question = Question(case, [[Wish(sentence, to_hold)]], names="case")
        if abs(question.gate) == 1 or question.already:
            continue
        tried: list[tuple[Change, ...]] = []
        for size in (1, 2, 3):
            if not question.small(size):
                break
            tried += question.tried(size, tried)
            search = Implicants(question.circuit, question.gate, question.variables, question.exclusive, size)
            try:
                sets = search.smallest()
            except TooLarge:
                break  # within its budget, and said
            searched = {frozenset(c for at, c in enumerate(question.candidates) if made >> at & 1) for made in sets}
            assert searched == set(map(frozenset, tried)), f"seed {seed}, size {size}: {case.rulebook.say(sentence)}"


def test_the_column_answers_with_its_own_remedy_and_with_the_exit() -> None:
    case = bundled_case("csto-2012")
    asked = said(case, "the vicious circle between Russia and Uzbekistan persists")
    ways = as_sets(smallest(case, [[Wish(asked, False)]], max_size=4).ways)
    revise, reform, leave = (
        Change("state", said(case, words))
        for words in (
            "the approach to the CSTO is fundamentally revised",
            "reforms follow the revision in the CSTO",
            "Uzbekistan suspends or leaves the CSTO",
        )
    )
    drops = {
        frozenset({Change("drop", said(case, words))})
        for words in (
            "Russia leads the CSTO",
            "Uzbekistan is a member of the CSTO",
            "Uzbekistan bargains with the United States without telling Russia",
        )
    }
    assert ways == {frozenset({revise, reform}), frozenset({leave}), *drops}


def test_what_is_pinned_stays() -> None:
    case = bundled_case("csto-2012")
    asked = said(case, "the vicious circle between Russia and Uzbekistan persists")
    pinned = [said(case, "Russia leads the CSTO"), said(case, "Uzbekistan suspends or leaves the CSTO")]
    ways = smallest(case, [[Wish(asked, False)]], max_size=2, keep=pinned).ways
    assert not any(change.sentence in pinned for way in ways for change in way.parts), "A pinned fact was changed."
    assert len(ways) == 3


def test_a_value_or_a_number_is_replaced_in_one_change() -> None:
    case = bundled_case("csto-2012")
    old = said(case, "the CSTO is of venerable age")
    ways = as_sets(smallest(case, [[Wish(old, False)]], max_size=1).ways)
    young = Change("state", said(case, "the CSTO has existed for 9 years"))
    assert frozenset({young}) in ways, "Nine years stand beside the ten that are compared."
    answer = smallest(case, [[Wish(old, False)]], max_size=1)
    assert answer.tried == {"years": (9, 10, 11)}, "The answer says which numbers were tried."


def test_a_number_without_one_is_replaced_too() -> None:
    rulebook = (
        "kinds: {team: [], points: number}\nnames: {team: {A: [], B: []}}\nstatements:\n"
        "  - say: <team> scored <points> points\n  - say: <team> qualifies\nrules:\n"
        "  - {id: q, if: [<team> scored <points> points, <points> is at least 5], then: <team> qualifies}\n"
    )
    import tempfile
    from pathlib import Path

    with tempfile.TemporaryDirectory() as folder:
        case = written_case(Path(folder), rulebook, "facts:\n  - A scored 3 points\n  - B scored 7 points\n")
    asked = said(case, "B qualifies")
    ways = as_sets(smallest(case, [[Wish(asked, False)]], max_size=2).ways)
    old = said(case, "B scored 7 points")
    fewer = [said(case, f"B scored {points} points") for points in (3, 4)]
    replaced = {frozenset({Change("state", new, instead=old)}) for new in fewer}
    assert ways == {frozenset({Change("drop", old)}), *replaced}


@pytest.mark.parametrize("seed", range(60, 66))
def test_every_way_is_confirmed_by_the_reference_engine(seed: int) -> None:
    case = random_case(seed)
    everything = Everything.of_changes(case, "case")
    for sentence, to_hold in goals(everything, seed, 3):
        answer = smallest(case, [[Wish(sentence, to_hold)]], max_size=2, names="case")
        for way in answer.ways[:10]:
            after = run(apply(case, Changes.of(way.parts)), "experta")
            assert (sentence in after.known) == to_hold, f"seed {seed}: {way.parts}"


def test_a_stated_sentence_is_withdrawn_before_it_is_undone() -> None:
    case = bundled_case("csto-2012")
    asked = said(case, "Uzbekistan views the CSTO as symbolic")
    answer = smallest(case, [[Wish(asked, False)]], max_size=1)
    assert answer.withdrawn == (asked,), "What the case states holds by that alone."
    assert answer.already, "Without the statement the pretence has no beginning, and does not hold itself up."
