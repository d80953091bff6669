"""The layout of a text, given out only if it reads as the same values with the same comments."""

from __future__ import annotations

import re

from engine.language.document import Fields, Items, Node, read_text
from engine.language.place import Text
from engine.language.problem import Problems

from .tree import NoLayout, read_tree
from .write import write_tree


def laid_out(text: str) -> str | None:
    """`text` in the one layout; None where it cannot be laid out without changing what it says."""
    clean = text.removeprefix("\ufeff").replace("\r\n", "\n")
    said = _values(clean)
    if said is None:
        return None
    try:
        new = write_tree(read_tree(clean))
    except NoLayout:
        return None
    if _values(new) != said or comments_of(clean) != comments_of(new):
        return None
    return new


def comments_of(text: str) -> list[str]:
    """Every `#` at the beginning of a line or after a blank, with what follows: comments, and a few that are none."""
    return sorted(found.rstrip() for found in re.findall(r"(?:^|(?<=[ \t]))#.*", text, re.MULTILINE))


def _values(text: str) -> object:
    """What is read, with keys in their order; None for what cannot be read."""
    problems = Problems()
    document = read_text(text, "text", problems)
    return None if problems.errors else _plain(document.root)


def _plain(node: Node | None) -> object:
    if isinstance(node, Fields):
        return [(str(key), _plain(value)) for key, value in node.items()]
    if isinstance(node, Items):
        return ["-", *(_plain(item) for item in node)]
    return str(node) if isinstance(node, Text) else None
