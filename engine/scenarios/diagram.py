"""Decision diagrams: a gate as a graph of choices, from which scenarios are counted without being listed.

An edge is twice the number of a node, plus one where it is negated; the high edge of a node is never negated, so
that equal gates have one edge. A diagram that takes more steps than its budget is given up, by an exception.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from engine.pause import pause

from .circuit import AND, VARIABLE, Circuit
from .ground import TooLarge
from .space import Space

YES, NO = 0, 1
STEPS = 400_000  # nodes, joins of two edges and edges read: what memory and time grow with
_DEEPEST = 600  # more variables would take the recursion too deep


class Diagram:
    """The gates of a circuit as edges of one diagram, over the variables of a space."""

    def __init__(self, circuit: Circuit, gates: Iterable[int], space: Space, budget: int = STEPS) -> None:
        self.circuit, self.budget = circuit, budget
        gates = list(gates)
        self.order = _order(circuit, gates, space)
        if len(self.order) > _DEEPEST:
            raise TooLarge(f"More than {_DEEPEST} facts could matter to one diagram.")
        self.levels = {variable: at for at, variable in enumerate(self.order)}
        self.nodes: list[tuple[int, int, int]] = [(len(self.order), YES, YES)]  # level, low, high
        self._unique: dict[tuple[int, int, int], int] = {}
        self._known: dict[tuple[int, int], int] = {}
        self._edges: dict[int, int] = {1: YES}
        self._read = 0  # edges joined, those again in each turn of a loop too
        for item in circuit.schedule(gates):
            if isinstance(item, int):
                self._edges[item] = self._gate(item)
            else:
                self._loop(item[0].atoms, item[0].definitions, item[1])

    def edge(self, gate: int) -> int:
        """The edge of a gate."""
        return self._edges[gate] if gate > 0 else self._edges[-gate] ^ 1

    def _gate(self, gate: int) -> int:
        if self.circuit.sorts[gate] == VARIABLE:
            return self.variable(gate)
        return self._join(self.circuit.sorts[gate] == AND, [self.edge(g) for g in self.circuit.inputs[gate]])

    def _join(self, both: bool, edges: list[int]) -> int:
        found = YES
        pause()
        self._read += len(edges)
        for edge in sorted(edges, key=lambda e: -self.nodes[e >> 1][0]):
            found = self.both(found, edge if both else edge ^ 1)
        return found if both else found ^ 1

    def _loop(self, atoms: tuple[int, ...], definitions: tuple[int, ...], inside: list[int]) -> None:
        for atom in atoms:
            self._edges[atom] = NO
        same = False
        while not same:
            self._spend()
            same = True
            for gate in inside:
                self._edges[gate] = self._gate(gate)
            for atom, definition in zip(atoms, definitions, strict=True):
                edge = self.edge(definition)
                if edge != self._edges[atom]:
                    self._edges[atom], same = edge, False

    def variable(self, gate: int) -> int:
        """The edge that is true where a variable is."""
        return self._node(self.levels[gate], NO, YES)

    def _node(self, level: int, low: int, high: int) -> int:
        if low == high:
            return low
        negated = high & 1
        key = (level, low ^ negated, high ^ negated)
        known = self._unique.get(key)
        if known is None:
            known = self._unique[key] = len(self.nodes)
            self.nodes.append(key)
            self._spend()
        return known << 1 | negated

    def both(self, one: int, two: int) -> int:
        """The edge that is true where both are."""
        if one == two or two == YES:
            return one
        if one == YES:
            return two
        if one == NO or two == NO or one == two ^ 1:
            return NO
        key = (one, two) if one < two else (two, one)
        known = self._known.get(key)
        if known is None:
            level_one, low_one, high_one = self.nodes[one >> 1]
            level_two, low_two, high_two = self.nodes[two >> 1]
            level = min(level_one, level_two)
            if level_one == level:
                low_one, high_one = low_one ^ one & 1, high_one ^ one & 1
            else:
                low_one = high_one = one
            if level_two == level:
                low_two, high_two = low_two ^ two & 1, high_two ^ two & 1
            else:
                low_two = high_two = two
            known = self._node(level, self.both(low_one, low_two), self.both(high_one, high_two))
            self._known[key] = known
            self._spend()
        return known

    @property
    def steps(self) -> int:
        """How many steps it took so far."""
        return len(self.nodes) + len(self._known) + self._read

    def _spend(self) -> None:
        pause()
        if self.steps > self.budget:
            raise TooLarge(f"The diagram of what could matter takes more than {self.budget:,} steps.")


class Weights:
    """Counts the scenarios of a space in which edges of a diagram are true, as a share of all."""

    def __init__(self, diagram: Diagram, space: Space) -> None:
        self.diagram = diagram
        self.allowed = YES
        self._scale = Fraction(1)
        self._high: dict[int, Fraction] = {}  # how much a level's high side weighs, beside a low side of 1
        known = {diagram.circuit.keys[gate]: gate for gate in diagram.order}
        for factor in space.factors:
            present = [known[variable] for variable in factor.variables if variable in known]
            rest = factor.size - len(present)
            for gate in present:
                self._high[diagram.levels[gate]] = Fraction(1, rest)
            if present:
                self._scale *= Fraction(rest, factor.size)
            self._only_one([diagram.variable(gate) for gate in present])
        self._shares: dict[int, Fraction] = {}
        self._totals = [Fraction(1)] * (len(diagram.order) + 1)
        for level in reversed(range(len(diagram.order))):
            self._totals[level] = self._totals[level + 1] * (1 + self._high.get(level, Fraction(1)))

    def highs(self) -> list[Fraction]:
        """For each level how much its high side weighs, beside a low side of 1."""
        return [self._high.get(level, Fraction(1)) for level in range(len(self.diagram.order))]

    def _only_one(self, edges: list[int]) -> None:
        for at, one in enumerate(edges):
            for two in edges[:at]:
                self.allowed = self.diagram.both(self.allowed, self.diagram.both(one, two) ^ 1)

    def share(self, edge: int) -> Fraction:
        """The share of all scenarios in which an edge is true."""
        return self._weigh(self.diagram.both(edge, self.allowed)) * self._scale

    def _weigh(self, edge: int) -> Fraction:
        """The weight of an edge from the first level on."""
        level = self.diagram.nodes[edge >> 1][0]
        return self._below(edge) * self._totals[0] / self._totals[level]

    def _below(self, edge: int) -> Fraction:
        """The weight of an edge from its own level on."""
        node = edge >> 1
        level, low, high = self.diagram.nodes[node]
        known = self._shares.get(node)
        if known is None:
            if node == 0:
                known = Fraction(1)
            else:
                known = self._stretched(low, level + 1)
                known += self._high.get(level, Fraction(1)) * self._stretched(high, level + 1)
            self._shares[node] = known
        return known if not edge & 1 else self._totals[level] - known

    def _stretched(self, edge: int, level: int) -> Fraction:
        return self._below(edge) * self._totals[level] / self._totals[self.diagram.nodes[edge >> 1][0]]


def _order(circuit: Circuit, gates: list[int], space: Space) -> list[int]:
    """The variables as a walk from the gates meets them, so that what belongs together stands together.

    The options of one factor stand side by side: that only one of them is true is then told in few nodes.
    """
    known = {circuit.keys[gate]: gate for gate in circuit.variables(gates)}
    beside = {variable: factor.variables for factor in space.factors for variable in factor.variables}
    met = [circuit.keys[abs(gate)] for gate in circuit.walk(gates) if circuit.sorts[abs(gate)] == VARIABLE]
    ordered = dict.fromkeys(other for variable in met for other in beside.get(variable, (variable,)))
    return [known[variable] for variable in ordered if variable in known]
