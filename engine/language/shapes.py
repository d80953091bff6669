"""The shape of the files: which keys there are and what may stand under each.

A file that fits is read straight through these. `models` makes pydantic models of them, which tell all that does not
fit at once and give the JSON Schema for editors; most runs need neither, and to load pydantic is a third of their time.
Sentences and conditions are read by the grammar later; here they are only `Text` or a node.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar, NamedTuple, TypeVar

from .document import Fields, Items
from .place import Text

S = TypeVar("S", bound="Shape")

_YES, _NO = ("true", "yes", "on"), ("false", "no", "off")
NEEDED: Any = object()  # in place of a default: the group makes no sense without the key


class Misfit(Exception):
    """Something does not fit: `kind` is "shape", "value" or "key"; `words` fill the blanks of `message`."""

    def __init__(self, kind: str, message: str = "", **words: str) -> None:
        super().__init__(message.format(**words))
        self.kind, self.message, self.words = kind, message, words


class Reads(NamedTuple):
    """What may stand under a key: how one thing is read, and what an editor is told of it.

    `value` raises `Misfit`; `shape` is the group that stands there; of `many` things each may stand alone.
    """

    value: Callable[[object], Any]
    schema: dict[str, Any]
    shape: type[Shape] | None = None
    many: bool = False

    def read(self, node: object) -> Any:
        return [self.value(each) for each in several(node)] if self.many else self.value(node)


class Key(NamedTuple):
    """A key of a group: its attribute, what it reads, a line for editors, and what holds without it."""

    name: str
    reads: Reads
    about: str
    default: Any


def key(reads: Reads, about: str, default: Any = NEEDED) -> Any:
    """Declares a key; an underscore behind its name keeps it apart from a word of Python."""
    return Key("", reads, about, default)


class Shape:
    """A group of keys; keys are read regardless of case, a blank or "_" between words is the same."""

    short: ClassVar[str] = ""  # the key that a bare word in place of the group stands for
    where: ClassVar[str] = "a group"  # what the group is, in a problem's words
    keys: ClassVar[dict[str, Key]] = {}

    def __init_subclass__(cls) -> None:
        cls.keys = dict(cls.keys)
        for name, declared in list(vars(cls).items()):
            if isinstance(declared, Key):
                cls.keys[name.rstrip("_")] = declared._replace(name=name)
                setattr(cls, name, declared.default)

    @classmethod
    def read(cls: type[S], node: object) -> S:
        """`node` as such a group; `Misfit` if anything in it does not fit."""
        found = cls()
        given = cls.grouped(node)
        for word, value in given.items():
            if word not in cls.keys:
                raise Misfit("key")
            setattr(found, cls.keys[word].name, cls.keys[word].reads.read(value))
        if any(key.default is NEEDED and word not in given for word, key in cls.keys.items()):
            raise Misfit("key")
        return found

    @classmethod
    def grouped(cls, node: object) -> dict[str, object]:
        """What stands under each key, as the shapes spell it."""
        if isinstance(node, Text) and cls.short and node:
            return {cls.short: node}
        if not isinstance(node, Fields):
            what = "A list" if isinstance(node, Items) else "A bare word"
            raise Misfit("shape", "{what} stands where {where} is needed", what=what, where=cls.where)
        return {key_of(key): value for key, value in node.items()}


def key_of(key: str) -> str:
    """A key as the shapes name it."""
    return "_".join(key.casefold().split())


def several(node: object) -> list[Any]:
    """One thing in place of a list of one; an empty value is an empty list."""
    if isinstance(node, Items):
        return list(node)
    return [] if isinstance(node, Text) and node == "" else [node]


def _text(node: object) -> Text:
    if not isinstance(node, Text):
        what = "a list" if isinstance(node, Items) else "a group of keys"
        raise Misfit("shape", "{what} stands where words are needed", what=what)
    return node


def _switch(node: object) -> bool:
    word = _text(node).lower()
    if word not in _YES + _NO:
        raise Misfit("value", "'{word}' is neither true nor false", word=word, known="true, false")
    return word in _YES


def _count(node: object) -> int:
    word = _text(node)
    if not (word.isascii() and word.isdigit() and len(word) < 10):
        raise Misfit("value", "'{word}' is no whole number", word=str(word), known="")
    return int(word)


def _one_of(*words: str) -> Reads:
    """One of these words, in any case."""

    def value(node: object) -> Text:
        word = _text(node)
        if word.lower() not in words:
            raise Misfit("value", "'{word}' is not one of {known}", word=str(word), known=", ".join(words))
        return Text.at(word.lower(), word.place, word.quoted, word.lines, word.cut)

    return Reads(value, {"enum": list(words)})


def group(shape: type[Shape]) -> Reads:
    """A group of keys, or the bare word that stands for it."""
    return Reads(shape.read, {}, shape)


def groups(shape: type[Shape]) -> Reads:
    """A list of them, or one."""
    return group(shape)._replace(many=True)


WORDS = Reads(_text, {"type": "string"})
SENTENCE = Reads(_text, {"type": "string", "title": "sentence"})
SWITCH = Reads(_switch, {"type": "boolean"})
NUMBER = Reads(_count, {"type": "integer"})
SEVERAL = WORDS._replace(many=True)
NODE = Reads(lambda node: node, {"type": ["string", "object", "array"]})
NODES = NODE._replace(many=True)
CERTAINTY = _one_of("possible", "likely", "certain")
STATUS = _one_of("explicit", "implicit", "question", "extension", "literature")
CLAIM = _one_of("fact", "judgement", "norm", "forecast")
VERDICT = _one_of("hit", "partial", "miss", "silent")


class SourceShape(Shape):
    where: ClassVar[str] = "a source (title, author, published, address ...)"
    short: ClassVar[str] = "title"
    title: Text | None = key(WORDS, "What the text is called.", None)
    author: Text | None = key(WORDS, "Who wrote it.", None)
    published: Text | None = key(WORDS, "When and where it came out.", None)
    note: Text | None = key(WORDS, "Anything a reader should know about it.", None)
    address: Text | None = key(WORDS, "Where it can be found.", None)
    checked: bool = key(SWITCH, "false where nobody opened the source.", True)


class CiteShape(Shape):
    where: ClassVar[str] = "a place in a source (in, at, quote)"
    short: ClassVar[str] = "at"
    in_: Text | None = key(WORDS, "Which of the sources.", None)
    at: list[Text] = key(SEVERAL, "The sentence or page, or a list of them.", [])
    quote: Text | None = key(WORDS, "The author's words, shortly.", None)


class StatementShape(Shape):
    where: ClassVar[str] = "a statement (say, deny, ask, help ...)"
    short: ClassVar[str] = "say"
    say: Text = key(SENTENCE, "The wording, with blanks in angle brackets: <ally> trusts <leader>.")
    also: list[Text] = key(SEVERAL, "Other wordings that mean the same.", [])
    deny: Text | None = key(SENTENCE, "How one says that it is not so.", None)
    ask: Text | None = key(WORDS, "The same as a question; makes it something a user may enter.", None)
    help: Text | None = key(WORDS, "What counts as a yes.", None)
    topic: Text | None = key(WORDS, "Under which heading the screen shows it.", None)
    symmetric: bool = key(SWITCH, "true if the order of the two names means nothing.", False)
    opposite: Text | None = key(SENTENCE, "A statement that may not hold together with this one.", None)
    one: Text | None = key(WORDS, "The blank that can have one value only, such as <view>.", None)
    claim: Text = key(CLAIM, "fact, judgement, norm or forecast.", Text("fact"))
    lasts: bool = key(SWITCH, "false if it is gone after one round of play.", True)
    note: Text | None = key(WORDS, "A remark for whoever reads the file.", None)


class RuleShape(Shape):
    where: ClassVar[str] = "a rule (id, if, then ...)"
    id: Text = key(WORDS, "A short name without blanks, used by expectations and screens.")
    title: Text | None = key(WORDS, "What the rule is called on screen.", None)
    theme: Text | None = key(WORDS, "A heading to group rules by.", None)
    if_: list[Any] = key(NODES, "The conditions; all must hold. One per line.")
    unless: list[Any] = key(NODES, "Exceptions; none may hold.", [])
    even_if: list[Any] = key(NODES, "Concessions: they change nothing and are mentioned.", [])
    then: list[Any] | None = key(NODES, "What follows now; several are a step each.", None)
    leads_to: list[Any] | None = key(NODES, "What it causes in the next round, in place of then.", None)
    certainty: Text = key(CERTAINTY, "possible, likely or certain.", Text("certain"))
    status: Text = key(STATUS, "Whose words the rule is: explicit, implicit, ...", Text("explicit"))
    because: Text | None = key(WORDS, "The reason, as a sentence with the rule's variables.", None)
    source: CiteShape | None = key(group(CiteShape), "Where the author says so.", None)
    note: Text | None = key(WORDS, "A remark for whoever reads the file.", None)


class QuestionShape(Shape):
    where: ClassVar[str] = "a question (ask, yes, no)"
    ask: Text = key(WORDS, "The question in words.")
    yes: Text | None = key(SENTENCE, "The sentence that answers it with yes.", None)
    no: Text | None = key(SENTENCE, "The sentence that answers it with no.", None)
    source: CiteShape | None = key(group(CiteShape), "Where the author asks it.", None)
    note: Text | None = key(WORDS, "A remark for whoever reads the file.", None)


class CircleShape(Shape):
    where: ClassVar[str] = "a circle (name, through)"
    name: Text = key(WORDS, "What the feedback loop is called.")
    through: list[Text] = key(SEVERAL, "The statements it runs through, in order.")
    about: Text | None = key(WORDS, "What it means.", None)


class AssumptionShape(Shape):
    where: ClassVar[str] = "an assumption (say, under)"
    short: ClassVar[str] = "say"
    say: Text = key(WORDS, "What the author takes for granted.")
    under: list[Text] = key(SEVERAL, "The ids of the rules that need it.", [])
    source: CiteShape | None = key(group(CiteShape), "Where one sees it.", None)
    note: Text | None = key(WORDS, "How solid it is.", None)


class NotEncodedShape(Shape):
    where: ClassVar[str] = "a place that became no rule (at, why)"
    at: list[Text] = key(SEVERAL, "The sentence or a list of them.")
    why: Text = key(WORDS, "Why it became no rule.")


class BookPartShape(Shape):
    """What any file of a rulebook may hold."""

    where: ClassVar[str] = "a rulebook file"
    sources: Any = key(NODE, "The texts that are cited: id, then title, author and so on.", None)
    kinds: Any = key(NODE, "What can be named: kind: [roles], kind: number, kind: {choice: [...]}.", None)
    names: Any = key(NODE, "Names known to every case: kind, then name: [other spellings].", None)
    statements: list[StatementShape] = key(groups(StatementShape), "What can be said.", [])
    rules: list[RuleShape] = key(groups(RuleShape), "What follows from what.", [])
    questions: list[QuestionShape] = key(groups(QuestionShape), "What is asked.", [])
    circles: list[CircleShape] = key(groups(CircleShape), "Loops that are meant.", [])
    assumptions: list[AssumptionShape] = key(groups(AssumptionShape), "Left unsaid.", [])
    not_encoded: list[NotEncodedShape] = key(groups(NotEncodedShape), "Left out, and why.", [])


class BookShape(BookPartShape):
    """A rulebook file, or the first file of a rulebook folder."""

    rulebook: Text = key(WORDS, "The rulebook's id: the name by which cases ask for it.")
    title: Text | None = key(WORDS, "What the rulebook is called.", None)
    about: Text | None = key(WORDS, "One paragraph on what it holds.", None)
    uses: list[Text] = key(SEVERAL, "Rulebooks whose kinds, names, statements and rules are taken over.", [])


class LaterShape(Shape):
    where: ClassVar[str] = "something learned later (date, facts)"
    date: Text = key(WORDS, "When it became known.")
    facts: list[Any] = key(NODES, "The sentences.")
    source: Text | None = key(WORDS, "Where it is reported.", None)
    checked: bool = key(SWITCH, "false where nobody opened the source.", True)


class EventShape(Shape):
    where: ClassVar[str] = "an event (round, facts)"
    round: int = key(NUMBER, "The round before which it is put in, from 1.")
    facts: list[Any] = key(NODES, "The sentences.")


class VerdictShape(Shape):
    where: ClassVar[str] = "a verdict (on, verdict, because)"
    on: Text = key(WORDS, "The conclusion that is judged.")
    verdict: Text = key(VERDICT, "hit, partial, miss or silent.")
    because: Text | None = key(WORDS, "The reason for the verdict.", None)


class CaseShape(Shape):
    """A case file."""

    where: ClassVar[str] = "a case file"
    case: Text = key(WORDS, "What the case is called.")
    rulebook: list[Text] = key(SEVERAL, "The rulebook, or a list of rival ones; `run` takes the first.", [])
    as_of: Text | None = key(WORDS, "The date of the facts.", None)
    who: Any = key(NODE, "Names beyond those of the rulebook.", None)
    facts: list[Any] = key(NODES, "What is so: sentences, `not:` for what is denied, `likely:` for unsure ones.", [])
    later: list[LaterShape] = key(groups(LaterShape), "What was learned afterwards.", [])
    events: list[EventShape] = key(groups(EventShape), "Facts put in before a round.", [])
    expect: list[Any] = key(NODES, "What `foedus test` checks.", [])
    outcome: Text | None = key(WORDS, "What happened in the end.", None)
    verdicts: list[VerdictShape] = key(groups(VerdictShape), "Judgements in hindsight.", [])
    lesson: Text | None = key(WORDS, "What a class can learn from it.", None)
    sources: Any = key(NODE, "Where the facts are from.", None)
    note: Text | None = key(WORDS, "A remark for whoever reads the file.", None)
