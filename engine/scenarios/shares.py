"""In how many of all scenarios a gate is true: counted exactly where that can be done, else estimated, and said which.

What depends on few facts is counted in columns; what depends on more in a decision diagram, within a budget of
nodes; what outgrows that is estimated on scenarios drawn at random, the same ones every time.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeVar

from .circuit import Circuit
from .columns import BLOCK, Columns
from .diagram import NODES, Diagram, Weights
from .graph import FALSE, TRUE
from .ground import TooLarge
from .inputs import FillInputs
from .space import chosen, factors

SAMPLED = 4  # blocks
Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Share:
    """A share of scenarios. `scenarios` are all that there are over `facts` things that are not known and matter.

    Where it is not `exact`, `drawn` scenarios were looked at.
    """

    share: Fraction
    exact: bool
    scenarios: int
    facts: int
    drawn: int = 0

    @property
    def count(self) -> int:
        """The number of scenarios, where it is exact."""
        return int(self.share * self.scenarios)


def shares(
    inputs: FillInputs, circuit: Circuit, gates: Mapping[Key, int], nodes: int = NODES, columns: int = BLOCK
) -> dict[Key, Share]:
    """The share of each gate: up to `columns` scenarios in columns, beyond that in a diagram of up to `nodes`."""
    found: dict[Key, Share] = {}
    large = {}
    for key, gate in gates.items():
        if gate in (TRUE, FALSE):
            found[key] = Share(Fraction(gate == TRUE), True, 1, 0)
            continue
        space = factors(inputs, (circuit.keys[v] for v in circuit.variables([gate])))
        if space.size <= columns:
            rows = Columns(circuit, [gate])
            mask = (1 << space.size) - 1
            (bits,) = rows.evaluate(mask, chosen(space.columns(0, space.size), rows.variables))
            found[key] = Share(Fraction(bits.bit_count(), space.size), True, space.size, len(space.factors))
        else:
            large[key] = gate
    found.update(_large(inputs, circuit, large, nodes))
    return {key: found[key] for key in gates}


def _large(inputs: FillInputs, circuit: Circuit, gates: Mapping[Key, int], nodes: int) -> dict[Key, Share]:
    """By one diagram for all, or one for each, or by drawing."""
    if not gates:
        return {}
    try:
        space = factors(inputs, (circuit.keys[v] for v in circuit.variables(gates.values())))
        diagram = Diagram(circuit, gates.values(), space, nodes)
        weights = Weights(diagram, space)
        counted = {key: weights.share(diagram.edge(gate)) for key, gate in gates.items()}
    except TooLarge:
        if len(gates) > 1:
            return {k: v for key, gate in gates.items() for k, v in _large(inputs, circuit, {key: gate}, nodes).items()}
        counted = {}
    found = {}
    for key, gate in gates.items():
        own = factors(inputs, (circuit.keys[v] for v in circuit.variables([gate])))
        if key in counted:
            found[key] = Share(counted[key], True, own.size, len(own.factors))
            continue
        columns = Columns(circuit, [gate])
        true = 0
        for block in range(SAMPLED):
            drawn = own.sampled(0, block, BLOCK)
            true += columns.evaluate((1 << BLOCK) - 1, chosen(drawn, columns.variables))[0].bit_count()
        found[key] = Share(Fraction(true, SAMPLED * BLOCK), False, own.size, len(own.factors), SAMPLED * BLOCK)
    return found
