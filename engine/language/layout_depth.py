"""Mistakes of depth behind a break in the layout: lines that begin too far left or right, or beside their key."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .edit import Edit
from .mending import Mending, mending, parts
from .place import Place


def item_beside_key(lines: list[str], at: int, file: str) -> Iterator[Mending]:
    """The first item of a list on the line of its key."""
    found = re.match(r"(\s*)((?:- +)*)([^\W\d_][\w <>]*:)\s+-(\s+)(?=\S)", lines[at - 1])
    if found:
        deeper = " " * (len(found.group(1)) + len(found.group(2)) + 2)
        start = found.end(3)
        yield mending(
            "F102",
            "The first item of a list stands on the line of its key.",
            Place(file, at, found.start(4)),
            "The list was not read, so what it says takes no part.",
            "Begin the item on a line of its own, deeper.",
            Edit(Place(file, at, start + 1), found.start(4) - 1 - start, "\n" + deeper),
            at,
            Edit(Place(file, at, found.start(4)), len(found.group(4)) + 1, " "),
        )


def first_too_deep(lines: list[str], until: int, file: str) -> Iterator[Mending]:
    """The keys above begin further right than this one, which is as far left as can be."""
    above = [number for number in range(1, until) if lines[number - 1].strip()]
    indents = [len(lines[number - 1]) - len(lines[number - 1].lstrip()) for number in above]
    if not above or lines[until - 1][:1].isspace() or indents[0] == 0 or min(indents) < indents[0]:
        return
    first = Place(file, above[0], indents[0] + 1, max(1, len(lines[above[0] - 1].strip())))
    edits = [Edit(Place(file, number, 1), indents[0], "") for number in above]
    yield mending(
        "F102",
        "The first line begins further right than the others.",
        first,
        "How deep a line stands decides what it belongs to; here the lines below belong to nothing.",
        "Let all keys of the file begin at the left edge.",
        Edit(edits[0].place, edits[0].length, edits[0].text, tuple(edits[1:])),
        until,
    )


def depth(lines: list[str], at: int, file: str, until: int) -> Iterator[Mending]:
    """A line that stands deeper or less deep than the lines it belongs to; what is below it moves along."""
    line = lines[at - 1]
    if not line.strip():
        return
    own = len(line) - len(line.lstrip())
    levels: list[int] = []
    limit = 10**6
    for other in reversed(lines[: at - 1]):
        if not other.strip():
            continue
        lead, _, _ = parts(other)
        columns = {len(lead) - len(lead.lstrip()), len(lead)}
        if min(columns) <= limit:
            levels += sorted(columns)
            limit = min(columns)
        if limit == 0:
            break
    block = [at]
    for number in range(at + 1, len(lines) + 1):
        text = lines[number - 1]
        if text.strip() and len(text) - len(text.lstrip()) <= own:
            break
        block.append(number)
    while block and not lines[block[-1] - 1].strip():
        block.pop()
    for level in sorted({one for one in levels if one != own}, key=lambda one: (abs(one - own), -one)):
        edits = []
        for number in block:
            text = lines[number - 1]
            if not text.strip():
                continue
            indent = len(text) - len(text.lstrip())
            fresh = max(0, indent + level - own)
            edits.append(Edit(Place(file, number, 1), indent, " " * fresh))
        yield mending(
            "F102",
            "This line begins at another depth than the lines it belongs to.",
            Place(file, at, own + 1, max(1, len(line.strip()))),
            "How deep a line stands decides what it belongs to; here that cannot be told, so it takes no part.",
            f"Begin it in column {level + 1}, where the lines it belongs to begin.",
            Edit(edits[0].place, edits[0].length, edits[0].text, tuple(edits[1:])),
            until,
        )
