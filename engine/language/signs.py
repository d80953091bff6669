"""Signs that a file must not hold, or that only look like the plain ones: found before the file is read.

What is found is told with its place, and a plain blank or dash is put in its place, so that the rest is read on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .edit import Edit, together
from .place import Place
from .problem import Problems
from .unseen import UNSEEN, called, refused

_ODD_BLANK = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_LEAD = re.compile(rf"[\t {_ODD_BLANK}]*(?:-[\t {_ODD_BLANK}]+)*(?:[^\W\d_][\w <>]*:[{_ODD_BLANK}]+)?")
_ODD = re.compile(rf"[{_ODD_BLANK}]")
_DASHES = "–—\u2212•‣·*"
_BULLET = re.compile(rf" *([{_DASHES}])[ \t]")
_BLOCK = re.compile(r"(?:[:-] +|^)[|>][-+0-9]*(?: +#.*)?$")
_END = re.compile(r"(?:---|\.\.\.)(?:\s|$)")
_MOST = 20

NOT_READ = "Nothing in this file could be read, so no rule or fact of it takes part."


def scan(lines: list[str], file: str, problems: Problems) -> tuple[list[str], list[Edit]]:
    """The lines with plain blanks and dashes in place of what only looks like them, and the edits that made them so."""
    told = 0
    seen = list(lines)
    edits: list[Edit] = []
    for number, line in enumerate(lines, 1):
        bad = [at for at, char in enumerate(line) if refused(char)] if UNSEEN.search(line) else []
        if bad:
            parts = [Edit(Place(file, number, at + 1), 1, _instead(line[at])) for at in bad]
            if told < _MOST:
                _invisible(line, bad, parts, problems)
            told += 1
            edits += reversed(parts)
            seen[number - 1] = "".join(_instead(char) if refused(char) else char for char in line)
    for number, line, in_block in _with_blocks(seen):
        if in_block:
            continue
        lead = _LEAD.match(line)
        odd = lead is not None and line.strip() and ("\t" in _indent(line) or _ODD.search(lead.group()) is not None)
        if odd and lead is not None:
            edit = _blanks(number, line, lead.group(), seen, file, problems, told < _MOST)
            seen[number - 1] = edit.text + line[edit.length :]
            edits.append(edit)
            told += 1
        bullet = _BULLET.match(seen[number - 1])
        if bullet and _beside_item(seen, number, bullet.start(1)):
            at = bullet.start(1)
            if told < _MOST:
                place = Place(file, number, at + 1)
                problems.add(
                    "F121",
                    f"The {called(line[at])} at the start of this line is not the dash that begins an item.",
                    place,
                    note="The line is read as part of the one above it, so what it says takes no part by itself.",
                    fix="Type a plain dash (-).",
                    edit=Edit(place, 1, "-"),
                )
            told += 1
            line = seen[number - 1]
            seen[number - 1] = line[:at] + "-" + line[at + 1 :]
            edits.append(Edit(Place(file, number, at + 1), 1, "-"))
    return seen, edits


def cut_at_second(lines: list[str], file: str, problems: Problems) -> list[str]:
    """The lines down to where a second document begins, if one does."""
    begun = False
    for number, line in enumerate(lines, 1):
        if _END.match(line) and (begun or line.startswith("...")):
            if any(rest.strip() and not _END.match(rest) for rest in lines[number:]):
                problems.add(
                    "F116",
                    "A second document begins here.",
                    Place(file, number, 1, 3),
                    note="A file holds one rulebook, a part of one, or one case; nothing below this line was read.",
                    fix="Move what stands below into a file of its own, or delete this line.",
                )
            return lines[: number - 1]
        begun = begun or _END.match(line) is not None or bool(line.strip() and not line.lstrip().startswith(("#", "%")))
    return lines


def _instead(char: str) -> str:
    """A blank for what parts words, nothing for the rest."""
    return " " if char in "\x0b\x0c\x85\u2028\u2029" else ""


def _invisible(line: str, bad: list[int], edits: list[Edit], problems: Problems) -> None:
    kinds = list(dict.fromkeys(called(line[at]) for at in bad))
    many = len(bad) > 1
    problems.add(
        "F115",
        f"{f'{len(bad)} signs' if many else 'A sign'} that cannot be seen stand{'' if many else 's'} in this line"
        f" ({', '.join(kinds[:3])}).",
        edits[0].place,
        note="Words that look the same would not be the same, so a sentence with it could fit no statement.",
        fix="Delete them." if many else "Delete it.",
        edit=together(edits),
    )


def _with_blocks(lines: list[str]) -> Iterator[tuple[int, str, bool]]:
    """Each line with its number, and whether it belongs to a text that begins with | or > above it."""
    block: int | None = None
    for number, line in enumerate(lines, 1):
        indent = len(_indent(line))
        if block is not None and line.strip() and indent <= block:
            block = None
        yield number, line, block is not None
        if block is None and _BLOCK.search(line):
            block = indent


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]


def _blanks(number: int, line: str, lead: str, lines: list[str], file: str, problems: Problems, tell: bool) -> Edit:
    """Plain blanks for the lead of a line; a tab in its indentation becomes what the lines above suggest."""
    indent = _indent(line)
    odd = next(char for char in (indent if "\t" in indent else lead) if char == "\t" or _ODD.match(char))
    at = line.index(odd)
    if "\t" in indent:
        width, head = _width(indent, number, line, lines), len(indent)
        replaced = " " * width
        said = "A tab stands at the start of this line, where only blanks count."
    else:
        head, replaced = len(lead), _ODD.sub(" ", lead)
        said = f"The blank here is no plain blank ({called(odd)})."
    edit = Edit(Place(file, number, 1), head, replaced)
    if tell:
        place = Place(file, number, at + 1, max(1, head - at) if odd == "\t" else 1)
        problems.add(
            "F111",
            said,
            place,
            note="How deep a line stands decides what it belongs to; here that cannot be told.",
            fix="Put plain blanks in its place.",
            edit=edit,
        )
    return edit


def _width(indent: str, number: int, line: str, lines: list[str]) -> int:
    """How many blanks an indentation with tabs stands for."""
    others = [_indent(other) for other in lines if other.strip() and _indent(other)]
    if indent.strip("\t") == "" and all("\t" in other for other in others[: number - 1]):
        return 2 * len(indent)
    above = next((other for other in reversed(lines[: number - 1]) if other.strip()), "")
    base = len(_indent(above))
    if above.rstrip().endswith(":"):
        return base + (4 if above.lstrip().startswith("- ") else 2)
    if above.lstrip().startswith("- ") and not line.lstrip().startswith("- ") and ":" in above:
        return base + 2
    return base


def _beside_item(lines: list[str], number: int, indent: int) -> bool:
    """True if a line at this depth can only be meant as an item: one stands above or below, or a key is above."""
    around = [next((line for line in part if line.strip()), "") for part in (lines[number - 2 :: -1], lines[number:])]
    if number == 1:
        around[0] = ""
    items = [line for line in around if re.match(rf" *[-{_DASHES}] ", line) and len(_indent(line)) == indent]
    return bool(items) or around[0].rstrip().endswith(":")
