"""A YAML file as data only: every scalar is text as written and knows its place.

YAML 1.1 turns `no`, `on`, `012` and `12:30` into something else; here they stay words. Tags, anchors and
aliases are refused, and of a key that stands twice both places are shown. A break in the layout is mended for
the reading, so that what stands below it is checked too.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TypeAlias

import yaml

from .edit import Edit, scalar
from .layout import repair
from .mending import Break
from .place import Place, Text
from .problem import Problems
from .signs import NOT_READ, cut_at_second, scan
from .unseen import UNSEEN, called, refused

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DEPTH = 40


class Items(list["Node"]):
    """A list; `flow` if it was written in `[ ]`. `rows` are the lines of its file, if they are to be edited."""

    place: Place
    flow: bool
    rows: list[str]

    @property
    def last(self) -> int:
        """The last line that it takes."""
        return max((node.last for node in self), default=self.place.line)


class Fields(dict[str, "Node"]):
    """A mapping; `keys_at` has the keys as written, with their places; `flow` if written in `{ }`; `rows` as above."""

    place: Place
    flow: bool
    rows: list[str]
    keys_at: dict[str, Text]

    @property
    def last(self) -> int:
        """The last line that it takes."""
        return max((max(self.keys_at[key].last, self[key].last) for key in self), default=self.place.line)


Node: TypeAlias = Text | Items | Fields


class Document:
    """One file: its name as shown, its lines, and its tree (None where it cannot be read at all)."""

    def __init__(self, name: str, text: str, root: Node | None) -> None:
        self.name, self.text, self.root = name, text, root
        self.lines = text.split("\n") if text else []

    def line(self, number: int) -> str | None:
        return self.lines[number - 1] if 0 < number <= len(self.lines) else None


def read_file(path: Path, name: str, problems: Problems) -> Document:
    """Read a file; what cannot be read becomes a problem and an empty document."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        problems.add(
            "F101",
            f"The file cannot be opened: {(error.strerror or 'unknown reason').lower()}.",
            Place(name, 1, 1),
            note=NOT_READ,
            fix="See whether it is there and whether you may read it.",
        )
        return Document(name, "", None)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _not_utf8(raw, error.start, name, problems)
    return read_text(text, name, problems)


def _not_utf8(raw: bytes, start: int, name: str, problems: Problems) -> Document:
    wide = raw[:2] in (b"\xff\xfe", b"\xfe\xff")
    text = raw.decode("utf-16" if wide else "utf-8", "replace").replace("\r\n", "\n")
    before = "" if wide else raw[:start].decode("utf-8", "replace").replace("\r\n", "\n")
    problems.add(
        "F114",
        f"The file is not saved as UTF-8 text{' but as UTF-16' if wide else ''}.",
        Place(name, before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1),
        note=f"Letters beyond the plain alphabet cannot be told apart. {NOT_READ}",
        fix="Save it again with the encoding UTF-8.",
    )
    return Document(name, text, None)


