"""What the terminal tells when nobody is at it any more."""

from __future__ import annotations

from textual.events import Event


class Vanished(Event):
    """The terminal is gone, or the system asks the program to end: what was typed before keeps its turn."""
