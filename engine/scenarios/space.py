"""All ways to answer what is not known, numbered, and the columns of any stretch of them.

A factor is one thing that is not known, with its options: yes and no, or the values of a `one` and "none of
them". A scenario's number, read with a digit for each factor, says which option each of them takes.
"""

from __future__ import annotations

import random
import struct
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import prod

from .changes import Change, rivals
from .inputs import FillInputs


@dataclass(frozen=True, slots=True)
class Factor:
    """One thing that is not known: option 0 is "none of them", option `i` makes `variables[i - 1]` true.

    `others` are further values that no rule tells apart; they count as so many options more.
    """

    variables: tuple[Hashable, ...]
    others: int = 0

    @property
    def size(self) -> int:
        return len(self.variables) + 1 + self.others


@dataclass(frozen=True)
class Space:
    """The scenarios that the factors make together, in the order of their numbers; the first factor turns fastest."""

    factors: tuple[Factor, ...]

    @cached_property
    def size(self) -> int:
        return prod(factor.size for factor in self.factors)

    @cached_property
    def strides(self) -> tuple[int, ...]:
        strides, so_far = [], 1
        for factor in self.factors:
            strides.append(so_far)
            so_far *= factor.size
        return tuple(strides)

    def columns(self, start: int, count: int) -> dict[Hashable, int]:
        """For each variable the bits of the scenarios from `start` on."""
        found: dict[Hashable, int] = {}
        for factor, stride in zip(self.factors, self.strides, strict=True):
            period = stride * factor.size
            for option, variable in enumerate(factor.variables, 1):
                found[variable] = _runs(stride, option * stride, period, start, count)
        return found

    def sampled(self, seed: int, block: int, count: int) -> dict[Hashable, int]:
        """For each variable the bits of `count` scenarios drawn at random: the same for the same seed and block."""
        # The text is hashed by `random` itself, the same in every process.
        draw = random.Random(f"{seed} {block}")
        found: dict[Hashable, int] = {}
        for factor in self.factors:
            if factor.size == 2:
                found[factor.variables[0]] = draw.getrandbits(count)
                continue
            size, words = factor.size, struct.unpack(f"<{count}I", draw.randbytes(4 * count))
            options = [word * size >> 32 for word in reversed(words)]
            rows = [bytearray(count) for _ in factor.variables]
            for at, option in enumerate(options):
                if 0 < option <= len(rows):
                    rows[option - 1][at] = 1
            for variable, row in zip(factor.variables, rows, strict=True):
                found[variable] = int(row.translate(_DIGITS), 2)
        return found

    def scenario(self, number: int) -> tuple[Hashable, ...]:
        """The variables that are true in a scenario."""
        found = []
        for factor, stride in zip(self.factors, self.strides, strict=True):
            option = number // stride % factor.size
            if 0 < option <= len(factor.variables):
                found.append(factor.variables[option - 1])
        return tuple(found)


_DIGITS = bytes.maketrans(b"\0\1", b"01")


def _runs(length: int, offset: int, period: int, start: int, count: int) -> int:
    """Bits `i` with `offset <= (start + i) mod period < offset + length`."""
    if period >= count:
        found = 0
        first = (start // period) * period + offset
        for begin in (first, first + period):
            low, high = max(begin - start, 0), min(begin + length - start, count)
            if low < high:
                found |= ((1 << (high - low)) - 1) << low
        return found
    # The pattern of whole periods, doubled until it is long enough.
    pattern, width = ((1 << length) - 1) << offset, period
    shift = start % period
    while width < count + shift:
        pattern |= pattern << width
        width *= 2
    return (pattern >> shift) & ((1 << count) - 1)


def factors(inputs: FillInputs, variables: Iterable[Hashable]) -> Space:
    """The space of these variables: those of one `one` are options of one factor, yes-or-no factors first."""
    single: list[Factor] = []
    groups: dict[object, list[Change]] = {}
    for variable in variables:
        assert isinstance(variable, Change)
        group = rivals(inputs.rulebook, variable.sentence)
        if group is None:
            single.append(Factor((variable,)))
        else:
            groups.setdefault(group, []).append(variable)
    several = []
    for changes in groups.values():
        first = changes[0].sentence
        every = [first, *(s for s in inputs.other_values(first) if inputs.unknown(s))]
        several.append(Factor(tuple(changes), len(every) - len(changes)))
    return Space((*single, *several))


def chosen(columns: dict[Hashable, int], wanted: Sequence[Hashable]) -> list[int]:
    """The columns in the order in which an evaluator wants them."""
    return [columns[variable] for variable in wanted]
