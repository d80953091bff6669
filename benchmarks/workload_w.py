"""The workload W: rules over allies and leaders, chained four deep, in the sentences of the language.

Each module joins over ally and leader (strain), compares a number (exposed), spreads among neighbours (a recursion),
looks at an absence (calm) and counts to two (coalition); three of four modules rest on the one before. `rules(R)` are
the first R rules, `facts(N)` the facts about N allies, in a form that every engine can be given.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

BEHAVIOURS = 20
Fact = tuple[str, tuple[str | int, ...]]

# What is said by the predicates of the facts; `{0}` is the first argument.
GIVEN = {
    "leader": "{0} leads",
    "ally": "{0} is an ally",
    "allied": "{0} is allied with {1}",
    "dep": "{0} depends on {1} by {2} points",
    "behaviour": "{0} shows {2} towards {1}",
    "neighbour": "{0} borders {1}",
}
_CONCLUDED = {
    "strain": "{0} feels strain of matter {at} with {1}",
    "exposed": "{0} is exposed in matter {at} to {1}",
    "spread": "{0} spreads matter {at} against {1}",
    "calm": "{0} stays calm in matter {at} with {1}",
    "coalition": "{0} faces a coalition in matter {at}",
}
_SLOTS: dict[str, tuple[str, ...]] = {
    "leader": ("<leader>",),
    "ally": ("<ally>",),
    "allied": ("<ally>", "<leader>"),
    "dep": ("<ally>", "<leader>", "<points>"),
    "behaviour": ("<ally>", "<leader>", "<behaviour>"),
    "neighbour": ("<ally>", "<other ally>"),
    "coalition": ("<leader>",),
}


@dataclass(frozen=True)
class Rule:
    """`head` follows if all of `body` hold; `absent` do not, `more` (variable, number) exceeds, `two` hold of two A."""

    id: str
    head: tuple[str, tuple[str, ...]]
    body: tuple[tuple[str, tuple[str, ...]], ...]
    absent: tuple[tuple[str, tuple[str, ...]], ...] = ()
    more: tuple[str, int] | None = None
    two: tuple[str, tuple[str, ...]] | None = None


def rules(count: int) -> list[Rule]:
    """The first `count` rules. Upper-case letters are variables: A and B allies, L a leader, X a number."""
    found: list[Rule] = []
    module = 0
    while len(found) < count:
        found += _module(module)
        module += 1
    return found[:count]


def _module(at: int) -> Iterator[Rule]:
    strain, exposed, spread, calm, coalition = (f"{name}_{at}" for name in _CONCLUDED)
    first, second = f"b{at % BEHAVIOURS}", f"b{(at * 7 + 3) % BEHAVIOURS}"
    pair = ("A", "L")
    yield Rule(f"m{at}-strain", (strain, pair), (("allied", pair), ("behaviour", ("A", "L", first))))
    if at % 4:
        before = (("coalition_" + str(at - 1), ("L",)), ("calm_" + str(at - 1), pair))
        yield Rule(f"m{at}-link", (strain, pair), (*before, ("behaviour", ("A", "L", second))))
    yield Rule(
        f"m{at}-exposed", (exposed, pair), ((strain, pair), ("dep", ("A", "L", "X"))), more=("X", 10 + at * 13 % 50)
    )
    yield Rule(f"m{at}-spread", (spread, pair), ((exposed, pair),))
    around = ((spread, pair), ("neighbour", ("A", "B")), ("allied", ("B", "L")))
    yield Rule(f"m{at}-spread-on", (spread, ("B", "L")), around)
    yield Rule(f"m{at}-calm", (calm, pair), (("allied", pair),), absent=((spread, pair),))
    yield Rule(f"m{at}-coalition", (coalition, ("L",)), (("leader", ("L",)),), two=(spread, pair))


def facts(allies: int, seed: int = 1, share: float = 0.3) -> list[Fact]:
    """The facts about so many allies and a tenth as many leaders (at least two); the same for the same seed."""
    choose = random.Random(seed)
    leaders = max(2, allies // 10)
    found: list[Fact] = [("leader", (f"l{at}",)) for at in range(leaders)]
    found += [("ally", (f"a{at}",)) for at in range(allies)]
    for ally in range(allies):
        home = ally * leaders // allies
        for beyond in range(min(3, leaders)):
            pair = (f"a{ally}", f"l{(home + beyond) % leaders}")
            found.append(("allied", pair))
            found.append(("dep", (*pair, choose.randrange(0, 100))))
            found += [("behaviour", (*pair, f"b{at}")) for at in range(BEHAVIOURS) if choose.random() < share]
        near = {(ally + choose.randint(1, 6)) % allies for _ in range(choose.randint(0, 2))} - {ally}
        found += [("neighbour", (f"a{ally}", f"a{other}")) for other in near]
    return found


def stratum(rule: Rule) -> int:
    """When a rule may fire in an engine that has no strata of its own: after all that it looks at or counts."""
    name, _, at = rule.head[0].rpartition("_")
    return 2 * (int(at) % 4) + {"calm": 1, "coalition": 1}.get(name, 0)


def said(predicate: str, args: tuple[str, ...]) -> str:
    """The sentence of a predicate with these words in its slots."""
    if predicate in GIVEN:
        return GIVEN[predicate].format(*args)
    name, _, at = predicate.rpartition("_")
    return _CONCLUDED[name].format(*args, at=at)


def slots(predicate: str) -> tuple[str, ...]:
    """The slots of a predicate's statement."""
    return _SLOTS.get(predicate.rpartition("_")[0] or predicate, _SLOTS["allied"])


def predicates(listed: list[Rule]) -> list[str]:
    """All predicates of the facts and of the conclusions, in the order of the statements."""
    return [*GIVEN, *concluded(listed)]


def concluded(listed: list[Rule]) -> list[str]:
    """The predicates that rules conclude."""
    return list(dict.fromkeys(rule.head[0] for rule in listed))
