"""What carries it: what each fact and each silence holds up, and how conclusions fare whatever else becomes known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..glyphs import Glyph
from ..row import BLANK, Heading, Line, Prose, Row
from .standing import glyph


@dataclass(frozen=True)
class Pin:
    """A fact or a silence, and what differs when it is turned by itself."""

    sentence: str
    standing: str
    """stated, denied or assumed"""
    falls: tuple[str, ...] = ()
    comes: tuple[str, ...] = ()
    shifts: tuple[tuple[str, str, str], ...] = ()
    """Sentences with their certainty before and after."""

    @property
    def idle(self) -> bool:
        """Whether nothing differs."""
        return not (self.falls or self.comes or self.shifts)


@dataclass(frozen=True)
class Chance:
    """A conclusion (or several that fare alike) over all ways to answer what is not known."""

    words: str
    sentence: str
    names: tuple[str, ...] = ()
    share: float = 0.0
    said: str = ""
    """The share in words."""
    facts: int = 0
    """How many things are not known and matter to it."""


@dataclass(frozen=True)
class Carries:
    """Both answers; `limit` says why the second is missing."""

    pins: tuple[Pin, ...] = ()
    certain: tuple[Chance, ...] = ()
    possible: tuple[Chance, ...] = ()
    impossible: tuple[Chance, ...] = ()
    limit: str = ""


def pin_rows(carries: Carries) -> tuple[Row, ...]:
    """Facts, then silences, each with a bar of how many conclusions fall; what carries nothing is one line."""
    facts = [pin for pin in carries.pins if pin.standing != "assumed"]
    silences = [pin for pin in carries.pins if pin.standing == "assumed" and not pin.idle]
    most = max((len(pin.falls) for pin in carries.pins), default=0)
    found: list[Row] = [Heading("Without this fact", "so many conclusions fall")]
    found += [_pin(pin, most) for pin in facts if not pin.idle]
    idle = tuple(_idle(pin) for pin in facts if pin.idle)
    if idle:
        verb = "fact carries" if len(idle) == 1 else "facts carry"
        found.append(Line("idle", f"{len(idle)} {verb} nothing here", inside=idle))
    if silences:
        found += [BLANK, Heading("If this were so, of which nothing was said")]
        found += [_pin(pin, most) for pin in silences]
    return tuple(found)


def _pin(pin: Pin, most: int) -> Line:
    share = len(pin.falls) / most if most else 0.0
    return Line(
        f"pin:{pin.sentence}",
        pin.sentence,
        glyph(pin.standing),
        f"{len(pin.falls):>3}",
        about=pin.sentence,
        bar=share,
        inside=tuple(_told(pin)),
    )


def _told(pin: Pin) -> list[Row]:
    found: list[Row] = []
    for sign, sentences in ((Glyph.GONE, pin.falls), (Glyph.NEW, pin.comes)):
        found += [Line(f"{sign.value}:{pin.sentence}:{s}", s, sign, level=1, about=s) for s in sentences]
    found += [
        Line(f"shift:{pin.sentence}:{s}", s, glyph("concluded"), f"{before}, then {after}", level=1, about=s)
        for s, before, after in pin.shifts
    ]
    return found


def _idle(pin: Pin) -> Line:
    return Line(f"pin:{pin.sentence}", pin.sentence, glyph(pin.standing), level=1, about=pin.sentence)


def chance_rows(carries: Carries) -> tuple[Row, ...]:
    """The certainty plot: what holds whatever is answered, what may hold, with its share of the ways as a bar."""
    if carries.limit:
        return (Heading("Whatever else becomes known"), Prose(f"This was not worked out. {carries.limit}"))
    if not (carries.certain or carries.possible or carries.impossible):
        return ()
    if not (carries.possible or carries.impossible):
        return (Heading("Whatever else becomes known"), Prose("All that follows holds, whatever is answered."))
    found: list[Row] = [
        Heading("Whatever else becomes known", "in how many of all ways to answer"),
    ]
    for title, chances in (("Possible", carries.possible), ("Impossible", carries.impossible)):
        if chances:
            found += [BLANK, Heading(title), *_fares(chances)]
    if carries.certain:
        inside = _fares(carries.certain)
        count = sum(max(len(one.names), 1) for one in carries.certain)
        verb = "conclusion holds" if count == 1 else "conclusions hold"
        found += [BLANK, Line("certain", f"{count} {verb}, whatever is answered", inside=inside)]
    return tuple(found)


def _fares(chances: Sequence[Chance]) -> tuple[Line, ...]:
    room = max(len(one.said) for one in chances)
    return tuple(_chance(one, room) for one in chances)


def _chance(one: Chance, room: int) -> Line:
    of = f"hangs on {one.facts} thing{'s' if one.facts != 1 else ''} not known" if one.facts else ""
    below = tuple(note for note in (", ".join(one.names), of) if note)
    id = f"chance:{one.words}"
    return Line(id, one.words, glyph("concluded"), one.said.rjust(room), below=below, about=one.sentence, bar=one.share)


def rows(carries: Carries) -> tuple[Row, ...]:
    """Both, one below the other."""
    below: Sequence[Row] = chance_rows(carries)
    return (*pin_rows(carries), *([BLANK] if below else []), *below)
