"""Law: a file is read straight exactly where its pydantic model finds nothing amiss.

Whole files as they are, and with one thing in them put wrong at a time.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.language.document import Fields, Items, Node, read_file
from engine.language.models import misfits
from engine.language.place import Place, Text
from engine.language.problem import Problems
from engine.language.shapes import BookPartShape, BookShape, CaseShape, Misfit, Shape

ROOT = Path(__file__).parents[2]
FILES = [ROOT / name for name in ("rules/csto-2012.yaml", "facts/csto-2012.yaml", "rules/scholarship-ruling.yaml")]
SAMPLES = sorted((ROOT / "tests" / "samples").rglob("*.yaml"))
NOWHERE = Place("nowhere", 1, 1)


def tree(path: Path) -> Node | None:
    return read_file(path, path.name, Problems()).root


def fits(node: Node, shape: type[Shape]) -> bool:
    try:
        shape.read(node)
    except Misfit:
        return False
    return True


def shape_of(node: Node) -> type[Shape]:
    keys = set(node) if isinstance(node, Fields) else set()
    return CaseShape if "case" in keys else BookShape if "rulebook" in keys else BookPartShape


def spoiled(node: Node, root: Node) -> Iterator[str]:
    """Puts one thing wrong at a time, everywhere down to the depth of shapes, and puts it right again."""
    if isinstance(node, Fields):
        for key in list(node):
            kept, value = dict(node), node[key]
            for what, wrong in (("a word", Text.at("nonsense", NOWHERE)), ("nothing", Text.at("", NOWHERE))):
                node[key] = wrong
                yield f"{what} under '{key}'"
            node[key] = list_of(value)
            yield f"a list under '{key}'"
            del node[key]
            yield f"no '{key}'"
            node[f"{key} too"] = value
            yield f"'{key} too' in place of '{key}'"
            node.clear()
            node.update(kept)
            yield from spoiled(value, root)
    elif isinstance(node, Items):
        for at, value in enumerate(node[:2]):
            node[at] = list_of(value)
            yield "a list in a list"
            node[at] = value
            yield from spoiled(value, root)


def list_of(value: Node) -> Items:
    items = Items([value])
    items.place, items.flow, items.rows = NOWHERE, False, []
    return items


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_one_thing_put_wrong_is_found_by_both_or_by_none(path: Path) -> None:
    root = tree(path)
    assert root is not None
    shape, seen = shape_of(root), set()
    assert fits(root, shape), f"{path.name} does not fit its shape."
    for what in spoiled(root, root):
        straight = fits(root, shape)
        assert straight == (misfits(root, shape) == []), f"{path.name} with {what}: the reader and the model disagree."
        seen.add(straight)
    assert seen == {True, False}, "Nothing that fits, or nothing that does not, has been tried."


def test_the_samples_are_found_wrong_by_both_or_by_none() -> None:
    for path in SAMPLES:
        root = tree(path)
        if root is not None:
            straight = fits(root, shape_of(root))
            agrees = straight == (misfits(root, shape_of(root)) == [])
            assert agrees, f"{path.name}: the reader and the model disagree on whether it fits."
