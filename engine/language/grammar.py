"""The one grammar of sentences: from words to a statement with its slots filled, all readings tried.

Words are compared literally. Runs of blanks, straight or curly apostrophes, the case of the first letter,
"the " before a name, number or slot, and a bare ' for 's after a spelling in s make no difference, nor does
a final full stop if the sentence does not fit with it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from .rulebook import DENIAL
from .value import Value, bare, number, written
from .vocabulary import Kind, Name, Slot, Statement, Var, Wording

_BLANKS = re.compile(r"\s+")
_BRACKETS = re.compile(r"<([^<>]*)>")
_LABEL = re.compile(r"(?:(other) )?(.+?)(?: (\d+))?\Z")

Filler: TypeAlias = Var | Value
Reading: TypeAlias = tuple[int, tuple[Filler, ...], bool]


def plain(text: str) -> str:
    """`text` with single blanks and straight apostrophes: the form in which words are compared."""
    for curly in "’‘ʼ":
        text = text.replace(curly, "'")
    return _BLANKS.sub(" ", text).strip()


def swapped(text: str) -> str:
    """`text` with the case of its first letter turned."""
    return text[:1].swapcase() + text[1:]


@dataclass(frozen=True, slots=True)
class Form:
    """A wording prepared for matching: literals without a trailing "the " before a slot."""

    statement: Statement
    wording: Wording
    denied: bool
    parts: tuple[str | int, ...]
    anchor: str

    @staticmethod
    def of(statement: Statement, wording: Wording, denied: bool) -> Form:
        parts: list[str | int] = []
        for at, part in enumerate(wording.parts):
            if isinstance(part, str):
                part = plain_part(part)
                slot_follows = at + 1 < len(wording.parts)
                while slot_follows and (part == "the " or part.endswith(" the ") or (at == 0 and part == "The ")):
                    part = part[:-4]
                if part == "":
                    continue
            parts.append(part)
        literals = [part for part in parts if isinstance(part, str)]
        anchors = [lit[1:] if lit is parts[0] else (lit[2:] if lit.startswith("'s") else lit) for lit in literals]
        return Form(statement, wording, denied, tuple(parts), max(anchors, key=len, default=""))


def plain_part(part: str) -> str:
    """A literal piece of a wording in plain form; blanks at its ends separate it from a slot and stay."""
    for curly in "’‘ʼ":
        part = part.replace(curly, "'")
    return _BLANKS.sub(" ", part)


@dataclass(frozen=True, slots=True)
class Span:
    """The text that a slot was matched with, and where it starts in the plain sentence."""

    slot: int
    start: int
    text: str


class Grammar:
    """Reads sentences over the declared kinds, names and statements."""

    def __init__(self, kinds: dict[str, Kind], names: Iterable[Name], statements: Iterable[Statement]) -> None:
        self.kinds = kinds
        self.roles = {role: kind.name for kind in kinds.values() for role in kind.roles}
        self.spelled: dict[str, dict[str, str]] = {kind: {} for kind in kinds}
        for name in names:
            for spelling in (name.name, *name.spellings):
                self.spelled[name.kind].setdefault(bare(plain(spelling)), name.name)
        for kind in kinds.values():
            for word in kind.words:
                self.spelled[kind.name].setdefault(bare(plain(word)), word)
        self.forms: list[Form] = []
        self.broken: list[str] = []  # wordings that were left out because of a mistake in them
        for statement in statements:
            self.add(statement)

    def add(self, statement: Statement) -> None:
        for wording in (statement.say, *statement.also):
            self.forms.append(Form.of(statement, wording, False))
        if statement.deny is not None:
            self.forms.append(Form.of(statement, statement.deny, True))

    # Slots

    def variable(self, label: str) -> Var | None:
        """The variable that `label` (without brackets) names, or None if no kind has such a role."""
        label = plain(label)
        if label in self.roles:
            return Var(label, self.roles[label], label)
        found = _LABEL.match(label)
        role = found.group(2) if found else ""
        if role not in self.roles or (found and found.group(1) and found.group(3)):
            return None
        return Var(label, self.roles[role], role)

    def value(self, kind: str, text: str) -> Value | None:
        """The value of `kind` that `text` spells, or None."""
        text = bare(text)
        if self.kinds[kind].sort == "number":
            return number(text)
        return self.spelled[kind].get(text)

    def filler(self, kind: str, text: str) -> Filler | None:
        """The variable or value of `kind` that stands in a slot as `text`, or None."""
        text = bare(text)
        if text.startswith("<") and text.endswith(">"):
            var = self.variable(text[1:-1])
            return var if var is not None and var.kind == kind else None
        return self.value(kind, text)

    # Sentences

    def readings(self, text: str) -> list[Reading]:
        """Every reading of a sentence, each once, in the order of the statements."""
        whole_text = plain(text)
        found = self._readings(whole_text)
        if not found and whole_text.endswith("."):
            found = self._readings(whole_text[:-1].rstrip())
        return found

    def _readings(self, text: str) -> list[Reading]:
        found: dict[Reading, None] = {}
        # No anchor holds the first letter, so one look serves both cases of it, and a denial's rest too.
        forms = [form for form in self.forms if form.anchor in text]
        for variant in self._variants(text):
            for form in forms:
                for filled in self._fillings(form, variant):
                    found.setdefault((form.statement.index, filled, form.denied))
            said = without_denial(variant)
            if said is not None:
                for inner in self._variants(said):
                    for form in forms:
                        if not form.denied:
                            for filled in self._fillings(form, inner):
                                found.setdefault((form.statement.index, filled, True))
        return self._same(list(found)) if len(found) > 1 else list(found)

    def _same(self, readings: list[Reading]) -> list[Reading]:
        """Readings that only turn round a symmetric statement are one."""
        seen: dict[tuple[int, frozenset[tuple[int, Filler]] | tuple[Filler, ...], bool], Reading] = {}
        by_index = {form.statement.index: form.statement for form in self.forms}
        for statement, args, denied in readings:
            pair = by_index[statement].symmetric
            key: tuple[Filler, ...] = args
            if pair is not None:
                turned = list(args)
                turned[pair[0]], turned[pair[1]] = args[pair[1]], args[pair[0]]
                key = min(args, tuple(turned), key=repr)
            seen.setdefault((statement, key, denied), (statement, args, denied))
        return list(seen.values())

    @staticmethod
    def _variants(text: str) -> tuple[str, ...]:
        other = swapped(text)
        return (text,) if other == text else (text, other)

    def _fillings(self, form: Form, text: str) -> Iterator[tuple[Filler, ...]]:
        slots = form.statement.slots
        for spans in match(form.parts, slots, text, lambda kind, piece: self.filler(kind, piece) is not None):
            filled: list[Filler | None] = [None] * len(slots)
            agree = True
            for span in spans:
                filler = self.filler(slots[span.slot].kind, span.text)
                agree = agree and filled[span.slot] in (None, filler)
                filled[span.slot] = filler
            if agree:
                yield tuple(filler for filler in filled if filler is not None)

    def loose(self, text: str) -> Iterator[tuple[Form, tuple[Span, ...]]]:
        """Matches of a sentence in which a slot may hold anything: what a mistake is explained by."""
        for variant in self._variants(plain(text).removesuffix(".")):
            for form in self.forms:
                if form.anchor in variant:
                    for spans in match(form.parts, form.statement.slots, variant, lambda kind, piece: True):
                        yield form, spans

    def wording(self, statement: int) -> str:
        """The `say` wording of a statement, as declared."""
        return str(next(form.statement.say.text for form in self.forms if form.statement.index == statement))

    def write(self, reading: Reading) -> str:
        """A reading written back in canonical words, variables in brackets."""
        statement = next(form.statement for form in self.forms if form.statement.index == reading[0])
        values = tuple(f"<{arg.label}>" if isinstance(arg, Var) else written(arg) for arg in reading[1])
        if reading[2] and statement.deny is not None:
            return statement.deny.fill(values)
        return (DENIAL if reading[2] else "") + statement.say.fill(values)


def without_denial(text: str) -> str | None:
    """What follows "it is not the case that", or None."""
    return text[len(DENIAL) :] if text[:1].lower() + text[1 : len(DENIAL)] == DENIAL else None


def match(
    parts: tuple[str | int, ...], slots: tuple[Slot, ...], text: str, accept: Callable[[str, str], bool]
) -> Iterator[tuple[Span, ...]]:
    """Every way to lay `parts` over the whole of `text` so that each slot's piece is accepted."""

    def lay(at: int, start: int, last: str) -> Iterator[tuple[Span, ...]]:
        if at == len(parts):
            if start == len(text):
                yield ()
            return
        part = parts[at]
        if isinstance(part, str):
            for literal in _spellings_of(part, last):
                if text.startswith(literal, start):
                    yield from lay(at + 1, start + len(literal), "")
            return
        for end in _ends(at, start):
            piece = text[start:end]
            if piece and piece == piece.strip() and accept(slots[part].kind, piece):
                for rest in lay(at + 1, end, piece):
                    yield (Span(part, start, piece), *rest)

    def _ends(at: int, start: int) -> Iterator[int]:
        if at + 1 == len(parts):
            yield len(text)
            return
        following = parts[at + 1]
        if isinstance(following, int):
            yield from (end for end in range(start + 1, len(text)))
            return
        seen = set()
        for literal in (following, *(["'" + following[2:]] if following.startswith("'s") else [])):
            end = text.find(literal, start + 1)
            while end != -1:
                if end not in seen:
                    seen.add(end)
                    yield end
                end = text.find(literal, end + 1)

    yield from lay(0, 0, "")


def _spellings_of(literal: str, last: str) -> tuple[str, ...]:
    """A literal, and where it begins with 's after a spelling in s, the same with a bare apostrophe."""
    if literal.startswith("'s") and last[-1:] in ("s", "S"):
        return (literal, "'" + literal[2:])
    return (literal,)


def brackets(text: str) -> list[tuple[int, str]]:
    """The labels in angle brackets of a text, with the offset of each bracket."""
    return [(found.start(), found.group(1)) for found in _BRACKETS.finditer(text)]
