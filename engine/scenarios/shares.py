"""In how many of all scenarios a gate is true: counted exactly where that can be done, else estimated, and said which.

What depends on few facts is counted in columns; what depends on more in a decision diagram, within a budget of
steps for all gates; what outgrows that is estimated on scenarios drawn at random, the same ones every time.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeVar

from .circuit import Circuit
from .columns import BLOCK, Columns
from .diagram import STEPS, Diagram, Weights
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
    inputs: FillInputs, circuit: Circuit, gates: Mapping[Key, int], steps: int = STEPS, columns: int = BLOCK
) -> dict[Key, Share]:
    """The share of each gate: up to `columns` scenarios in columns, beyond that in diagrams of `steps` in all."""
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
    counted = _counted(inputs, circuit, large, steps)
    drawn = _drawn(inputs, circuit, {key: gate for key, gate in large.items() if key not in counted})
    for key, gate in large.items():
        own = factors(inputs, (circuit.keys[v] for v in circuit.variables([gate])))
        share, looked_at = (counted[key], 0) if key in counted else (drawn[key], SAMPLED * BLOCK)
        found[key] = Share(share, key in counted, own.size, len(own.factors), looked_at)
    return {key: found[key] for key in gates}


def _counted(inputs: FillInputs, circuit: Circuit, gates: Mapping[Key, int], steps: int) -> dict[Key, Fraction]:
    """By one diagram for all, or where that takes half of the steps, by one for each while steps are left."""
    found: dict[Key, Fraction] = {}
    waiting = [dict(gates), *({key: gate} for key, gate in gates.items())] if gates else []
    for some in waiting:
        most = min(steps, STEPS // 2)
        try:
            space = factors(inputs, (circuit.keys[v] for v in circuit.variables(some.values())))
            diagram = Diagram(circuit, some.values(), space, most)
            weights = Weights(diagram, space)
            found.update((key, weights.share(diagram.edge(gate))) for key, gate in some.items())
            steps -= diagram.steps
        except TooLarge:
            steps -= most
        if steps <= 0 or len(found) == len(gates):
            break
    return found


def _drawn(inputs: FillInputs, circuit: Circuit, gates: Mapping[Key, int]) -> dict[Key, Fraction]:
    """By scenarios drawn at random, the same ones for all gates."""
    if not gates:
        return {}
    columns = Columns(circuit, gates.values())
    space = factors(inputs, columns.variables)
    true = [0] * len(gates)
    for block in range(SAMPLED):
        rows = space.sampled(0, block, BLOCK)
        for at, bits in enumerate(columns.evaluate((1 << BLOCK) - 1, chosen(rows, columns.variables))):
            true[at] += bits.bit_count()
    return {key: Fraction(count, SAMPLED * BLOCK) for key, count in zip(gates, true, strict=True)}
