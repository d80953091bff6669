"""Whether both engines fire the same, in the same order: what they fire is all that a trace is made of."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest

from engine.language.case import Case
from engine.language.value import written

from .firing import Firing
from .program import Program
from .run import compiled, fire


@dataclass(frozen=True, slots=True)
class Difference:
    """Where the engines part: the number of the step (0: no step, but a warning), and what each of them says there."""

    step: int
    experta: str
    compiled: str

    def __str__(self) -> str:
        where = f"Step {self.step}" if self.step else "A warning"
        return f"{where}: experta has {self.experta}; compiled has {self.compiled}."


def verify(case: Case) -> list[Difference]:
    """Run a case on both engines; each step and each warning that differs. None: they agree."""
    program = compiled(case.rulebook)
    (ones, warned), (others, warned_too) = fire(case, "experta"), fire(case, "compiled")
    found = [
        Difference(number, _told(one, program), _told(other, program))
        for number, (one, other) in enumerate(zip_longest(ones, others), 1)
        if one != other
    ]
    found += [
        Difference(0, one or "nothing", other or "nothing")
        for one, other in zip_longest(warned, warned_too)
        if one != other
    ]
    return found


def _told(firing: Firing | None, program: Program) -> str:
    """A firing in one line, with all that can differ."""
    if firing is None:
        return "no such step"
    book = program.rulebook
    bindings = ", ".join(f"<{label}> = {written(value)}" for label, value in firing.bindings(program).items())
    premises = "; ".join(book.say(premise) for premise in firing.premises)
    return (
        f"rule '{program.clauses[firing.clause].rule.id}' with {bindings or 'no variables'}, from '{premises}' "
        f"to '{book.say(firing.conclusion)}' ({firing.cap}, stratum {firing.stratum}, wave {firing.wave})"
    )
