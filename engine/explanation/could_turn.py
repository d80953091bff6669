"""What would light a ring that does not turn in this case: the smallest changes after which it stands."""

from __future__ import annotations

from functools import cache

from engine.inference.trace import Trace
from engine.language.rulebook import Sentence
from engine.scenarios.changing import ChangeInputs
from engine.scenarios.domain import values
from engine.scenarios.ground import Grounder, TooLarge
from engine.scenarios.smallest import Way, Wish, smallest

from .circles import Ring, circles
from .repairs import MOST, Repair, numbered, repair_of

_CANDIDATES = 200  # sentences of a ring that are tried at once
_TRIED = 25  # sets of changes that are run for one statement


class Lighting:
    """Finds what would set rings turning. Rings share statements, and so what would bring these about."""

    def __init__(self, trace: Trace, most: int = MOST) -> None:
        self.trace, self.most = trace, most
        self._heads: list[Sentence] | None = None
        self._ways = cache(self._bringing_about)

    def could_turn(self, ring: Ring) -> tuple[Repair, ...]:
        """The smallest sets of changes (of one size) after which the ring stands; each was run.

        Looked at are the names of which the case speaks. Empty where no such set was found.
        """
        for index in ring.statements:
            turning = [way for way, standing in self._ways(index) if ring.statements in standing]
            if turning:
                least = min(len(way.parts) for way in turning)
                return tuple(repair_of(self.trace, way, None) for way in turning if len(way.parts) == least)
        return ()

    def _bringing_about(self, index: int) -> list[tuple[Way, set[tuple[int, ...]]]]:
        """The sets that bring about a sentence of a statement of which none holds, with the rings that stand then."""
        sentences = [sentence for sentence in self._concludable() if sentence.statement == index]
        if not sentences or len(sentences) > _CANDIDATES or any(sentence in self.trace.known for sentence in sentences):
            return []
        goal = [[Wish(sentence) for sentence in sentences]]
        try:
            found = smallest(self.trace.case, goal, max_size=self.most, names="case", most_ways=_TRIED)
        except TooLarge:
            return []
        return [(way, {ring.statements for ring in circles(way.trace).standing}) for way in found.ways]

    def _concludable(self) -> list[Sentence]:
        """The sentences that rules could conclude for some choice of facts."""
        if self._heads is None:
            case, program = self.trace.case, self.trace.program
            try:
                grounder = Grounder(program, ChangeInputs(case, program, values(case, program, "case")))
                self._heads = [sentence for sentence in grounder.heads() if not sentence.denied]
            except TooLarge:
                self._heads = []
        return self._heads


def could_turn_lines(trace: Trace, ways: tuple[Repair, ...], most: int = MOST) -> list[str]:
    """What would light a ring, in lines."""
    if not ways:
        return [f"  No way with up to {most} changes was found that would set it turning."]
    return ["  It could turn, if you", *numbered(trace, ways, "    ")]
