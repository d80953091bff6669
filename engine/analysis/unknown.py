"""What is not known and matters to some sentences: a circuit of these over all answers that could be given."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from engine.inference.trace import Trace
from engine.language.rulebook import Sentence
from engine.pause import pausing
from engine.scenarios.changes import Change
from engine.scenarios.circuit import Circuit, link
from engine.scenarios.domain import Names, values
from engine.scenarios.ground import Grounder
from engine.scenarios.inputs import FillInputs

INSTANCES = 100_000  # rule instances; more take many seconds, and much memory


@dataclass(frozen=True)
class Unknown:
    """Sentences as gates over what is not known. What rules conclude as it stands counts as known."""

    trace: Trace
    inputs: FillInputs
    circuit: Circuit
    gates: dict[Sentence, int]

    @classmethod
    def of(
        cls, trace: Trace, asked: Iterable[Sentence], names: Names = "case", skip: Iterable[Sentence] = ()
    ) -> Unknown:
        """Over the names that the case speaks of, or all declared ones; what is in `skip` is not asked for."""
        asked = list(dict.fromkeys(asked))
        scope = values(trace.case, trace.program, names, asked)
        fixed = [*asked, *trace.news, *skip]
        inputs = FillInputs(trace.case, trace.program, scope, fixed=fixed)
        grounder = Grounder(trace.program, inputs, INSTANCES)
        gates = {sentence: grounder.demand(sentence) for sentence in pausing(asked)}
        grounder.settle()
        circuit = link(grounder.graph, gates)
        return cls(trace, inputs, circuit, {sentence: circuit.outputs[sentence] for sentence in asked})

    @property
    def variables(self) -> tuple[Change, ...]:
        """The answers on which some of the sentences depend."""
        keys = (self.circuit.keys[gate] for gate in self.circuit.variables(self.gates.values()))
        return tuple(key for key in keys if isinstance(key, Change))
