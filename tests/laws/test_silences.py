"""Law: what is told of a silence is what a run shows in which it is stated; nothing that is known is called silent."""

from __future__ import annotations

import pytest

from engine import Case
from engine.analysis.questions import agenda, goals
from engine.analysis.silences import silences
from engine.explanation.proof import proofs_of
from engine.inference.run import run
from engine.scenarios.changes import Changes, apply
from tests.laws.scenarios import random_case
from tests.laws.written import bundled_case


def check(case: Case, where: str) -> None:
    trace = run(case, "compiled")
    found = silences(trace)
    for one in found:
        word = f"{where}: {trace.say(one.sentence)!r}"
        assert not {one.sentence, one.sentence.denial} & set(trace.known.sentences()), f"{word} is known."
        after = run(apply(case, Changes().state(one.sentence)), "compiled")
        own = {one.sentence, one.sentence.denial}
        assert set(one.falls) == {s for s in trace.news if s not in after.known and s not in own}, f"{word}: falls"
        assert set(one.comes) == {s for s in after.concluded if s not in trace.known and s not in own}, f"{word}: comes"
    weights = [len(one.falls) + len(one.comes) for one in found]
    assert weights == sorted(weights, reverse=True), f"{where}: the weightiest come first."
    said = {one.sentence for one in found}
    assumed = {s for s in proofs_of(trace).assumptions() if not s.denied and s.denial not in trace.known}
    assert assumed <= said, f"{where}: every silence on which a conclusion rests is told."


@pytest.mark.parametrize("seed", range(700, 712))
def test_silences_of_random_cases(seed: int) -> None:
    check(random_case(seed), f"seed {seed}")


@pytest.mark.parametrize("name", ["csto-2012", "scholarship-award"])
def test_silences_of_bundled_cases(name: str) -> None:
    case = bundled_case(name)
    check(case, name)
    trace = run(case)
    asks = agenda(trace, goals(trace)).asks
    said = {one.sentence for one in silences(trace)}
    assert {change.sentence for ask in asks for change in ask.options} <= said, "What would be asked is silent."
