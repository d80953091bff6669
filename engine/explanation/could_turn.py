"""What would light a ring that does not turn in this case: the smallest changes after which it stands."""

from __future__ import annotations

from engine.inference.trace import Trace
from engine.scenarios.changing import ChangeInputs
from engine.scenarios.domain import values
from engine.scenarios.ground import Grounder, TooLarge
from engine.scenarios.smallest import Wish, smallest

from .circles import Ring, circles
from .repairs import MOST, Repair, numbered, repair_of

_CANDIDATES = 200  # sentences of a ring that are tried at once


def could_turn(trace: Trace, ring: Ring, most: int = MOST) -> tuple[Repair, ...]:
    """The smallest sets of changes (of one size, at most `most`) after which the ring stands; each was run.

    Looked at are the names of which the case speaks. Empty where there is no such set, or too many could matter.
    """
    try:
        inputs = ChangeInputs(trace.case, trace.program, values(trace.case, trace.program, "case"))
        grounder = Grounder(trace.program, inputs)
        heads = [sentence for sentence in grounder.heads() if not sentence.denied]
    except TooLarge:
        return ()
    for index in ring.statements:
        sentences = [sentence for sentence in heads if sentence.statement == index]
        if not sentences or len(sentences) > _CANDIDATES or any(sentence in trace.known for sentence in sentences):
            continue
        try:
            found = smallest(trace.case, [[Wish(sentence) for sentence in sentences]], max_size=most, names="case")
        except TooLarge:
            continue
        turning = [way for way in found.ways if _stands(way.trace, ring)]
        if turning:
            least = min(len(way.parts) for way in turning)
            return tuple(repair_of(trace, way, None) for way in turning if len(way.parts) == least)
    return ()


def _stands(trace: Trace, ring: Ring) -> bool:
    return any(other.statements == ring.statements for other in circles(trace).standing)


def could_turn_lines(trace: Trace, ways: tuple[Repair, ...], most: int = MOST) -> list[str]:
    """What would light a ring, in lines."""
    if not ways:
        return [f"  No way with up to {most} changes was found that would set it turning."]
    return ["  It could turn, if you", *numbered(trace, ways, "    ")]
