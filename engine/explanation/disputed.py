"""Which conclusions rest on a disputed fact: forget that one fact, and they fall."""

from __future__ import annotations

from functools import lru_cache

from engine.inference.run import run
from engine.inference.trace import Trace
from engine.language.rulebook import Sentence
from engine.scenarios.changes import Changes, apply


@lru_cache(maxsize=32)
def on_disputed(trace: Trace) -> dict[Sentence, tuple[Sentence, ...]]:
    """The conclusions that fall without some one disputed fact, each with every such fact. Each is tried by a run."""
    found: dict[Sentence, list[Sentence]] = {}
    for sentence, fact in trace.stated.items():
        if fact.disputed:
            after = run(apply(trace.case, Changes().drop(sentence.positive)), "compiled").known
            for fallen in trace.concluded:
                if fallen not in after and fallen != sentence:
                    found.setdefault(fallen, []).append(sentence)
    return {sentence: tuple(facts) for sentence, facts in found.items()}
