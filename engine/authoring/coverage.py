"""What the runs of a suite have shown of each rule: whether it fired, and each condition met and unmet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from engine.inference.judge import Judge
from engine.inference.trace import Trace
from engine.language.rulebook import Rulebook

from .invent import World
from .missing import Missing, missing
from .seen import RuleSeen, look, unseen


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many. The percentage is rounded down, so that 100 means all."""

    seen: int
    of: int

    @property
    def percent(self) -> int:
        return 100 * self.seen // self.of if self.of else 100


@dataclass(frozen=True, slots=True)
class Coverage:
    """What has been seen of every rule that the suite ran, by the rulebook that holds the rule, and what has not."""

    rules: tuple[RuleSeen, ...]
    missing: tuple[Missing, ...] = ()

    @property
    def books(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(seen.rule.book for seen in self.rules))

    def of(self, book: str) -> Coverage:
        """The coverage of one rulebook."""
        return Coverage(
            tuple(seen for seen in self.rules if seen.rule.book == book),
            tuple(each for each in self.missing if each.seen.rule.book == book),
        )

    @property
    def open(self) -> tuple[Missing, ...]:
        """What some case could show, or no scenario could be made for."""
        return tuple(each for each in self.missing if not each.beyond)

    @property
    def beyond(self) -> tuple[Missing, ...]:
        """What no invented scenario shows: most likely nothing can."""
        return tuple(each for each in self.missing if each.beyond)

    @property
    def fired(self) -> Share:
        return Share(sum(seen.fired for seen in self.rules), len(self.rules))

    @property
    def directions(self) -> Share:
        """Each condition is to be seen met and unmet: two things to see, if they can be."""
        conditions = [each for seen in self.rules for each in seen.conditions]
        return Share(sum(each.met + each.unmet for each in conditions), 2 * len(conditions) - len(self.beyond))

    def reaches(self, percent: int) -> bool:
        return min(self.fired.percent, self.directions.percent) >= percent


def coverage(traces: Iterable[Trace]) -> Coverage:
    """What these runs have shown."""
    rules: dict[tuple[str, str], RuleSeen] = {}
    homes: dict[tuple[str, str], Rulebook] = {}
    for trace in traces:
        judge = Judge(trace.rulebook, trace.program.variables, trace.known)
        fired = {step.clause.rule.id for step in (*trace.steps, *trace.effects)}
        for rule in trace.rulebook.rules:
            seen = rules.get((rule.book, rule.id))
            if seen is None:
                seen = rules[rule.book, rule.id] = unseen(rule, trace.rulebook)
                homes[rule.book, rule.id] = trace.rulebook
            elif trace.rulebook.id == rule.book:
                homes[rule.book, rule.id] = trace.rulebook
            seen.fired = seen.fired or rule.id in fired
            look(seen, judge)
    worlds = {rulebook.id: World(rulebook) for rulebook in homes.values()}
    lacking = [each for key, seen in rules.items() for each in missing(seen, worlds[homes[key].id])]
    return Coverage(tuple(rules.values()), tuple(lacking))
