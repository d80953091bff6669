"""From a tree of nodes to a shape: what does not fit becomes a problem, is left out, and the rest is read on."""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import ValidationError

from .document import Fields, Items, Node
from .place import Place, Text
from .problem import Edit, Problems, nearest
from .shapes import Shape, key_of

S = TypeVar("S", bound=Shape)

_ROUNDS = 200


def read_shape(node: Node, model: type[S], problems: Problems) -> S | None:
    """`node` as `model`; None where too little is left of it."""
    for _ in range(_ROUNDS):
        try:
            return model.model_validate(node)
        except ValidationError as errors:
            found = errors.errors(include_url=False, include_input=False)
            _tell(found, node, model, problems)
            pruned = False
            for error in sorted(found, key=lambda error: str(error["loc"]), reverse=True):
                pruned = _prune(node, list(error["loc"]), error["type"]) or pruned
            if not pruned:
                return None
    return None


def keys_of(model: type[Shape]) -> list[str]:
    """The keys of a model as an author writes them."""
    return [(field.alias or name).replace("_", " ") for name, field in model.model_fields.items()]


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
        kind, context = error["type"], error.get("ctx", {})
        node, holder, key = _walk(root, loc)
        if kind == "extra_forbidden" and isinstance(holder, Fields):
            owner = _model_at(model, loc[:-1])
            written = next((k for k in holder if key_of(k) == loc[-1]), str(loc[-1]))
            known = keys_of(owner)
            wanted = [name for (at, name) in missing if at == tuple(loc[:-1])]
            near = nearest(key_of(written).replace("_", " "), wanted, 0.5) or nearest(
                key_of(written).replace("_", " "), known
            )
            if near:
                missing.pop((tuple(loc[:-1]), near), None)
            place = holder.keys_at[written].place
            problems.add(
                "F105",
                f"There is no key '{written}' in {owner.where}.",
                place,
                note="What stands under it takes no part in the inference.",
                fix=f"Did you mean '{near}'?" if near else f"Known keys: {', '.join(known)}.",
                edit=Edit(place, len(written), near) if near else None,
            )
        elif kind in ("shape", "value", "list_type", "model_type", "string_type"):
            place = node.place
            message = error["msg"][:1].upper() + error["msg"][1:]
            under = f" under '{key}'" if key else ""
            known_words = [word for word in str(context.get("known", "")).split(", ") if word]
            word = str(context.get("word", ""))
            near = nearest(word, known_words, 0.4) if word else None
            problems.add(
                "F108" if kind == "value" else "F107",
                f"{message}{under}.",
                place,
                note="As it stands, this part takes no part in the inference.",
                fix=f"Did you mean '{near}'?" if near else _shape_fix(node, known_words),
                edit=Edit(place, len(word), near) if near else None,
            )
    for (at, name), error in missing.items():
        node, _, _ = _walk(root, list(at))
        owner = _model_at(model, list(at))
        del error
        problems.add(
            "F106",
            f"'{name}' is missing in {owner.where}.",
            node.place,
            note="Without it this part is left out.",
            fix=f"Add a line '{name}:' at the depth of the other keys.",
        )


def _shape_fix(node: Node, known: list[str]) -> str:
    if known:
        return f"Write one of: {', '.join(known)}."
    if isinstance(node, Fields) and not node.flow:
        return "A sentence with ': ' in it stands in quotes; else look at the blanks at the start of the lines."
    return "Look at the blanks at the start of the lines, and at the dash before each item of a list."


def _model_at(model: type[Shape], loc: list[str | int]) -> type[Shape]:
    """The model of the group at `loc`."""
    for step in loc:
        if isinstance(step, int):
            continue
        for name, field in model.model_fields.items():
            if (field.alias or name) == step:
                inner = _shape_in(field.annotation)
                model = inner or model
    return model


def _shape_in(annotation: Any) -> type[Shape] | None:
    if isinstance(annotation, type) and issubclass(annotation, Shape):
        return annotation
    for inner in getattr(annotation, "__args__", ()):
        found = _shape_in(inner)
        if found is not None:
            return found
    return None


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
