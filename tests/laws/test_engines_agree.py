"""Both engines fire the same instances in the same order, on every bundled case and on random rulebooks."""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from benchmarks import rulebook_w, workload_w
from cli.run_command import command
from engine import Case
from engine.bundled import facts_folder
from engine.explanation.as_json import dump, run_json
from engine.inference import verify as verifying
from engine.inference.compiled import CompiledEngine
from engine.inference.experta_engine import ExpertaEngine
from engine.inference.program import compile_rulebook
from engine.inference.run import SMALL, EngineName, choose, run
from engine.inference.verify import verify
from engine.language.condition import Count
from tests.generate.choose import Seeded
from tests.generate.read import read
from tests.generate.rulebooks import files
from tests.laws.written import bundled_case, written_case

BUNDLED = sorted(str(path) for path in facts_folder().rglob("*.yaml"))
GRAPH = """
kinds:
  town: []
  width: number
names:
  town: {A: [], B: [], C: [], D: [], the E: []}
statements:
  - say: <town> leads to <other town>
  - say: <town> reaches <other town>
  - say: <town> is over from <other town>
  - {say: <town> and <other town> are joined, symmetric: true}
  - {say: <town> and <other town> are friends, symmetric: true}
  - say: <town> is <width> wide
  - say: <town> is open
rules:
"""
FACTS = "facts:\n" + "".join(f"  - {a} leads to {b}\n" for a, b in ("AB", "BC", "CD", "DA"))


def said(case: Case, engine: EngineName) -> str:
    """The whole trace as JSON, without the name of the engine."""
    told = run_json(run(case, engine), "0")
    assert told["meta"].pop("engine") == engine
    return dump(told)


def random_case(seed: int) -> Case:
    random = files(Seeded(seed))
    case, problems = read(random.texts)
    assert case is not None, f"Seed {seed} should be a rulebook: {[problem.message for problem in problems.errors]}"
    return case


@pytest.mark.parametrize("path", BUNDLED, ids=lambda path: Path(path).stem)
def test_both_engines_tell_the_same_of_a_bundled_case(path: str) -> None:
    case = bundled_case(path)
    assert verify(case) == [], "The engines should fire the same instances."
    assert said(case, "experta") == said(case, "compiled"), "The traces should be the same, byte for byte."


@pytest.mark.parametrize("seed", range(40))
def test_both_engines_tell_the_same_of_a_random_rulebook(seed: int) -> None:
    case = random_case(seed)
    assert [str(difference) for difference in verify(case)] == [], f"Seed {seed} sets the engines apart."


@pytest.mark.long
@pytest.mark.timeout(600)
def test_both_engines_tell_the_same_of_many_random_rulebooks() -> None:
    for seed in range(1_000, 1_800):
        case = random_case(seed)
        assert [str(difference) for difference in verify(case)] == [], f"Seed {seed} sets the engines apart."
        assert said(case, "experta") == said(case, "compiled"), f"Seed {seed} makes different traces."


@pytest.mark.parametrize(
    "seeds", [("0", "77"), pytest.param(("0", "1", "2", "77"), marks=pytest.mark.long)], ids=["two", "four"]
)
def test_both_engines_tell_the_same_under_every_hash_seed(seeds: tuple[str, ...]) -> None:
    script = (
        "from tests.laws.test_engines_agree import BUNDLED, bundled_case, random_case, said\n"
        "cases = [*map(random_case, range(50, 56)), *map(bundled_case, BUNDLED[:3])]\n"
        "print('\\n'.join(said(case, engine) for case in cases for engine in ('experta', 'compiled')))\n"
    )
    answers = set()
    for seed in seeds:
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        done = subprocess.run(
            [sys.executable, "-c", script], capture_output=True, text=True, env=environment, check=False
        )
        assert done.returncode == 0, done.stderr
        answers.add(done.stdout)
    assert len(answers) == 1, "No answer should depend on the order in which Python keeps sets."


# Shapes that try the compiler


@pytest.mark.parametrize(
    "rules",
    [
        """
  - {id: step, if: [<town> leads to <other town>], then: <town> reaches <other town>}
  - id: on
    if: [<town> reaches <other town>, <other town> reaches <town 2>]
    then: <town> reaches <town 2>
""",
        """
  - {id: step, if: [<town> leads to <other town>], then: <town> reaches <other town>}
  - {id: back, if: [<town> reaches <other town>], then: <other town> is over from <town>}
  - id: forth
    if: [<town> is over from <other town>, <other town> leads to <town 2>]
    then: <town 2> reaches <other town>
""",
        """
  - {id: join, if: [<town> leads to <other town>], then: <town> and <other town> are joined}
  - id: on
    if: [<town> and <other town> are joined, <other town> and <town 2> are joined]
    then: <town> and <town 2> are friends
  - id: more
    if: [<town> and <other town> are friends, <town> and <town 2> are joined, at least 2 <town 3>: [<town 3> is open]]
    then: <other town> and <town 2> are friends
""",
    ],
    ids=["non-linear", "mutual", "symmetric"],
)
def test_recursion_fires_every_instance_once_and_in_the_right_wave(tmp_path: Path, rules: str) -> None:
    facts = FACTS + "  - A leads to the E\n  - A is open\n  - the E is open\n"
    case = written_case(tmp_path, GRAPH + rules, facts)
    assert len(run(case, "compiled").steps) > 8, "The recursion should go on for some waves."
    assert verify(case) == []


