"""The smallest sets of changes that make a gate true, found from below: each gate's own, joined gate by gate.

For a gate the ways to make it true (or false) are pairs of changes to make and changes not to make. Where a gate
asks for several others, their ways are joined; where it asks for one of them, they are put together; a way that
contains another is dropped. In a circle, ways to make it true grow from nothing, and ways to make it false shrink
from "it never began", so that a circle does not hold itself up. No set within the size is missed: of a smallest
set, every gate's truth rests on a part.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

from engine.pause import pause, pausing

from .circuit import AND, VARIABLE, Circuit
from .ground import TooLarge

# The changes to make and those that may not be made, as bits of their numbers.
Way: TypeAlias = tuple[int, int]
WAYS = 50_000  # for one gate
WORK = 6_000_000  # joins of two ways, for all gates


class Implicants:
    """The ways to make signed gates true with at most `size` changes. `variables` number the changes."""

    def __init__(
        self,
        circuit: Circuit,
        goal: int,
        variables: Sequence[int],
        exclusive: Callable[[int], int],
        size: int,
        work: int = WORK,
    ) -> None:
        self.circuit, self.goal, self.size, self.work = circuit, goal, size, work
        self.numbers = {gate: at for at, gate in enumerate(variables)}
        self.exclusive = [exclusive(at) for at in range(len(variables))]
        self._wanted = {1, -1, *circuit.walk([goal])}
        self._ways: dict[int, list[Way]] = {1: [(0, 0)], -1: []}

    def smallest(self) -> list[int]:
        """The smallest sets of changes that make the goal true, as bits, the smaller first."""
        for item in self.circuit.schedule([self.goal]):
            if isinstance(item, int):
                self._settle(item)
            else:
                self._loop(item[0].atoms, item[0].definitions, item[1])
        found: list[int] = []
        for made in sorted({made for made, _ in self._ways[self.goal]}, key=lambda m: (m.bit_count(), m)):
            if not any(made & smaller == smaller for smaller in found):
                found.append(made)
        return found

    def _settle(self, gate: int) -> None:
        for signed in (gate, -gate):
            if signed in self._wanted:
                self._ways[signed] = self._of(signed)

    def _of(self, signed: int) -> list[Way]:
        gate = abs(signed)
        self._spend(1 + len(self.circuit.inputs[gate]))
        if self.circuit.sorts[gate] == VARIABLE:
            number = self.numbers.get(gate)
            if signed > 0:
                return [] if number is None else [(1 << number, self.exclusive[number])]
            # A change that is nowhere asked for need not be kept from being made.
            return [(0, 1 << number if number is not None and gate in self._wanted else 0)]
        inputs = [inner if signed > 0 else -inner for inner in self.circuit.inputs[gate]]
        if (self.circuit.sorts[gate] == AND) == (signed > 0):
            return self._all(inputs)
        return self._least(way for inner in inputs for way in self._ways[inner])

    def _spend(self, work: int) -> None:
        pause()
        self.work -= work
        if self.work < 0:
            raise TooLarge(f"More than {WORK:,} combinations of changes would have to be tried.")

    def _all(self, gates: Iterable[int]) -> list[Way]:
        found: list[Way] = [(0, 0)]
        for ways in sorted((self._ways[gate] for gate in gates), key=len):
            if ways == [(0, 0)]:
                continue
            self._spend(len(found) * len(ways))
            found = self._least(
                (made, kept)
                for made_one, kept_one in found
                for made_two, kept_two in ways
                if not (made_one & kept_two or made_two & kept_one)
                and (made := made_one | made_two).bit_count() <= self.size
                and ((kept := kept_one | kept_two) or True)
            )
        return found

    def _least(self, ways: Iterable[Way]) -> list[Way]:
        """The ways that contain no other."""
        each_once: set[Way] = set()
        for way in pausing(ways):
            each_once.add(way)
            if len(each_once) > WAYS:
                raise TooLarge(f"One sentence could be brought about in more than {WAYS:,} ways.")
        found: dict[int, list[int]] = {}
        for made, kept in pausing(sorted(each_once, key=lambda way: (way[0].bit_count(), way[1].bit_count(), way))):
            if not any(other & kept == other for part in _parts(made) if part in found for other in found[part]):
                found.setdefault(made, []).append(kept)
        return [(made, kept) for made, each in found.items() for kept in each]

    def _loop(self, atoms: tuple[int, ...], definitions: tuple[int, ...], inside: list[int]) -> None:
        for sign, first in ((1, []), (-1, [(0, 0)])):
            if sign * atoms[0] not in self._wanted:
                continue
            for atom in atoms:
                self._ways[sign * atom] = list(first)
            moved = {*atoms, *inside}
            while moved:
                later: set[int] = set()
                for gate in inside:
                    if sign * gate in self._wanted and not moved.isdisjoint(map(abs, self.circuit.inputs[gate])):
                        self._change(sign * gate, self._of(sign * gate), moved)
                for atom, definition in zip(atoms, definitions, strict=True):
                    if abs(definition) in moved:
                        self._change(sign * atom, self._ways[sign * definition], later)
                moved = later

    def _change(self, signed: int, ways: list[Way], moved: set[int]) -> None:
        """Note the ways of a gate, and that it moved if they are others than before."""
        if self._ways.get(signed) != ways:
            self._ways[signed] = ways
            moved.add(abs(signed))
        else:
            moved.discard(abs(signed))


def _parts(made: int) -> Iterable[int]:
    """All subsets of a set of bits, itself included."""
    part = made
    while True:
        yield part
        if part == 0:
            return
        part = (part - 1) & made
