"""The program by what it sees to: saying, saving, evaluating, going about, taking keys. Nothing decides here."""

from .takes_keys import TakesKeys

__all__ = ["TakesKeys"]
