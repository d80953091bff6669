"""The shapes as pydantic models, made where something does not fit and for the JSON Schema of editors."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainValidator,
    ValidationError,
    WithJsonSchema,
    create_model,
    model_validator,
)
from pydantic_core import PydanticCustomError

from .shapes import NEEDED, Key, Misfit, Reads, Shape, several

_MADE: dict[type[Shape], type[BaseModel]] = {}


def misfits(node: object, shape: type[Shape]) -> list[Any]:
    """All that does not fit, as pydantic tells it: `loc`, `type`, `msg`, `ctx`."""
    try:
        model_of(shape).model_validate(node)
    except ValidationError as errors:
        return list(errors.errors(include_url=False, include_input=False))
    return []


def model_of(shape: type[Shape]) -> type[BaseModel]:
    """The model of a shape; its name is that of the shape."""
    if shape not in _MADE:
        fields: dict[str, Any] = {key.name: _field(word, key) for word, key in shape.keys.items()}
        grouped: Any = model_validator(mode="before")(_telling(shape.grouped))
        _MADE[shape] = create_model(
            shape.__name__, __config__=ConfigDict(extra="forbid"), __validators__={"grouped": grouped}, **fields
        )
    return _MADE[shape]


def _field(word: str, key: Key) -> tuple[Any, Any]:
    """What may stand under a key. No value is taken from the model, so its defaults say only what is not needed."""
    return _kind(key.reads), Field(... if key.default is NEEDED else None, alias=word, description=key.about)


def _kind(reads: Reads) -> Any:
    one: Any = Annotated[Any, PlainValidator(_telling(reads.value)), WithJsonSchema(reads.schema)]
    if reads.shape is not None:
        one = model_of(reads.shape)
    return Annotated[list[one], BeforeValidator(several)] if reads.many else one


def _telling(read: Callable[[object], Any]) -> Callable[[object], Any]:
    """`read`, whose misfits pydantic collects."""

    def told(node: object) -> Any:
        try:
            return read(node)
        except Misfit as misfit:
            raise PydanticCustomError(misfit.kind, misfit.message, misfit.words) from misfit

    return told
