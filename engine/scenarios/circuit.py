"""A circuit: gates in an order in which they can be computed, with circles as loops that run to their fixpoint.

It is made from the grounder's gates: what is the same in every scenario is folded away, and atoms that lie on no
circle are replaced by what they mean. A circuit is a plain value: it can be sent to another process.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from engine.pause import pause, pausing

from .components import components
from .graph import AND, ATOM, CONSTANT, FALSE, OR, TRUE, VARIABLE, Graph


@dataclass(frozen=True, slots=True)
class Loop:
    """A circle of atoms with what defines them: their least fixpoint. `end` is the first gate made after it."""

    atoms: tuple[int, ...]
    definitions: tuple[int, ...]
    end: int


class Circuit(Graph):
    """Gates over variables; `outputs` are the gates that were asked for, by key. `homes` names a gate's loop."""

    def __init__(self) -> None:
        super().__init__()
        self.outputs: dict[Hashable, int] = {}
        self.loops: list[Loop] = []
        self.homes: list[int] = [-1, -1]
        self._open = -1

    def _gate(self, sort: int, key: Hashable, inputs: tuple[int, ...]) -> int:
        gate = super()._gate(sort, key, inputs)
        if gate == len(self.homes):
            inside = self._open >= 0 and (sort == ATOM or any(self.homes[abs(g)] == self._open for g in inputs))
            self.homes.append(self._open if inside else -1)
        return gate

    def begin_loop(self) -> int:
        """Until `end_loop`, gates that depend on new atoms belong to the loop with this number."""
        self._open = len(self.loops)
        return self._open

    def end_loop(self, atoms: Iterable[int], definitions: Iterable[int]) -> None:
        self.loops.append(Loop(tuple(atoms), tuple(definitions), len(self)))
        self._open = -1

    def walk(self, gates: Iterable[int]) -> Iterator[int]:
        """The signed gates on which signed gates rest, each once, from the gates down; an atom rests on its loop."""
        seen = {TRUE, FALSE}
        loops: set[tuple[int, bool]] = set()
        waiting = list(gates)[::-1]
        while waiting:
            pause()
            gate = waiting.pop()
            if gate in seen:
                continue
            seen.add(gate)
            yield gate
            sort, sign = self.sorts[abs(gate)], 1 if gate > 0 else -1
            below = self.inputs[abs(gate)]
            if sort == ATOM:
                home = self.homes[abs(gate)]
                if (home, gate > 0) in loops:
                    continue
                loops.add((home, gate > 0))
                below = (*self.loops[home].definitions, *self.loops[home].atoms)
            waiting += [sign * inner for inner in reversed(below)]

    def cone(self, gates: Iterable[int]) -> list[int]:
        """All gates on which these depend, in ascending order."""
        return sorted({abs(gate) for gate in self.walk(gates)})

    def variables(self, gates: Iterable[int]) -> list[int]:
        """The variables on which gates depend."""
        return [gate for gate in self.cone(gates) if self.sorts[gate] == VARIABLE]

    def supports(self, gates: Iterable[int]) -> dict[int, int]:
        """For each gate below these, its variables as bits: bit `i` for the `i`-th of `variables(gates)`."""
        found = {1: 0}
        variables = 0
        for item in pausing(self.schedule(gates)):
            if not isinstance(item, int):
                loop, inside = item
                own = {*loop.atoms, *inside}
                read = (*loop.definitions, *(g for gate in inside for g in self.inputs[gate]))
                bits = 0
                for gate in read:
                    bits |= 0 if abs(gate) in own else found[abs(gate)]
                found.update(dict.fromkeys(own, bits))
            elif self.sorts[item] == VARIABLE:
                found[item] = 1 << variables
                variables += 1
            else:
                bits = 0
                for gate in self.inputs[item]:
                    bits |= found[abs(gate)]
                found[item] = bits
        return found

    def schedule(self, gates: Iterable[int]) -> list[int | tuple[Loop, list[int]]]:
        """The cone of gates in an order of computation; a loop with the gates inside it is one item."""
        found: list[int | tuple[Loop, list[int]]] = []
        inside: dict[int, list[int]] = {}
        pending: list[int] = []
        for gate in self.cone(gates):
            while pending and self.loops[pending[0]].end <= gate:
                number = pending.pop(0)
                found.append((self.loops[number], inside[number]))
            home = self.homes[gate]
            if home < 0:
                found.append(gate)
                continue
            if home not in inside:
                inside[home] = []
                pending.append(home)
            if self.sorts[gate] != ATOM:
                inside[home].append(gate)
        found += [(self.loops[number], inside[number]) for number in pending]
        return found


Key = TypeVar("Key", bound=Hashable)


def link(graph: Graph, outputs: Mapping[Key, int]) -> Circuit:
    """The circuit of the gates in `outputs`."""
    linker = _Linker(graph)
    circuit = linker.circuit
    roots = [abs(gate) for gate in outputs.values()]
    linker.settle_bounds(roots)
    linker.build(roots)
    for key, gate in outputs.items():
        circuit.outputs[key] = linker.made(gate)
    return circuit


