"""A YAML file as data only: every scalar is text as written and knows its place.

YAML 1.1 turns `no`, `on`, `012` and `12:30` into something else; here they stay words. Tags, anchors and
aliases are refused, and of a key that stands twice both places are shown.
"""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Any, TypeAlias

import yaml

from .place import Place, Text
from .problem import Problems

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DEPTH = 40

SIGNS = "so does every sentence that begins with a sign that YAML reads, or has ': ' or ' #' in it"


class Items(list["Node"]):
    """A list; `flow` if it was written in `[ ]`."""

    place: Place
    flow: bool


class Fields(dict[str, "Node"]):
    """A mapping; `keys_at` has the keys as written, with their places; `flow` if written in `{ }`."""

    place: Place
    flow: bool
    keys_at: dict[str, Text]


Node: TypeAlias = Text | Items | Fields


class Document:
    """One file: its name as shown, its lines, and its tree (None where it cannot be read at all)."""

    def __init__(self, name: str, text: str, root: Node | None) -> None:
        self.name, self.text, self.root = name, text, root
        self.lines = text.splitlines()

    def line(self, number: int) -> str | None:
        return self.lines[number - 1] if 0 < number <= len(self.lines) else None


def read_file(path: Path, name: str, problems: Problems) -> Document:
    """Read a file; what cannot be read becomes a problem and an empty document."""
    start = Place(name, 1, 1)
    try:
        raw = path.read_bytes()
    except OSError as error:
        problems.add("F101", f"The file cannot be read: {error.strerror or 'unknown reason'}.", start)
        return Document(name, "", None)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        problems.add(
            "F101",
            "The file is not UTF-8 text.",
            Place(name, line, 1),
            fix="Save it with the encoding UTF-8.",
        )
        return Document(name, "", None)
    return read_text(text, name, problems)


