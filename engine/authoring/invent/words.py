"""How far invented scenarios reach, and a fact of one as one writes it in a case."""

from __future__ import annotations

from typing import Final

from engine.language.value import Certainty

from .differ import SCENARIOS

BOUND: Final = f"made of what a rule asks for, with one thing changed, at most {SCENARIOS} for each rule"


def sure(words: str, level: Certainty) -> str:
    """The sentence, with how sure it is unless it is certain: "likely: S"."""
    return words if level == Certainty.CERTAIN else f"{level}: {words}"
