"""From nodes to kinds, names and sources; each mistake in them is told with its remedy."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from .document import Fields, Items, Node
from .grammar import plain
from .place import Place, Text
from .problem import Problems, nearest
from .read_shape import read_shape
from .shapes import CiteShape, SourceShape
from .value import bare
from .vocabulary import Citation, Kind, Name, Source

_RESERVED = ("other",)


def read_kinds(node: Node | None, known: dict[str, Kind], problems: Problems) -> None:
    """Add the kinds under `kinds:` to `known`. A kind of things may be given further roles by a later file."""
    if node is None or (isinstance(node, Text) and node == ""):
        return
    if not isinstance(node, Fields):
        problems.add(
            "F107",
            "Under 'kinds' a list of `kind: [roles]` is needed.",
            node.place,
            fix="state: [leader, ally]",
        )
        return
    for key, value in node.items():
        at = node.keys_at[key].place
        kind = _kind(plain(key), value, at, problems)
        if kind is None:
            continue
        before = known.get(kind.name)
        if before is not None and (before.sort != "thing" or kind.sort != "thing"):
            if (before.sort, before.words) != (kind.sort, kind.words):
                problems.add(
                    "F201",
                    f"The kind '{kind.name}' is declared twice, differently.",
                    at,
                    also=[("first", before.place)],
                    fix="Keep one of the two.",
                )
            continue
        owners = {role: other for other in known.values() for role in other.roles if other.name != kind.name}
        roles = []
        for role in kind.roles:
            if role in owners:
                problems.add(
                    "F201",
                    f"'{role}' is already a role of '{owners[role].name}'.",
                    at,
                    note="A rule could not tell which kind <" + role + "> is.",
                    fix="Give it another name.",
                    also=[("first", owners[role].place)],
                )
            else:
                roles.append(role)
        if kind.name in owners:
            continue
        merged = tuple(dict.fromkeys((*(before.roles if before else ()), *roles)))
        known[kind.name] = Kind(kind.name, kind.sort, merged, kind.words, before.place if before else kind.place)


def _kind(name: str, value: Node, at: Place, problems: Problems) -> Kind | None:
    if not _is_label(name):
        problems.add(
            "F213",
            f"'{name}' cannot name a kind.",
            at,
            note="A name in angle brackets must not hold brackets, begin with 'other' or end in a number.",
            fix="Use a plain word.",
        )
        return None
    if isinstance(value, Text) and value.lower() == "number":
        return Kind(name, "number", (name,), (), at)
    if isinstance(value, Fields):
        words = next((node for key, node in value.items() if key.lower() == "choice"), None)
        if isinstance(words, Items) and words and all(isinstance(word, Text) and word for word in words):
            return Kind(name, "choice", (name,), tuple(dict.fromkeys(plain(cast(Text, word)) for word in words)), at)
        problems.add(
            "F107",
            f"The choice '{name}' has no words.",
            value.place,
            fix=f"{name}: {{choice: [first, second]}}",
        )
        return None
    roles = (
        []
        if isinstance(value, Text) and value in ("", "name", "names")
        else [value]
        if isinstance(value, Text)
        else list(value)
    )
    found = [name]
    for role in roles:
        if not isinstance(role, Text) or not _is_label(plain(role)):
            problems.add("F213", "This cannot be a role.", role.place, fix="Use a plain word, such as ally.")
        else:
            found.append(plain(role))
    return Kind(name, "thing", tuple(dict.fromkeys(found)), (), at)


def _is_label(word: str) -> bool:
    parts = word.split(" ")
    return (
        bool(word)
        and word[0].isalpha()
        and not any(char in "<>=" for char in word)
        and parts[0] not in _RESERVED
        and not parts[-1].isdigit()
    )


def read_names(node: Node | None, kinds: dict[str, Kind], known: list[Name], problems: Problems) -> None:
    """Add the names under `names:` (or a case's `who:`) to `known`; one spelling may mean one thing of a kind."""
    if node is None or (isinstance(node, Text) and node == ""):
        return
    if not isinstance(node, Fields):
        problems.add(
            "F107",
            "Under this key `kind: {name: [spellings]}` is needed.",
            node.place,
            fix="state: {Russia: [Moscow]}",
        )
        return
    taken = {(name.kind, bare(plain(spelling))): name for name in known for spelling in (name.name, *name.spellings)}
    for key, value in node.items():
        kind = kinds.get(plain(key))
        at = node.keys_at[key].place
        if kind is None or kind.sort != "thing":
            near = nearest(key, [k.name for k in kinds.values() if k.sort == "thing"])
            problems.add(
                "F203",
                f"There is no kind of things called '{key}'.",
                at,
                note="Its names cannot stand in any sentence.",
                fix=f"Did you mean '{near}'?" if near else "Declare it under `kinds`.",
            )
            continue
        for name, spellings in _entries(value, problems):
            _add_name(kind, name, spellings, taken, known, problems)


def _entries(value: Node, problems: Problems) -> Iterable[tuple[Text, list[Text]]]:
    if isinstance(value, Text):
        return [(value, [])] if value else []
    found: list[tuple[Text, list[Text]]] = []
    groups: list[Node] = list(value) if isinstance(value, Items) else [value]
    for node in groups:
        if isinstance(node, Text):
            found.append((node, []))
        elif isinstance(node, Fields):
            for key, under in node.items():
                words = [under] if isinstance(under, Text) else list(under) if isinstance(under, Items) else []
                found.append((node.keys_at[key], [word for word in words if isinstance(word, Text) and word]))
        else:
            problems.add("F107", "A list stands where a name is needed.", node.place, fix="One name per line.")
    return found


def _add_name(
    kind: Kind,
    name: Text,
    spellings: list[Text],
    taken: dict[tuple[str, str], Name],
    known: list[Name],
    problems: Problems,
) -> None:
    canonical = plain(name)
    if not bare(canonical) or any(char in canonical for char in "<>"):
        problems.add("F213", f"'{name}' cannot be a name.", name.place, fix="Use words without angle brackets.")
        return
    same = taken.get((kind.name, bare(canonical)))
    if same is not None and bare(same.name) == bare(canonical):
        fresh = tuple(s for s in map(plain, spellings) if (kind.name, bare(s)) not in taken)
        if not fresh:
            return
        merged = Name(kind.name, same.name, (*same.spellings, *fresh), same.place)
        known[known.index(same)] = merged
        for spelling in (merged.name, *merged.spellings):
            taken[kind.name, bare(spelling)] = merged
        return
    declared = Name(kind.name, canonical, tuple(plain(s) for s in spellings), name.place)
    for spelling in (name, *spellings):
        key = (kind.name, bare(plain(spelling)))
        other = taken.get(key)
        if other is not None and other.name != canonical:
            problems.add(
                "F202",
                f"'{spelling}' already means {other.name}.",
                spelling.place,
                note="A sentence with it could be read in two ways.",
                fix="Take it away from one of the two.",
                also=[("first", other.place)],
            )
        else:
            taken[key] = declared
    known.append(declared)


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
            note="A reader could not look it up.",
            fix=f"Did you mean '{near}'?" if near else "Declare it under `sources`.",
        )
    elif not source and len(sources) != 1:
        source = ", ".join(at) if not sources else ""
    return Citation(source, at, plain(shape.quote or ""), at_place)
