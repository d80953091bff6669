"""What the schemas of answers are made of."""

from __future__ import annotations

from engine.language.value import Certainty

from .parts import Json

TEXT: Json = {"type": "string"}
NUMBER: Json = {"type": "integer"}
TRUE: Json = {"type": "boolean"}


def listed(item: Json) -> Json:
    return {"type": "array", "items": item}


def maybe(item: Json) -> Json:
    """The value, or null."""
    return {"anyOf": [item, {"type": "null"}]}


def described(value: Json, description: str) -> Json:
    return value | {"description": description}


def group(required: dict[str, Json], optional: dict[str, Json] | None = None, description: str = "") -> Json:
    made: Json = {"type": "object", "properties": {**required, **(optional or {})}, "required": list(required)}
    return made | ({"description": description} if description else {})


CERTAINTY: Json = {"enum": [str(level) for level in Certainty]}
STEPS = described(listed(NUMBER), "Numbers of steps.")
SENTENCE = described(TEXT, "A sentence in its canonical wording.")
