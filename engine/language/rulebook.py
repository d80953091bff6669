"""A rulebook as a value: kinds, names, statements, rules and questions, those it `uses` before its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, NamedTuple

from .condition import Condition
from .place import Place
from .value import Certainty, Value, order, written
from .vocabulary import Citation, Kind, Name, Pattern, Source, Statement, Var

Status = Literal["explicit", "implicit", "question", "extension", "literature"]
STATUSES: tuple[Status, ...] = ("explicit", "implicit", "question", "extension", "literature")
DENIAL = "it is not the case that "


class Sentence(NamedTuple):
    """A ground sentence: a statement (by index) with its values, or its denial. Built by `Rulebook.sentence`."""

    statement: int
    args: tuple[Value, ...]
    denied: bool = False

    @property
    def positive(self) -> Sentence:
        return Sentence(self.statement, self.args) if self.denied else self

    @property
    def denial(self) -> Sentence:
        return self if self.denied else Sentence(self.statement, self.args, True)


@dataclass(frozen=True, slots=True)
class Conclusion:
    """What a rule concludes (a denial for `not:`), and how sure the rule is of it."""

    pattern: Pattern
    certainty: Certainty
    place: Place


@dataclass(frozen=True, slots=True)
class Template:
    """Words with variables in them (`because`, `ask`, a question): literal strings and variables in order."""

    text: str
    parts: tuple[str | Var, ...]

    def fill(self, bindings: dict[str, Value]) -> str:
        """The words with the bound names filled in; what is not bound stays as its role."""
        out = ""
        for part in self.parts:
            if isinstance(part, str):
                out += part
                continue
            piece = written(bindings[part.label]) if part.label in bindings else part.label
            if piece.startswith("the ") and (out in ("the ", "The ") or out.endswith(" the ")):
                piece = piece[4:]
            out += piece
        return out


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as written. `leads_to` tells whether `then` are effects of the next round."""

    id: str
    index: int
    book: str
    title: str
    theme: str
    conditions: tuple[Condition, ...]
    unless: tuple[Condition, ...]
    even_if: tuple[Condition, ...]
    then: tuple[Conclusion, ...]
    leads_to: bool
    status: Status
    certainty: Certainty
    because: Template
    source: Citation | None
    note: str
    place: Place


@dataclass(frozen=True, slots=True)
class Question:
    """What a rulebook is asked; yes and no are patterns, any instance of which answers."""

    ask: Template
    yes: Pattern | None
    no: Pattern | None
    source: Citation | None
    note: str
    place: Place


@dataclass(frozen=True, slots=True)
class Circle:
    """A feedback loop that the author means, through its statements (by index)."""

    name: str
    through: tuple[int, ...]
    about: str
    place: Place


@dataclass(frozen=True, slots=True)
class Unstated:
    """What the author takes for granted without saying, and the ids of the rules that need it."""

    say: str
    under: tuple[str, ...]
    source: Citation | None
    note: str
    place: Place


@dataclass(frozen=True, slots=True)
class NotEncoded:
    """A place in the source that became no rule, and why."""

    at: tuple[str, ...]
    why: str
    place: Place


@dataclass(frozen=True, slots=True)
class Book:
    """One rulebook file or folder by itself: what it says about itself, and the text of its files."""

    id: str
    title: str
    about: str
    uses: tuple[str, ...]
    files: tuple[tuple[str, str], ...]
    place: Place


@dataclass(frozen=True)
class Rulebook:
    """A rulebook with all that it uses. `books` are in reading order; the last is the rulebook itself."""

    books: tuple[Book, ...]
    kinds: dict[str, Kind]
    names: tuple[Name, ...]
    sources: dict[str, Source]
    statements: tuple[Statement, ...]
    rules: tuple[Rule, ...]
    questions: tuple[Question, ...] = ()
    circles: tuple[Circle, ...] = ()
    assumptions: tuple[Unstated, ...] = ()
    not_encoded: tuple[NotEncoded, ...] = ()
    _words: dict[Sentence, str] = field(default_factory=dict, repr=False, compare=False)

    @property
    def id(self) -> str:
        return self.books[-1].id

    @property
    def title(self) -> str:
        return self.books[-1].title

    @property
    def roles(self) -> dict[str, str]:
        """Role to kind; a kind's own name is a role."""
        return {role: kind.name for kind in self.kinds.values() for role in kind.roles}

    def sentence(self, statement: int, args: tuple[Value, ...], denied: bool = False) -> Sentence:
        """The ground sentence in its one form: the two slots of a symmetric statement in order."""
        pair = self.statements[statement].symmetric
        if pair is not None:
            first, second = pair
            if order(args[second]) < order(args[first]):
                swapped = list(args)
                swapped[first], swapped[second] = args[second], args[first]
                args = tuple(swapped)
        return Sentence(statement, args, denied)

    def void(self, sentence: Sentence) -> bool:
        """True if one thing stands in both slots of a symmetric statement: it is never concluded."""
        pair = self.statements[sentence.statement].symmetric
        return pair is not None and sentence.args[pair[0]] == sentence.args[pair[1]]

    def ground(self, pattern: Pattern, bindings: dict[str, Value]) -> Sentence:
        """The sentence that a pattern becomes under `bindings` (label to value)."""
        args = tuple(bindings[arg.label] if isinstance(arg, Var) else arg for arg in pattern.args)
        return self.sentence(pattern.statement, args, pattern.denied)

    def say(self, sentence: Sentence) -> str:
        """The canonical wording of a sentence: `say` filled in; for a denial its `deny` wording."""
        known = self._words.get(sentence)
        if known is None:
            known = self._words[sentence] = self.word(
                sentence.statement, tuple(written(arg) for arg in sentence.args), sentence.denied
            )
        return known

    def word(self, statement: int, values: tuple[str, ...], denied: bool = False) -> str:
        """The wording of a statement with `values` in its slots."""
        said = self.statements[statement]
        if denied and said.deny is not None:
            return said.deny.fill(values)
        return (DENIAL if denied else "") + said.say.fill(values)

    def opposites(self, sentence: Sentence) -> tuple[Sentence, ...]:
        """The declared opposites of a positive sentence, from either side."""
        return tuple(dict.fromkeys(self._opposites(sentence))) if sentence.statement in self.opposed else ()

    @cached_property
    def opposed(self) -> frozenset[int]:
        """The statements that have an opposite, or are one."""
        pairs = ((s.index, s.opposite.statement) for s in self.statements if s.opposite is not None)
        return frozenset(statement for pair in pairs for statement in pair)

    def _opposites(self, sentence: Sentence) -> Iterator[Sentence]:
        own = self.statements[sentence.statement].opposite
        if own is not None:
            for turned in self.orders(sentence):
                yield self.sentence(own.statement, tuple(turned[slot] for slot in own.slots))
        for statement in self.statements:
            other = statement.opposite
            if other is None or other.statement != sentence.statement:
                continue
            for turned in self.orders(sentence):
                args: list[Value] = [0] * len(turned)
                for theirs, mine in enumerate(other.slots):
                    args[mine] = turned[theirs]
                yield self.sentence(statement.index, tuple(args))

    def orders(self, sentence: Sentence) -> tuple[tuple[Value, ...], ...]:
        """The values of a sentence; for a symmetric one also the other way round."""
        pair = self.statements[sentence.statement].symmetric
        if pair is None or sentence.args[pair[0]] == sentence.args[pair[1]]:
            return (sentence.args,)
        turned = list(sentence.args)
        turned[pair[0]], turned[pair[1]] = turned[pair[1]], turned[pair[0]]
        return (sentence.args, tuple(turned))
