"""The benchmarks run: each makes all engines answer the same before it measures anything."""

from __future__ import annotations

import subprocess
import sys

import pytest

pytestmark = [pytest.mark.long, pytest.mark.timeout(600)]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["benchmarks.one_case", "--quick", "--rounds", "1"], "all agree"),
        (["benchmarks.large_case", "--rounds", "1"], "at most"),
        (["benchmarks.many_cases", "--rounds", "1"], "all agree"),
        (["benchmarks.many_at_once", "--rounds", "1"], "all agree"),
        (["benchmarks.what_if", "--rounds", "1"], "turn to screen"),
        (["benchmarks.start", "--rounds", "1"], "foedus run csto-2012"),
        (["benchmarks.check", "--rounds", "1", "--rules", "60"], "lints of meaning"),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else "",
)
def test_a_benchmark_runs_and_all_engines_agree(arguments: list[str], said: str) -> None:
    done = subprocess.run([sys.executable, "-m", *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert said in done.stdout
