"""What followed, what could follow and does not, what was taken for granted, and what excludes each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .. import keynames as key
from ..later import Later
from ..row import BLANK, Heading, Line, Prose, Row
from .circles import Circles
from .standing import glyph


@dataclass(frozen=True)
class Group:
    """Sentences of one statement that differ in one name, as one line; a single one has no `names`."""

    words: str
    sentences: tuple[str, ...]
    names: tuple[str, ...] = ()
    word: str = ""
    """What stands at the right: "ought, likely"."""
    standing: str = "concluded"
    disputed: tuple[str, ...] = ()
    """Those of the sentences that rest on a disputed fact."""
    lacks: str = ""
    """What the nearest rule still lacks, said where nothing follows at all."""


@dataclass(frozen=True)
class Overview:
    """All conclusions by their use, most useful first, and what came nearest to following."""

    ends: tuple[Group, ...] = ()
    on_the_way: tuple[Group, ...] = ()
    could: tuple[Group, ...] = ()
    count: int = 0
    disputed: str = ""
    """What the sign for it means, where any conclusion rests on a disputed fact."""

    def alike(self, sentence: str) -> Group | None:
        """The line in which a sentence stands with others."""
        groups = (*self.ends, *self.on_the_way, *self.could)
        return next((group for group in groups if group.names and sentence in group.sentences), None)


@dataclass(frozen=True)
class Silence:
    """A sentence of which nobody said anything, which is why it counts as not so, and what rests on that."""

    sentence: str
    carries: tuple[str, ...] = ()


@dataclass(frozen=True)
class Unstated:
    """What the author takes for granted without saying, and which rules need it, by their titles."""

    says: str
    rules: tuple[str, ...] = ()
    cited: str = ""


@dataclass(frozen=True)
class Taken:
    """What was taken for granted: by silence, and by the author of the rules."""

    silences: tuple[Silence, ...] = ()
    unstated: tuple[Unstated, ...] = ()


@dataclass(frozen=True)
class Side:
    """One of the sentences that exclude each other, and by what it holds: "likely   step 20"."""

    sentence: str
    word: str


@dataclass(frozen=True)
class Clash:
    """Sentences that exclude each other, and the step where their proofs part."""

    title: str
    sides: tuple[Side, ...]
    parting: str = ""
    step: int = 0


@dataclass(frozen=True)
class Conclusions:
    """All that the place shows of one evaluation; what takes its time comes later."""

    overview: Later[Overview]
    circles: Later[Circles]
    taken: Later[Taken]
    clashes: tuple[Clash, ...] = ()


def nothing_yet() -> Conclusions:
    """The conclusions of a case that was not evaluated yet."""
    return Conclusions(Later(Overview), Later(Circles), Later(Taken))


DISPUTED = "?"
"""Stands behind a conclusion, or behind a name, that rests on a disputed fact; a line at the top says so in words."""

Chosen = Mapping[str, str]
"""By group, the sentence that was chosen of it."""

NOTHING_NEAR = f"No rule comes near it either: {key.CASE} goes to the sentences, where {key.ADD} adds one."
FIRST = 4
"""So many lines of where it ends up stand open in a small window; the rest folds."""


def rows(overview: Overview, chosen: Chosen, tall: bool = False) -> tuple[Row, ...]:
    """The view All."""
    many = 1000 if tall else FIRST
    found: list[Row] = []
    if overview.ends:
        legend = f"{DISPUTED} {overview.disputed}" if overview.disputed else ""
        found += [Heading("Where it ends up", legend), *_part(overview.ends, chosen, many)]
    else:
        near = "What came nearest stands below, with what it lacks." if overview.could else NOTHING_NEAR
        found += [BLANK, Prose(f"Nothing follows yet. {near}")]
    if overview.on_the_way:
        found += [BLANK, Heading("On the way there"), *_part(overview.on_the_way, chosen, many if tall else 1)]
    if overview.could:
        lines = _part(overview.could, chosen, 6 if tall else 3, brief=not tall and bool(overview.ends))
        found += [BLANK, Heading("Could follow, but does not", "Enter asks why not"), *lines]
    return tuple(found)


def _part(groups: Sequence[Group], chosen: Chosen, first: int, brief: bool = False) -> list[Row]:
    if len(groups) <= first + 1:
        first += 1  # To fold one line away would gain nothing.
    lines: list[Row] = [group_line(group, chosen, brief) for group in groups[:first]]
    rest = tuple(group_line(group, chosen) for group in groups[first:])
    if rest:
        sign = glyph(groups[0].standing)
        lines.append(Line(f"more:{groups[0].words}", f"{len(rest)} more", sign, inside=rest))
    return lines


def group_line(group: Group, chosen: Chosen, brief: bool = False) -> Line:
    """A line; below it the names, the chosen one in brackets once one was chosen. `brief`: only how many names."""
    if brief and group.names and group.words not in chosen:
        said = f"{len(group.names)} names"
        return Line(group.words, group.words, glyph(group.standing), said, about=group.sentences[0])
    about = chosen.get(group.words, group.sentences[0])
    every = bool(group.disputed) and set(group.disputed) == set(group.sentences)
    some = {} if every else dict.fromkeys(group.disputed, f" {DISPUTED}")
    names = ", ".join(
        (f"[{name}]" if group.words in chosen and sentence == about else name) + some.get(sentence, "")
        for name, sentence in zip(group.names, group.sentences, strict=False)
    )
    return Line(
        group.words,
        group.words,
        glyph(group.standing),
        f"{group.word} {DISPUTED}".strip() if every else group.word,
        below=tuple(part for part in (names, group.lacks) if part),
        about=about,
    )


def taken_rows(taken: Taken) -> tuple[Row, ...]:
    """The view Taken for granted."""
    found: list[Row] = [Heading("Nothing was said about these, so they count as not so")]
    for silence in taken.silences:
        size = len(silence.carries)
        carries = "nothing rests on it" if not size else f"{size} rest{'s' if size == 1 else ''} on it"
        inside = tuple(
            Line(f"{silence.sentence}>{words}", words, glyph("concluded"), level=1, about=words)
            for words in silence.carries
        )
        found.append(
            Line(silence.sentence, silence.sentence, glyph("assumed"), carries, about=silence.sentence, inside=inside)
        )
    if not taken.silences:
        found.append(Prose("No step looks at what nobody said: all conclusions rest on what was said.", indent=4))
    if taken.unstated:
        found += [BLANK, Heading("The author takes these for granted without saying so")]
    for number, each in enumerate(taken.unstated):
        needed = f"needed by {_quoted(each.rules)}" if each.rules else ""
        below = "; ".join(part for part in (needed, each.cited) if part)
        found.append(Line(f"unstated:{number}", each.says, below=(below,) if below else ()))
    return tuple(found)


def _quoted(titles: Sequence[str]) -> str:
    return ", ".join(f'"{title}"' for title in titles)


def conflict_rows(clashes: Sequence[Clash]) -> tuple[Row, ...]:
    """The view In conflict: both sides, and where they part."""
    found: list[Row] = []
    for number, clash in enumerate(clashes):
        found += [*([BLANK] if found else []), Heading(clash.title)]
        found += [
            Line(f"{number}:{side.sentence}", side.sentence, glyph("conflict"), side.word, about=side.sentence)
            for side in clash.sides
        ]
        if clash.parting:
            found.append(Prose(clash.parting, indent=4))
    return tuple(found)


def beside_name(group: Group, sentence: str, by: int) -> str:
    """The sentence with the next name of a line, or with the one before, round and round."""
    at = group.sentences.index(sentence) if sentence in group.sentences else 0
    return group.sentences[(at + by) % len(group.sentences)]
