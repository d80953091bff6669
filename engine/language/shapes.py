"""The shape of the files, as pydantic models: which keys there are and what may stand under each.

The same models give the JSON Schema for editors. Sentences and conditions are read by the grammar later;
here they are only `Text` or a node.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, ClassVar, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainValidator,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import PydanticCustomError

from .document import Fields, Items
from .place import Text

_YES, _NO = ("true", "yes", "on"), ("false", "no", "off")


def _text(node: object) -> Text:
    if not isinstance(node, Text):
        what = "a list" if isinstance(node, Items) else "a group of keys"
        raise PydanticCustomError("shape", "{what} stands where words are needed", {"what": what})
    return node


def _switch(node: object) -> bool:
    word = _text(node).lower()
    if word not in _YES + _NO:
        raise PydanticCustomError("value", "'{word}' is neither true nor false", {"word": word, "known": "true, false"})
    return word in _YES


def _count(node: object) -> int:
    word = _text(node)
    if not (word.isascii() and word.isdigit() and len(word) < 10):
        raise PydanticCustomError("value", "'{word}' is no whole number", {"word": str(word), "known": ""})
    return int(word)


def _list(node: object) -> object:
    """One thing in place of a list of one; an empty value is an empty list."""
    if isinstance(node, Items):
        return list(node)
    return [] if isinstance(node, Text) and node == "" else [node]


def _word_of(words: tuple[str, ...]) -> Callable[[object], Text]:
    """Accepts one of these words, in any case."""

    def check(node: object) -> Text:
        word = _text(node)
        if word.lower() not in words:
            raise PydanticCustomError(
                "value", "'{word}' is not one of {known}", {"word": str(word), "known": ", ".join(words)}
            )
        return Text.at(word.lower(), word.place, word.quoted, word.lines, word.cut)

    return check


_CERTAINTY = ("possible", "likely", "certain")
_STATUS = ("explicit", "implicit", "question", "extension", "literature")
_CLAIM = ("fact", "judgement", "norm", "forecast")
_VERDICT = ("hit", "partial", "miss", "silent")
_SENTENCE = {"type": "string", "title": "sentence"}
Words = Annotated[Text, PlainValidator(_text), WithJsonSchema({"type": "string"})]
Sentence = Annotated[Text, PlainValidator(_text), WithJsonSchema(_SENTENCE)]
Switch = Annotated[bool, PlainValidator(_switch), WithJsonSchema({"type": "boolean"})]
Number = Annotated[int, PlainValidator(_count), WithJsonSchema({"type": "integer"})]
Several = Annotated[list[Words], BeforeValidator(_list)]
Node = Annotated[Any, WithJsonSchema({"type": ["string", "object", "array"]})]
Nodes = Annotated[list[Node], BeforeValidator(_list)]
CertaintyWord = Annotated[Text, PlainValidator(_word_of(_CERTAINTY)), WithJsonSchema({"enum": list(_CERTAINTY)})]
StatusWord = Annotated[Text, PlainValidator(_word_of(_STATUS)), WithJsonSchema({"enum": list(_STATUS)})]
ClaimWord = Annotated[Text, PlainValidator(_word_of(_CLAIM)), WithJsonSchema({"enum": list(_CLAIM)})]
VerdictWord = Annotated[Text, PlainValidator(_word_of(_VERDICT)), WithJsonSchema({"enum": list(_VERDICT)})]


class Shape(BaseModel):
    """A group of keys; keys are read regardless of case, a blank or "_" between words is the same."""

    model_config = ConfigDict(extra="forbid", arbitrary_types_allowed=True, defer_build=True)
    short: ClassVar[str] = ""  # the key that a bare word in place of the group stands for
    where: ClassVar[str] = "a group"  # what the group is, in a problem's words

    @model_validator(mode="before")
    @classmethod
    def _by_key(cls, node: object) -> object:
        if isinstance(node, Text) and cls.short and node:
            return {cls.short: node}
        if isinstance(node, dict) and not isinstance(node, Fields):
            return node
        if not isinstance(node, Fields):
            what = "A list" if isinstance(node, Items) else "A bare word"
            raise PydanticCustomError(
                "shape", "{what} stands where {where} is needed", {"what": what, "where": cls.where}
            )
        return {key_of(key): value for key, value in node.items()}


def key_of(key: str) -> str:
    """A key as the models name it."""
    return "_".join(key.casefold().split())


class SourceShape(Shape):
    where: ClassVar[str] = "a source (title, author, published, address ...)"
    short: ClassVar[str] = "title"
    title: Words | None = Field(None, description="What the text is called.")
    author: Words | None = Field(None, description="Who wrote it.")
    published: Words | None = Field(None, description="When and where it came out.")
    note: Words | None = Field(None, description="Anything a reader should know about it.")
    address: Words | None = Field(None, description="Where it can be found.")
    checked: Switch = Field(True, description="false where nobody opened the source.")


class CiteShape(Shape):
    where: ClassVar[str] = "a place in a source (in, at, quote)"
    short: ClassVar[str] = "at"
    in_: Words | None = Field(None, alias="in", description="Which of the sources.")
    at: Several = Field([], description="The sentence or page, or a list of them.")
    quote: Words | None = Field(None, description="The author's words, shortly.")


class StatementShape(Shape):
    where: ClassVar[str] = "a statement (say, deny, ask, help ...)"
    short: ClassVar[str] = "say"
    say: Sentence = Field(description="The wording, with blanks in angle brackets: <ally> trusts <leader>.")
    also: Several = Field([], description="Other wordings that mean the same.")
    deny: Sentence | None = Field(None, description="How one says that it is not so.")
    ask: Words | None = Field(None, description="The same as a question; makes it something a user may enter.")
    help: Words | None = Field(None, description="What counts as a yes.")
    topic: Words | None = Field(None, description="Under which heading the screen shows it.")
    symmetric: Switch = Field(False, description="true if the order of the two names means nothing.")
    opposite: Sentence | None = Field(None, description="A statement that may not hold together with this one.")
    one: Words | None = Field(None, description="The blank that can have one value only, such as <view>.")
    claim: ClaimWord = Field(Text("fact"), description="fact, judgement, norm or forecast.")
    lasts: Switch = Field(True, description="false if it is gone after one round of play.")
    note: Words | None = Field(None, description="A remark for whoever reads the file.")


class RuleShape(Shape):
    where: ClassVar[str] = "a rule (id, if, then ...)"
    id: Words = Field(description="A short name without blanks, used by expectations and screens.")
    title: Words | None = Field(None, description="What the rule is called on screen.")
    theme: Words | None = Field(None, description="A heading to group rules by.")
    if_: Nodes = Field(alias="if", description="The conditions; all must hold. One per line.")
    unless: Nodes = Field([], description="Exceptions; none may hold.")
    even_if: Nodes = Field([], description="Concessions: they change nothing and are mentioned.")
    then: Nodes | None = Field(None, description="What follows now; several are a step each.")
    leads_to: Nodes | None = Field(None, description="What it causes in the next round, in place of then.")
    certainty: CertaintyWord = Field(Text("certain"), description="possible, likely or certain.")
    status: StatusWord = Field(Text("explicit"), description="Whose words the rule is: explicit, implicit, ...")
    because: Words | None = Field(None, description="The reason, as a sentence with the rule's variables.")
    source: CiteShape | None = Field(None, description="Where the author says so.")
    note: Words | None = Field(None, description="A remark for whoever reads the file.")


class QuestionShape(Shape):
    where: ClassVar[str] = "a question (ask, yes, no)"
    ask: Words = Field(description="The question in words.")
    yes: Sentence | None = Field(None, description="The sentence that answers it with yes.")
    no: Sentence | None = Field(None, description="The sentence that answers it with no.")
    source: CiteShape | None = Field(None, description="Where the author asks it.")
    note: Words | None = Field(None, description="A remark for whoever reads the file.")


class CircleShape(Shape):
    where: ClassVar[str] = "a circle (name, through)"
    name: Words = Field(description="What the feedback loop is called.")
    through: Several = Field(description="The statements it runs through, in order.")
    about: Words | None = Field(None, description="What it means.")


class AssumptionShape(Shape):
    where: ClassVar[str] = "an assumption (say, under)"
    short: ClassVar[str] = "say"
    say: Words = Field(description="What the author takes for granted.")
    under: Several = Field([], description="The ids of the rules that need it.")
    source: CiteShape | None = Field(None, description="Where one sees it.")
    note: Words | None = Field(None, description="How solid it is.")


class NotEncodedShape(Shape):
    where: ClassVar[str] = "a place that became no rule (at, why)"
    at: Several = Field(description="The sentence or a list of them.")
    why: Words = Field(description="Why it became no rule.")


class BookPartShape(Shape):
    """What any file of a rulebook may hold."""

    where: ClassVar[str] = "a rulebook file"
    sources: Node = Field(None, description="The texts that are cited: id, then title, author and so on.")
    kinds: Node = Field(None, description="What can be named: kind: [roles], kind: number, kind: {choice: [...]}.")
    names: Node = Field(None, description="Names known to every case: kind, then name: [other spellings].")
    statements: Annotated[list[StatementShape], BeforeValidator(_list)] = Field([], description="What can be said.")
    rules: Annotated[list[RuleShape], BeforeValidator(_list)] = Field([], description="What follows from what.")
    questions: Annotated[list[QuestionShape], BeforeValidator(_list)] = Field([], description="What is asked.")
    circles: Annotated[list[CircleShape], BeforeValidator(_list)] = Field([], description="Loops that are meant.")
    assumptions: Annotated[list[AssumptionShape], BeforeValidator(_list)] = Field([], description="Left unsaid.")
    not_encoded: Annotated[list[NotEncodedShape], BeforeValidator(_list)] = Field([], description="Left out, and why.")


class BookShape(BookPartShape):
    """A rulebook file, or the first file of a rulebook folder."""

    rulebook: Words = Field(description="The rulebook's id: the name by which cases ask for it.")
    title: Words | None = Field(None, description="What the rulebook is called.")
    about: Words | None = Field(None, description="One paragraph on what it holds.")
    uses: Several = Field([], description="Rulebooks whose kinds, names, statements and rules are taken over.")


class LaterShape(Shape):
    where: ClassVar[str] = "something learned later (date, facts)"
    date: Words = Field(description="When it became known.")
    facts: Nodes = Field(description="The sentences.")
    source: Words | None = Field(None, description="Where it is reported.")
    checked: Switch = Field(True, description="false where nobody opened the source.")


class EventShape(Shape):
    where: ClassVar[str] = "an event (round, facts)"
    round: Number = Field(description="The round before which it is put in, from 1.")
    facts: Nodes = Field(description="The sentences.")


class VerdictShape(Shape):
    where: ClassVar[str] = "a verdict (on, verdict, because)"
    on: Words = Field(description="The conclusion that is judged.")
    verdict: VerdictWord = Field(description="hit, partial, miss or silent.")
    because: Words | None = Field(None, description="The reason for the verdict.")


class CaseShape(Shape):
    """A case file."""

    where: ClassVar[str] = "a case file"
    case: Words = Field(description="What the case is called.")
    rulebook: Several = Field([], description="The rulebook, or a list of rival ones; `run` takes the first.")
    as_of: Words | None = Field(None, description="The date of the facts.")
    who: Node = Field(None, description="Names beyond those of the rulebook.")
    facts: Nodes = Field([], description="What is so: sentences, `not:` for what is denied, `likely:` for unsure ones.")
    later: Annotated[list[LaterShape], BeforeValidator(_list)] = Field([], description="What was learned afterwards.")
    events: Annotated[list[EventShape], BeforeValidator(_list)] = Field([], description="Facts put in before a round.")
    expect: Nodes = Field([], description="What `foedus test` checks.")
    outcome: Words | None = Field(None, description="What happened in the end.")
    verdicts: Annotated[list[VerdictShape], BeforeValidator(_list)] = Field([], description="Judgements in hindsight.")
    lesson: Words | None = Field(None, description="What a class can learn from it.")
    sources: Node = Field(None, description="Where the facts are from.")
    note: Words | None = Field(None, description="A remark for whoever reads the file.")


Kinds = Literal["book", "part", "case"]
