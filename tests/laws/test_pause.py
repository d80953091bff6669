"""Laws of the pauses: who asked may give a question up at any of them; nothing half done is left behind."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from engine.analysis.change import change
from engine.analysis.interview import Interview
from engine.analysis.sensitivity import sensitivity
from engine.analysis.silences import silences
from engine.explanation.groups import overview
from engine.explanation.predict import Record, next_question
from engine.explanation.proof import proofs_of
from engine.inference.run import run
from engine.inference.trace import Trace
from engine.pause import NobodyWaits, asked_by
from tests.laws.written import bundled_case

Question = Callable[[Trace], Any]
QUESTIONS: dict[str, Question] = {
    "run": lambda trace: [step.conclusion for step in run(trace.case, "compiled").steps],
    "assumptions": lambda trace: proofs_of(trace).assumptions(),
    "overview": overview,
    "change": lambda trace: change(trace, trace.news[-1], False, 2).own,
    "silences": silences,
    "sensitivity": lambda trace: (lambda found: (found.linchpins, found.outlooks))(sensitivity(trace)),
    "interview": lambda trace: Interview(trace.case).agenda.asks,
    "predict": lambda trace: next_question(trace, 2, Record.empty()),
}
CASES = ["csto-2012", "scholarship-award"]
TRIES = 7  # places at which a question is given up


def fresh(case: str) -> Trace:
    """A run of which nothing was asked yet."""
    return run(bundled_case(case))


class Impatient:
    """Counts the pauses, and gives the question up at one of them."""

    def __init__(self, at: int = 0) -> None:
        self.at, self.count = at, 0

    def __call__(self) -> None:
        self.count += 1
        if self.count == self.at:
            raise NobodyWaits


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_nobody_waits_for_ends_and_leaves_nothing_behind(name: str, case: str) -> None:
    ask = QUESTIONS[name]
    alone, trace, patient = ask(fresh(case)), fresh(case), Impatient()
    with asked_by(patient):
        assert str(ask(trace)) == str(alone), f"{name}: that somebody may lose interest changes no answer"
    assert patient.count, f"{name} asks now and then whether somebody still waits"
    for at in sorted({1 + each * (patient.count - 1) // TRIES for each in range(TRIES + 1)}):
        trace, check = fresh(case), Impatient(at)
        with pytest.raises(NobodyWaits), asked_by(check):
            ask(trace)
        assert check.count == at, f"{name}: given up at pause {at}, it works no further"
        assert str(ask(trace)) == str(alone), f"{name}: given up at pause {at} and asked anew, it is answered the same"


def test_a_check_is_of_the_thread_and_the_work_it_was_set_for() -> None:
    trace, check = fresh("scholarship-award"), Impatient()
    with asked_by(check):
        pass
    overview(trace)
    assert check.count == 0, "behind its work nobody is asked any more"
