"""What an answer changed in all that follows: two readings of the same case, compared."""

from __future__ import annotations

from .reading import Reading
from .text import closed
from .view.walk import Step

SAID = 46
"""So many letters of the conclusion that is named."""


UNCHANGED = "Nothing that follows changes."


def _concluded(reading: Reading) -> dict[str, str]:
    """Each conclusion with its certainty, in the order of the walk."""
    found = [one for one in reading.known if one.steps]
    return {one.sentence: one.certainty for one in sorted(found, key=lambda one: one.steps[0])}


def changes(old: Reading, new: Reading) -> str:
    """Which conclusions came and which went; the farthest of those that are counted last is named."""
    before, after = _concluded(old), _concluded(new)
    came = [sentence for sentence in after if sentence not in before]
    gone = [sentence for sentence in before if sentence not in after]
    other = [sentence for sentence in after if sentence in before and after[sentence] != before[sentence]]
    counts = [(each, word) for each, word in ((other, "surer or less sure"), (came, "new"), (gone, "gone")) if each]
    if not counts:
        return _disputed(old, new) or UNCHANGED
    said = ", ".join(f"{len(each)} {word}" for each, word in counts)
    return f"{said}: {closed(counts[-1][0][-1], SAID)}"


def _disputed(old: Reading, new: Reading) -> str:
    """How many more, or fewer, conclusions rest on a disputed fact."""
    more = sum(bool(one.beside) for one in new.known) - sum(bool(one.beside) for one in old.known)
    rest = "conclusion rests" if abs(more) == 1 else "conclusions rest"
    return f"{abs(more)} {'more' if more > 0 else 'fewer'} {rest} on a disputed fact." if more else ""


def same_step(old: Reading, number: int, new: Reading) -> int:
    """Where the step with this number stands now: the same rule, names and conclusion; 0 where it is gone."""
    if not 1 <= number <= len(old.steps):
        return 0
    wanted = _what(old.steps[number - 1])
    for head in new.heads:
        if head.conclusion == wanted[-1] and _what(new.steps[head.number - 1]) == wanted:
            return head.number
    return 0


def _what(step: Step) -> tuple[str, tuple[tuple[str, str], ...], tuple[str, ...], str]:
    return step.rule, step.bindings, step.bound, step.conclusion
