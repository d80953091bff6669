"""The text of a rulebook as text: where rules begin, a new rule with blanks, and a copy under another name."""

from __future__ import annotations

import re
from dataclasses import dataclass

BLANKS = "..."
"""What stands in a scaffold where something is to be written."""
_BLANK = re.compile(r"(?:(?<=: )|(?<=- ))\.\.\.(?=\s*$)", re.MULTILINE)


def blanks(text: str) -> tuple[tuple[int, int], ...]:
    """Where blanks stand in a text."""
    return tuple(found.span() for found in _BLANK.finditer(text))


def next_blank(text: str, at: int, backwards: bool = False) -> tuple[int, int] | None:
    """The blank behind a place (or before it), round and round."""
    stand = blanks(text)
    if backwards:
        return next((blank for blank in reversed(stand) if blank[1] < at), stand[-1] if stand else None)
    return next((blank for blank in stand if blank[0] >= at), stand[0] if stand else None)


def scaffold(text: str, after: int) -> tuple[str, int]:
    """The text with a new rule in it, and the number of the line (from 1) on which it begins.

    It stands behind the rule that begins on line `after`, or as the last rule where that is 0.
    """
    lines = text.split("\n")
    start = next((at for at, line in enumerate(lines) if re.match(r"^rules:\s*(#.*)?$", line)), None)
    if start is None:
        lines = [*lines[: len(lines) - (not lines[-1].strip())], "", "rules:"]
        start = len(lines) - 1
    end = next((at for at in range(start + 1, len(lines)) if re.match(r"^[^\s#-]", lines[at])), len(lines))
    begins = [at for at in range(start + 1, end) if re.match(r"^\s*- ", lines[at])]
    indent = re.match(r"^\s*", lines[begins[0]])[0] if begins else "  "  # type: ignore[index]
    heads = [at for at in begins if lines[at].startswith(f"{indent}- ")]
    behind = next((at for at in heads if at >= after), end) if after else end
    while behind > start + 1 and (not lines[behind - 1].strip() or lines[behind - 1].lstrip().startswith("#")):
        behind -= 1
    theme = _theme(lines, after, behind)
    new = [
        f"{indent}- id: {fresh_id(text, 'new-rule')}",
        f"{indent}  title: {BLANKS}",
        *([f"{indent}  theme: {theme}"] if theme else []),
        f"{indent}  if:",
        f"{indent}    - {BLANKS}",
        f"{indent}    - {BLANKS}",
        f"{indent}  then: {BLANKS}",
        f"{indent}  because: {BLANKS}",
        f"{indent}  status: extension",
    ]
    before = lines[:behind]
    follows = lines[behind:]
    gap = [""] if before[-1].strip() else []
    tail = [""] if follows and follows[0].strip() else []
    return "\n".join([*before, *gap, *new, *tail, *follows]), len(before) + len(gap) + 1


def _theme(lines: list[str], begins: int, end: int) -> str:
    """The theme of the rule that begins on a line."""
    found = (re.match(r"^\s*theme: (.*)$", line) for line in lines[max(begins - 1, 0) : end] if begins)
    return next((each[1] for each in found if each), "")


def named(text: str, line: int) -> tuple[str, str]:
    """The text with the new rule that begins on this line called after its title, and that id."""
    lines = text.split("\n")
    found = re.match(r"^(\s*- id: )(new-rule(?:-\d+)?)\s*$", lines[line - 1]) if 0 < line <= len(lines) else None
    title = re.match(r"^\s*title: (.*)$", lines[line]) if found and line < len(lines) else None
    if found is None:
        stands = re.match(r"^\s*- id: (\S+)", lines[line - 1]) if 0 < line <= len(lines) else None
        return text, stands[1] if stands else ""
    slug = re.sub(r"[^a-z0-9]+", "-", title[1].lower()).strip("-")[:40].strip("-") if title else ""
    if not slug or slug[0].isdigit():
        return text, found[2]
    id = fresh_id(text, slug)
    lines[line - 1] = found[1] + id
    return "\n".join(lines), id


def fresh_id(text: str, wanted: str) -> str:
    """The wanted id, with a number where a rule has it already."""
    known = set(re.findall(r"^\s*- id: (\S+)\s*$", text, re.MULTILINE))
    return next(id for id in (wanted, *(f"{wanted}-{n}" for n in range(2, 10_000))) if id not in known)


