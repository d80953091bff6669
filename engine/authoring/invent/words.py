"""A fact of a scenario as one writes it in a case."""

from __future__ import annotations

from engine.language.value import Certainty


def sure(words: str, level: Certainty) -> str:
    """The sentence, with how sure it is unless it is certain: "likely: S"."""
    return words if level == Certainty.CERTAIN else f"{level}: {words}"
