"""What can be said in a case: templates for the entry line, and sentences to be found before they are said."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, product

from engine.language.case import Case
from engine.language.rulebook import DENIAL, Sentence
from engine.language.value import Value
from engine.language.vocabulary import Statement, Wording

from ..entry import Blank, Template

EACH = 60
"""Of one statement at most so many sentences are listed before they are said."""


def templates(case: Case) -> tuple[Template, ...]:
    """Every wording of every statement; the canonical ones first, denials and other wordings behind."""
    statements = case.rulebook.statements
    said = [_template(case, statement, statement.say) for statement in statements]
    denied = [
        _template(case, statement, statement.deny)
        if statement.deny
        else _template(case, statement, statement.say, DENIAL)
        for statement in statements
    ]
    also = [_template(case, statement, wording) for statement in statements for wording in statement.also]
    return (*said, *denied, *also)


def _template(case: Case, statement: Statement, wording: Wording, before: str = "") -> Template:
    parts: list[str | Blank] = [before] if before else []
    for part in wording.parts:
        if isinstance(part, str) and parts and isinstance(parts[-1], str):
            parts[-1] += part
        else:
            parts.append(part if isinstance(part, str) else _blank(case, statement, part))
    return Template(tuple(parts), statement.help)


def _blank(case: Case, statement: Statement, slot: int) -> Blank:
    label, kind = statement.slots[slot].label, case.rulebook.kinds[statement.slots[slot].kind]
    if kind.sort == "number":
        return Blank(label, (), "number")
    if kind.sort == "choice":
        return Blank(label, kind.words, "choice")
    known = mentioned(case).get(kind.name, ())
    names = [name.name for name in case.rulebook.names if name.kind == kind.name]
    # Who occurs in the case comes first: mostly one speaks of them.
    return Blank(label, tuple(dict.fromkeys((*(str(name) for name in known), *names))))


def mentioned(case: Case) -> dict[str, tuple[Value, ...]]:
    """The things of each kind that occur in the case, in the order of their first mention."""
    found: dict[str, dict[Value, None]] = {}
    for fact in case.facts:
        statement = case.rulebook.statements[fact.sentence.statement]
        for slot, value in zip(statement.slots, fact.sentence.args, strict=True):
            found.setdefault(slot.kind, {})[value] = None
    return {kind: tuple(values) for kind, values in found.items()}


def sentences(case: Case) -> Iterator[Sentence]:
    """Sentences about the things of this case, said or not."""
    things = mentioned(case)
    for statement in case.rulebook.statements:
        choices = []
        for slot in statement.slots:
            kind = case.rulebook.kinds[slot.kind]
            choices.append(kind.words if kind.sort == "choice" else things.get(slot.kind, ()))
        for args in islice(product(*choices), EACH):
            sentence = case.rulebook.sentence(statement.index, tuple(args))
            if not case.rulebook.void(sentence):
                yield sentence
