"""What follows from what, if nothing may hold itself up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from engine.language.rulebook import Sentence

if TYPE_CHECKING:
    from .claims import Claimed


def reached(held: Iterable[Sentence], steps: Sequence[Claimed]) -> set[Sentence]:
    """What follows from some sentences by some steps."""
    found = set(held)
    needed_by: dict[Sentence, list[int]] = {}
    open_premises = []
    ready = []
    for at, step in enumerate(steps):
        missing = {premise for premise in step.premises if premise not in found}
        open_premises.append(len(missing))
        for premise in missing:
            needed_by.setdefault(premise, []).append(at)
        if not missing:
            ready.append(at)
    while ready:
        sentence = steps[ready.pop()].conclusion
        if sentence in found:
            continue
        found.add(sentence)
        for at in needed_by.get(sentence, ()):
            open_premises[at] -= 1
            if not open_premises[at]:
                ready.append(at)
    return found
