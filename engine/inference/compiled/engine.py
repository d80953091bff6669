"""The compiled engine: a run over tables, semi-naive, stratum by stratum and wave by wave.

In the first wave of a stratum every clause is matched with all rows; in each later one only with what the wave before
brought, at each premise in turn. A wave adds to the tables when it is over, so that it sees what was known before it.
"""

from __future__ import annotations

import gc
from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import Any

from engine.language.rulebook import Sentence
from engine.language.value import Certainty

from ..firing import Firing
from ..judge import Judge
from ..program import Program
from .code import Fire, Head, Row, Stage, Tables, compile_program
from .derivations import Derivations, Record
from .layout import JUDGE

_NONE: dict[Row, None] = {}


class CompiledEngine:
    """A program as Python functions. One object can run many cases, one after the other."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.code = compile_program(program)
        layout = self.code.layout
        rows = [(form, number) for (form, level), number in layout.rows.items() if level == Certainty.POSSIBLE]
        self._growing = [(form, number) for form, number in rows if layout.grows(form)]
        self._standing = [(form, number) for form, number in rows if not layout.grows(form)]
        self._made = layout.made_when_needed()
        self._symmetric = [
            (form, number, pair)
            for form, number in rows
            if (pair := program.rulebook.statements[form[0]].symmetric) is not None
        ]

    def run(self, facts: Mapping[Sentence, Certainty]) -> tuple[list[Firing], Judge]:
        """All firings in order, and the judge that saw them (for its warnings)."""
        collecting = gc.isenabled()
        gc.disable()
        try:
            found = self._evaluate(facts)
            return found.firings(), found.judge
        finally:
            if collecting:
                gc.enable()

    def evaluate(self, facts: Mapping[Sentence, Certainty]) -> Derivations:
        """The inference alone: all that follows, with every way in which it does. `facts` must stay as they are."""
        # Nothing that a run makes is garbage before it ends, and the collector would look through it over and over.
        collecting = gc.isenabled()
        gc.disable()
        try:
            return self._evaluate(facts)
        finally:
            if collecting:
                gc.enable()

    def _evaluate(self, facts: Mapping[Sentence, Certainty]) -> Derivations:
        tables = self._loaded(facts)
        found = Derivations(self.code, facts, tables)
        wave = 0
        for stage in self.code.stages:
            if stage.levels or stage.judged:
                self._prepare(stage, found)
            fired = _fire(stage.stratum, wave + 1, stage.first, found)
            while fired:
                wave += 1
                fired = False
                for later in _add(stage.heads, tables):
                    fired = _fire(stage.stratum, wave + 1, later, found) or fired
        return found

    def _loaded(self, facts: Mapping[Sentence, Certainty]) -> Tables:
        """Tables with the facts in them. Facts that no rule asks for fall into a list that nobody reads."""
        layout = self.code.layout
        tables: Tables = [_NONE] * layout.count
        unread: list[Row] = []
        put: list[Callable[[Row], Any]] = [unread.append] * (2 * len(self.program.rulebook.statements))
        for (statement, denied), number in self._growing:
            tables[number] = grown = dict[Row, None]()
            put[2 * statement + denied] = grown.setdefault
        for (statement, denied), number in self._standing:
            tables[number] = stated = list[Row]()
            put[2 * statement + denied] = stated.append
        for number in layout.coming.values():
            tables[number] = {}
        for number in self._made:
            tables[number] = None
        for sentence in facts:
            put[2 * sentence[0] + sentence[2]](sentence[1])
        for (statement, denied), number, (one, two) in self._symmetric:
            for row in [_turned(row, one, two) for row in tables[number] if row[one] != row[two]]:
                put[2 * statement + denied](row)
        return tables

    def _prepare(self, stage: Stage, found: Derivations) -> None:
        """Settle what a stratum looks at beyond sentences that hold or do not."""
        tables = found.tables
        tables[JUDGE] = found.judge
        if stage.judged:
            found.settle()
        if not stage.levels:
            return
        if found.certain:
            for form, _, number in stage.levels:
                tables[number] = found.rows(form)
            return
        wanted = defaultdict(list)
        for form, level, number in stage.levels:
            tables[number] = {}
            wanted[form].append((level, tables[number]))
        orders = found.judge.known.orders
        for sentence, held in found.levels().items():
            for level, rows in wanted.get((sentence.statement, sentence.denied), ()):
                if held >= level:
                    rows.update(dict.fromkeys(orders(sentence)))


def _fire(stratum: int, wave: int, functions: tuple[tuple[int, Fire], ...], found: Derivations) -> bool:
    """Note what the functions fire; True if they fire anything."""
    tables, records = found.tables, found.records
    before = len(records)
    for clause, function in functions:
        instances = function(tables)
        if instances:
            records.append(Record(stratum, wave, clause, instances))
    return len(records) > before


def _add(heads: tuple[Head, ...], tables: Tables) -> list[tuple[tuple[int, Fire], ...]]:
    """Put what the wave brought into the tables and their indexes; the functions that it can fire are returned."""
    firing = []
    for head in heads:
        rows: dict[Row, None] = tables[head.coming]
        tables[head.latest] = rows or _NONE
        if not rows:
            continue
        tables[head.coming] = {}
        tables[head.rows].update(rows)
        for number, extend in head.indexes:
            index: Any = tables[number]
            if index is not None:
                extend(index, rows)
        if head.later:
            firing.append(head.later)
    return firing


def _turned(row: Row, one: int, two: int) -> Row:
    turned = list(row)
    turned[one], turned[two] = row[two], row[one]
    return tuple(turned)
