"""How sure each sentence is: the least fixpoint over the firings, level by level, so that no circle supports itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from engine.language.rulebook import Sentence
from engine.language.value import Certainty

from .firing import Firing


def levels_of(facts: Mapping[Sentence, Certainty], firings: Iterable[Firing]) -> dict[Sentence, Certainty]:
    """The certainty of every sentence that is stated or concluded: that of its surest statement or step."""
    listed = list(firings)
    found: dict[Sentence, Certainty] = {}
    for level in reversed(Certainty):
        held = supported(
            [sentence for sentence, stated in facts.items() if stated >= level],
            [firing for firing in listed if firing.cap >= level],
        )
        for sentence in held:
            found.setdefault(sentence, level)
    return found


def supported(facts: Iterable[Sentence], firings: Iterable[Firing]) -> dict[Sentence, None]:
    """What follows from `facts` by `firings` alone, each in the order in which it is first reached."""
    held: dict[Sentence, None] = dict.fromkeys(facts)
    waiting: dict[Sentence, list[int]] = {}
    missing: list[int] = []
    ready: list[Firing] = []
    listed = list(firings)
    for number, firing in enumerate(listed):
        wanted = {premise for premise in firing.premises if premise not in held}
        missing.append(len(wanted))
        for premise in wanted:
            waiting.setdefault(premise, []).append(number)
        if not wanted:
            ready.append(firing)
    for firing in ready:
        if firing.conclusion in held:
            continue
        held[firing.conclusion] = None
        for number in waiting.get(firing.conclusion, ()):
            missing[number] -= 1
            if missing[number] == 0:
                ready.append(listed[number])
    return held
