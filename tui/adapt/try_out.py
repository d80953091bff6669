"""A try of a case, told against the case: what is new, gone, more or less sure, and what stays all the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from engine.analysis.alike import alike
from engine.analysis.stays import stays
from engine.analysis.what_if import WhatIf
from engine.inference.trace import Trace
from engine.language.rulebook import Sentence
from engine.language.value import Certainty

from ..view.what_if import Difference, Outcome

Told = tuple[Sentence, Certainty | None, Certainty | None]


def outcome(found: WhatIf) -> Outcome:
    """The differences, with those that tell the same of several names in one line."""
    before, after = found.before, found.after
    differ = {each.sentence for each in (*found.gained, *found.lost, *found.changed)}
    stay = stays(found)
    known = {each.sentences for each in before.conflicts}
    rest = [s for s in after.news if s not in differ and s not in stay]

    def both(sentences: Iterable[Sentence]) -> list[Told]:
        return [(s, before.level(s), after.level(s)) for s in sentences]

    return Outcome(
        told(after, [(each.sentence, each.before, each.after) for each in found.gained]),
        told(before, [(each.sentence, each.before, each.after) for each in found.lost]),
        told(after, [(each.sentence, each.before, each.after) for each in found.changed]),
        told(after, both(stay)),
        told(after, both(rest)),
        tuple(tuple(map(after.say, each.sentences)) for each in after.conflicts if each.sentences not in known),
    )


def told(trace: Trace, found: Sequence[Told]) -> tuple[Difference, ...]:
    """Sentences with their levels before and after, those that tell the same of several names in one line."""
    levels = {sentence: (_word(before), _word(after)) for sentence, before, after in found}
    return tuple(
        Difference(one.words, tuple(trace.say(s) for s in one.sentences), one.names, *levels[one.sentences[0]])
        for one in alike(trace.rulebook, levels.items())
    )


def _word(level: Certainty | None) -> str:
    return "" if level is None else str(level)
