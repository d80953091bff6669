"""What can be said in a case: templates for the entry line, and sentences to be found before they are said."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice, product
from typing import TypeAlias

from engine.language.case import Case, Fact
from engine.language.rulebook import DENIAL, Rulebook, Sentence
from engine.language.value import Value
from engine.language.vocabulary import Slot, Statement, Wording

from ..entry import Blank, Template

EACH = 60
"""Of one statement at most so many sentences are listed before they are said."""


def templates(case: Case) -> tuple[Template, ...]:
    """Every wording of every statement; the canonical ones first, denials and other wordings behind."""
    return wordings(case.rulebook, case.facts)


def wordings(rulebook: Rulebook, facts: Sequence[Fact] = ()) -> tuple[Template, ...]:
    """The same for a rulebook, perhaps with the facts of a case, whose names come first."""
    known = _by(rulebook, facts, lambda slot: slot.label), _by(rulebook, facts, lambda slot: slot.kind)
    statements = rulebook.statements
    said = [_template(rulebook, known, statement, statement.say) for statement in statements]
    denied = [
        _template(rulebook, known, statement, statement.deny)
        if statement.deny
        else _template(rulebook, known, statement, statement.say, DENIAL)
        for statement in statements
    ]
    also = [_template(rulebook, known, statement, wording) for statement in statements for wording in statement.also]
    return (*said, *denied, *also)


Things: TypeAlias = dict[str, tuple[Value, ...]]


def _template(
    rulebook: Rulebook, known: tuple[Things, Things], statement: Statement, wording: Wording, before: str = ""
) -> Template:
    parts: list[str | Blank] = [before] if before else []
    for part in wording.parts:
        if isinstance(part, str) and parts and isinstance(parts[-1], str):
            parts[-1] += part
        else:
            parts.append(part if isinstance(part, str) else _blank(rulebook, known, statement, part))
    return Template(tuple(parts), statement.help)


def _blank(rulebook: Rulebook, known: tuple[Things, Things], statement: Statement, slot: int) -> Blank:
    label, kind = statement.slots[slot].label, rulebook.kinds[statement.slots[slot].kind]
    if kind.sort == "number":
        return Blank(label, (), "number")
    if kind.sort == "choice":
        return Blank(label, kind.words, "choice")
    # Who stands in this role already comes first, then who occurs in the case: mostly one speaks of them.
    first = (*known[0].get(label, ()), *known[1].get(kind.name, ()))
    names = [name.name for name in rulebook.names if name.kind == kind.name]
    return Blank(label, tuple(dict.fromkeys((*(str(name) for name in first), *names))))


def in_role(case: Case) -> dict[str, tuple[Value, ...]]:
    """Who stands in blanks of each label in the facts of the case, in the order of first mention."""
    return _by(case.rulebook, case.facts, lambda slot: slot.label)


def mentioned(case: Case) -> dict[str, tuple[Value, ...]]:
    """The things of each kind that occur in the case, in the order of first mention."""
    return _by(case.rulebook, case.facts, lambda slot: slot.kind)


def _by(rulebook: Rulebook, facts: Sequence[Fact], key: Callable[[Slot], str]) -> Things:
    found: dict[str, dict[Value, None]] = {}
    for fact in facts:
        statement = rulebook.statements[fact.sentence.statement]
        for slot, value in zip(statement.slots, fact.sentence.args, strict=True):
            found.setdefault(key(slot), {})[value] = None
    return {name: tuple(values) for name, values in found.items()}


def sentences(case: Case) -> Iterator[Sentence]:
    """Sentences about the things of this case in their roles, said or not."""
    roles, things = in_role(case), mentioned(case)
    for statement in case.rulebook.statements:
        choices = []
        for slot in statement.slots:
            kind = case.rulebook.kinds[slot.kind]
            known = roles.get(slot.label) or roles.get(slot.label.rstrip(" 0123456789")) or things.get(slot.kind, ())
            choices.append(kind.words if kind.sort == "choice" else known)
        for args in islice(product(*choices), EACH):
            if len(set(args)) == len(args):  # Nobody acts behind his own back.
                yield case.rulebook.sentence(statement.index, tuple(args))
