"""On random rulebooks both engines, a naive evaluator and an answer-set solver say the same, assumptions included."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from engine import Problems, load_case, open_library
from engine.bundled import facts_folder
from tests.generate.__main__ import batch
from tests.generate.choose import Chooser, Drawn, Seeded
from tests.generate.features import ALL, report
from tests.generate.rulebooks import files
from tests.naive.evaluator import Naive

from .evaluators import NO_SOLVER, SOLVER, case_of, disagreements

SIZE = 20
BUNDLED = sorted(Path(str(facts_folder())).rglob("*.yaml"))
QUICK = range(200, 220, SIZE)
MANY = [*range(220, 260, SIZE), *range(5000, 7000, SIZE)]


def check(choose: Chooser, called: str) -> None:
    random = files(choose)
    case = case_of(random.texts)
    different = disagreements(case, Naive(case))
    assert not different, f"On {called} the evaluators disagree:\n" + "\n".join(different) + f"\n{random}"


@pytest.mark.parametrize("first", QUICK)
def test_all_evaluators_agree_on_random_rulebooks(first: int) -> None:
    for seed in range(first, first + SIZE):
        check(Seeded(seed), f"seed {seed}")


@pytest.mark.long
@pytest.mark.parametrize("first", MANY)
def test_all_evaluators_agree_on_many_random_rulebooks(first: int) -> None:
    for seed in range(first, first + SIZE):
        check(Seeded(seed), f"seed {seed}")


ONCE = settings(
    max_examples=12,
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.generate),
)


@ONCE
@given(data=st.data())
def test_all_evaluators_agree_on_drawn_rulebooks(data: st.DataObject) -> None:
    check(Drawn(data.draw), "a drawn rulebook")


@pytest.mark.long
@pytest.mark.timeout(1800)
@settings(max_examples=400, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_many_drawn_rulebooks_and_the_smallest_that_fails(data: st.DataObject) -> None:
    check(Drawn(data.draw), "a drawn rulebook")


@pytest.mark.skipif(not SOLVER, reason=NO_SOLVER)
def test_the_solver_takes_part() -> None:
    case = case_of(files(Seeded(0)).texts)
    assert not disagreements(case, Naive(case)), "The solver disagrees on the first seed."


@pytest.mark.long
@pytest.mark.timeout(600)
def test_random_runs_have_every_feature() -> None:
    runs = 600
    counts, refused = batch(0, runs)
    assert not refused, f"The generator wrote rulebooks that were refused: {refused[:3]}"
    rare = [name for name in ALL if counts[name] * 20 < runs]
    assert not rare, f"These are in under 5 % of random runs: {rare}\n{report(counts, runs)}"


@pytest.mark.long
@pytest.mark.parametrize("path", BUNDLED, ids=lambda path: path.stem)
def test_all_evaluators_agree_on_the_bundled_cases(path: Path) -> None:
    case = load_case(str(path), open_library(), Problems())
    assert case is not None, f"The bundled case {path.stem} is sound."
    different = disagreements(case, Naive(case))
    assert not different, f"On {path.stem} the evaluators disagree:\n" + "\n".join(different)
