"""Where the choices of the generator come from: a seed, or hypothesis, which then finds the smallest example."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import Any, Protocol, TypeVar

from hypothesis import strategies as st

T = TypeVar("T")


class Chooser(Protocol):
    """Makes choices. The first of several things and the lowest number are the simplest."""

    def number(self, low: int, high: int) -> int: ...


class Seeded:
    """Choices from a seed."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def number(self, low: int, high: int) -> int:
        return self.random.randint(low, high)


class Drawn:
    """Choices that hypothesis makes, and makes smaller when a test fails."""

    def __init__(self, draw: Callable[[Any], Any]) -> None:
        self.draw = draw

    def number(self, low: int, high: int) -> int:
        return int(self.draw(st.integers(low, high)))


def pick(choose: Chooser, things: Sequence[T]) -> T:
    return things[choose.number(0, len(things) - 1)] if len(things) > 1 else things[0]


def chance(choose: Chooser, percent: int) -> bool:
    """True in so many of a hundred cases; False is the simplest."""
    return choose.number(1, 100) > 100 - percent


def weighted(choose: Chooser, weights: dict[T, int]) -> T:
    """One of the keys, as often as its weight says."""
    at = choose.number(1, sum(weights.values()))
    for thing, weight in weights.items():
        at -= weight
        if at <= 0:
            return thing
    raise AssertionError("The weights do not add up.")
