"""The text of a rulebook while it is edited: what is wrong, and where; and the words for how it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..row import Line, Prose, Row, Verbatim
from .scaffold import BLANKS


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
class Checked:
    """A text and what is wrong with it."""

    text: str = ""
    problems: tuple[Problem, ...] = ()

    @property
    def errors(self) -> tuple[Problem, ...]:
        """What keeps the text from being in force."""
        return tuple(problem for problem in self.problems if not problem.warning)

    def at(self, line: int) -> Problem | None:
        """The problem of a line, the gravest first."""
        here = [problem for problem in self.problems if problem.line == line and not problem.elsewhere]
        return min(here, key=lambda problem: problem.warning, default=None)


def problem_rows(checked: Checked, line: int, stands: str, blank: bool, size: int) -> tuple[Row, ...]:
    """What stands under the text: the problem of this line with a caret under its place, and how it stands."""
    here = checked.at(line)
    problem = here or next(iter(checked.errors), None) or next(iter(checked.problems), None)
    found: list[Row] = []
    if blank:
        found.append(Prose("Write in place of the marked dots; then Tab goes to the next."))
    elif problem is not None:
        found += _problem(problem, checked.text, size if problem.line != line else 0)
    found.append(Prose(stands, quiet=True))
    return tuple(found)


def _problem(problem: Problem, text: str, size: int) -> list[Row]:
    lines = text.split("\n")
    place = f"{problem.elsewhere}, line {problem.line}" if problem.elsewhere else f"line {problem.line}"
    found: list[Row] = [Prose(f"{place}: {problem.words} {problem.note}".rstrip())]
    if not problem.elsewhere and 0 < problem.line <= len(lines):
        shown = lines[problem.line - 1].rstrip()
        cut = len(shown) - len(shown.lstrip())
        caret = " " * max(problem.column - 1 - cut, 0) + "^" * max(min(problem.length, size - problem.column), 1)
        if size > 40:  # The line on which one writes has its marks itself.
            found = [Verbatim((shown.strip(),), indent=4), Verbatim((caret,), indent=4), *found]
    if problem.fix:
        found.append(Prose(problem.fix, "Tab takes it" if problem.mended else ""))
    return found


def standing(checked: Checked, in_force: str, looks: bool = False) -> str:
    """How many problems there are, and which text is in force; `looks` while it is not written."""
    count = len(checked.errors)
    if not count:
        if looks:
            return f"In force: {in_force}."
        advice = len(checked.problems)
        more = f" {advice} remark{'' if advice == 1 else 's'}." if advice else ""
        return f"No problem.{more} Esc leaves and runs it."
    return f"{count} problem{'' if count == 1 else 's'}. Still in force: {in_force}."


def offer_rows(offered: Sequence[str], chosen: int) -> tuple[Row, ...]:
    """The sentences that could still become of what is typed; the chosen one is to be marked."""
    return tuple(
        Line(f"{OFFER}{at}", text, word="Tab takes it" if at == chosen else "") for at, text in enumerate(offered)
    )


OFFER = "offer:"


_SENTENCES = {"if", "unless", "even if", "then", "leads to", "any", "all", "not"}
_LEVELS = re.compile(r"^(?:(?:certain|likely|possible|not|denied): )+")


def sentence_at(text: str, row: int, column: int) -> tuple[int, str] | None:
    """Where on a line of a rule the sentence begins that is being written there, and what there is of it.

    None where the line holds no sentence: a title, a reason, a blank, or the caret in the middle of it.
    """
    lines = text.split("\n")
    line = lines[row]
    if line[column:].strip():
        return None
    found = re.match(r"^(\s*)- ", line)
    if found is not None:
        if _above(lines, row, len(found[1])) not in _SENTENCES:
            return None
        start = found.end()
    else:
        key = re.match(r"^\s*(then|leads to|if): ", line)
        if key is None:
            return None
        start = key.end()
    level = _LEVELS.match(line[start:])
    start += level.end() if level else 0
    sentence = line[start:column]
    return (start, sentence) if sentence.strip() and sentence.strip() != BLANKS else None


def _above(lines: Sequence[str], row: int, indent: int) -> str:
    """The key under which a list item of this indentation stands."""
    for line in reversed(lines[:row]):
        depth = len(line) - len(line.lstrip())
        if line.strip() and not line.lstrip().startswith(("- ", "#")) and depth <= indent:
            return line.strip().partition(":")[0]
        if line.lstrip().startswith("- ") and depth < indent:
            return line.lstrip()[2:].partition(":")[0]
    return ""
