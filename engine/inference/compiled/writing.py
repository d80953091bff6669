"""Python source as it is written: functions with their tables, loops, and tests that end a turn of a loop."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from engine.language.rulebook import Rulebook
from engine.language.value import Value
from engine.language.vocabulary import Var

from .layout import Index, Layout

# Python nests at most twenty loops; a longer join goes on in a function of its own.
DEEPEST = 15


@dataclass(slots=True)
class Module:
    """All functions of a program, and the values that their code calls by name."""

    rulebook: Rulebook
    layout: Layout = field(default_factory=Layout)
    texts: list[str] = field(default_factory=list)
    values: dict[str, Any] = field(default_factory=dict)
    extending: dict[tuple[int, ...], str] = field(default_factory=dict)
    functions: int = 0

    def constant(self, value: object) -> str:
        """The code of a value: itself for names and whole numbers, else a name for it."""
        if isinstance(value, str) or type(value) is int:
            return repr(value)
        if isinstance(value, Fraction):
            return self.named(value, "NUMBER")
        return self.named(value, "CONDITION")

    def named(self, value: object, what: str) -> str:
        """A name that stands for `value` in the code."""
        name = f"{what}_{len(self.values)}"
        self.values[name] = value
        return name

    def fresh(self, what: str) -> str:
        """A name for one more function."""
        self.functions += 1
        return f"{what}_{self.functions}"

    def extend(self, index: Index) -> str:
        """The name of the function that adds rows to an index over these slots."""
        if index.slots not in self.extending:
            name = "extend_" + "_".join(map(str, index.slots))
            key = ", ".join(f"row[{slot}]" for slot in index.slots)
            lines = [f"def {name}(index, rows):", "    for row in rows:", f"        index[{key}].append(row)"]
            self.texts.append("\n".join([*lines, "    return index"]))
            self.extending[index.slots] = name
        return self.extending[index.slots]


@dataclass(frozen=True, slots=True)
class Scope:
    """The variables that are bound, by label, each with its name in the code."""

    variables: dict[str, Var]
    names: dict[str, str]

    def with_(self, var: Var) -> Scope:
        """The scope with one variable more."""
        names = {**self.names, var.label: f"v{len(self.names)}"}
        return Scope({**self.variables, var.label: var}, names)

    def only(self, labels: Iterable[str]) -> Scope:
        """The scope with no others than these variables, named anew."""
        kept = [label for label in self.variables if label in set(labels)]
        return Scope(
            {label: self.variables[label] for label in kept}, {label: f"v{at}" for at, label in enumerate(kept)}
        )


NOTHING_BOUND = Scope({}, {})


@dataclass(slots=True)
class Function:
    """A function of the tables and of some values. Its code comes after the tables that it turned out to need."""

    module: Module
    name: str
    parameters: tuple[str, ...] = ()
    first: list[str] = field(default_factory=list)
    loops: int = 0
    _tables: dict[int, str] = field(default_factory=dict)
    _indexes: dict[int, str] = field(default_factory=dict)
    _needed: dict[str, None] = field(default_factory=dict)
    _lines: list[str] = field(default_factory=list)

    def table(self, number: int, needed: bool = False) -> str:
        """The name of a table; `needed` if the function has nothing to do while it is empty."""
        name = self._tables.setdefault(number, f"t{number}")
        if needed:
            self._needed.setdefault(name)
        return name

    def index(self, index: Index) -> str:
        """The name of an index; it is built when a run first needs it, and kept up to date from then on."""
        self.table(index.rows)
        extend = self.module.extend(index)
        name = f"i{index.number}"
        build = f"T[{index.number}] = {extend}(defaultdict(list), t{index.rows})"
        self._indexes.setdefault(index.number, f"{name} = T[{index.number}]\n    if {name} is None: {name} = {build}")
        return name

    def line(self, text: str) -> None:
        self._lines.append("    " * (self.loops + 1) + text)

    def loop(self, targets: str, rows: str) -> None:
        """Everything after this is done for each of `rows`."""
        self.line(f"for {targets} in {rows}:")
        self.loops += 1

    def unless(self, test: str) -> None:
        """Go no further here if `test` holds."""
        self.line(f"if {test}: {'continue' if self.loops else 'return'}")

    def close(self, last: str = "") -> None:
        """Write the function into the module; `last` is what it does after all loops."""
        head = f"def {self.name}({', '.join(('T', *self.parameters))}):"
        lines = [f"{name} = T[{number}]" for number, name in self._tables.items()]
        if self._needed:
            lines.append(f"if not ({' and '.join(self._needed)}): return")
        lines += [*self._indexes.values(), *self.first]
        body = [f"    {line}" for line in lines] + self._lines + ([f"    {last}"] if last else [])
        self.module.texts.append("\n".join([head, *(body or ["    pass"])]))


def row(values: Iterable[str]) -> str:
    """The code of a tuple."""
    listed = list(values)
    return f"({', '.join(listed)}{',' if len(listed) == 1 else ''})"


def argument(arg: Var | Value, scope: Scope, module: Module) -> str:
    """The code of what fills a slot: a bound variable or a value."""
    return scope.names[arg.label] if isinstance(arg, Var) else module.constant(arg)
