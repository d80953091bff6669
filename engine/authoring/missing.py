"""What no case shows of a rule, each with an invented scenario that would show it, if one is found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from engine.language.rulebook import Rule, Sentence
from engine.language.value import Certainty

from .invent import SCENARIOS, World, around, judge_of
from .seen import Direction, RuleSeen, Seen, look, unseen

Facts = dict[Sentence, Certainty]


@dataclass(frozen=True, slots=True)
class Missing:
    """A direction of a condition that no case shows. `facts` is an invented scenario that would show it, in words with
    their certainty; None if none of the `scenarios` tried does: then it is not counted.
    """

    seen: RuleSeen
    condition: Seen
    direction: Direction
    facts: tuple[tuple[str, Certainty], ...] | None
    scenarios: int

    @property
    def beyond(self) -> bool:
        """True if scenarios were tried and none shows it; where none could be made, nothing is claimed."""
        return self.facts is None and self.scenarios > 0


def missing(seen: RuleSeen, world: World) -> Iterator[Missing]:
    """What no case shows of a rule, each with the first invented scenario that does, without a needless fact."""
    waiting = list(seen.waiting())
    found: dict[tuple[int, Direction], Facts] = {}
    tried = 0
    for facts in islice(around(seen.rule, world), SCENARIOS):
        if len(found) == len(waiting):
            break
        tried += 1
        for at, direction in _shown(seen.rule, facts, world):
            if (at, direction) in waiting and (at, direction) not in found:
                found[at, direction] = _smaller(seen.rule, facts, (at, direction), world)
    for at, direction in waiting:
        shown = found.get((at, direction))
        words = None if shown is None else tuple((world.rulebook.say(s), level) for s, level in shown.items())
        yield Missing(seen, seen.conditions[at], direction, words, tried)


def _shown(rule: Rule, facts: Facts, world: World) -> set[tuple[int, Direction]]:
    """What the run on some facts shows of a rule."""
    fresh = unseen(rule, world.rulebook)
    before = set(fresh.waiting())
    look(fresh, judge_of(world.follow(facts).levels, world))
    return before - set(fresh.waiting())


def _smaller(rule: Rule, facts: Facts, wanted: tuple[int, Direction], world: World) -> Facts:
    for sentence in list(facts):
        fewer = {other: level for other, level in facts.items() if other != sentence}
        if wanted in _shown(rule, fewer, world):
            facts = fewer
    return facts
