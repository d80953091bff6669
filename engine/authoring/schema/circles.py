"""The schema of `foedus circles --json`: the rings of a run, with what breaks them and what could light them."""

from __future__ import annotations

from .answers import TEXT, described, listed, maybe
from .files import DRAFT, VERSION
from .parts import Json, ref
from .run import definitions
from .why import ways


def circles_schema() -> Json:
    """The answer of `foedus circles CASE --json`."""
    known = definitions()
    circle, turn = known["circle"], known["turn"]
    circle["properties"]["could_turn"] = described(
        listed(ref("way")), "Of a ring that does not stand: the smallest changes after which it does."
    )
    turn["properties"]["stops"] = described(ref("ways"), "What stops the ring.")
    turn["properties"]["ends"] = described(
        maybe(ref("ways")), "What ends only the conclusions drawn from it; null where none is drawn."
    )
    turn["required"] += ["stops", "ends"]
    return {
        "$schema": DRAFT,
        "$id": f"foedus-circles-{VERSION}",
        "title": "The circles of a case of Foedus",
        "type": "object",
        "properties": {"case": TEXT, "circles": listed(ref("circle"))},
        "required": ["case", "circles"],
        "definitions": {"circle": circle, "turn": turn, **ways()},
    }
