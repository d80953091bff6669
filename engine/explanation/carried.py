"""What carries one conclusion, or why that was not worked out."""

from __future__ import annotations

from engine.inference.trace import Trace
from engine.language.rulebook import Sentence
from engine.scenarios.ground import TooLarge

from .linchpins import carriers


def carried(trace: Trace, sentence: Sentence) -> tuple[Sentence, ...] | str:
    """The facts and assumptions without which it falls; a sentence where too much could matter to it."""
    try:
        return carriers(trace, sentence)
    except TooLarge as large:
        return str(large)
