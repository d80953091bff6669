"""Python source as it is written: functions with their tables, loops, and tests that end a turn of a loop."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from engine.language.rulebook import Rulebook
from engine.language.value import Certainty, Value
from engine.language.vocabulary import Pattern, Var

from .layout import Layout

# Python nests at most twenty loops; a longer join goes on in a function of its own.
DEEPEST = 15


@dataclass(slots=True)
class Module:
    """All functions of a program, and the values that their code calls by name."""

    rulebook: Rulebook
    layout: Layout
    texts: list[str] = field(default_factory=list)
    values: dict[str, Any] = field(default_factory=dict)
    extending: dict[tuple[int, ...], str] = field(default_factory=dict)
    functions: int = 0

    def constant(self, value: object) -> str:
        """The code of a value: itself for names and whole numbers, else a name for it."""
        if isinstance(value, str) or type(value) is int:
            return repr(value)
        name = f"{'NUMBER' if isinstance(value, Fraction) else 'CONDITION'}_{len(self.values)}"
        self.values[name] = value
        return name

    def fresh(self, what: str) -> str:
        """A name for one more function."""
        self.functions += 1
        return f"{what}_{self.functions}"

    def extend(self, slots: tuple[int, ...]) -> str:
        """The name of the function that adds rows to an index over these slots."""
        if slots not in self.extending:
            name = "extend_" + "_".join(map(str, slots))
            key = ", ".join(f"row[{slot}]" for slot in slots)
            lines = [f"def {name}(index, rows):", "    for row in rows:", f"        index[{key}].append(row)"]
            self.texts.append("\n".join([*lines, "    return index"]))
            self.extending[slots] = name
        return self.extending[slots]


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
        kept = {label: self.variables[label] for label in self.variables if label in set(labels)}
        return Scope(kept, {label: f"v{at}" for at, label in enumerate(kept)})


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
    _needed: dict[str, None] = field(default_factory=dict)
    _made: dict[int, str] = field(default_factory=dict)
    _lines: list[str] = field(default_factory=list)

    def table(self, number: int) -> str:
        """The name of a table."""
        if number not in self._made:
            self._tables[number] = f"t{number}"
        return f"t{number}"

    def rows(self, pattern: Pattern, level: Certainty, needed: bool = False) -> tuple[int, str]:
        """The table of the rows of a pattern, or of those with its constants if all of them stand.

        `needed` if the function has nothing to do while there are none.
        """
        layout = self.module.layout
        form = (pattern.statement, pattern.denied)
        number = layout.rows_of(form, level)
        name = self.table(number)
        if needed:
            self._needed[name] = None
        constants = tuple((slot, arg) for slot, arg in enumerate(pattern.args) if not isinstance(arg, Var))
        if constants and not layout.grows(form, level):
            parts = self.index(number, tuple(slot for slot, _ in constants))
            number = layout.chosen_of(number, constants)
            values = [self.module.constant(value) for _, value in constants]
            name = self._make(number, f"{parts}.get({key(values)}, ())")
            if needed:
                self._made[number] += f"\n    if not {name}: return"
        return number, name

    def known(self, pattern: Pattern, level: Certainty, scope: Scope) -> str:
        """Code that is True if the sentence, of which everything is bound, holds."""
        number, name = self.rows(pattern, level)
        if not pattern.args:
            return f"(not not {name})"
        if not self.module.layout.grows((pattern.statement, pattern.denied), level):
            name = self._make(self.module.layout.set_of(number), f"set({name})")
        return f"({row(argument(arg, scope, self.module) for arg in pattern.args)} in {name})"

    def index(self, rows: int, slots: tuple[int, ...]) -> str:
        """The name of an index over some slots of a table."""
        index = self.module.layout.index_of(rows, slots)
        return self._make(index.number, f"{self.module.extend(slots)}(defaultdict(list), {self.table(rows)})")

    def _make(self, number: int, code: str) -> str:
        """The name of a table that is made when a run first needs it, and kept."""
        name = f"t{number}"
        if number not in self._made:
            self._made[number] = f"{name} = T[{number}]\n    if {name} is None: {name} = T[{number}] = {code}"
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
        lines += [*self._made.values(), *self.first]
        body = [f"    {line}" for line in lines] + self._lines + ([f"    {last}"] if last else [])
        self.module.texts.append("\n".join([head, *(body or ["    pass"])]))


def row(values: Iterable[str]) -> str:
    """The code of a tuple."""
    listed = list(values)
    return f"({', '.join(listed)}{',' if len(listed) == 1 else ''})"


def key(values: list[str]) -> str:
    """The code of what an index is asked for: one value by itself, several as a tuple."""
    return values[0] if len(values) == 1 else row(values)


def argument(arg: Var | Value, scope: Scope, module: Module) -> str:
    """The code of what fills a slot: a bound variable or a value."""
    return scope.names[arg.label] if isinstance(arg, Var) else module.constant(arg)
