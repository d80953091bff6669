"""What a run found, kept as rows: the instances of each clause, wave by wave. All else is made when somebody asks.

An instance is the values of its clause's variables. Sentences, premises, the order of firing, twins and certainties
follow from them, so that a run pays for none of it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

from engine.language.rulebook import Sentence
from engine.language.strata import Form
from engine.language.value import Certainty
from engine.pause import pausing

from ..firing import Firing, Seen, firing_order
from ..judge import Judge
from ..known import Known
from ..levels import levels_of
from .code import Code, Row, Tables


class Record(NamedTuple):
    """The instances of one clause that fired in one wave."""

    stratum: int
    wave: int
    clause: int
    instances: list[Row]


class Derivations:
    """Every way in which every conclusion of a run follows, each once."""

    def __init__(self, code: Code, facts: Mapping[Sentence, Certainty], tables: Tables) -> None:
        self.code, self.facts, self.tables = code, facts, tables
        self.records: list[Record] = []
        self._firings: list[Firing] = []
        self._told = 0

    def __len__(self) -> int:
        """How many instances fired, twins included."""
        return sum(len(record.instances) for record in self.records)

    def rows(self, form: Form) -> Collection[Row]:
        """The values of all sentences of a form that hold and that rules have to do with; symmetric ones both ways."""
        number = self.code.layout.rows.get((form, Certainty.POSSIBLE))
        found: Collection[Row] = () if number is None else self.tables[number]
        return found

    @cached_property
    def judge(self) -> Judge:
        """The judge of the run, for what is not compiled."""
        program = self.code.program
        return Judge(program.rulebook, program.variables, Known(program.rulebook))

    @cached_property
    def certain(self) -> bool:
        """True if all facts and rules are certain: then so is everything."""
        return self.code.certain and min(self.facts.values(), default=Certainty.CERTAIN) == Certainty.CERTAIN

    def firings(self) -> list[Firing]:
        """The instances in the order of the language, without twins."""
        untold = self.records[self._told :]
        self._told = len(self.records)
        for stratum, group in groupby(untold, key=lambda record: record.stratum):
            records = list(group)
            if any(self._asks(record.clause) for record in records):
                self.settle()
            for wave, waves in groupby(records, key=lambda record: record.wave):
                self._tell(stratum, wave, list(waves))
        return self._firings

    def levels(self) -> dict[Sentence, Certainty]:
        """How sure everything is that is known so far."""
        told = [firing for firing in self.firings() if not self.code.program.clauses[firing.clause].rule.leads_to]
        if self.certain:
            return dict.fromkeys((*self.facts, *(firing.conclusion for firing in told)), Certainty.CERTAIN)
        return levels_of(self.facts, told)

    def settle(self) -> None:
        """Let the judge know all that is known so far."""
        for sentence, level in self.levels().items():
            self.judge.known.put(sentence, level)

    def _asks(self, clause: int) -> bool:
        """True if telling the instances of a clause needs the judge."""
        return bool(self.code.capping[clause]) and (not self.certain or self.code.turning[clause])

    @cached_property
    def _seen(self) -> Seen:
        return Seen(self.code.program)

    def _tell(self, stratum: int, wave: int, records: list[Record]) -> None:
        program = self.code.program
        fired = [(record.clause, values) for record in records for values in record.instances]
        for index, values in pausing(sorted(fired, key=lambda each: firing_order(program, *each))):
            clause = program.clauses[index]
            premises, conclusion = self.code.tell[index](values)
            cap = clause.conclusion.certainty
            if self._asks(index) or self.code.turning[index]:
                bindings = {var.label: value for var, value in zip(clause.variables, values, strict=True)}
                if self.code.turning[index] and self._seen.twin(index, bindings, premises, conclusion, self.judge):
                    continue
                if not self.certain:
                    levels = [self.judge.judge(condition, bindings).level for condition in self.code.capping[index]]
                    cap = min([cap, *levels])
            self._firings.append(Firing(index, values, premises, conclusion, cap, stratum, wave))