def read_text(text: str, name: str, problems: Problems) -> Document:
    """Parse `text` into a tree of `Text`, `Items` and `Fields`."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n"))
    builder = _Builder(name, text, problems)
    return Document(name, text, builder.build())


class _Unusable(Exception):
    """The rest of the file cannot be read; a problem has been told."""


class _Builder:
    def __init__(self, name: str, text: str, problems: Problems) -> None:
        self.name, self.problems = name, problems
        self.text = text
        self.lines = text.split("\n")

    def build(self) -> Node | None:
        for number, line in enumerate(self.lines, 1):
            indent = len(line) - len(line.lstrip())
            if "\t" in line[:indent]:
                self._syntax("A tab stands where YAML wants blanks.", number, line.index("\t") + 1, "Use blanks.")
                return None
        try:
            self.events = yaml.parse(self.text, Loader=_LOADER)
            next(self.events), next(self.events)
            event = next(self.events)
            if isinstance(event, yaml.StreamEndEvent):
                return None
            root = self._node(event, 0)
            if not isinstance(next(self.events), yaml.DocumentEndEvent):
                return root
            extra = next(self.events)
            if isinstance(extra, yaml.DocumentStartEvent):
                self._syntax("A second document begins here.", *self._at(extra.start_mark), "Keep one per file.")
            return root
        except StopIteration:
            return None
        except _Unusable:
            return None
        except yaml.MarkedYAMLError as error:
            opened = "quoted scalar" in str(error.context)
            mark = error.context_mark if opened else error.problem_mark or error.context_mark
            self._marked(str(error.problem or error.context or "the layout is broken"), mark)
            return None
        except (yaml.YAMLError, RecursionError) as error:
            position = getattr(error, "position", 0)
            at = self.text[:position].count("\n") + 1 if isinstance(position, int) else 1
            self._syntax("A character stands here that YAML does not allow.", at, 1, "Delete it.")
            return None

    # What YAML's own words mean for a person who never saw a parser.
    def _marked(self, words: str, mark: Any) -> None:
        line, column = self._at(mark) if mark else (1, 1)
        line = max(1, min(line, len(self.lines)))
        written = self.lines[line - 1]
        if "mapping values are not allowed" in words and ": " not in written[: max(0, column - 1)]:
            self._syntax(
                "This line stands deeper than the one above it, which it cannot belong to.",
                line,
                column,
                "Let it begin under the keys beside which it belongs.",
            )
        elif "mapping values are not allowed" in words:
            self._syntax("A second ': ' stands in this line.", line, column, f"Put it in quotes; {SIGNS}.")
        elif "document start" in words:
            self._syntax(
                "This line begins further left than the first one.",
                line,
                column,
                "Let all keys of the file begin at the left edge.",
            )
        elif "cannot start any token" in words or "alias" in words or "anchor" in words:
            self._syntax("The line begins with a sign that YAML reads.", line, column, f"Put it in quotes; {SIGNS}.")
        elif "could not find expected ':'" in words or "did not find expected key" in words:
            said = (
                f"After {written.strip()[:40]!r} the layout breaks off."
                if written.strip()
                else "The layout breaks off here."
            )
            self._syntax(said, line, column, "Look at the blanks at the start of this line and the one above it.")
        elif "quoted scalar" in words or "unexpected end of stream" in words:
            self._syntax("A quotation mark is opened here and never closed.", line, column, "Close it.")
        else:
            self._syntax(f"YAML cannot read this: {words}.", line, column, "Compare the layout with the lines above.")

    def _syntax(self, message: str, line: int, column: int, fix: str) -> None:
        if any(problem.code == "F103" and problem.place.line == line for problem in self.problems.found):
            return  # what YAML stumbles over behind a sign was told with the sign
        note = "Nothing below this line was read, so no rule or fact there takes part."
        self.problems.add("F102", message, Place(self.name, line, column), note=note, fix=fix)

    def _at(self, mark: Any) -> tuple[int, int]:
        return mark.line + 1, mark.column + 1

    def _place(self, event: Any) -> Place:
        line, column = self._at(event.start_mark)
        end = event.end_mark
        length = end.column - event.start_mark.column if end.line == event.start_mark.line else 0
        if length <= 0:
            length = len(self.lines[line - 1].rstrip()) - column + 1 if line <= len(self.lines) else 1
        return Place(self.name, line, column, max(1, length))

    def _refuse(self, event: Any, what: str) -> None:
        self.problems.add(
            "F103",
            f"{what} stands here; files are read as plain data.",
            self._place(event),
            note="A sentence that begins with & * ! is read by YAML as an instruction, not as words.",
            fix="Put the sentence in quotes, or write the text out.",
        )

    def _node(self, event: Any, depth: int) -> Node:
        if depth > _DEPTH:
            self.problems.add(
                "F110",
                f"More than {_DEPTH} levels are nested here.",
                self._place(event),
                fix="Write it flatter.",
            )
            raise _Unusable
        if isinstance(event, yaml.AliasEvent):
            self._refuse(event, "An alias (*)")
            return Text.at("", self._place(event))
        if event.anchor is not None:
            self._refuse(event, "An anchor (&)")
        if event.tag is not None and event.tag != "!":
            self._refuse(event, "A tag (!)")
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._items(event, depth)
        return self._fields(event, depth)

    def _scalar(self, event: Any) -> Text:
        place, end = self._place(event), event.end_mark
        lines = end.line - event.start_mark.line + 1
        if event.style in ("|", ">"):
            return Text.at(event.value.strip("\n"), place._replace(length=1), 0, max(2, lines))
        rest = self.lines[end.line][end.column :] if not event.style and end.line < len(self.lines) else ""
        cut = rest.strip() if rest.lstrip().startswith("#") and rest[:1].isspace() else ""
        return Text.at(event.value, place, 1 if event.style in ("'", '"') else 0, lines, cut)

    def _items(self, event: Any, depth: int) -> Items:
        items = Items()
        items.place, items.flow = self._place(event)._replace(length=1), bool(event.flow_style)
        while not isinstance(following := next(self.events), yaml.SequenceEndEvent):
            items.append(self._node(following, depth + 1))
        return items

    def _fields(self, event: Any, depth: int) -> Fields:
        fields = Fields()
        fields.place, fields.flow, fields.keys_at = (
            self._place(event)._replace(length=1),
            bool(event.flow_style),
            {},
        )
        while not isinstance(following := next(self.events), yaml.MappingEndEvent):
            key = self._node(following, depth + 1)
            value = self._node(next(self.events), depth + 1)
            if not isinstance(key, Text):
                self.problems.add(
                    "F107",
                    "A list or group stands where a word is needed.",
                    key.place,
                    fix="Write one word before the colon.",
                )
            elif key in fields:
                self.problems.add(
                    "F104",
                    f"'{key}' stands twice here.",
                    key.place,
                    note="Only one of the two could take part.",
                    fix="Join the two, or delete one.",
                    also=[("first", fields.keys_at[key].place)],
                )
            else:
                fields[key], fields.keys_at[key] = value, key
        return fields
