"""All subsets of a few changes as columns: a bit of a change's mask says whether that subset has the change.

Subsets of one size stand in the order of their greatest member, so that those of the first members come first and
the mask of a change over triples is made of prefixes of its mask over pairs. The subsets with one greatest member
fill whole bytes; the bits left over belong to no subset.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property, lru_cache

from .columns import stretches

_SOME = re.compile(rb"[^\0]")


class Subsets:
    """The subsets of `range(count)` of one size. `masks[i]` are those with `i`, `whole` are all."""

    def __init__(self, count: int, size: int) -> None:
        self.count, self.size = count, size
        self._smaller = subsets(count, size - 1) if size > 1 else None
        self._starts = [0]  # in bytes: where the subsets with each greatest member begin
        for greatest in range(count):
            self._starts.append(self._starts[-1] + self._room(greatest))
        self._bytes = [self._mask(member) for member in range(count)]
        self._whole = b"".join(self._valid(greatest) for greatest in range(count))
        self.bits = self._starts[-1] * 8 if self._smaller else count
        self.masks = [int.from_bytes(mask, "little") for mask in self._bytes]
        self.whole = int.from_bytes(self._whole, "little") if self._smaller else (1 << count) - 1

    @cached_property
    def stretches(self) -> list[tuple[int, list[int]]]:
        """`whole` and `masks` cut for the evaluator."""
        return list(stretches(self.whole, self.masks))

    # For a size of one the subsets are single bits, not groups: there a prefix is cut by the bit.

    def _room(self, greatest: int) -> int:
        if self._smaller is None:
            return 0
        return (greatest + 7) // 8 if self.size == 2 else self._smaller._starts[greatest]

    def _valid(self, greatest: int) -> bytes:
        """The group of a greatest member, as all of it."""
        if self._smaller is None:
            return b""
        if self.size == 2:
            return ((1 << greatest) - 1).to_bytes(self._room(greatest), "little")
        return self._smaller._whole[: self._room(greatest)]

    def _mask(self, member: int) -> bytes:
        if self._smaller is None:
            return (1 << member).to_bytes((self.count + 7) // 8, "little")
        pieces = [bytes(self._starts[member]), self._valid(member)]
        inner = self._smaller._bytes[member]
        if self.size == 2:
            pieces += [inner[: (greatest + 7) // 8] for greatest in range(member + 1, self.count)]
        else:
            starts = self._smaller._starts
            pieces += [inner[: starts[greatest]] for greatest in range(member + 1, self.count)]
        return b"".join(pieces)

    def members(self, bits: int) -> Iterator[tuple[int, ...]]:
        """The subsets of a column, each in ascending order of its members."""
        row = bits.to_bytes((max(self.bits, 1) + 7) // 8, "little")
        for found in _SOME.finditer(row):
            at, byte = found.start(), row[found.start()]
            for bit in range(8):
                if byte >> bit & 1:
                    yield self._members(at, bit)

    def _members(self, byte: int, bit: int) -> tuple[int, ...]:
        if self._smaller is None:
            return (byte * 8 + bit,)
        greatest = bisect_right(self._starts, byte) - 1
        rest = byte - self._starts[greatest]
        if self.size == 2:
            return (rest * 8 + bit, greatest)
        return (*self._smaller._members(rest, bit), greatest)


@lru_cache(maxsize=8)
def subsets(count: int, size: int) -> Subsets:
    """The subsets of `range(count)` with `size` members; their masks are made once."""
    return Subsets(count, size)
