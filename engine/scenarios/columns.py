"""The bit-parallel evaluator: a scenario is one bit, a sentence the Python integer of its bits, a gate an operation.

A circuit becomes the source of one Python function. Registers are used again when their gate is no longer needed,
so that long columns do not fill the memory; a loop runs until nothing changes.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import Any, TypeAlias

from engine.pause import pausing

from .circuit import AND, VARIABLE, Circuit, Loop

# Columns past 2^16 bits cost the allocator a system call each; at 2^14 they stay in the caches.
BLOCK_BITS = 14
BLOCK = 1 << BLOCK_BITS
# Longer integers Python has from the system and gives back with every operation: several times slower.
STRETCH = 1 << 18
_LONG = 50
Evaluate: TypeAlias = Callable[[int, Sequence[int]], Sequence[int]]


class Columns:
    """Gates of a circuit, ready to be evaluated. `variables` are the keys of the columns that are wanted, in order."""

    def __init__(self, circuit: Circuit, gates: Iterable[int]) -> None:
        self.circuit = circuit
        self.gates = tuple(gates)
        self.variables: tuple[Hashable, ...] = tuple(circuit.keys[gate] for gate in circuit.variables(self.gates))
        self._run: Evaluate | None = None

    def __getstate__(self) -> dict[str, object]:
        return {**self.__dict__, "_run": None}  # code is made anew in another process

    def evaluate(self, mask: int, columns: Sequence[int]) -> Sequence[int]:
        """The column of each gate; `mask` has a bit for each scenario, `columns` are those of the variables."""
        if self._run is None:
            self._run = _Writer(self.circuit, self.gates).function()
        return self._run(mask, columns)

    def once(self, mask: int, columns: Sequence[int]) -> Sequence[int]:
        """The same, gate by gate: to write a function takes longer than to do without, where it is asked for once."""
        found = {1: mask, -1: 0}
        given = iter(columns)
        sorts, inputs = self.circuit.sorts, self.circuit.inputs

        def read(gate: int) -> int:
            return found[gate] if gate in found else mask ^ found[-gate]

        def join(gate: int) -> int:
            first, *rest = map(read, inputs[gate])
            for row in rest:
                first = first & row if sorts[gate] == AND else first | row
            return first

        for item in pausing(self.circuit.schedule(self.gates)):
            if isinstance(item, int):
                found[item] = next(given) if sorts[item] == VARIABLE else join(item)
                continue
            loop, inside = item
            found.update(dict.fromkeys(loop.atoms, 0))
            changed = True
            while changed:
                for gate in inside:
                    found[gate] = join(gate)
                rows = {atom: read(means) for atom, means in zip(loop.atoms, loop.definitions, strict=True)}
                changed = any(found[atom] != row for atom, row in rows.items())
                found.update(rows)
        return [read(gate) for gate in self.gates]


def stretches(mask: int, columns: Sequence[int]) -> Iterator[tuple[int, list[int]]]:
    """A mask and columns cut into stretches that are quick to evaluate, the first scenarios first."""
    size, step = -(-mask.bit_length() // 8), STRETCH // 8
    rows = [row.to_bytes(size, "little") for row in (mask, *columns)]
    for at in range(0, size, step):
        first, *rest = (int.from_bytes(row[at : at + step], "little") for row in rows)
        yield first, rest


def joined(parts: Iterable[int]) -> int:
    """The column of which these are the stretches."""
    return int.from_bytes(b"".join(part.to_bytes(STRETCH // 8, "little") for part in parts), "little")


class _Writer:
    def __init__(self, circuit: Circuit, gates: tuple[int, ...]) -> None:
        self.circuit, self.gates = circuit, gates
        self.items = circuit.schedule(gates)
        self.lines: list[str] = []
        self.names: dict[int, str] = {}
        self.free: list[str] = []
        self.made = 0
        self.last = self._last_uses()

    def function(self) -> Evaluate:
        """The function that computes the gates."""
        source = "\n".join(self._source())
        space: dict[str, Any] = {}
        exec(compile(source, "<circuit>", "exec"), space)
        run: Evaluate = space["run"]
        return run

    def _source(self) -> Iterable[str]:
        variable = 0
        for at, item in enumerate(pausing(self.items)):
            if not isinstance(item, int):
                self._loop(*item)
            else:
                self._line(item, f"x[{variable}]")
                variable += self.circuit.sorts[item] == VARIABLE
            for gate in self.last.get(at, ()):
                self._release(gate)
        results = ", ".join(self._read(gate) for gate in self.gates)
        yield "def run(M, x):"
        yield from (f" {line}" for line in self.lines)
        yield f" return ({results}{',' if len(self.gates) == 1 else ''})"

    def _last_uses(self) -> dict[int, list[int]]:
        """After each item, the signed gates that no later item reads."""
        last: dict[int, int] = {}
        for at, item in enumerate(self.items):
            for gate in self._reads(item):
                last[gate] = at
        for gate in self.gates:
            last[gate] = len(self.items)
        found: dict[int, list[int]] = {}
        for gate, at in last.items():
            found.setdefault(at, []).append(gate)
        self.negated = {gate for gate in last if gate < 0}
        self.plain = {gate for gate in last if gate > 0}
        return found

    def _reads(self, item: int | tuple[Loop, list[int]]) -> list[int]:
        if isinstance(item, int):
            return list(self.circuit.inputs[item])
        loop, inside = item
        return [*loop.definitions, *(gate for inner in inside for gate in self.circuit.inputs[inner])]

    def _register(self) -> str:
        if self.free:
            return self.free.pop()
        self.made += 1
        return f"r{self.made}"

    def _release(self, gate: int) -> None:
        name = self.names.pop(gate, None)
        if name is not None:
            self.free.append(name)

    def _line(self, gate: int, column: str) -> None:
        """Compute a gate (a variable from its column), and its negation if that is read."""
        name = self._register()
        variable = self.circuit.sorts[gate] == VARIABLE
        self.lines += [f"{name} = {column}"] if variable else self._assigned(name, gate)
        if gate in self.plain:
            self.names[gate] = name
        if -gate in self.negated:
            self.names[-gate] = name if gate not in self.plain else self._register()
            self.lines.append(f"{self.names[-gate]} = M ^ {name}")

    def _read(self, gate: int) -> str:
        return {1: "M", -1: "0"}.get(gate) or self.names[gate]

    def _assigned(self, name: str, gate: int, before: str = "") -> list[str]:
        """The lines that compute a gate; a long one is cut, since Python nests what it reads."""
        sign = " & " if self.circuit.sorts[gate] == AND else " | "
        read = [self._read(inner) for inner in self.circuit.inputs[gate]]
        parts = [read[at : at + _LONG] for at in range(0, len(read), _LONG)]
        lines = [f"{before}{name} = {sign.join(parts[0])}"]
        return lines + [f"{before}{name} = {name}{sign}{sign.join(part)}" for part in parts[1:]]

    def _loop(self, loop: Loop, inside: list[int]) -> None:
        """Gates of a loop keep their registers until it ends, since each turn reads them anew."""
        for atom in loop.atoms:
            self.names[atom] = self._register()
            self.lines.append(f"{self.names[atom]} = 0")
        for gate in inside:
            self.names[gate] = self._register()
        new = self._register()
        self.lines.append("while True:")
        self.lines.append("  same = True")
        for gate in inside:
            self.lines += self._assigned(self.names[gate], gate, "  ")
        for atom, definition in zip(loop.atoms, loop.definitions, strict=True):
            name = self.names[atom]
            self.lines.append(f"  {new} = {self._read(definition)}")
            self.lines.append(f"  if {new} != {name}: {name} = {new}; same = False")
        self.lines.append("  if same: break")
        self.free.append(new)
        for gate in (*loop.atoms, *inside):
            if -gate in self.negated:
                self.names[-gate] = self._register()
                self.lines.append(f"{self.names[-gate]} = M ^ {self.names[gate]}")
            if gate not in self.plain:
                self._release(gate)
