"""Law: the engine says what the language means. Two oracles judge it on random rulebooks and cases.

The naive evaluator shares nothing with the engine but the reading of files; the answer-set solver not even the
evaluation. Which of several silences a group of conditions names is left open by the language and not compared.
The quick tests take a few rulebooks and hash seeds, the long ones all of them.
"""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from functools import cache
from random import Random

import pytest

from engine.explanation.as_json import run_json
from engine.inference import run
from engine.language.case import Case
from tests.generate.choose import Seeded
from tests.generate.read import read
from tests.generate.rulebooks import files
from tests.naive.clingo_oracle import conclusions
from tests.naive.compare import differences
from tests.naive.evaluator import Naive

OPEN = "takes for granted"
QUICK, LONG, BATCH = range(40), range(40, 1340), 260
SEEDS_OF_HASH = ((0, 42, 4711), (1, 2, 3, 4, 5, 6, 7))


@cache
def case_of(seed: int) -> Case | None:
    return read(files(Seeded(seed)).texts)[0]


def disagreements(seed: int) -> list[str]:
    case = case_of(seed)
    if case is None:
        return []
    said = run_json(run(case), "test")
    found = differences(Naive(case), said)
    return [f"Seed {seed}: {difference}" for difference in found if OPEN not in difference]


def test_the_engine_agrees_with_the_naive_evaluator() -> None:
    found = [difference for seed in QUICK for difference in disagreements(seed)]
    assert not found, "On the same files both evaluators say the same:\n" + "\n".join(found[:5])


def from_the_solver(seeds: range) -> list[str]:
    """Where the solver and the engine part."""
    found = []
    for seed in seeds:
        case = case_of(seed)
        if case is not None:
            trace = run(case)
            ours = {trace.say(sentence): int(trace.level(sentence) or 0) for sentence in trace.known.sentences()}
            theirs = {trace.say(sentence): level for sentence, level in conclusions(case).items()}
            if ours != theirs:
                found.append(f"Seed {seed}: only one side says {sorted(set(ours.items()) ^ set(theirs.items()))[:4]}.")
    return found


def test_the_engine_agrees_with_an_answer_set_solver() -> None:
    found = from_the_solver(QUICK[::2])
    assert not found, "A solver that knows nothing of Foedus finds the same sentences:\n" + "\n".join(found[:5])


@pytest.mark.long
@pytest.mark.parametrize("first", LONG[::BATCH])
def test_the_engine_agrees_on_thousands(first: int) -> None:
    found = [difference for seed in range(first, first + BATCH) for difference in disagreements(seed)]
    assert not found, "On the same files both evaluators say the same:\n" + "\n".join(found[:5])


@pytest.mark.long
def test_the_engine_agrees_with_an_answer_set_solver_on_more() -> None:
    found = from_the_solver(LONG[:80:2])
    assert not found, "A solver that knows nothing of Foedus finds the same sentences:\n" + "\n".join(found[:5])


CASES = (
    "from engine import open_library, load_case, Problems\n"
    "from engine.inference import run\n"
    "from engine.explanation.as_json import dump, run_json\n"
    "import hashlib, sys\n"
    "from tests.generate.choose import Seeded\n"
    "from tests.generate.read import read\n"
    "from tests.generate.rulebooks import files\n"
    "library = open_library()\n"
    "texts = [dump(run_json(run(load_case(name, library, Problems())), 'test')) for name in ('csto-2012',"
    " 'scholarship-award')]\n"
    "random = [read(files(Seeded(seed)).texts)[0] for seed in range(12)]\n"
    "texts += [dump(run_json(run(case), 'test')) for case in random if case is not None]\n"
    "sys.stdout.write(hashlib.sha256(''.join(texts).encode()).hexdigest())\n"
)


@pytest.mark.parametrize(
    "seeds", [SEEDS_OF_HASH[0], pytest.param(sum(SEEDS_OF_HASH, ()), marks=pytest.mark.long)], ids=["three", "ten"]
)
def test_no_byte_depends_on_the_hash_seed(seeds: tuple[int, ...]) -> None:
    said = set()
    for seed in seeds:
        environment = {**os.environ, "PYTHONHASHSEED": str(seed)}
        done = subprocess.run(
            [sys.executable, "-c", CASES], env=environment, capture_output=True, text=True, check=True
        )
        said.add(done.stdout)
    assert len(said) == 1, f"The JSON of a run has the same bytes under {len(seeds)} hash seeds, but: {said}"


def test_the_order_of_facts_changes_no_conclusion() -> None:
    for seed in range(0, 80, 4):
        case = case_of(seed)
        if case is None:
            continue
        facts = list(case.facts)
        Random(seed).shuffle(facts)
        one, two = run(case), run(replace(case, facts=tuple(facts)))
        levels = [{t.say(s): t.level(s) for s in t.known.sentences()} for t in (one, two)]
        assert levels[0] == levels[1], f"Seed {seed}: the order in which facts are told means nothing."
        steps = [[(s.clause.rule.id, s.bindings, t.say(s.conclusion)) for s in t.steps] for t in (one, two)]
        assert steps[0] == steps[1], f"Seed {seed}: the steps come in the same order whatever the order of facts."


def test_the_order_of_rules_changes_no_conclusion() -> None:
    for seed in range(1, 80, 4):
        case = case_of(seed)
        if case is None:
            continue
        rules = list(case.rulebook.rules)
        Random(seed).shuffle(rules)
        numbered = tuple(replace(rule, index=index) for index, rule in enumerate(rules))
        shuffled = replace(case, rulebook=replace(case.rulebook, rules=numbered))
        one, two = run(case), run(shuffled)
        levels = [{t.say(s): t.level(s) for s in t.known.sentences()} for t in (one, two)]
        assert levels[0] == levels[1], f"Seed {seed}: conclusions and certainties do not hang on the order of rules."
        conflicts = [{(c.kind, frozenset(map(t.say, c.sentences))) for c in t.conflicts} for t in (one, two)]
        assert conflicts[0] == conflicts[1], f"Seed {seed}: conflicts do not hang on the order of rules."
