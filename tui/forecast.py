"""How a forecast and a day are written: a few words with blanks, as everywhere, and what they mean."""

from __future__ import annotations

import re
from datetime import date

from .entry import Template
from .store import Expectation

CHANCES = {"almost certain": 95, "likely": 70, "as likely as not": 50, "unlikely": 30, "very unlikely": 5}
"""Words for how likely something is, each with the chance in a hundred that it stands for."""
UNITS = {"days": 1.0, "weeks": 7.0, "months": 30.44, "years": 365.25}
MONTHS = tuple(date(2000, month, 1).strftime("%B") for month in range(1, 13))

WITHIN = (Template.read("<how likely> within <number> <unit>", {"how likely": tuple(CHANCES), "unit": tuple(UNITS)}),)
WHEN = (Template.read("<day> <month> <year>", {"month": MONTHS}),)


def read_chance(text: str, sentence: str) -> Expectation:
    """What is expected of a sentence: "likely within 24 months". Raises `ValueError` with a sentence to show."""
    found = re.fullmatch(rf"({'|'.join(CHANCES)}) within (\d+) ({'|'.join(UNITS)})", " ".join(text.split()).strip(". "))
    if found is None or not int(found[2]):
        raise ValueError("Say how likely and within how long: likely within 24 months.")
    number = min(int(found[2]), 100_000)
    unit = found[3].removesuffix("s") if number == 1 else found[3]
    return Expectation(
        sentence=sentence,
        chance=found[1],
        percent=CHANCES[found[1]],
        within=f"{number} {unit}",
        days=round(number * UNITS[found[3]]),
    )


def read_day(text: str) -> str:
    """A day such as "20 June 2012" as 2012-06-20. Raises `ValueError` with a sentence to show."""
    found = re.fullmatch(rf"(\d+) ({'|'.join(MONTHS)}) (\d+)", " ".join(text.split()).strip(". "))
    try:
        if found is None:
            return date.fromisoformat(text.strip()).isoformat()
        return date(int(found[3]), MONTHS.index(found[2]) + 1, int(found[1])).isoformat()
    except ValueError:
        raise ValueError("There is no such day. Write it like this: 20 June 2012.") from None
