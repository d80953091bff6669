"""How the answers to goals are spread over all scenarios, and over those in which some variable is true.

A goal is two gates, one for yes and one for no. It is read off a decision diagram, goal by goal, the smaller first,
while a budget for all of them lasts; what is left is read off scenarios drawn at random, the same ones every time.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from .chances import Chances
from .circuit import Circuit
from .columns import BLOCK, Columns
from .diagram import Diagram
from .ground import TooLarge
from .inputs import FillInputs
from .space import Factor, chosen, factors

STEPS = 300_000  # of the diagrams of all goals together
DRAWN = 4  # blocks
_LEAST = 1e-12
Goal: TypeAlias = tuple[int, int]
Spread: TypeAlias = tuple[float, ...]  # the shares of both, yes only, no only, neither


@dataclass(frozen=True, slots=True)
class Reading:
    """The spread of one goal, and for each variable on which it depends how often that is true, with the spread then.

    All are shares of all scenarios. Not `exact` where they were drawn.
    """

    now: Spread
    exact: bool
    having: Mapping[Hashable, tuple[float, Spread]]

    def given(self, factor: Factor) -> list[tuple[float, Spread]]:
        """For "none of them" and each option of a factor: its share, and the spread within it.

        Options on which the goal does not depend are as good as none, and are counted there.
        """
        own = {variable: self.having[variable] for variable in factor.variables if variable in self.having}
        rest = 1 - sum(share for share, _ in own.values())
        left = tuple(now - sum(spread[kind] for _, spread in own.values()) for kind, now in enumerate(self.now))
        none = rest, self._within(rest, left)
        found = [none]
        for variable in factor.variables:
            share, spread = own.get(variable, (0.0, left))
            found.append((share, self._within(share, spread) if variable in own else none[1]))
        return found

    def _within(self, share: float, spread: Spread) -> Spread:
        """The spread within a part, of which so little may be there that it tells nothing."""
        return tuple(max(0.0, each / share) for each in spread) if share > _LEAST else self.now


def spreads(inputs: FillInputs, circuit: Circuit, goals: Sequence[Goal], steps: int = STEPS) -> list[Reading]:
    """The spread of each goal, its gates for yes and for no; the diagrams take so many steps in all."""
    supports = circuit.supports([gate for goal in goals for gate in goal])
    found: dict[int, Reading] = {}
    most = steps // 4
    for at in sorted(range(len(goals)), key=lambda at: (_support(supports, goals[at]).bit_count(), at)):
        try:
            found[at], spent = _counted(inputs, circuit, goals[at], min(most, steps))
        except TooLarge:
            spent = most
        steps -= spent
        if steps <= 0:
            break
    left = [at for at in range(len(goals)) if at not in found]
    drawn = _drawn(inputs, circuit, [goals[at] for at in left]) if left else []
    found.update(zip(left, drawn, strict=True))
    return [found[at] for at in range(len(goals))]


def _support(supports: Mapping[int, int], goal: Goal) -> int:
    return supports[abs(goal[0])] | supports[abs(goal[1])]


def _counted(inputs: FillInputs, circuit: Circuit, goal: Goal, steps: int) -> tuple[Reading, int]:
    """The spread by a diagram, and how many steps it took."""
    space = factors(inputs, (circuit.keys[gate] for gate in circuit.variables(goal)))
    diagram = Diagram(circuit, goal, space, steps)
    chances = Chances(diagram, space)
    yes, no = diagram.edge(goal[0]), diagram.edge(goal[1])
    each = [chances.of(diagram.both(one, other)) for one in (yes, yes ^ 1) for other in (no, no ^ 1)]
    _, known = chances.of(0)
    having = {v: (share, tuple(joint[v] for _, joint in each)) for v, share in known.items()}
    return Reading(tuple(share for share, _ in each), True, having), diagram.steps


def _drawn(inputs: FillInputs, circuit: Circuit, goals: Sequence[Goal]) -> list[Reading]:
    """The spreads over scenarios drawn at random."""
    gates = [gate for goal in goals for gate in goal]
    columns, supports = Columns(circuit, gates), circuit.supports(gates)
    space = factors(inputs, columns.variables)
    own = [[v for at, v in enumerate(columns.variables) if _support(supports, goal) >> at & 1] for goal in goals]
    now = [[0] * 4 for _ in goals]
    known = dict.fromkeys(columns.variables, 0)
    having = [{variable: [0] * 4 for variable in variables} for variables in own]
    mask = (1 << BLOCK) - 1
    for block in range(DRAWN):
        rows = space.sampled(0, block, BLOCK)
        found = columns.evaluate(mask, chosen(rows, columns.variables))
        for variable in known:
            known[variable] += rows[variable].bit_count()
        for at, (y, n) in enumerate(zip(found[::2], found[1::2], strict=True)):
            for kind, bits in enumerate((y & n, y & ~n, n & ~y, mask & ~(y | n))):
                now[at][kind] += bits.bit_count()
                for variable, counts in having[at].items() if bits else ():
                    counts[kind] += (bits & rows[variable]).bit_count()
    whole = DRAWN * BLOCK
    return [
        Reading(
            tuple(count / whole for count in counts),
            False,
            {v: (known[v] / whole, tuple(c / whole for c in each)) for v, each in having[at].items()},
        )
        for at, counts in enumerate(now)
    ]


def work(circuit: Circuit, goals: Sequence[Goal]) -> list[int]:
    """For each goal on how many variables it depends: what reading its spread costs."""
    supports = circuit.supports([gate for goal in goals for gate in goal])
    return [_support(supports, goal).bit_count() for goal in goals]
