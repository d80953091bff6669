"""Law: with `--engine experta` each step is fired inside experta, in the one order; outside it leaves no trace."""

from __future__ import annotations

import subprocess
import sys

import pytest

from engine import Problems, load_case, open_library
from engine.inference.experta_engine import ExpertaEngine
from engine.inference.program import compile_rulebook
from engine.inference.record import stated_facts
from engine.inference.run import run
from engine.language.case import Case


def case(name: str) -> Case:
    found = load_case(name, open_library(), Problems())
    assert found is not None, f"The bundled case {name} is sound."
    return found


@pytest.mark.parametrize("name", ["csto-2012", "scholarship-award", "csto-priorities"])
def test_every_step_is_a_firing_of_experta(name: str) -> None:
    opened = case(name)
    engine = ExpertaEngine(compile_rulebook(opened.rulebook))
    facts = {sentence: fact.certainty for sentence, fact in stated_facts(opened).items()}
    firings, _ = engine.run(facts)
    trace = run(opened, "experta")
    assert [f.conclusion for f in firings] == [step.conclusion for step in (*trace.steps, *trace.effects)]
    twins = engine.fired - len(firings)
    assert twins >= 0, "Nothing is recorded that experta did not fire."
    assert twins == {"csto-2012": 2}.get(name, twins), (
        "Two rules speak of one pair, which experta fires in both orders."
    )


def test_the_column_has_forty_one_steps_in_five_waves() -> None:
    trace = run(case("csto-2012"), "experta")
    assert len(trace.steps) == 41, "Section 3 of the language gives the column's case forty-one steps."
    assert [max(s.number for s in trace.steps if s.wave == wave) for wave in (1, 2, 3, 4, 5)] == [13, 25, 30, 34, 41]


def test_one_engine_runs_case_after_case() -> None:
    opened = case("csto-2012")
    engine = ExpertaEngine(compile_rulebook(opened.rulebook))
    facts = {sentence: fact.certainty for sentence, fact in stated_facts(opened).items()}
    first, again = engine.run(facts)[0], engine.run(facts)[0]
    assert first == again, "A run leaves nothing behind for the next."
    nothing, _ = engine.run({})
    assert not [f for f in nothing if f.premises], "Without facts nothing follows from facts."


LEFT = (
    "import collections, logging\n"
    "before = list(logging.root.handlers)\n"
    "import engine.inference.experta_engine\n"
    "assert not hasattr(collections, 'Mapping'), 'what was lent for the import is taken away'\n"
    "assert logging.root.handlers == before, 'no handler is left that would write over a screen'\n"
)


def test_the_import_of_experta_leaves_no_trace() -> None:
    done = subprocess.run([sys.executable, "-W", "error", "-c", LEFT], capture_output=True, text=True)
    assert done.returncode == 0, f"experta is imported without a trace: {done.stderr}"
