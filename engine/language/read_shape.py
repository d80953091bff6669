"""From a tree of nodes to a shape: what does not fit becomes a problem, is left out, and the rest is read on."""

from __future__ import annotations

from functools import cache
from typing import Any, TypeVar

from .document import Fields, Items, Node
from .edit import Edit, insert, piece, whole
from .grammar import plain
from .misshape import colon_in_words, comma_in_group
from .place import Place, Text
from .problem import Problems, listed, nearest
from .shapes import BookPartShape, Misfit, Shape, key_of

S = TypeVar("S", bound=Shape)

_ROUNDS = 200


def read_shape(node: Node, model: type[S], problems: Problems) -> S | None:
    """`node` as `model`; None where too little is left of it."""
    _same_key_twice(node, problems)
    for _ in range(_ROUNDS):
        try:
            return model.read(node)
        except Misfit:
            from .models import misfits  # not before: to load pydantic takes its time

            found = misfits(node, model)
            _tell(found, node, model, problems)
            pruned = False
            for error in sorted(found, key=lambda error: str(error["loc"]), reverse=True):
                pruned = _prune(node, list(error["loc"]), error["type"]) or pruned
            if not pruned:
                return None
    return None


def keys_of(model: type[Shape]) -> list[str]:
    """The keys of a model as an author writes them."""
    return [key.replace("_", " ") for key in model.keys]


def _step(node: Node, step: str | int) -> tuple[Node, str | None]:
    """The node one step down, and its key as written where it hangs under one."""
    if isinstance(step, int):
        return (node[step], None) if isinstance(node, Items) and step < len(node) else (node, None)
    if isinstance(node, Fields):
        for key in node:
            if key_of(key) == step:
                return node[key], key
    return node, None


def _walk(node: Node, loc: list[str | int]) -> tuple[Node, Node, str | None]:
    """The node at `loc`, the one that holds it, and its key."""
    holder, key = node, None
    for step in loc:
        holder = node
        node, key = _step(node, step)
    return node, holder, key


def _tell(errors: list[Any], root: Node, model: type[Shape], problems: Problems) -> None:
    missing = {
        (tuple(error["loc"][:-1]), str(error["loc"][-1]).replace("_", " ")): error
        for error in errors
        if error["type"] == "missing"
    }
    for error in errors:
        loc = list(error["loc"])
        node, holder, key = _walk(root, loc)
        if error["type"] == "extra_forbidden" and isinstance(holder, Fields):
            owner = _model_at(model, loc[:-1])
            written = next((k for k in holder if key_of(k) == loc[-1]), str(loc[-1]))
            wanted = [name for (at, name) in missing if at == tuple(loc[:-1])]
            meant = _unknown_key(holder, written, owner, wanted, problems)
            for name in meant:
                missing.pop((tuple(loc[:-1]), name), None)
        elif error["type"] in ("shape", "value"):
            _misfit(error, node, key, problems)
    for at, name in missing:
        node, _, _ = _walk(root, list(at))
        owner = _model_at(model, list(at))
        _missing(name, node, owner, problems)


def _unknown_key(
    holder: Fields, written: str, owner: type[Shape], wanted: list[str], problems: Problems
) -> tuple[str, ...]:
    """Tell a key that the group does not have; returns the missing keys that are explained by it."""
    note = "What stands under it takes no part in the inference."
    if comma_in_group(holder, written, problems, note):
        return ()
    if owner.short and len(holder) == 1 and "<" in written and colon_in_words(holder, problems, note):
        return (owner.short,)
    if _name_for_item(holder, written, owner, problems):
        return tuple(wanted)
    at, known = holder.keys_at[written], keys_of(owner)
    word = key_of(written).replace("_", " ")
    elsewhere = next((shape for shape in all_shapes() if word in keys_of(shape) and shape is not owner), None)
    free = [name for name in known if name not in map(plain_key, holder)]
    near = nearest(word, wanted, 0.5) or nearest(word, free, 0.6 if elsewhere is None else 0.85)
    if near:
        fix = f"Did you mean '{near}:'?"
    elif elsewhere is not None:
        fix = f"'{word}:' is a key of {elsewhere.where}: look at how deep the line begins."
    else:
        fix = f"Known keys: {', '.join(known)}."
    problems.add(
        "F105",
        f"There is no key '{written}' in {owner.where}.",
        at.place,
        note=note,
        fix=fix,
        edit=piece(at, plain(written), near) if near else None,
    )
    return (near,) if near else ()


def _name_for_item(holder: Fields, written: str, owner: type[Shape], problems: Problems) -> bool:
    """`rift:` with the keys of a rule below it, where a list of rules is needed."""
    at, value = holder.keys_at[written], holder[written]
    if holder.flow or "id" not in keys_of(owner) or not isinstance(value, Fields) or value.flow:
        return False
    if not {plain_key(key) for key in value} & set(keys_of(owner)):
        return False
    problems.add(
        "F107",
        f"'{written}:' stands where a rule is needed.",
        at.place,
        note="Rules are a list: each begins with a dash. What stands under this key takes no part in the inference.",
        fix="Begin the rule with a dash and its id.",
        edit=Edit(at.place, len(at.source) + 1, f"- id: {written}") if at.source else None,
    )
    return True