class _Linker:
    def __init__(self, graph: Graph) -> None:
        self.graph, self.circuit = graph, Circuit()
        self.sure: dict[int, bool] = {1: True}  # true in every scenario
        self.possible: dict[int, bool] = {1: True}  # true in some, as far as bounds can tell
        self._made: dict[int, int] = {1: TRUE}
        self._same: dict[object, dict[Hashable, int]] = {}

    def _below(self, gate: int) -> list[int]:
        if self.graph.sorts[gate] == ATOM:
            return [abs(self.graph.definitions[gate])]
        return [abs(inner) for inner in self.graph.inputs[gate]]

    def _open_below(self, gate: int) -> list[int]:
        """The gates below that differ between scenarios."""
        return [inner for inner in self._below(gate) if self.possible[inner] and not self.sure[inner]]

    # Bounds: what holds whatever the variables are, and what cannot

    def settle_bounds(self, roots: Iterable[int]) -> None:
        for component in pausing(components(roots, self._below)):
            if len(component) == 1 and component[0] not in self._below(component[0]):
                gate = component[0]
                if gate != 1:
                    self.sure[gate], self.possible[gate] = self._bound(gate)
                continue
            for gate in component:
                self.sure[gate] = self.possible[gate] = False
            changed = True
            while changed:
                changed = False
                for gate in pausing(component):
                    bound = self._bound(gate)
                    if bound != (self.sure[gate], self.possible[gate]):
                        self.sure[gate], self.possible[gate] = bound
                        changed = True

    def _bound(self, gate: int) -> tuple[bool, bool]:
        sort = self.graph.sorts[gate]
        if sort == VARIABLE:
            return False, True
        if sort == ATOM:
            return self._signed(self.graph.definitions[gate])
        each = [self._signed(inner) for inner in self.graph.inputs[gate]]
        if sort == AND:
            return all(sure for sure, _ in each), all(possible for _, possible in each)
        return any(sure for sure, _ in each), any(possible for _, possible in each)

    def _signed(self, gate: int) -> tuple[bool, bool]:
        if gate > 0:
            return self.sure[gate], self.possible[gate]
        return not self.possible[-gate], not self.sure[-gate]

    # Gates of the circuit

    def made(self, gate: int) -> int:
        """The circuit's gate for a gate of the graph."""
        found = self._constant(abs(gate))
        if found is None:
            found = self._made[abs(gate)]
        return found if gate > 0 else -found

    def _constant(self, gate: int) -> int | None:
        return TRUE if self.sure[gate] else None if self.possible[gate] else FALSE

    def build(self, roots: Iterable[int]) -> None:
        open_roots = [gate for gate in roots if self._constant(gate) is None]
        for component in pausing(components(open_roots, self._open_below)):
            if len(component) == 1:
                self._made[component[0]] = self._make(component[0])
            else:
                self._loop(component)

    def _make(self, gate: int) -> int:
        sort = self.graph.sorts[gate]
        if sort == VARIABLE:
            return self.circuit.variable(self.graph.keys[gate])
        if sort == ATOM:
            return self.made(self.graph.definitions[gate])
        join = self.circuit.all_of if sort == AND else self.circuit.any_of
        return join(self.made(inner) for inner in self.graph.inputs[gate])

    def _loop(self, component: list[int]) -> None:
        """A circle of atoms. The same circle at another level of certainty, if it is no other, is one with it."""
        atoms = sorted(gate for gate in component if self.graph.sorts[gate] == ATOM)
        members = set(component)
        names = {atom: _name(self.graph.keys[atom]) for atom in atoms}
        signature = frozenset((names[atom], self._signature(atom, members, names)) for atom in atoms)
        known = self._same.get(signature)
        if known is not None:
            self._made.update((atom, known[names[atom]]) for atom in atoms)
        else:
            number = self.circuit.begin_loop()
            for atom in atoms:
                self._made[atom] = self.circuit.atom((number, self.graph.keys[atom]))
        order = self._inside(component, members)
        for gate in order:
            self._made[gate] = self._make(gate)
        if known is None:
            self._same[signature] = {names[atom]: self._made[atom] for atom in atoms}
            definitions = [self.made(self.graph.definitions[atom]) for atom in atoms]
            self.circuit.end_loop((self._made[atom] for atom in atoms), definitions)

    def _inside(self, component: list[int], members: set[int]) -> list[int]:
        """The gates of a component that are no atoms, each after those it depends on."""
        plain = {gate for gate in component if self.graph.sorts[gate] != ATOM}
        found = components(sorted(plain), lambda gate: [g for g in self._open_below(gate) if g in plain])
        return [gate for (gate,) in found]

    def _signature(self, gate: int, members: set[int], names: Mapping[int, Hashable]) -> object:
        """What a gate of a circle is, but for the level of its atoms."""
        if self.graph.sorts[gate] == ATOM:
            return self._signed_signature(self.graph.definitions[gate], members, names)
        inputs = frozenset(self._signed_signature(inner, members, names) for inner in self.graph.inputs[gate])
        return self.graph.sorts[gate], inputs

    def _signed_signature(self, gate: int, members: set[int], names: Mapping[int, Hashable]) -> object:
        if abs(gate) not in members:
            return self.made(gate)
        return names[gate] if gate in names else self._signature(gate, members, names)


def _name(key: Hashable) -> Hashable:
    """An atom's sentence and sign, without its level."""
    return (key[0], key[2]) if isinstance(key, tuple) else key


__all__ = ["AND", "ATOM", "CONSTANT", "FALSE", "OR", "TRUE", "VARIABLE", "Circuit", "Loop", "link"]
