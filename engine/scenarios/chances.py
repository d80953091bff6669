"""How likely an edge of a diagram is, and how likely together with each variable: one pass up and one down.

All options of a factor are as likely as each other. The numbers are floating point, as entropies are; exact shares
are counted by `Weights`.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping

from .diagram import Diagram, Weights
from .space import Space


class Chances:
    """Chances over the scenarios of a space. `of` tells them for one edge of the diagram."""

    def __init__(self, diagram: Diagram, space: Space) -> None:
        self.diagram, self.weights = diagram, Weights(diagram, space)
        self._true = [float(high / (1 + high)) for high in self.weights.highs()]
        self._values: dict[int, float] = {0: 1.0}
        self._all = self._up(self.weights.allowed)

    def of(self, edge: int) -> tuple[float, Mapping[Hashable, float]]:
        """The chance of an edge, and for each variable that of both; of all scenarios, as 0 to 1."""
        root = self.diagram.both(edge, self.weights.allowed)
        nodes, true = self.diagram.nodes, self._true
        whole = self._up(root)
        moved = [0.0] * len(true)
        flow = {root: 1.0}
        for at in sorted(self._below(root), key=lambda e: nodes[e >> 1][0]):
            level, low, high = nodes[at >> 1]
            if level == len(true):
                continue
            low, high, mass = low ^ at & 1, high ^ at & 1, flow[at]
            flow[low] = flow.get(low, 0.0) + mass * (1 - true[level])
            flow[high] = flow.get(high, 0.0) + mass * true[level]
            moved[level] += mass * true[level] * (self._value(high) - self._value(at))
        keys = self.diagram.circuit.keys
        return whole / self._all, {
            keys[variable]: (chance * whole + more) / self._all
            for variable, chance, more in zip(self.diagram.order, true, moved, strict=True)
        }

    def _below(self, root: int) -> set[int]:
        """All edges that can be reached, each with its sign."""
        found, waiting = {root}, [root]
        while waiting:
            at = waiting.pop()
            _, low, high = self.diagram.nodes[at >> 1]
            for edge in (low ^ at & 1, high ^ at & 1) if at >> 1 else ():
                if edge not in found:
                    found.add(edge)
                    waiting.append(edge)
        return found

    def _up(self, root: int) -> float:
        """The chance of an edge, from its own level on."""
        nodes = self.diagram.nodes
        missing = {at >> 1 for at in self._below(root)} - self._values.keys()
        for node in sorted(missing, key=lambda n: -nodes[n][0]):
            level, low, high = nodes[node]
            chance = self._true[level]
            self._values[node] = (1 - chance) * self._value(low) + chance * self._value(high)
        return self._value(root)

    def _value(self, edge: int) -> float:
        value = self._values[edge >> 1]
        return 1 - value if edge & 1 else value
