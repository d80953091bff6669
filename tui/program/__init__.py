"""The program by what it sees to: saying, saving, evaluating, going about. Nothing here decides anything."""

from .goes import Goes

__all__ = ["Goes"]
