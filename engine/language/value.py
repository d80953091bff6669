"""What can fill a slot: a name, a number or a choice word; and the three levels of certainty.

Within a sentence the statement's slot says of which kind a value is, so a thing is just its canonical
name here, and "NATO" the alliance never meets "NATO" the state. Numbers are exact.
"""

from __future__ import annotations

import re
from enum import IntEnum
from fractions import Fraction
from typing import TypeAlias

Value: TypeAlias = str | int | Fraction

_NUMBER = re.compile(r"-?\d+(\.\d+)?\Z", re.ASCII)


class Certainty(IntEnum):
    """How sure a sentence, a step or a rule is. The order is the meaning: the weakest link counts."""

    POSSIBLE = 1
    LIKELY = 2
    CERTAIN = 3

    def __str__(self) -> str:
        return self.name.lower()


LEVELS = {str(level): level for level in Certainty}


def number(text: str) -> int | Fraction | None:
    """The number that `text` writes (digits, an optional "-" and decimal point), or None."""
    if not _NUMBER.match(text) or len(text) > 60:
        return None
    return whole(Fraction(text))


def whole(exact: Fraction) -> int | Fraction:
    """A whole fraction as an int: equal numbers have one spelling and one hash."""
    return exact.numerator if exact.denominator == 1 else exact


def written(value: Value) -> str:
    """The shortest form of a value: 10, 7.5, 1/3 (only arithmetic makes those), or the name itself."""
    if isinstance(value, str):
        return value
    if value.denominator == 1:
        return str(value.numerator)
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest != 1:
        return str(value)
    digits = 0
    while (value * 10**digits).denominator != 1:
        digits += 1
    scaled = str(abs(value.numerator) * 10**digits // value.denominator).rjust(digits + 1, "0")
    return ("-" if value < 0 else "") + scaled[:-digits] + "." + scaled[-digits:]


def bare(name: str) -> str:
    """A name without a leading "the ": what it is sorted and looked up by."""
    while name[:4] in ("the ", "The ") and len(name) > 4:
        name = name[4:]
    return name


def order(value: Value) -> tuple[int, Fraction | int, str]:
    """The sorting key of values: numbers by value, names by code point without "the"."""
    return (1, 0, bare(value)) if isinstance(value, str) else (0, value, "")
