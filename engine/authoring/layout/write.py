"""A tree in the one layout: two blanks a level, one condition a line, a blank line between rules and between parts."""

from __future__ import annotations

from collections.abc import Iterator

from .tree import Entry, Group, Scalar, Tree, Value

# What is listed one to a line, however it was written.
_LISTED = ("if", "unless", "even if", "facts", "expect")
# Lists among the first lines of a file that need no room around them.
_HEAD = ("rulebook", "uses")


def write_tree(tree: Tree) -> str:
    """The text of a tree."""
    lines: list[str] = []
    before: Entry | None = None
    for entry in tree.root.entries:
        apart = before is not None and (_is_part(entry) or _is_part(before))
        lines += _above(entry, 0, apart)
        lines += _entry(entry, 0)
        before = entry
    lines += [line for line in tree.below if line or lines]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines) + "\n"


def _is_part(entry: Entry) -> bool:
    """True for a key of the file that holds a list or a group over several lines, and deserves room around it."""
    return isinstance(entry.value, Group) and _in_line(entry) is None and entry.key not in _HEAD


def _above(entry: Entry, indent: int, apart: bool) -> list[str]:
    """The comments above an entry at its depth; `apart` asks for a blank line before them."""
    above = entry.above
    if apart and "" not in above[:1]:
        above = ["", *above]
    return [_comment(line, indent) for line in above]


def _comment(line: str, indent: int) -> str:
    return " " * indent + line if line.startswith("#") else line


def _entry(entry: Entry, indent: int) -> list[str]:
    """The lines of an entry without what stands above it."""
    pad = " " * indent
    head = f"{pad}-" if entry.key is None else f"{pad}{entry.key}:"
    inline = _in_line(entry)
    if inline is not None:
        return [_beside(f"{head} {inline}".rstrip(), entry)]
    value = entry.value
    if isinstance(value, Scalar):
        return _scalar(head, value, entry, indent)
    assert isinstance(value, Group)
    if entry.key is None and not entry.beside:
        return _item(head, value, indent)
    return [_beside(head, entry), *_group(value, indent + 2, entry.key)]


def _item(head: str, value: Group, indent: int) -> list[str]:
    """An item that is a group: its first key stands on the line of the dash."""
    lines = _group(value, indent + 2, None)
    first = lines[0]
    if not first.strip() or first.lstrip().startswith("#"):
        return [head, *lines]
    return [head + " " + first[indent + 2 :], *lines[1:]]


def _group(group: Group, indent: int, key: str | None) -> list[str]:
    lines: list[str] = []
    for at, entry in enumerate(group.entries):
        lines += _above(entry, indent, apart=at > 0 and key == "rules" and group.kind == "list")
        lines += _entry(entry, indent)
    return lines


def _beside(line: str, entry: Entry) -> str:
    return f"{line}  {entry.beside}" if entry.beside else line


def _scalar(head: str, scalar: Scalar, entry: Entry, indent: int) -> list[str]:
    """A scalar over several lines, indented below its key."""
    pad = " " * (indent + 2)
    if scalar.style == "block":
        return [f"{head} {scalar.lines[0]}", *_block(scalar.lines[1:], pad)]
    lines = [f"{head} {scalar.lines[0]}", *(pad + line if line else "" for line in scalar.lines[1:])]
    lines[-1] = _beside(lines[-1], entry)
    return lines


def _block(lines: list[str], pad: str) -> Iterator[str]:
    """The lines of a block scalar, at their depth below each other."""
    depth = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
    for line in lines:
        yield pad + line[depth:].rstrip() if line.strip() else ""


def _in_line(entry: Entry) -> str | None:
    """The value as it stands on the line of its key, or None if it takes lines of its own."""
    value = entry.value
    if isinstance(value, Scalar):
        return value.lines[0] if len(value.lines) == 1 and value.style != "block" else None
    if not value.entries:
        return "[]" if value.kind == "list" else "{}"
    if not value.flow or (value.kind == "list" and entry.key in _LISTED):
        return None
    return _flow(value)


def _flow(value: Value) -> str:
    if isinstance(value, Scalar):
        return value.lines[0]
    if value.kind == "list":
        return "[" + ", ".join(_flow(entry.value) for entry in value.entries) + "]"
    return "{" + ", ".join(f"{entry.key}: {_flow(entry.value)}".rstrip() for entry in value.entries) + "}"
