"""A problem is a value: collected, sorted, shown with its line and a caret; never raised one at a time."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from .edit import Edit as Edit
from .edit import changed
from .place import Place
from .unseen import printable

Severity = Literal["error", "warning", "advice"]


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong (`message`), what it means for the inference (`note`) and one way to mend it (`fix`)."""

    code: str
    message: str
    place: Place
    note: str = ""
    fix: str = ""
    severity: Severity = "error"
    also: tuple[tuple[str, Place], ...] = ()
    edit: Edit | None = None


@dataclass(slots=True)
class Problems:
    """What has been found so far, in the order of finding; the one that is told twice is kept once."""

    found: list[Problem] = field(default_factory=list)

    def add(
        self,
        code: str,
        message: str,
        place: Place,
        *,
        note: str = "",
        fix: str = "",
        severity: Severity = "error",
        also: Iterable[tuple[str, Place]] = (),
        edit: Edit | None = None,
    ) -> None:
        problem = Problem(code, message, place, note, fix, severity, tuple(also), edit)
        if problem not in self.found:
            self.found.append(problem)

    @property
    def errors(self) -> list[Problem]:
        return [problem for problem in self.found if problem.severity == "error"]

    def sorted(self) -> list[Problem]:
        """By file, line, column and code: the same order on every run."""
        return sorted(self.found, key=lambda p: (p.place.file, p.place.line, p.place.column, p.code, p.message))


class Rejected(Exception):
    """The input cannot be used; `problems` says why. The only exception that the language raises."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("; ".join(problem.message for problem in problems))
        self.problems = tuple(problems)


def nearest(word: str, known: Iterable[str], cutoff: float = 0.6) -> str | None:
    """The known word that looks most like `word`, or None; ties go to the first in code-point order."""
    matcher = difflib.SequenceMatcher()
    matcher.set_seq2(word.casefold())
    best, most = None, cutoff
    for candidate in sorted(set(known)):
        matcher.set_seq1(candidate.casefold())
        if matcher.real_quick_ratio() < most or matcher.quick_ratio() < most:
            continue
        ratio = matcher.ratio()
        if ratio > most or (best is None and ratio >= most):
            best, most = candidate, ratio
    return best


def listed(words: Sequence[str], joint: str = "and") -> str:
    """Words as one speaks them: "a, b or c"; of very many, the first."""
    if len(words) > 12:
        return ", ".join(words[:12]) + f" {joint} others"
    return f" {joint} ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def with_article(noun: str) -> str:
    """A noun with "a" or "an"."""
    return f"{'an' if noun[:1].lower() in tuple('aeiou') else 'a'} {noun}"


def width(text: str) -> int:
    """The number of terminal cells that `text` takes; combining marks and controls take none."""
    cells = 0
    for char in text:
        if unicodedata.combining(char) or unicodedata.category(char) in ("Cf", "Cc", "Mn", "Me"):
            continue
        cells += 2 if unicodedata.east_asian_width(char) in "WF" else 1
    return cells


def show(problem: Problem, line_of: Callable[[str, int], str | None]) -> str:
    """The problem as text: place, code, message, the line with a caret, what it means, one fix."""
    place = problem.place
    line = line_of(place.file, place.line)
    where = str(place) if line is not None or place.line > 1 else place.file
    out = [f"{printable(where)}: {problem.severity} {problem.code}: {printable(problem.message)}"]
    if line is not None:
        text = printable(line).replace("\t", " ").rstrip()
        number = f"{place.line:>5} | "
        before = width(text[: place.column - 1])
        marked = width(text[place.column - 1 : place.column - 1 + place.length]) or 1
        out += [number + text, " " * (len(number) - 2) + "| " + " " * before + "^" * marked]
    for label, other in problem.also:
        out.append(f"      {label}: {other}")
        shown = line_of(other.file, other.line)
        if shown is not None:
            out.append(f"{other.line:>5} | {printable(shown).rstrip()}")
    if problem.note:
        out.append(f"      {printable(problem.note)}")
    if problem.fix:
        out.append(f"      Fix: {printable(problem.fix)}")
    if problem.edit is not None:
        out += [f"{number:>5} + {printable(made).rstrip()}" for number, made in changed(problem.edit, line_of)]
    return "\n".join(out)