def read_text(text: str, name: str, problems: Problems) -> Document:
    """Parse `text` into a tree of `Text`, `Items` and `Fields`."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return Document(name, text, _Builder(name, text, problems).build())


def _clean(text: str, instead: str) -> str:
    return "".join(instead if refused(char) else char for char in text)


def _shallow(events: Iterable[Any]) -> Iterator[Any]:
    """The events up to the first that stands too deep: the reader takes minutes over thousands inside one another."""
    depth = 0
    for event in events:
        yield event
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > _DEPTH + 1:  # What is told of it is told where it is read.
                return
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


class _Unusable(Exception):
    """The rest of the file cannot be read; a problem has been told."""


class _Builder:
    def __init__(self, name: str, text: str, problems: Problems) -> None:
        self.name, self.problems = name, problems
        self.original = text.split("\n")
        self.anchored: dict[str, Text] = {}
        self.moved: dict[int, list[Edit]] = {}

    def build(self) -> Node | None:
        lines, signs = scan(self.original, self.name, self.problems)
        lines = cut_at_second(lines, self.name, self.problems)
        read = repair(lines, self.name, self._parse, self.problems)
        if read is None:
            return None
        self.text, breaks = read
        self.lines = self.text.split("\n")
        for edit in (*signs, *breaks):
            self.moved.setdefault(edit.place.line, []).append(edit)
        self.broken = {edit.place.line for edit in breaks}
        self.rows = [] if self.moved else self.lines
        self.aliased = {event.anchor for event in self.parsed if isinstance(event, yaml.AliasEvent)}
        self.events = iter(self.parsed)
        next(self.events)
        if isinstance(next(self.events), yaml.StreamEndEvent):
            return None
        try:
            return self._node(next(self.events), 0)
        except (_Unusable, StopIteration):
            return None

    def _parse(self, text: str) -> Break | None:
        """Split `text` into the events of the file, or say where that stops."""
        try:
            self.parsed = list(_shallow(yaml.parse(text, Loader=_LOADER)))
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            begun = error.context_mark or mark
            if mark is None or begun is None:
                return Break(1, 1, 1)
            return Break(mark.line + 1, mark.column + 1, begun.line + 1)
        except (yaml.YAMLError, RecursionError):
            return Break(1, 1, 1)
        return None

    # Places

    def _column(self, line: int, column: int) -> int:
        """The column of the file for one of the text that is read."""
        for edit in reversed(self.moved.get(line, [])):
            if column >= edit.place.column + len(edit.text):
                column -= len(edit.text) - edit.length
        return max(1, column)

    def _place(self, event: Any) -> Place:
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        end = event.end_mark
        length = end.column - event.start_mark.column if end.line == event.start_mark.line else 0
        if length <= 0:
            length = len(self._row(event.start_mark).rstrip()) - column + 1
        return Place(self.name, line, self._column(line, column), max(1, length))

    def _row(self, mark: Any) -> str:
        """The line of a mark; a mark may stand behind the last one."""
        return self.lines[mark.line] if mark.line < len(self.lines) else ""

    def _source(self, event: Any) -> str:
        """What stands in the file for a scalar; nothing where the line was mended for the reading."""
        first, last = event.start_mark.line + 1, event.end_mark.line + 1
        if any(line in self.moved for line in range(first, last + 1)):
            return ""
        return self.text[event.start_mark.index : event.end_mark.index]

    # Nodes

    def _node(self, event: Any, depth: int) -> Node:
        if depth > _DEPTH:
            self.problems.add(
                "F110",
                f"More than {_DEPTH} lists and groups stand inside one another here.",
                self._place(event)._replace(length=1),
                note=NOT_READ,
                fix="Write it flatter: make a rule that concludes the inner part, and use its sentence here.",
            )
            raise _Unusable
        if isinstance(event, yaml.AliasEvent):
            return self._alias(event)
        if event.anchor is not None or event.tag not in (None, "!"):
            return self._marked(event, depth)
        if event.tag == "!" and isinstance(event, yaml.ScalarEvent) and not event.style:
            return self._marked(event, depth)
        return self._plain(event, depth)

    def _plain(self, event: Any, depth: int) -> Node:
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._items(event, depth)
        return self._fields(event, depth)

    def _alias(self, event: Any) -> Node:
        place, known = self._place(event), self.anchored.get(event.anchor)
        self.problems.add(
            "F103",
            f"'*{event.anchor}' stands for a text that is written elsewhere; here each text is written out.",
            place,
            note="A rule must be readable where it stands.",
            fix="Write the text out.",
            edit=Edit(place, place.length, scalar(known)) if known else None,
        )
        return Text.at(str(known or event.anchor), place)

    def _marked(self, event: Any, depth: int) -> Node:
        """A node with an anchor or a tag; or a sentence that begins with & or !."""
        start = event.start_mark
        written = self._row(start)[start.column :].rstrip()
        mark = written.split(" ")[0]
        place = self._place(event)
        bare = isinstance(event, yaml.ScalarEvent) and not event.style and " " in written
        if bare and event.anchor not in self.aliased and not mark.startswith(("!!", "!<")):
            self._begins(place, written)
            return Text.at(written, place, 0, event.end_mark.line - start.line + 1, told=True)
        what = f"'{mark}' gives a name to what follows" if event.anchor else f"'{mark}' tells how to read what follows"
        follows = len(mark) + len(written[len(mark) :]) - len(written[len(mark) :].lstrip())
        self.problems.add(
            "F103",
            f"{what}; such marks are not used here.",
            place._replace(length=len(mark)),
            note="Every text is read as the words that stand there, and nothing else.",
            fix="Delete the mark.",
            edit=Edit(place, follows, ""),
        )
        node = self._plain(event, depth)
        if event.anchor and isinstance(node, Text):
            self.anchored[event.anchor] = node
        if isinstance(node, Text):
            node.source = ""
        return node

    def _begins(self, place: Place, words: str) -> None:
        self.problems.add(
            "F113",
            f"The words begin with {words[0]}, a sign with a meaning of its own in such a file.",
            place._replace(length=len(words)),
            note=f"With {words[0]} in front it is not read as words, so what it says takes no part.",
            fix="Put the whole of it in quotes, or delete the sign.",
            edit=Edit(place, len(words), scalar(words)),
        )

    def _scalar(self, event: Any) -> Text:
        place, end, source = self._place(event), event.end_mark, self._source(event)
        lines = end.line - event.start_mark.line + 1
        value = str(event.value)
        signs = value if UNSEEN.search(value) else ""  # looking at each sign of every text takes its time
        bad = next((char for char in signs if refused(char) and char not in "\u2028\u2029"), None)
        if bad is not None:
            self.problems.add(
                "F115",
                f"The words hold a sign that cannot be seen ({called(bad)}).",
                place,
                note="Words that look the same would not be the same, so a sentence with it could fit no statement.",
                fix="Delete it.",
                edit=Edit(place, len(source), scalar(_clean(value, ""), source)) if source else None,
            )
            value = _clean(value, "\ufffd")
        if event.style in ("|", ">"):
            lines = len(source.rstrip().split("\n")) if source else max(2, lines - 1)
            return Text.at(value.strip("\n"), place._replace(length=1), 0, max(2, lines), source=source)
        rest = self._row(end)[end.column :] if not event.style else ""
        cut = rest.rstrip() if rest.lstrip().startswith("#") and rest[:1].isspace() else ""
        quoted = 1 if event.style in ("'", '"') and source else 0
        lead = self._row(event.start_mark)[: event.start_mark.column]
        told = bad is not None or (bool(event.style) and event.start_mark.line + 1 in self.broken)
        return Text.at(value, place, quoted, lines, cut, source, lead, told)

    def _items(self, event: Any, depth: int) -> Items:
        items = Items()
        items.place, items.flow, items.rows = self._place(event)._replace(length=1), bool(event.flow_style), self.rows
        while not isinstance(following := next(self.events), yaml.SequenceEndEvent):
            items.append(self._node(following, depth + 1))
        return items

    def _fields(self, event: Any, depth: int) -> Fields | Text:
        fields = Fields()
        fields.place, fields.flow = self._place(event)._replace(length=1), bool(event.flow_style)
        fields.rows, fields.keys_at = self.rows, {}
        while not isinstance(following := next(self.events), yaml.MappingEndEvent):
            key = self._node(following, depth + 1)
            value = self._node(next(self.events), depth + 1)
            if not isinstance(key, Text):
                self.problems.add(
                    "F107",
                    "A list or a group of keys stands before a colon, where one word is needed.",
                    key.place,
                    note="What stands after the colon takes no part.",
                    fix="Write one word before the colon.",
                )
            elif key in fields:
                self.problems.add(
                    "F104",
                    f"'{key}' stands twice here.",
                    key.place,
                    note="Only the first of the two is read; what stands under the second takes no part.",
                    fix="Join the two, or delete one.",
                    also=[("first", fields.keys_at[key].place)],
                )
            else:
                fields[key], fields.keys_at[key] = value, key
        start = event.start_mark
        if not fields.flow and self._row(start)[start.column :][:1] == "?" and list(fields.values()) == [""]:
            written = self._row(start)[start.column :].rstrip()
            self._begins(self._place(event), written)
            return Text.at(written, fields.place._replace(length=len(written)), told=True)
        return fields
