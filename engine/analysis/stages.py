"""A case as it stood at its date, and after each thing that was learned later: what one knew, day by day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from engine.inference.record import stated_facts
from engine.language.case import Case, Fact, Later
from engine.language.rulebook import Rulebook, Sentence


@dataclass(frozen=True, eq=False)
class Stage:
    """What was known on a day. `learned` is what came on it; None for the day of the case itself."""

    date: str
    case: Case
    learned: Later | None


def stages(case: Case) -> tuple[Stage, ...]:
    """The case at its own date, then with each entry of `later` added, in the order of their dates."""
    found = [Stage(case.as_of, case, None)]
    facts = stated_facts(case)
    for later in sorted(case.later, key=lambda each: each.date):
        facts = learned(case.rulebook, facts, later.facts)
        found.append(Stage(later.date, replace(case, facts=tuple(facts.values())), later))
    return tuple(found)


def learned(rulebook: Rulebook, facts: dict[Sentence, Fact], new: Iterable[Fact]) -> dict[Sentence, Fact]:
    """The facts with new ones: each replaces what was entered on its sentence, and other values of its `one`."""
    after = dict(facts)
    for fact in new:
        for gone in [other for other in after if _replaced(rulebook, other, fact.sentence)]:
            del after[gone]
        after[fact.sentence] = fact
    return after


def _replaced(rulebook: Rulebook, old: Sentence, new: Sentence) -> bool:
    if old.positive == new.positive:
        return True
    slot = rulebook.statements[new.statement].one
    if slot is None or old.statement != new.statement or old.denied or new.denied:
        return False
    return old.args[:slot] + old.args[slot + 1 :] == new.args[:slot] + new.args[slot + 1 :]
