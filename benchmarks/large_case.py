"""`python -m benchmarks.large_case`: how time and memory grow with the facts, up to 100,000, on 30 rules of W.

Each size runs in a process of its own, so that the peak of its memory is its own. `--peers` adds CLIPS and clingo.
"""

from __future__ import annotations

import argparse
import math
import resource
import statistics
import subprocess
import sys
import time
from importlib.util import find_spec

from . import workload_w
from .clingo_w import Clingo
from .clips_w import OneByOne
from .ours_w import Compiled
from .timing import shown, table

ALLIES = (38, 370, 3845)
RULES = 30
MOST_SECONDS, MOST_MEGABYTES, MOST_EXPONENT = 0.250, 120.0, 1.1


def peak() -> float:
    """The most memory that this process has had, in megabytes."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (2**20 if sys.platform == "darwin" else 2**10)


def one(allies: int, name: str, runs: int) -> None:
    """Run one engine on one size; print facts, conclusions, seconds, and the peak of the whole process."""
    listed, facts = workload_w.rules(RULES), workload_w.facts(allies)
    make = {engine.name: engine for engine in (Compiled, OneByOne, Clingo)}[name]
    engine = make(listed)
    engine.ready(facts)
    count = len(facts)
    del facts
    taken = []
    for _ in range(runs):
        before = time.perf_counter()
        engine.run()
        taken.append(time.perf_counter() - before)
        # The peak is that of one case: the next run should not begin beside what the last one found.
        if isinstance(engine, Compiled):
            del engine.derivations
    most = peak()
    engine.run()
    print(count, len(engine.found()), statistics.median(taken), most)


def asked(allies: int, name: str, runs: int) -> tuple[int, int, float, float]:
    """The same in a process of its own."""
    arguments = [sys.executable, "-m", "benchmarks.large_case", "--one", str(allies), name, str(runs)]
    facts, conclusions, seconds, megabytes = subprocess.run(
        arguments, capture_output=True, text=True, check=True
    ).stdout.split()
    return int(facts), int(conclusions), float(seconds), float(megabytes)


def exponent(points: list[tuple[int, float]]) -> float:
    """The slope of the line through the logarithms of facts and seconds."""
    xs, ys = [math.log(facts) for facts, _ in points], [math.log(seconds) for _, seconds in points]
    return statistics.linear_regression(xs, ys).slope


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="in how many processes each size runs")
    parser.add_argument("--peers", action="store_true", help="CLIPS and clingo too")
    parser.add_argument("--one", nargs=3, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.one:
        one(int(chosen.one[0]), chosen.one[1], int(chosen.one[2]))
        return
    names = [Compiled.name]
    if chosen.peers:
        names += [engine.name for engine, module in ((OneByOne, "clips"), (Clingo, "clingo")) if find_spec(module)]
    rows = [["", "facts", "conclusions", "one case", "whole process"]]
    conclusions: dict[int, set[int]] = {}
    for name in names:
        points = []
        for allies in ALLIES:
            found = [asked(allies, name, 5 if name == Compiled.name else 1) for _ in range(chosen.rounds)]
            facts, seconds = found[0][0], statistics.median(each[2] for each in found)
            most = statistics.median(each[3] for each in found)
            conclusions.setdefault(facts, set()).update(each[1] for each in found)
            points.append((facts, seconds))
            rows.append([name, f"{facts:,}", f"{found[0][1]:,}", shown(seconds), f"{most:.0f} MB"])
        rows.append(["", "", "", f"exponent {exponent(points):.2f}", ""])
        if name == Compiled.name:
            bars = (points[-1][1] <= MOST_SECONDS, most <= MOST_MEGABYTES, exponent(points) <= MOST_EXPONENT)
    print(table(rows))
    assert all(len(each) == 1 for each in conclusions.values()), f"Not all conclude the same: {conclusions}"
    for bar, met in zip(
        (f"{MOST_SECONDS:g} s", f"{MOST_MEGABYTES:g} MB", f"exponent {MOST_EXPONENT:g}"), bars, strict=True
    ):
        print(f"at most {bar}: {'met' if met else 'MISSED'}")


if __name__ == "__main__":
    main()
