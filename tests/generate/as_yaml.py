"""Lists, groups and sentences as the text of a file."""

from __future__ import annotations

from typing import TypeAlias

Node: TypeAlias = "str | list[Node] | dict[str, Node]"


def as_yaml(node: dict[str, Node]) -> str:
    return "\n".join(_group(node, 0)) + "\n"


def _group(node: dict[str, Node], depth: int) -> list[str]:
    out: list[str] = []
    for key, value in node.items():
        out += _under(f"{_scalar(key)}:", value, depth)
    return out


def _under(head: str, value: Node, depth: int) -> list[str]:
    blanks = "  " * depth
    if isinstance(value, str):
        return [f"{blanks}{head} {_scalar(value)}"]
    if not value:
        return [f"{blanks}{head} {'[]' if isinstance(value, list) else '{}'}"]
    if isinstance(value, dict):
        return [f"{blanks}{head}", *_group(value, depth + 1)]
    return [f"{blanks}{head}", *(line for item in value for line in _item(item, depth + 1))]


def _item(item: Node, depth: int) -> list[str]:
    blanks = "  " * depth
    if isinstance(item, str):
        return [f"{blanks}- {_scalar(item)}"]
    assert isinstance(item, dict)
    first, *rest = _group(item, depth + 1)
    return [f"{blanks}- {first.strip()}", *rest]


def _scalar(text: str) -> str:
    plain = text and text[0] not in "!&*-?|>%@`'\"{}[],#:=" and ": " not in text and " #" not in text
    return text if plain else '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