def plain_key(key: str) -> str:
    """A key as a problem shows it: small letters, blanks between its words."""
    return key_of(key).replace("_", " ")


def _misfit(error: Any, node: Node, key: str | None, problems: Problems) -> None:
    """A list, a group or a word where another of the three is needed; or a word that is not one of those known."""
    context = error.get("ctx", {})
    message = error["msg"][:1].upper() + error["msg"][1:]
    note = "As it stands it takes no part in the inference."
    under = f" under '{key}'" if key else ""
    if error["type"] == "shape":
        if colon_in_words(node, problems, note):
            return
        fix = "Look at the blanks at the start of the lines, and at the dash before each item of a list."
        if isinstance(node, Items | Fields) and node.flow:
            fix = "Write it without brackets, or put the whole of it in quotes."
        if isinstance(node, Text) and not node:
            fix = "Write what belongs there, or delete the line."
        problems.add("F107", f"{message}{under}.", node.place, note=note, fix=fix)
        return
    known = [word for word in str(context.get("known", "")).split(", ") if word]
    word = str(context.get("word", ""))
    near = nearest(word, known, 0.4) if word else None
    problems.add(
        "F108",
        f"{message}{under}.",
        node.place,
        note=note,
        fix=f"Did you mean '{near}'?" if near else f"Write {listed(known, 'or')}." if known else "Write it in digits.",
        edit=whole(node, near) if near and isinstance(node, Text) else None,
    )


def _missing(name: str, node: Node, owner: type[Shape], problems: Problems) -> None:
    place = node.place
    if isinstance(node, Fields) and node.keys_at and not node:
        return  # nothing is left of it, and that has been told
    if isinstance(node, Fields) and node.keys_at:
        place = next(iter(node.keys_at.values())).place
    texts = node.values() if isinstance(node, Fields) else ()
    for text in texts:
        if isinstance(text, Text) and (mark := key_in_text(text, name)) is not None:
            problems.add(
                "F122",
                f"The colon after '{name}' is missing.",
                mark,
                note="Without it the line, and what stands below it, are read as words of the line above.",
                fix=f"Write '{name}:'.",
                edit=insert(mark._replace(column=mark.column + len(name)), ":"),
            )
            return
    problems.add(
        "F106",
        f"'{name}' is missing in {owner.where}.",
        place,
        note="Without it this is left out, as if it were not written.",
        fix=f"Add a line '{name}:' as deep as its other keys.",
    )


def key_in_text(text: Text, name: str) -> Place | None:
    """The place of a key without its colon, at the start of a line that was read as a part of `text`."""
    if text.lines < 2 or text.source[:1] in ("", "'", '"', "|", ">"):
        return None
    for at, row in enumerate(text.source.split("\n")):
        if at and row.strip().casefold().split(" - ")[0].strip() == name:
            return Place(text.place.file, text.place.line + at, len(row) - len(row.lstrip()) + 1, len(name))
    return None


def all_shapes() -> list[type[Shape]]:
    """Every group of keys that there is, those of rulebooks first."""
    return [shape for shape in Shape.__subclasses__() if shape is not BookPartShape] + BookPartShape.__subclasses__()


def _same_key_twice(node: Node, problems: Problems) -> None:
    """Keys that differ only in capitals or blanks: `If:` and `if:`. The later one is told and taken out."""
    if isinstance(node, Items):
        for item in node:
            _same_key_twice(item, problems)
        return
    if not isinstance(node, Fields):
        return
    first: dict[str, str] = {}
    for key in list(node):
        _same_key_twice(node[key], problems)
        name = key_of(key)
        if name in first and name in _every_key():
            problems.add(
                "F104",
                f"'{first[name]}' and '{key}' are the same key, so it stands twice here.",
                node.keys_at[key].place,
                note="Only the first of the two is read; what stands under the second takes no part.",
                fix="Join the two, or delete one.",
                also=[("first", node.keys_at[first[name]].place)],
            )
            del node[key]
        first.setdefault(name, key)


@cache
def _every_key() -> frozenset[str]:
    return frozenset(name for shape in all_shapes() for key in keys_of(shape) for name in [key_of(key)])


def _model_at(model: type[Shape], loc: list[str | int]) -> type[Shape]:
    """The model of the group at `loc`."""
    for step in loc:
        if isinstance(step, int):
            continue
        key = model.keys.get(step)
        model = (key.reads.shape if key is not None else None) or model
    return model


def _prune(root: Node, loc: list[str | int], kind: str) -> bool:
    """Take out what does not fit: the key itself, or the whole group that lacks a key."""
    if kind == "missing":
        loc = loc[:-1]
    while loc:
        _, holder, _ = _walk(root, loc)
        step = loc[-1]
        if isinstance(step, int) and isinstance(holder, Items):
            if step < len(holder):
                del holder[step]
                return True
            return False
        if isinstance(step, str) and isinstance(holder, Fields):
            for key in list(holder):
                if key_of(key) == step:
                    del holder[key]
                    return True
        loc = loc[:-1]
    return False


def place_of(node: object, otherwise: Place) -> Place:
    """The place of a node or text; of what surrounds it where it has none."""
    return node.place if isinstance(node, Text | Items | Fields) else otherwise
