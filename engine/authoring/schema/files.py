"""The schema of rulebook and case files, from the shapes that read them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from engine.language.models import model_of
from engine.language.rulebook import Rulebook
from engine.language.shapes import BookShape, CaseShape, CiteShape, Shape, SourceShape
from engine.language.vocabulary import Statement

from .parts import WORDS, Json, definitions, one_or_more, ref

DRAFT = "http://json-schema.org/draft-07/schema#"
VERSION = "1"

# Keys whose values the grammar reads.
_BELOW = {
    "if": "conditions",
    "unless": "conditions",
    "even if": "conditions",
    "then": "conclusions",
    "leads to": "conclusions",
    "facts": "facts",
    "expect": "expectations",
    "kinds": "kinds",
    "names": "names",
    "who": "names",
    "sources": "sources",
}


@dataclass(frozen=True, slots=True)
class Completions:
    """The sentences of a rulebook that an editor offers while one types, and the ids of its rules."""

    sentences: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()

    @staticmethod
    def of(rulebook: Rulebook) -> Completions:
        """Every wording with its blanks, and every rule."""
        wordings = [text for statement in rulebook.statements for text in _wordings(statement)]
        return Completions(tuple(dict.fromkeys(wordings)), tuple(rule.id for rule in rulebook.rules))


def _wordings(statement: Statement) -> list[str]:
    said = [str(statement.say.text)]
    return said + ([str(statement.deny.text)] if statement.deny is not None else [])


def rulebook_schema(completions: Completions | None = None) -> Json:
    """A rulebook file, or one file of a rulebook folder."""
    return _whole("rulebook", "A rulebook of Foedus", [BookShape, SourceShape], completions)


def case_schema(completions: Completions | None = None) -> Json:
    """A case file."""
    return _whole("case", "A case of Foedus", [CaseShape, SourceShape, CiteShape], completions)


def file_schema(completions: Completions | None = None) -> Json:
    """Either: a file with `case:` is a case."""
    book, case = rulebook_schema(completions), case_schema(completions)
    merged = {**book["definitions"], **case["definitions"]}
    merged["rulebook file"], merged["case file"] = _inner(book), _inner(case)
    return {
        "$schema": DRAFT,
        "$id": f"foedus-file-{VERSION}",
        "title": "A file of Foedus",
        "description": "A rulebook, or a case: a file with `case:` is one.",
        "if": {"required": ["case"]},
        "then": ref("case file"),
        "else": ref("rulebook file"),
        "definitions": merged,
    }


def _inner(schema: Json) -> Json:
    return {key: value for key, value in schema.items() if key not in ("$schema", "$id", "definitions")}


def _whole(name: str, title: str, models: list[type[Shape]], completions: Completions | None) -> Json:
    offered = completions or Completions()
    found = definitions(list(offered.sentences), list(offered.ids))
    shapes: dict[str, type[Shape]] = {}
    for model in models:
        _gather(model, shapes)
    raw = {shape: model_of(model).model_json_schema() for shape, model in shapes.items()}
    written = {_name(shapes[shape]): _group(shapes[shape], schema) for shape, schema in raw.items()}
    root = written.pop(_name(models[0]))
    if name == "rulebook":
        del root["required"]  # the other files of a rulebook folder do without
    found |= written
    return {
        "$schema": DRAFT,
        "$id": f"foedus-{name}-{VERSION}",
        **root,
        "title": title,
        "definitions": _used(root, found),
    }


def _gather(model: type[Shape], found: dict[str, type[Shape]]) -> None:
    """A shape and all that it names."""
    if model.__name__ in found:
        return
    found[model.__name__] = model
    for key in model.keys.values():
        if key.reads.shape is not None:
            _gather(key.reads.shape, found)


def _name(model: type[Shape]) -> str:
    """What a group is called in a definition: "rule", "citation"."""
    words = model.where.split(" (")[0].removeprefix("a ").removeprefix("an ")
    return "citation" if model is CiteShape else words


def _group(model: type[Shape], schema: Json) -> Json:
    """A shape as a group of keys, with what an instructor reads about each."""
    properties = {}
    for key, said in schema["properties"].items():
        spelled = key.replace("_", " ")
        value = ref(_BELOW[spelled]) if spelled in _BELOW else _value(said)
        properties[spelled] = value | ({"description": said["description"]} if "description" in said else {})
    required = [key.replace("_", " ") for key in schema.get("required", [])]
    group: Json = {"title": model.where.split(" (")[0], "type": "object", "properties": properties}
    if model.__name__ == "RuleShape":
        group["anyOf"] = [{"required": ["then"]}, {"required": ["leads to"]}]
    if required:
        group["required"] = required
    return group | {"additionalProperties": False}


def _value(said: Json) -> Json:
    """The value of a key: what pydantic says, widened to all that the reader takes."""
    if "$ref" in said:
        return _shape(said["$ref"])
    if said.get("type") == "array":
        return one_or_more(_value(said["items"]))
    if said.get("title") == "sentence" or said.get("type") == "string":
        return dict(WORDS)
    return {key: value for key, value in said.items() if key in ("type", "enum")}


def _shape(reference: str) -> Json:
    """A group, or a bare word in place of one where it has a short form."""
    from engine.language import shapes

    model = getattr(shapes, reference.rsplit("/", 1)[1])
    group = ref(_name(model))
    if model.__name__ == "StatementShape":
        return {"anyOf": [{"type": "string", "title": "a statement: its wording"}, group]}
    return {"anyOf": [WORDS, group]} if model.short else group


def _used(root: Json, found: dict[str, Json]) -> dict[str, Json]:
    """The definitions that the root needs, in order of name."""
    needed: set[str] = set()
    waiting: list[Any] = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict):
            target = node.get("$ref")
            if isinstance(target, str):
                name = target.removeprefix("#/definitions/")
                if name not in needed:
                    needed.add(name)
                    waiting.append(found[name])
            waiting += node.values()
        elif isinstance(node, list):
            waiting += node
    return {name: found[name] for name in sorted(needed)}
