"""Law: a linchpin is what a run without it shows; an outlook is the share of all fillings in which runs conclude it."""

from __future__ import annotations

import os
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import pytest

from engine import Case, Problems, read_sentence
from engine.analysis.sensitivity import outlooks, sensitivity
from engine.analysis.sensitivity_words import sensitivity_text
from engine.analysis.unknown import Unknown
from engine.explanation.linchpins import Linchpin, linchpins
from engine.inference.run import run
from engine.language.rulebook import Sentence
from engine.scenarios.changes import Changes, apply
from engine.scenarios.shares import shares
from engine.scenarios.space import factors
from tests.laws.scenarios import random_case
from tests.laws.written import bundled_case, bundled_trace

ROOT = Path(__file__).parents[2]


def said(case: Case, words: str) -> Sentence:
    found = read_sentence(words, case, Problems())
    assert found is not None, f"{words!r} can be read"
    return found


def check_pins(case: Case, where: str) -> None:
    trace = run(case, "compiled")
    for pin in linchpins(trace):
        changes = Changes().state(pin.sentence) if pin.kind == "assumed" else Changes().drop(pin.sentence)
        after = run(apply(case, changes), "compiled")
        own = {pin.sentence, pin.sentence.denial}
        word = f"{where}: {trace.say(pin.sentence)!r} ({pin.kind})"
        assert set(pin.falls) == {s for s in trace.news if s not in after.known and s not in own}, f"{word}: falls"
        assert set(pin.comes) == {s for s in after.concluded if s not in trace.known and s not in own}, f"{word}: comes"
        shifts = {
            (s, trace.level(s), after.level(s))
            for s in after.known.sentences()
            if s in trace.known and trace.level(s) != after.level(s)
        }
        assert set(pin.shifts) == shifts, f"{word}: changes of certainty"


@pytest.mark.parametrize("seed", range(500, 508))
def test_linchpins_of_random_cases(seed: int) -> None:
    check_pins(random_case(seed), f"seed {seed}")


@pytest.mark.parametrize("name", ["csto-2012", "scholarship-award", "csto-priorities", "kyrgyzstan-2010"])
def test_linchpins_of_bundled_cases(name: str) -> None:
    check_pins(bundled_case(name), name)


def test_what_carries_most_stands_first() -> None:
    trace = bundled_trace("csto-2012")
    pins = linchpins(trace)
    assert trace.say(pins[0].sentence) == "Russia leads the CSTO"
    assert [pin.weight for pin in pins] == sorted((pin.weight for pin in pins), reverse=True)
    assert "4 facts carry nothing by themselves" in sensitivity_text(sensitivity(trace))


@pytest.mark.parametrize("seed", range(524, 534))
def test_outlooks_are_counted_rightly(seed: int) -> None:
    """Every filling of few unknowns is run; a share that is said to be exact is the share of runs."""
    trace = run(random_case(seed), "compiled")
    unknown = Unknown.of(trace, trace.news)
    for sentence, gate in unknown.gates.items():
        space = factors(unknown.inputs, (unknown.circuit.keys[v] for v in unknown.circuit.variables([gate])))
        if space.size > 64:
            continue
        held = 0
        for number in range(space.size):
            chosen = set(space.scenario(number))
            changes = Changes()
            for factor in space.factors:
                if not chosen.isdisjoint(factor.variables):
                    changes = changes.state(next(v.sentence for v in factor.variables if v in chosen))
                elif not factor.others:
                    for variable in factor.variables:
                        changes = changes.deny(variable.sentence)
            held += sentence in run(apply(trace.case, changes), "compiled").known
        (found,) = outlooks(trace, [sentence])
        if any(factor.others for factor in space.factors):
            continue
        assert found.share.exact
        assert found.share.share == Fraction(held, space.size), f"seed {seed}: {trace.say(sentence)}"


@pytest.mark.parametrize("seed", range(550, 558))
def test_diagrams_and_columns_count_the_same(seed: int) -> None:
    """What columns count exactly, diagrams count too: a budget of no columns makes no difference."""
    trace = run(random_case(seed), "compiled")
    unknown = Unknown.of(trace, trace.news)
    by_columns = shares(unknown.inputs, unknown.circuit, unknown.gates)
    by_diagram = shares(unknown.inputs, unknown.circuit, unknown.gates, columns=0)
    for sentence, share in by_columns.items():
        if share.exact and by_diagram[sentence].exact:
            assert share.share == by_diagram[sentence].share, f"seed {seed}: {trace.say(sentence)}"


def test_what_is_estimated_is_said_to_be() -> None:
    trace = bundled_trace("csto-2012")
    asked = [said(trace.case, "the vicious circle between Russia and Uzbekistan persists")]
    unknown = Unknown.of(trace, asked)
    (exact,) = shares(unknown.inputs, unknown.circuit, unknown.gates).values()
    (drawn,) = shares(unknown.inputs, unknown.circuit, unknown.gates, steps=1, columns=0).values()
    assert exact.share == Fraction(3, 8), "Exit, or else revision and reforms, end it."
    assert not drawn.exact
    assert drawn.drawn > 0
    assert abs(float(drawn.share - exact.share)) < 0.02


def test_a_circle_does_not_support_itself() -> None:
    """A conclusion that holds as it stands is no open fact: it falls with what it rests on."""
    trace = bundled_trace("csto-2012")
    pins: dict[str, Linchpin] = {trace.say(pin.sentence): pin for pin in linchpins(trace)}
    talks = pins["Uzbekistan bargains with the United States without telling Russia"]
    fallen = {trace.say(s) for s in talks.falls}
    assert {"Uzbekistan acts behind Russia's back", "Russia denies Uzbekistan equality"} <= fallen


@pytest.mark.parametrize(
    "words",
    [
        ["sensitivity", "csto-2012"],
        ["sweep", "csto-2012", "--samples", "5000"],
        ["ask", "csto-2012", "--list"],
        ["change", "csto-2012", "the CSTO is a modern security system"],
        ["what-if", "csto-2012", "--drop", "Russia leads the CSTO"],
    ],
    ids=lambda words: words[0],
)
@pytest.mark.parametrize(
    "seeds", [("1", "77"), pytest.param(("1", "2", "77"), marks=pytest.mark.long)], ids=["two", "three"]
)
def test_answers_do_not_hang_on_the_hash_seed(words: list[str], seeds: tuple[str, ...]) -> None:
    said_by = set()
    for seed in seeds:
        done = subprocess.run(
            [sys.executable, "-m", "cli.main", *words, "--json"],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            timeout=110,
        )
        assert done.returncode == 0, done.stderr
        said_by.add(done.stdout)
    assert len(said_by) == 1, f"foedus {words[0]} says the same whatever the hash seed."
