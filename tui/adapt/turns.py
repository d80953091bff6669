"""Who asks the engine when: what is quick to answer never waits for what takes long."""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import Lock


@dataclass(frozen=True)
class Turns:
    """A lock for each kind of question. One of each kind is answered at a time, so that none starves the others."""

    one: Lock = field(default_factory=Lock)
    """Reading files, running a case, and what is read off a finished run."""
    search: Lock = field(default_factory=Lock)
    """Changes that do something, and plays: many runs."""
    whole: Lock = field(default_factory=Lock)
    """What looks at everything that could be said."""
