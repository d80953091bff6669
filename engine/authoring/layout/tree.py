"""A YAML text as a tree of entries, each with the comments and blank lines above it and the comment beside it.

Scalars stay as written, quotes and all. The readers of `language` want values and places; here it is the letters that
count, and what stands between them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

import yaml

Style = Literal["plain", "quoted", "block"]


class NoLayout(Exception):
    """The text has something in it that cannot be laid out anew; it stays as it is."""


@dataclass(slots=True)
class Scalar:
    """A scalar as written, line by line; `style` says how its further lines are read."""

    lines: list[str]
    style: Style


@dataclass(slots=True)
class Entry:
    """A key with its value, or an item of a list (`key` is None). `above` are comments and "" for a blank line."""

    key: str | None
    value: Value
    line: int
    above: list[str] = field(default_factory=list)
    beside: str = ""


@dataclass(slots=True)
class Group:
    """A mapping or a list. `flow` if it was written in brackets on one line."""

    kind: Literal["map", "list"]
    entries: list[Entry]
    flow: bool
    start: int
    end: int


Value: TypeAlias = Scalar | Group


@dataclass(slots=True)
class Tree:
    """The whole text: its root, and what stands below the last entry."""

    root: Group
    below: list[str]


def read_tree(text: str) -> Tree:
    """The tree of a text whose root is a mapping."""
    reader = _Reader(text)
    root = reader.root()
    rest = reader.comments(root)
    return Tree(root, rest)


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = text.split("\n")
        self.events: Iterator[Any] = iter(yaml.parse(text, Loader=yaml.SafeLoader))
        self.taken: dict[int, list[tuple[int, int]]] = {}  # columns of scalars, by line: no comment begins there

    def root(self) -> Group:
        next(self.events), next(self.events)
        value = self._value(next(self.events))
        if not isinstance(value, Group) or value.kind != "map" or value.flow:
            raise NoLayout
        return value

    def _value(self, event: Any) -> Value:
        if isinstance(event, yaml.AliasEvent) or event.anchor is not None or event.tag not in (None, "!"):
            raise NoLayout
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        kind: Literal["map", "list"] = "map" if isinstance(event, yaml.MappingStartEvent) else "list"
        entries = []
        while not isinstance(following := next(self.events), yaml.MappingEndEvent | yaml.SequenceEndEvent):
            line, key = _mark(following).line, None
            if kind == "map":
                said = self._value(following)
                if not isinstance(said, Scalar) or len(said.lines) != 1 or said.style == "block":
                    raise NoLayout
                key, following = said.lines[0], next(self.events)
            entries.append(Entry(key, self._value(following), line))
        start, end = _mark(event).line, _mark(following, last=True).line
        if event.flow_style:
            self._take(event.start_mark, following.end_mark, only_ends=True)
        return Group(kind, entries, bool(event.flow_style) and start == end, start, end)

    def _scalar(self, event: Any) -> Scalar:
        start, end = event.start_mark, event.end_mark
        self._take(start, end)
        written = self.text[start.index : end.index]
        if event.style in ("|", ">"):
            lines = written.rstrip("\n ").split("\n")
            if any(char.isdigit() for char in lines[0].split("#")[0]):
                raise NoLayout
            return Scalar(lines, "block")
        style: Style = "quoted" if event.style in ("'", '"') else "plain"
        return Scalar([line.strip() for line in written.split("\n")], style)

    def _take(self, start: Any, end: Any, only_ends: bool = False) -> None:
        for line in range(start.line, end.line + 1):
            if only_ends and line not in (start.line, end.line):
                continue
            first = start.column if line == start.line else 0
            last = end.column if line == end.line else len(self.lines[line])
            if only_ends:
                first, last = (start.column, start.column + 1) if line == start.line else (last - 1, last)
            self.taken.setdefault(line, []).append((first, last))

    # Comments and blank lines

    def comments(self, root: Group) -> list[str]:
        """Hang every comment and blank line on an entry; what is left stands below the last one."""
        entries = sorted(_all_entries(root), key=lambda entry: entry.line)
        heads: dict[int, Entry] = {}
        lasts: dict[int, Entry] = {}
        for entry in entries:
            heads.setdefault(entry.line, entry)
        for entry in _all_entries(root):
            for own in _own_lines(entry):
                lasts[own] = entry
        waiting: list[str] = []
        for number, line in enumerate(self.lines):
            if number in heads:
                heads[number].above, waiting = _tidy(waiting), []
            comment = self._comment(number)
            inside = any(first == 0 or line[:first].strip() == "" for first, _ in self.taken.get(number, []))
            if comment is not None and line[: comment[0]].strip():
                self._beside(number, comment[1], lasts)
            elif comment is not None:
                waiting.append(comment[1])
            elif not line.strip() and not inside:
                waiting.append("")
            elif line.rstrip() in ("---", "...") or line.startswith("%"):
                waiting.append(line.rstrip())
        return _tidy(waiting)

    def _comment(self, number: int) -> tuple[int, str] | None:
        line = self.lines[number]
        spans = self.taken.get(number, [])
        at = line.find("#")
        while at != -1:
            free = not any(first <= at < last for first, last in spans)
            if free and (at == 0 or line[at - 1] in " \t"):
                return at, line[at:].rstrip()
            at = line.find("#", at + 1)
        return None

    def _beside(self, number: int, comment: str, lasts: dict[int, Entry]) -> None:
        entry = lasts.get(number)
        if entry is None:
            raise NoLayout
        entry.beside = f"{entry.beside}  {comment}" if entry.beside else comment


def _mark(event: Any, last: bool = False) -> Any:
    return event.end_mark if last else event.start_mark


def _all_entries(group: Group) -> Iterator[Entry]:
    """The entries that can have comments: those inside brackets on one line cannot."""
    for entry in group.entries:
        yield entry
        if isinstance(entry.value, Group) and not entry.value.flow:
            yield from _all_entries(entry.value)


def _own_lines(entry: Entry) -> Iterator[int]:
    """The lines of the file on which a comment belongs to this entry: those of its key and of its scalar."""
    yield entry.line
    if isinstance(entry.value, Scalar) and entry.value.style != "block":
        yield entry.line + len(entry.value.lines) - 1
    elif isinstance(entry.value, Group):
        yield entry.value.end if entry.value.flow else entry.line


def _tidy(lines: list[str]) -> list[str]:
    """No blank line twice in a row."""
    return [
        line for at, line in enumerate(lines) if line or (at + 1 < len(lines) and lines[at + 1]) or at + 1 == len(lines)
    ]
