"""All evaluators on one case: both engines, the naive evaluator and the answer-set solver must say the same."""

from __future__ import annotations

import importlib.util
from collections.abc import Mapping
from typing import Any

from engine.explanation.as_json import run_json
from engine.inference.run import run
from engine.language.case import Case
from engine.language.rulebook import Status
from tests.generate.read import read
from tests.naive.clingo_oracle import conclusions
from tests.naive.compare import differences
from tests.naive.evaluator import Naive

Json = dict[str, Any]
ENGINES = ("experta", "compiled")
# A test dependency; without it the other evaluators still judge.
SOLVER = importlib.util.find_spec("clingo") is not None
NO_SOLVER = "clingo is not installed, so there is no outside oracle; install the test dependencies."


def case_of(texts: Mapping[str, str]) -> Case:
    """The case in these files; they must be valid."""
    case, problems = read(texts)
    told = "; ".join(f"{problem.code}: {problem.message}" for problem in problems.errors)
    assert case is not None, f"The files are valid, yet they were refused: {told}"
    return case


def by_engine(case: Case, engine: str, statuses: frozenset[Status] | None = None) -> Json:
    """The JSON of one engine, without `meta`, which names it."""
    found = run_json(run(case, engine, statuses), "test")  # type: ignore[arg-type]
    del found["meta"]
    return found


def disagreements(case: Case, naive: Naive, statuses: frozenset[Status] | None = None) -> list[str]:
    """Where the engines or the solver say otherwise than the naive evaluator, in sentences."""
    found: list[str] = []
    answers = {engine: by_engine(case, engine, statuses) for engine in ENGINES}
    for engine, answer in answers.items():
        found += [f"{engine}: {difference}" for difference in differences(naive, answer)]
    if not found and answers["experta"] != answers["compiled"]:
        found.append("The two engines write different JSON.")
    if SOLVER:
        solved = conclusions(case, statuses)
        for sentence in sorted({*solved, *naive.sure}, key=naive.book.say):
            if solved.get(sentence) != naive.sure.get(sentence):
                found.append(
                    f"'{naive.book.say(sentence)}': the naive evaluator says {naive.sure.get(sentence)}, "
                    f"the solver {solved.get(sentence)}."
                )
    return found
