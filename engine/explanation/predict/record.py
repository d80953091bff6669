"""The record: for each rule how it was answered, and which questions were put. There is no grade."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from engine.inference.once import once
from engine.inference.trace import Trace
from engine.language.rulebook import Rule

from . import words as say
from .question import Kind

TWICE = 2
"""How often a rule has to be answered rightly, with the right reasons, to count as understood."""

Outcome = Literal["understood", "half", "missed", "seen"]
OUTCOMES: tuple[Outcome, ...] = ("understood", "half", "missed", "seen")


@dataclass(frozen=True, slots=True)
class Record:
    """Under the id of each rule, how often there was each outcome and each kind of question."""

    counts: Mapping[str, Mapping[str, int]]

    @staticmethod
    def empty() -> Record:
        return Record({})

    def with_answer(self, rule: str, outcome: Outcome, kind: Kind = "follows") -> Record:
        """The record with one more answer."""
        own = dict(self.counts.get(rule, {}))
        for key in (outcome, kind):
            own[key] = own.get(key, 0) + 1
        return Record({**self.counts, rule: own})

    def is_understood(self, rule: str) -> bool:
        """True if the rule was answered rightly, with the right reasons, twice."""
        return self.counts.get(rule, {}).get("understood", 0) >= TWICE

    def total(self, outcome: Outcome) -> int:
        """How many answers of this kind were given, over all rules."""
        return sum(own.get(outcome, 0) for own in self.counts.values())

    @property
    def answers(self) -> int:
        """How many questions were answered, those shown included."""
        return sum(self.total(outcome) for outcome in OUTCOMES)

    def asked(self, kind: Kind, rule: str | None = None) -> int:
        """How often a kind of question was put: about one rule, or about all."""
        if rule is not None:
            return self.counts.get(rule, {}).get(kind, 0)
        return sum(own.get(kind, 0) for own in self.counts.values())


@once
def first_steps(trace: Trace) -> tuple[tuple[Rule, int], ...]:
    """The rules that fired, which can be asked about, in the order of their first steps; with the number of that."""
    found: dict[str, tuple[Rule, int]] = {}
    for number, firing in enumerate(trace.steps.firings, 1):
        rule = trace.program.clauses[firing.clause].rule
        found.setdefault(rule.id, (rule, number))
    return tuple(found.values())


def grouped(trace: Trace, record: Record) -> tuple[tuple[str, tuple[Rule, ...]], ...]:
    """The rules under how far they are: understood, asked about, not asked yet; groups that are empty are left out."""
    groups: dict[str, list[Rule]] = {name: [] for name in say.GROUPS}
    for rule, _ in first_steps(trace):
        asked = any(record.counts.get(rule.id, {}).get(outcome) for outcome in OUTCOMES)
        groups["understood" if record.is_understood(rule.id) else "on the way" if asked else "open"].append(rule)
    return tuple((f"{say.GROUPS[name]}: {len(rules)}", tuple(rules)) for name, rules in groups.items() if rules)


def standing(record: Record, rule: str) -> str:
    """How a rule was answered, in a few words; "" where it was not."""
    own = record.counts.get(rule, {})
    said = [f"{word} {_times(own[outcome])}" for outcome, word in say.OUTCOME.items() if own.get(outcome)]
    return ", ".join(said)


def _times(count: int) -> str:
    return say.TIMES.get(count, f"{count} times")