def test_a_rule_of_more_premises_than_python_nests_loops_is_compiled(tmp_path: Path) -> None:
    chain = [f"      - <town {at}> leads to <town {at + 1}>\n" for at in range(30)]
    rules = "  - id: far\n    if:\n" + "".join(chain) + "    then: <town 0> reaches <town 30>\n"
    names = "  town: {" + ", ".join(f"T{at}: []" for at in range(32)) + "}\n"
    head = GRAPH.replace("  town: {A: [], B: [], C: [], D: [], the E: []}\n", names)
    facts = "facts:\n" + "".join(f"  - T{at} leads to T{at + 1}\n" for at in range(31))
    case = written_case(tmp_path, head + rules, facts)
    steps = run(case, "compiled").steps
    assert [case.rulebook.say(step.conclusion) for step in steps] == ["T0 reaches T30", "T1 reaches T31"]


def test_divisions_by_zero_are_warned_of_alike(tmp_path: Path) -> None:
    rules = """
  - id: wide
    if:
      - <town> is <width> wide
      - not: <town> is open
      - 6 / <width> is at least 2
      - <width> is more than 1
    unless:
      - 1 / (<width> - 2) is more than 5
    then: <town> is over from A
"""
    facts = "facts:\n  - B is 0 wide\n  - C is 2 wide\n  - D is 3 wide\n  - the E is 0 wide\n  - the E is open\n"
    case = written_case(tmp_path, GRAPH + rules, facts)
    assert verify(case) == []
    warnings = run(case, "compiled").warnings
    assert len(warnings) == 2, "Each comparison is warned of once."
    assert list(warnings) == sorted(warnings), "No engine has a part in the order of the warnings."


@pytest.mark.parametrize(("count", "allies"), [(12, 5), (30, 6)])
def test_both_engines_agree_on_the_workload_of_the_benchmarks(count: int, allies: int) -> None:
    listed = workload_w.rules(count)
    program = compile_rulebook(rulebook_w.rulebook(listed))
    facts = rulebook_w.sentences(listed, workload_w.facts(allies))
    assert any(isinstance(c, Count) for clause in program.clauses for c in clause.conditions)
    assert ExpertaEngine(program).run(facts)[0] == CompiledEngine(program).run(facts)[0]


# The interface


def test_what_was_derived_is_told_only_when_asked_and_can_be_told_twice() -> None:
    listed = workload_w.rules(12)
    engine = CompiledEngine(compile_rulebook(rulebook_w.rulebook(listed)))
    found = engine.evaluate(rulebook_w.sentences(listed, workload_w.facts(5)))
    assert len(found) == sum(len(record.instances) for record in found.records) > 0
    assert found.firings() == list(found.firings())
    again = engine.evaluate(rulebook_w.sentences(listed, workload_w.facts(5)))
    assert again.firings() == found.firings(), "A run should leave nothing behind in the engine."


def test_experta_fires_the_same_whatever_case_it_ran_before() -> None:
    listed = workload_w.rules(12)
    program = compile_rulebook(rulebook_w.rulebook(listed))
    facts = rulebook_w.sentences(listed, workload_w.facts(5))
    few = {sentence: level for sentence, level in facts.items() if sentence.statement == 0}
    used = ExpertaEngine(program)
    used.run(few)
    assert used.run(facts)[0] == ExpertaEngine(program).run(facts)[0], "A network for few facts should not serve many."
    assert used.run(few)[0] == ExpertaEngine(program).run(few)[0]


def test_the_garbage_collector_is_as_it_was_before() -> None:
    listed = workload_w.rules(12)
    engine = CompiledEngine(compile_rulebook(rulebook_w.rulebook(listed)))
    facts = rulebook_w.sentences(listed, workload_w.facts(5))
    gc.disable()
    try:
        engine.evaluate(facts)
        assert not gc.isenabled(), "A collector that was off should stay off."
    finally:
        gc.enable()
    engine.run(facts)
    assert gc.isenabled(), "A collector that was on should be on again."


def test_auto_takes_experta_for_small_cases_by_a_fixed_count() -> None:
    case = bundled_case("csto-2012")
    assert len(case.rulebook.rules) * len(case.names) <= SMALL
    assert choose(case) == "experta"
    assert run(case).engine == "experta"


def test_verify_says_which_step_differs(monkeypatch: pytest.MonkeyPatch) -> None:
    case = bundled_case("scholarship-award")
    honest = verifying.fire

    def forgetful(case: Case, engine: EngineName) -> object:
        firings, warnings = honest(case, engine)
        return (firings[:-1] if engine == "compiled" else firings), warnings

    done = CliRunner().invoke(command, ["scholarship-award", "--verify", "--json"], standalone_mode=False)
    assert done.return_value == 0
    assert json.loads(done.stdout)["meta"]["engine"] == "experta"
    assert "agree" in done.stderr
    monkeypatch.setattr(verifying, "fire", forgetful)
    last = len(run(case).steps)
    found = verify(case)
    assert [difference.step for difference in found] == [last]
    assert str(found[0]).startswith(f"Step {last}: experta has rule '")
    assert "no such step" in str(found[0])
    done = CliRunner().invoke(command, ["scholarship-award", "--verify"], standalone_mode=False)
    assert done.return_value == 1, "A difference should end the command with 1."
    assert f"Step {last}" in done.stderr
