"""An independent checker finds nothing wrong in what the engine says: bundled cases and random rulebooks."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine import open_library
from engine.bundled import facts_folder
from tests.generate.choose import Seeded
from tests.generate.read import read
from tests.generate.rulebooks import files
from tests.laws.checked import faults
from tests.laws.written import bundled_case

CASES = [*open_library().cases(), *(str(path) for path in sorted((facts_folder() / "theories").glob("*.yaml")))]
BATCH = 10


@pytest.mark.parametrize("name", CASES, ids=lambda name: Path(name).stem)
def test_a_bundled_case_is_right_and_rightly_explained(name: str) -> None:
    assert not (found := faults(bundled_case(name), 6)), f"The checker complains of {name}:\n" + "\n".join(found[:5])


def random_faults(first: int, absences: int) -> list[str]:
    """What is wrong in a batch of random rulebooks, each complaint with its seed."""
    found = []
    for seed in range(first, first + BATCH):
        case, _ = read(files(Seeded(seed)).texts)
        if case is not None:
            found += [f"seed {seed}: {complaint}" for complaint in faults(case, absences, seed)]
    return found


@pytest.mark.parametrize("first", range(0, 20, BATCH))
def test_random_rulebooks_are_right_and_rightly_explained(first: int) -> None:
    found = random_faults(first, 3)
    assert not found, "The checker complains:\n" + "\n".join(found[:5])


@pytest.mark.long
@pytest.mark.parametrize("first", [*range(20, 200, BATCH), *range(10_000, 11_500, BATCH)])
def test_many_more_random_rulebooks_are_right_and_rightly_explained(first: int) -> None:
    found = random_faults(first, 8)
    assert not found, "The checker complains:\n" + "\n".join(found[:5])
