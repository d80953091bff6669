"""Gates: AND and OR over variables, shared where equal. A negative number is the negation of a gate.

An atom is a gate that is defined later, so that gates may go round in circles (never through a negation). The
graph knows nothing of sentences: a variable or an atom is known by whatever key it was made with.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import Final

TRUE: Final = 1
FALSE: Final = -1
CONSTANT, VARIABLE, ATOM, AND, OR = range(5)


class Graph:
    """Gates by number, from 1 (true). `sorts[n]` and `inputs[n]` tell what gate `n` is."""

    def __init__(self) -> None:
        self.sorts: list[int] = [CONSTANT, CONSTANT]
        self.inputs: list[tuple[int, ...]] = [(), ()]
        self.keys: dict[int, Hashable] = {}
        self.definitions: dict[int, int] = {}
        self._known: dict[tuple[int, Hashable], int] = {}

    def __len__(self) -> int:
        return len(self.sorts)

    def _gate(self, sort: int, key: Hashable, inputs: tuple[int, ...]) -> int:
        known = self._known.get((sort, key))
        if known is None:
            known = self._known[sort, key] = len(self.sorts)
            self.sorts.append(sort)
            self.inputs.append(inputs)
        return known

    def variable(self, key: Hashable) -> int:
        """The variable with this key."""
        gate = self._gate(VARIABLE, key, ())
        self.keys[gate] = key
        return gate

    def atom(self, key: Hashable) -> int:
        """The atom with this key, which `define` defines once."""
        gate = self._gate(ATOM, key, ())
        self.keys[gate] = key
        return gate

    def define(self, atom: int, gate: int) -> None:
        """Let an atom mean a gate."""
        self.definitions[atom] = gate

    def all_of(self, gates: Iterable[int]) -> int:
        """True if all of the gates are."""
        return self._join(AND, gates)

    def any_of(self, gates: Iterable[int]) -> int:
        """True if one of the gates is."""
        return self._join(OR, gates)

    def _join(self, sort: int, gates: Iterable[int]) -> int:
        ends, neutral = (FALSE, TRUE) if sort == AND else (TRUE, FALSE)
        found: set[int] = set()
        for gate in gates:
            if gate == ends or -gate in found:
                return ends
            if gate != neutral:
                found.add(gate)
        if not found:
            return neutral
        # What asks for another of these besides tells nothing new: a or (a and b) is a.
        other = OR if sort == AND else AND
        idle = [g for g in found if g > 0 and self.sorts[g] == other and not found.isdisjoint(self.inputs[g])]
        found.difference_update(idle)
        if len(found) == 1:
            return found.pop()
        inputs = tuple(sorted(found))
        return self._gate(sort, inputs, inputs)

    def at_least(self, number: int, gates: Sequence[int]) -> int:
        """True if so many of the gates are."""
        if number <= 0:
            return TRUE
        if number == 1:
            return self.any_of(gates)
        if number >= len(gates):
            return self.all_of(gates) if number == len(gates) else FALSE
        return self._reached(number, gates)[number]

    def _reached(self, most: int, gates: Sequence[int]) -> list[int]:
        """For each number up to `most`, whether at least so many of the gates are true."""
        reached = [TRUE] + [FALSE] * most
        for gate in gates:
            for number in range(most, 0, -1):
                reached[number] = self.any_of((reached[number], self.all_of((reached[number - 1], gate))))
        return reached

    def more_than_half(self, good: Sequence[int], among: Sequence[int]) -> int:
        """True if more than half of those among whom is counted are good. Whoever is good is among them."""
        size = len(among)
        few, enough = self._reached(size, among), self._reached(size // 2 + 1, good)
        found = []
        for number in range(1, size + 1):
            beyond = few[number + 1] if number < size else FALSE
            found.append(self.all_of((-beyond, enough[number // 2 + 1])))
        return self.any_of(found)
