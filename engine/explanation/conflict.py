"""Sentences in conflict: the proof of each side, and the first step in which the sides part."""

from __future__ import annotations

from dataclasses import dataclass

from engine.inference.trace import Conflict, Step, Trace
from engine.language.rulebook import Sentence

from .how import Reason, how
from .proof import proofs_of


@dataclass(frozen=True, slots=True)
class Sides:
    """A conflict explained. `parting` is the earliest step that only one side needs; None if none has a step."""

    conflict: Conflict
    reasons: tuple[Reason, ...]
    parting: Step | None


def sides(trace: Trace, conflict: Conflict, depth: int | None = None) -> Sides:
    """Both (or all) sides of a conflict."""
    reasons = tuple(how(trace, sentence, depth) for sentence in conflict.sentences)
    return Sides(conflict, reasons, parting(trace, conflict.sentences))


def parting(trace: Trace, sentences: tuple[Sentence, ...]) -> Step | None:
    """The earliest step that belongs to the proof of one of the sentences but not to those of all."""
    proofs = [{step.number for step in proofs_of(trace).steps(sentence)} for sentence in sentences]
    first, *others = proofs
    apart = first.union(*others) - first.intersection(*others)
    return trace.step(min(apart)) if apart else None
