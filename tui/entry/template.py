"""A sentence that can be said: words and blanks, and what may stand in each blank."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Blank:
    """A place for a name, a number or a word of a choice."""

    label: str
    names: tuple[str, ...] = ()
    kind: Literal["name", "number", "choice"] = "name"

    @property
    def shown(self) -> str:
        """The blank while nothing is in it."""
        return f"<{self.label}>"


@dataclass(frozen=True)
class Template:
    """Words and blanks in turn; blanks around the words are part of the words."""

    parts: tuple[str | Blank, ...]
    help: str = ""

    @property
    def shown(self) -> str:
        """The sentence with its blanks."""
        return tail(self.parts)

    @property
    def wording(self) -> str:
        """The words alone, for comparing."""
        return " ".join(part.strip() for part in self.parts if isinstance(part, str))

    @classmethod
    def read(cls, text: str, names: dict[str, tuple[str, ...]], help: str = "") -> Template:
        """A template from its written form, `<ally> acts behind <leader>'s back`."""
        parts: list[str | Blank] = []
        for piece in re.split(r"(<[^<>]+>)", text):
            if piece.startswith("<"):
                label = piece[1:-1]
                known = names.get(label, ())
                parts.append(Blank(label, known, "name" if known else "number"))
            elif piece:
                parts.append(piece)
        return cls(tuple(parts), help)


def tail(parts: tuple[str | Blank, ...]) -> str:
    """What is still to come, blanks shown as blanks."""
    return "".join(part if isinstance(part, str) else part.shown for part in parts)
