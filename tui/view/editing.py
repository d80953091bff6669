"""The text of a rulebook while it is edited: what is wrong, and where; and the words for how it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from ..glyphs import Glyph
from ..row import Line, Prose, Row
from .scaffold import BLANKS, blanks

REMARK = Glyph.ASSUMED
"""The sign of what is worth a thought, but keeps nothing from being in force."""


@dataclass(frozen=True)
class Problem:
    """Something that is wrong: where (from 1), what it means, and the whole text with it mended."""

    line: int
    column: int
    length: int
    words: str
    note: str = ""
    fix: str = ""
    mended: str = ""
    warning: bool = False
    elsewhere: str = ""
    """The other file in which it stands; empty for this one."""


@dataclass(frozen=True)
class Mark:
    """What stands in the margin of a line, and the characters (from 0) that it concerns."""

    sign: Glyph
    start: int = 0
    end: int = 0


@dataclass(frozen=True)
class Checked:
    """A text and what is wrong with it."""

    text: str = ""
    problems: tuple[Problem, ...] = ()

    @property
    def errors(self) -> tuple[Problem, ...]:
        """What keeps the text from being in force."""
        return tuple(problem for problem in self.problems if not problem.warning)

    @cached_property
    def unfilled(self) -> tuple[int, ...]:
        """The lines with a blank of a new rule; what a check says of them is only that they are to be filled."""
        return tuple(self.text.count("\n", 0, start) + 1 for start, _ in blanks(self.text))

    @cached_property
    def wrong(self) -> tuple[Problem, ...]:
        """The problems of what was written, the errors first, each kind from top to bottom."""
        found = [each for each in self.problems if each.elsewhere or each.line not in self.unfilled]
        return tuple(sorted(found, key=lambda each: (each.warning, bool(each.elsewhere), each.line)))

    def at(self, line: int) -> tuple[Problem, ...]:
        """The problems of a line, the gravest first."""
        return tuple(each for each in self.wrong if each.line == line and not each.elsewhere)

    def marks(self) -> dict[int, Mark]:
        """Of each line that has a mark in the margin, which, and the characters that it concerns."""
        found = {line: Mark(Glyph.OPEN) for line in self.unfilled}
        for each in reversed(self.wrong):
            if not each.elsewhere:
                sign = REMARK if each.warning else Glyph.CONFLICT
                found[each.line] = Mark(sign, each.column - 1, each.column - 1 + each.length)
        return found

    def next(self, line: int, backwards: bool = False) -> Problem | None:
        """The next problem of this text below a line (or above it), round and round."""
        here = sorted((each for each in self.wrong if not each.elsewhere), key=lambda each: each.line)
        if backwards:
            here.reverse()
        beyond = (each for each in here if (each.line < line if backwards else each.line > line))
        return next(beyond, here[0] if here else None)


def problem_rows(checked: Checked, line: int, stands: str, hint: str = "") -> tuple[Row, ...]:
    """What stands under the text: the problem of this line in full, how the text stands, and the other problems.

    The mark falls on the one that Tab goes to.
    """
    here, following = checked.at(line), checked.next(line)
    found: list[Row] = [Prose(hint)] if hint else []
    for problem in here:
        found.append(Prose(f"Line {line}: {problem.words} {problem.note}".rstrip()))
        if problem.fix:
            found.append(Prose(problem.fix, "Tab takes it" if problem.mended and problem is here[0] else ""))
    found.append(Prose(stands, quiet=True))
    found += [_listed(each, each is following) for each in checked.wrong if each not in here]
    return tuple(found)


def _listed(problem: Problem, following: bool) -> Row:
    sign = REMARK if problem.warning else Glyph.CONFLICT
    if problem.elsewhere:
        return Prose(f"{problem.elsewhere}, line {problem.line}: {problem.words}")
    words = f"line {problem.line}{', a remark' if problem.warning else ''}: {problem.words}"
    return Line(f"{AT}{problem.line}", words, sign, "Tab goes there" if following else "")


def standing(checked: Checked, in_force: str, looks: bool = False) -> str:
    """How many problems and blanks there are, and which text is in force; `looks` while it is not written."""
    errors = sum(not each.warning for each in checked.wrong)
    remarks, left = len(checked.wrong) - errors, len(checked.unfilled)
    counts = [counted(errors, "problem")] if errors else []
    counts += [counted(remarks, "remark")] if remarks else []
    counts += [f"{counted(left, 'blank')} to be filled ({lines_of(checked.unfilled)})"] if left else []
    said = f"{', '.join(counts)}." if counts else "No problem."
    if checked.errors:
        return f"{said} Still in force: {in_force}." if in_force else said
    if looks and in_force:
        return f"{f'{said} ' if counts else ''}In force: {in_force}."
    return f"{said} {'Esc keeps it as it is' if left else 'Esc leaves and runs it'}."


def counted(count: int, thing: str) -> str:
    """A count with its noun."""
    return f"{count} {thing}{'' if count == 1 else 's'}"


def lines_of(lines: Sequence[int]) -> str:
    """Lines by their numbers."""
    shown = [str(line) for line in lines[:4]] + (["..."] if len(lines) > 4 else [])
    return f"line{'' if len(lines) == 1 else 's'} {', '.join(shown)}"


def offer_rows(offered: Sequence[str], chosen: int, hint: str = "") -> tuple[Row, ...]:
    """The sentences that could still become of what is typed; the chosen one is to be marked."""
    lines = (Line(f"{OFFER}{at}", text, word="Tab takes it" if at == chosen else "") for at, text in enumerate(offered))
    return (*([Prose(hint)] if hint else []), *lines)


OFFER = "offer:"
AT = "at:"
"""Ids of lines about other problems begin so; the rest is the line of the text."""


_SENTENCES = {"if", "unless", "even if", "then", "leads to", "any", "all", "not"}
_LEVELS = re.compile(r"^(?:(?:certain|likely|possible|not|denied): )+")


def sentence_at(text: str, row: int, column: int) -> tuple[int, str] | None:
    """Where on a line of a rule the sentence begins that is being written there, and what there is of it.

    None where the line holds no sentence: a title, a reason, a blank, or the caret in the middle of it.
    """
    line = text.split("\n")[row]
    start = _begin(text, row)
    if start is None or line[column:].strip():
        return None
    sentence = line[start:column]
    return (start, sentence) if sentence.strip() and sentence.strip() != BLANKS else None


def sentence_blank(text: str, row: int) -> int | None:
    """Where on a line of a rule a sentence is to be written in place of a blank; None where none is."""
    start = _begin(text, row)
    return start if start is not None and text.split("\n")[row][start:].strip() == BLANKS else None


def _begin(text: str, row: int) -> int | None:
    """Where the sentence begins on a line that may hold one."""
    lines = text.split("\n")
    line = lines[row]
    if (found := re.match(r"^(\s*)- ", line)) is not None:
        if _above(lines, row, len(found[1])) not in _SENTENCES:
            return None
        start = found.end()
    elif (found := re.match(r"^\s*(then|leads to|if): ", line)) is not None:
        start = found.end()
    else:
        return None
    level = _LEVELS.match(line[start:])
    return start + (level.end() if level else 0)


def _above(lines: Sequence[str], row: int, indent: int) -> str:
    """The key under which a list item of this indentation stands."""
    for line in reversed(lines[:row]):
        depth = len(line) - len(line.lstrip())
        if line.strip() and not line.lstrip().startswith(("- ", "#")) and depth <= indent:
            return line.strip().partition(":")[0]
        if line.lstrip().startswith("- ") and depth < indent:
            return line.lstrip()[2:].partition(":")[0]
    return ""
