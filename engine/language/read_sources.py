"""From nodes to sources, and to the places in them that are cited."""

from __future__ import annotations

from .document import Fields, Items, Node
from .edit import whole
from .grammar import plain
from .place import Place, Text
from .problem import Problems, nearest
from .read_shape import read_shape
from .shapes import CiteShape, SourceShape
from .vocabulary import Citation, Source


def read_sources(node: Node | None, known: dict[str, Source], problems: Problems) -> None:
    """Add the sources under `sources:` to `known`: an id with its fields, or a plain list of titles."""
    if node is None or isinstance(node, Text):
        if isinstance(node, Text) and node:
            known.setdefault(node, Source(node, node, "", "", "", "", True))
        return
    if isinstance(node, Items):
        for item in node:
            if isinstance(item, Text):
                known.setdefault(item, Source(item, item, "", "", "", "", True))
            elif isinstance(item, Fields):
                shape = read_shape(item, SourceShape, problems)
                if shape is not None:
                    title = shape.title or shape.address or Text("")
                    known.setdefault(str(title), source_of(str(title), shape))
        return
    for key, value in node.items():
        shape = read_shape(value, SourceShape, problems) if value != "" else SourceShape()
        if shape is not None:
            known[key] = source_of(str(key), shape)


def source_of(id: str, shape: SourceShape) -> Source:
    return Source(
        id,
        plain(shape.title or id),
        plain(shape.author or ""),
        plain(shape.published or ""),
        plain(shape.note or ""),
        plain(shape.address or ""),
        shape.checked,
    )


def read_citation(
    shape: CiteShape | None, sources: dict[str, Source], place: Place, problems: Problems
) -> Citation | None:
    """A place in a source. The source may be left out where the rulebook has one; a bare id means that source."""
    if shape is None:
        return None
    at = tuple(plain(word) for word in shape.at)
    at_place = shape.at[0].place if shape.at else place
    source = plain(shape.in_) if shape.in_ else ""
    if not source and len(at) == 1 and at[0] in sources:
        source, at = at[0], ()
    elif not source and len(sources) == 1:
        source = next(iter(sources))
    elif source and source not in sources:
        near = nearest(source, sources)
        problems.add(
            "F211",
            f"No source is called '{source}'.",
            shape.in_.place if shape.in_ else at_place,
            note="The explanation of a conclusion could not say where it comes from.",
            fix=f"Did you mean '{near}'?" if near else "Declare it under `sources`.",
            edit=whole(shape.in_, near) if near and shape.in_ else None,
        )
    elif not source and len(sources) != 1:
        source = ", ".join(at) if not sources else ""
    return Citation(source, at, plain(shape.quote or ""), at_place)
