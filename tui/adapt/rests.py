"""What rests on a sentence: the case is run without it, or with it where it does not hold."""

from __future__ import annotations

from typing import TypeAlias

from engine.analysis.what_if import WhatIf, what_if
from engine.explanation import wording
from engine.explanation.proof import proofs_of
from engine.inference.trace import Trace
from engine.language.rulebook import Sentence
from engine.scenarios.changes import Changes

from ..view.rests import Rests
from ..view.what_if import Difference
from .try_out import told

Told: TypeAlias = tuple[Difference, ...]


def rests(trace: Trace, sentence: Sentence) -> Rests:
    """What falls, comes and shifts; a denial that holds answers for its sentence."""
    if sentence not in trace.known and sentence.denial in trace.known:
        sentence = sentence.denial
    if sentence in trace.stated:
        return _without(trace, sentence)
    return _concluded(trace, sentence) if sentence in trace.known else _if_so(trace, sentence)


def _without(trace: Trace, sentence: Sentence) -> Rests:
    """A fact is forgotten, and the case run again."""
    found = what_if(trace, Changes().drop(sentence.positive))
    said = "denied" if sentence.denied else "stated"
    count = len(found.lost) + len(found.gained) + len(found.changed)
    verdict = f"It is {said}. Were it forgotten, {_differ(count)}."
    return Rests(trace.say(sentence.positive), True, verdict, *_differences(found))


def _concluded(trace: Trace, sentence: Sentence) -> Rests:
    """What has no other proof, or a less sure one, once no proof may use the sentence."""
    around = proofs_of(trace, frozenset({sentence}))
    others = [other for other in trace.above(sentence) if other != sentence]
    falls = [(other, trace.level(other), None) for other in others if not around.proves(other)]
    shifts = [
        (other, trace.level(other), around.level(other))
        for other in others
        if around.proves(other) and around.level(other) != trace.level(other)
    ]
    if falls or shifts:
        count = len(falls) + len(shifts)
        verdict = f"{_conclusions(count)} rest{'s' if count == 1 else ''} on it."
    elif sentence in trace.users:
        verdict = "Steps use it, but whatever they conclude follows in another way as well."
    else:
        verdict = "Nothing rests on it: it is an end of the chain."
    return Rests(trace.say(sentence), True, verdict, told(trace, falls), (), told(trace, shifts))


def _if_so(trace: Trace, sentence: Sentence) -> Rests:
    """A sentence that does not hold is stated, and the case run again."""
    found = what_if(trace, Changes().state(sentence))
    count = len(found.lost) + len(found.gained) + len(found.changed)
    verdict = f"It does not hold. If it were so, {_differ(count)}."
    # What would fall is told already.
    fallen = {each.sentence for each in found.lost}
    relies = [other for other in proofs_of(trace).relying(sentence) if other not in fallen]
    levels = [(other, trace.level(other), trace.level(other)) for other in relies]
    return Rests(trace.say(sentence), False, verdict, *_differences(found), told(trace, levels))


def _differences(found: WhatIf) -> tuple[Told, Told, Told]:
    """What falls, what comes, what shifts."""
    parts = ((found.before, found.lost), (found.after, found.gained), (found.after, found.changed))
    falls, comes, shifts = (
        told(trace, [(each.sentence, each.before, each.after) for each in part]) for trace, part in parts
    )
    return falls, comes, shifts


def _differ(count: int) -> str:
    return f"{_conclusions(count)} would differ" if count else "nothing that follows would differ"


def _conclusions(count: int) -> str:
    return wording.count(count, "conclusion")