@dataclass(frozen=True)
class Begun:
    """A rule of a text with blanks in it."""

    line: int
    """Where it begins (from 1)."""
    title: str
    theme: str
    blanks: tuple[int, ...]
    """The lines of its blanks."""
    empty: bool
    """Nothing at all was written in it."""
    whole: bool
    """It has a conclusion and a condition, so that it can do without what is left blank."""


def begun(text: str) -> tuple[Begun, ...]:
    """The rules of a text with blanks in them, from top to bottom."""
    lines = text.split("\n")
    of: dict[int, list[int]] = {}
    for start, _ in blanks(text):
        line = text.count("\n", 0, start) + 1
        if begins := rule_at(text, line)[1]:
            of.setdefault(begins, []).append(line)
    found = []
    for begins, left in of.items():
        end = next((at for at in range(begins, len(lines)) if _ends(lines[begins - 1], lines[at])), len(lines))
        own = lines[begins:end]
        title = next((each[1] for each in (re.match(r"^\s*title: (.*)$", line) for line in own) if each), "")
        conditions = [line for line in own if re.match(r"^\s*- ", line)]
        then = [line for line in own if re.match(r"^\s*(then|leads to): ", line)]
        filled = [not line.rstrip().endswith(f" {BLANKS}") for line in (*conditions, *then)]
        empty = not any(filled) and title in ("", BLANKS)
        whole = all(filled[len(conditions) :]) and any(filled[: len(conditions)])
        found.append(
            Begun(begins, "" if title == BLANKS else title, _theme(lines, begins, end), (*left,), empty, whole)
        )
    return tuple(found)


def _ends(first: str, line: str) -> bool:
    """Whether a line no longer belongs to the rule that begins with the first."""
    indent = len(first) - len(first.lstrip())
    return bool(line.strip()) and len(line) - len(line.lstrip()) <= indent


def finished(text: str, row: int) -> tuple[str, str]:
    """The text as it is left: new rules called after their titles, without the blanks they can do without.

    A rule in which nothing was written goes altogether. The id is that of the rule in which line `row` stands.
    """
    own = rule_at(text, row)[1]
    id = rule_at(text, row)[0]
    for rule in reversed(begun(text)):
        lines = text.split("\n")
        if rule.empty:
            end = next(
                (at for at in range(rule.line, len(lines)) if _ends(lines[rule.line - 1], lines[at])), len(lines)
            )
            text = "\n".join([*lines[: rule.line - 1], *lines[end:]])
            id = "" if own == rule.line else id
        elif rule.whole:
            text = "\n".join(line for at, line in enumerate(lines, 1) if at not in rule.blanks)
    return _named(text, id)


def _named(text: str, own: str) -> tuple[str, str]:
    """The text with each new rule called after its title, and what a rule is called then."""
    for line in range(1, text.count("\n") + 2):
        found, id = named(text, line)
        if found != text:
            own = id if rule_at(text, line)[0] == own else own
            text = found
    return text, own


def line_of(text: str, rule: str) -> int:
    """The line (from 1) on which a rule begins; 0 where it is not in this text."""
    found = re.search(rf"^[ ]*- id:[ ]*['\"]?{re.escape(rule)}['\"]?[ ]*(#.*)?$", text, re.MULTILINE)
    return text.count("\n", 0, found.start()) + 1 if found else 0


def rule_at(text: str, line: int) -> tuple[str, int]:
    """The id of the rule in which a line stands, and the line on which it begins; "" and 0 outside of rules."""
    lines = text.split("\n")
    for number in range(min(line, len(lines)), 0, -1):
        found = re.match(r"^\s*- id:\s*['\"]?([^\s'\"]+)", lines[number - 1])
        if found:
            return found[1], number
        if re.match(r"^[^\s#-]", lines[number - 1]):
            break
    return "", 0


def copied(text: str, id: str, title: str) -> str:
    """A rulebook's text as that of a copy: line for line the same, under another name and title."""
    text = re.sub(r"^# yaml-language-server:.*$", f"# A copy: {title}", text, count=1, flags=re.MULTILINE)
    text = re.sub(r"^(rulebook:).*$", rf"\1 {id}", text, count=1, flags=re.MULTILINE)
    return re.sub(r"^(title:) .*$", lambda found: f"{found[1]} {title}", text, count=1, flags=re.MULTILINE)
