"""Repairs the layout of a file for the reading: every break is told with its mistake, and the rest is read on.

Each kind of mistake proposes a mending. The first one with which reading gets further is what is told, so that
all mistakes of a file are told at once.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeAlias

from .edit import Edit, mended
from .mending import Break
from .place import Place
from .problem import Problem, Problems
from .signs import NOT_READ

_ROUNDS = 12

Try: TypeAlias = Callable[[str], Break | None]


def repair(lines: list[str], file: str, parse: Try, problems: Problems) -> tuple[str, list[Edit]] | None:
    """The text with every break mended and told, and the edits that were made; None where one cannot be mended."""
    edits: list[Edit] = []
    text = "\n".join(lines)
    stop = parse(text)
    for _ in range(_ROUNDS):
        if stop is None:
            return text, edits
        from .layout_mistakes import mendings  # not before: most files have no break

        lines = text.split("\n")
        stop = Break(max(1, min(stop.line, len(lines))), stop.column, max(1, min(stop.begun, len(lines))))
        for mending in mendings(lines, stop, file):
            made = mended(text, mending.edit)
            after = parse(made)
            if after is None or (after.line > mending.until and after != stop):
                break
        else:
            problems.found.append(_broken(lines, stop, file))
            return None
        if mending.problem not in problems.found:
            problems.found.append(mending.problem)
        edits += [mending.edit, *mending.edit.more]
        text, stop = made, after
    if stop is None:
        return text, edits
    problems.found.append(_broken(text.split("\n"), stop, file))
    return None


def _broken(lines: list[str], stop: Break, file: str) -> Problem:
    """A break for which no mending is known."""
    at = min(max(1, stop.line), len(lines))
    line = lines[at - 1]
    if not line.strip():
        at = next((n for n in range(stop.line, 0, -1) if lines[n - 1].strip()), stop.line)
        line = lines[at - 1]
    begin = len(line) - len(line.lstrip()) + 1
    near = [number for number in (stop.begun, at) if 0 < number <= len(lines) and lines[number - 1].strip()]
    stray = next((number for number in near if not re.search(r":(\s|$)|^\s*-(\s|$)", lines[number - 1])), None)
    if stray is not None:
        text = lines[stray - 1]
        return Problem(
            "F102",
            "This line is neither a key with a colon nor an item with a dash.",
            Place(file, stray, len(text) - len(text.lstrip()) + 1, max(1, len(text.strip()))),
            NOT_READ,
            "Begin it with '- ' at the depth of the items around it, or delete it.",
        )
    return Problem(
        "F102",
        "The layout breaks off at this line.",
        Place(file, at, begin, max(1, len(line.strip()))),
        NOT_READ,
        "Look at the blanks at the start of this line and of the one above it, and at quotation marks and brackets.",
    )
