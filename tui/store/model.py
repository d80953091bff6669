"""The shape of the file in which the answers to one case are kept."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError, ValidatorFunctionWrapHandler, field_validator
from pydantic import Field as Kind

VERSION = 2
"""Raised when what is kept says more than an older program could keep; older files are read as they are."""

Standing = Literal["stated", "denied", "open"]
Certainty = Literal["certain", "likely", "possible"]
Field = Literal["by", "source", "disputed"]
"""What can be said beside a sentence."""


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class Answer(_Value):
    """One sentence of the case as the user leaves it: so, not so, or open; and how sure.

    Who says so, the source and whether it is disputed are None where the user said nothing of that: then the file
    says it. With a round it is an event of the play: put in before that round (from 1), or taken out where it is
    left open.
    """

    sentence: str
    standing: Standing
    certainty: Certainty = "certain"
    round: int = 0
    by: str | None = None
    source: str | None = None
    """As it is written in a file: the id of a source and the place, or free words."""
    disputed: bool | None = None

    def says(self, other: Answer) -> bool:
        """Whether it says the same of the sentence, whoever says so."""
        return (self.sentence, self.standing, self.certainty) == (other.sentence, other.standing, other.certainty)

    @property
    def beside(self) -> dict[str, str | bool]:
        """What the user said beside the sentence: by, source, disputed; less what was never said."""
        said = {"by": self.by, "source": self.source, "disputed": self.disputed}
        return {key: value for key, value in said.items() if value is not None}


class Expectation(_Value):
    """What the user expects to come: how likely, and within how long."""

    sentence: str
    chance: str
    percent: int
    within: str
    days: int


class Arrival(_Value):
    """What the user says came later: on a day (2014-06-30), a sentence or its denial."""

    date: str
    sentence: str
    denied: bool = False


class Change(_Value):
    """One act of the user, which undo takes back as a whole. Wording a fact anew is two answers."""

    id: str
    words: str
    answers: tuple[Answer, ...] = ()
    expected: Expectation | None = None
    arrived: Arrival | None = None
    rules: str | None = None
    """The path of the rulebook that reads the case from now on; "" is the case's own."""
    afresh: bool = False
    """All that was said before is forgotten, except by which rulebook the case is read."""


class Place(_Value):
    """Where the user was, so that Enter alone goes on from there. What no longer is there is passed over."""

    place: str = "case"
    view: str = ""
    """The view of the place; empty for the first."""
    about: str = ""
    """What the view is about besides its marked line: what was asked to change, or the chosen circle."""
    mark: str = ""
    """The id of the marked line."""
    step: int = 0


class Kept(_Value):
    """Everything that is kept about one case."""

    version: int = VERSION
    case: str
    title: str = ""
    revision: int = 0
    writer: str = ""
    changes: tuple[Change, ...] = ()
    done: int = Kind(default=0, ge=0)
    draft: str = ""
    tries: tuple[Change, ...] = ()
    """The turns of what was being tried and not kept yet."""
    pins: tuple[str, ...] = ()
    """Sentences that stay as they are when the least change is looked for."""
    at: Place = Place()
    predicted: dict[str, dict[str, int]] = {}
    """For each rule, how often it was predicted, and how: understood, half, missed, seen."""
    left: bool = False
    """Whether the program was left properly the last time."""

    @field_validator("at", mode="wrap")
    @classmethod
    def _or_the_beginning(cls, value: object, read: ValidatorFunctionWrapHandler) -> Place:
        """Where one was is no answer: what cannot be read of it does no harm to the answers."""
        try:
            found: Place = read(value)
        except ValidationError:
            return Place()
        return found
