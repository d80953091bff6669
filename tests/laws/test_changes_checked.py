"""An independent checker, which runs every change again, finds nothing wrong in repairs and in what breaks a circle.

The quick tests look at two bundled cases and five random rulebooks, the long ones at the others.
"""

from __future__ import annotations

from typing import Any

import pytest

from engine.checking import check_breaks, check_repairs
from engine.explanation.as_json import run_json
from engine.explanation.circles_answer import circles_answer
from engine.explanation.repairs import repairs, repairs_json
from engine.inference.run import run
from engine.language.case import Case
from tests.generate.choose import Seeded
from tests.generate.read import read
from tests.generate.rulebooks import files
from tests.laws.checked import some_absent
from tests.laws.written import bundled_case

BUNDLED = [
    "csto-2012",
    "scholarship-award",
    *(pytest.param(name, marks=pytest.mark.long) for name in ("csto-2012-reformed", "romania-1968")),
]


def again(case: Case) -> dict[str, Any]:
    return run_json(run(case, "compiled"), "test")


def faults(case: Case, absences: int, seed: int) -> tuple[list[str], int]:
    """What is wrong in the changes named for a case, and how many sets of changes were looked at."""
    trace = run(case)
    found, looked = [], 0
    for ring in circles_answer(trace):
        for turn in ring["turns"]:
            found += check_breaks(case.rulebook, case, turn, again)
            looked += len(turn["stops"]["ways"]) + len((turn["ends"] or {"ways": []})["ways"])
    for sentence in some_absent(trace, absences, seed):
        ways = repairs_json(trace, repairs(trace, sentence))
        found += check_repairs(case.rulebook, case, trace.say(sentence), ways, again)
        looked += len(ways["ways"])
    return found, looked


@pytest.mark.parametrize("name", BUNDLED)
def test_changes_named_for_a_bundled_case_do_what_is_said(name: str) -> None:
    found, looked = faults(bundled_case(name), 4, 0)
    assert not found, f"The checker complains of {name}:\n" + "\n".join(found[:5])
    assert looked > 1, "Some changes were named."


def of_seeds(seeds: range) -> int:
    wrong, looked = [], 0
    for seed in seeds:
        case, _ = read(files(Seeded(seed)).texts)
        if case is not None:
            found, ways = faults(case, 2, seed)
            wrong += [f"seed {seed}: {complaint}" for complaint in found]
            looked += ways
    assert not wrong, "The checker complains:\n" + "\n".join(wrong[:5])
    return looked


def test_changes_named_for_random_rulebooks_do_what_is_said() -> None:
    assert of_seeds(range(5)) > 5, "Some changes were named."


@pytest.mark.long
@pytest.mark.parametrize("first", [5, *range(1000, 1200, 10)])
def test_changes_named_for_many_random_rulebooks_do_what_is_said(first: int) -> None:
    of_seeds(range(first, first + 10))
