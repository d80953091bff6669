"""What can be named and what can be said: kinds, names, sources and statements. Nouns only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .place import Place, Text
from .value import Value

Claim = Literal["fact", "judgement", "norm", "forecast"]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of thing with its roles (its own name is the first), a number, or a choice among words."""

    name: str
    sort: Literal["thing", "number", "choice"]
    roles: tuple[str, ...]
    words: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Name:
    """A thing: its kind, its canonical name and its other spellings."""

    kind: str
    name: str
    spellings: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Source:
    """A text that can be cited. `checked` is False where nobody opened it."""

    id: str
    title: str
    author: str
    published: str
    note: str
    address: str
    checked: bool


@dataclass(frozen=True, slots=True)
class Citation:
    """A place in a source: its id (or free words), the places cited, a short quote."""

    source: str
    at: tuple[str, ...]
    quote: str
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Slot:
    """A blank of a statement: its label as written between the brackets, and its kind."""

    label: str
    kind: str


@dataclass(frozen=True, slots=True)
class Wording:
    """One way to word a statement. `parts` are literal words (str) and slot numbers (int), in order."""

    text: Text
    parts: tuple[str | int, ...]

    def fill(self, values: tuple[str, ...]) -> str:
        """The sentence with `values` (one per slot) in its blanks; "the the" is written once."""
        out = ""
        for part in self.parts:
            piece = part if isinstance(part, str) else values[part]
            if not isinstance(part, str) and piece[:4] == "the " and (out == "the " or out.endswith(" the ")):
                piece = piece[4:]
            out += piece
        return out


@dataclass(frozen=True, slots=True)
class Opposite:
    """The statement that may not hold together with this one; `slots[j]` is the own slot in its slot j."""

    statement: int
    slots: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """Something that can be said. `index` is its place among all statements of the rulebook."""

    index: int
    book: str
    say: Wording
    also: tuple[Wording, ...]
    deny: Wording | None
    slots: tuple[Slot, ...]
    symmetric: tuple[int, int] | None
    opposite: Opposite | None
    one: int | None
    claim: Claim
    lasts: bool
    ask: str
    help: str
    topic: str
    note: str
    place: Place


@dataclass(frozen=True, slots=True)
class Var:
    """A variable of a rule: its label as written ("other ally"), its kind, and its role ("ally")."""

    label: str
    kind: str
    role: str

    @property
    def anybody(self) -> bool:
        """True for the variable that bears the kind's own name: it may be one of the others included."""
        return self.label == self.kind

    def apart(self, other: Var) -> bool:
        """True if the two must stand for different things (for kinds of things; the caller knows those).

        Only `<state>` itself may also be the leader or the ally; `<state>` and `<other state>` differ.
        """
        if self.kind != other.kind or self.label == other.label:
            return False
        return self.role == other.role or not (self.anybody or other.anybody)


@dataclass(frozen=True, slots=True)
class Pattern:
    """A sentence of a rule: a statement (by index) with variables or values in its slots, or its denial."""

    statement: int
    args: tuple[Var | Value, ...]
    denied: bool
    text: Text

    @property
    def variables(self) -> tuple[Var, ...]:
        """The variables in the order in which the words name them: another wording may turn the slots round."""
        found = [arg for arg in self.args if isinstance(arg, Var)]
        words = " ".join(str(self.text).split())
        return tuple(sorted(found, key=lambda var: words.find(f"<{var.label}>")))
