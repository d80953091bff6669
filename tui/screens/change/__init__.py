"""The place Change, a module for each of its views."""

from .screen import ChangeScreen

__all__ = ["ChangeScreen"]
