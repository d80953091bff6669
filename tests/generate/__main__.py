"""`python -m tests.generate RUNS [FIRST SEED]`: how often random runs have each feature.

`python -m tests.generate --show SEED` prints the files of one seed.
"""

from __future__ import annotations

import sys
from collections import Counter

from tests.naive.evaluator import Naive

from .choose import Seeded
from .features import features, report
from .read import read
from .rulebooks import files


def batch(first: int, runs: int) -> tuple[Counter[str], list[str]]:
    """How many runs had each feature, and the problems of the rulebooks that were refused."""
    counts: Counter[str] = Counter()
    refused: list[str] = []
    for seed in range(first, first + runs):
        random = files(Seeded(seed))
        case, problems = read(random.texts)
        if case is None:
            refused.append(f"seed {seed}: " + "; ".join(problem.message for problem in problems.errors))
        else:
            counts.update(features(Naive(case), random.tags))
    return counts, refused


def main(args: list[str]) -> None:
    if args[:1] == ["--show"]:
        print(files(Seeded(int(args[1]))))
        return
    runs = int(args[0]) if args else 500
    first = int(args[1]) if len(args) > 1 else 0
    counts, refused = batch(first, runs)
    print(report(counts, runs))
    print(f"{len(refused)} of {runs} were refused.", *refused[:5], sep="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
