"""The last two lines: what can be done at this moment. Pure functions of the situation, a module for each place."""

from .hint import KeyHint
from .offer import PAIRS, hints
from .say import now

__all__ = ["PAIRS", "KeyHint", "hints", "now"]
