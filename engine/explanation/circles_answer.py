"""The whole answer about circles as JSON: the rings, what breaks each turn, what would light those that do not turn."""

from __future__ import annotations

from typing import Any

from engine.inference.trace import Trace

from .breakers import breakers
from .circles import circles
from .circles_words import circles_json
from .could_turn import Lighting
from .repairs import MOST, repairs_json, ways_json

Json = dict[str, Any]


def circles_answer(trace: Trace, most: int = MOST) -> list[Json]:
    """`foedus circles CASE --json`: sets of at most `most` changes, each of which was run."""
    found = circles(trace)
    shown = circles_json(trace, found)
    lighting = Lighting(trace, most)
    for ring, said in zip((*found.standing, *found.possible), shown, strict=True):
        if not ring.turns:
            said["could_turn"] = ways_json(trace, lighting.could_turn(ring))
        for turn, told in zip(ring.turns, said["turns"], strict=True):
            broken = breakers(trace, turn, most)
            told["stops"] = repairs_json(trace, broken.stops)
            told["ends"] = repairs_json(trace, broken.ends) if broken.ends is not None else None
    return shown
