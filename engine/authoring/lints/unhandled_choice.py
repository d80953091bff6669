"""A205: a choice some of whose words no rule handles."""

from __future__ import annotations

from collections.abc import Iterator

from engine.explanation.wording import listed
from engine.language.catalogue import Page
from engine.language.value import written
from engine.language.vocabulary import Statement, Var

from .lint import Finding, Lint
from .linted import Linted

PAGE = Page(
    "A205",
    "A word of a choice that no rule handles",
    """\
rules:
  - id: warm
    if:
      - the mood of <ally> towards <leader> is warm
    then: <leader> rewards <ally>
    because: <ally> is warm towards <leader>.
  - id: cold
    if:
      - the mood of <ally> towards <leader> is cold
    then: <ally> quarrels with <leader>
    because: <ally> is cold towards <leader>.""",
    """\
rules:
  - id: warm
    if:
      - the mood of <ally> towards <leader> is warm
    then: <leader> rewards <ally>
    because: <ally> is warm towards <leader>.
  - id: not-warm
    if:
      - the mood of <ally> towards <leader> is <mood>
      - <mood> is not warm
    then: <ally> quarrels with <leader>
    because: <ally> is <mood> towards <leader>.""",
    "Rules ask for several words of the choice, one by one, and for some never. In a case with such a word none "
    "of them fires. A variable in that place handles all words.",
)


def find(linted: Linted) -> Iterator[Finding]:
    for statement in linted.rulebook.statements:
        for slot, blank in enumerate(statement.slots):
            kind = linted.rulebook.kinds[blank.kind]
            if kind.sort != "choice":
                continue
            uses = [use for use in linted.uses if use.condition.pattern.statement == statement.index]
            args = [use.condition.pattern.args[slot] for use in uses]
            handled = {written(arg) for arg in args if not isinstance(arg, Var)}
            left = [word for word in kind.words if word not in handled]
            own = [use for use in uses if use.rule.book == linted.rulebook.id]
            if len(handled) < 2 or not left or not own or any(isinstance(arg, Var) for arg in args):
                continue
            yield Finding(
                f"No rule asks whether '{linted.say(statement.index)}' with {listed([repr(word) for word in left])}.",
                own[-1].place,
                f"Rules ask for {listed([repr(word) for word in kind.words if word in handled])} one by one; "
                f"none of them fires where {_witness(linted, statement, slot, left[0])}.",
                f"Add a rule for it, or one with <{blank.label}> in its place.",
            )


def _witness(linted: Linted, statement: Statement, slot: int, word: str) -> str:
    """The statement with the word in its slot, and with invented names and 1 elsewhere."""
    sorts = linted.rulebook.kinds
    args = [
        word
        if at == slot
        else 1
        if sorts[blank.kind].sort == "number"
        else sorts[blank.kind].words[0]
        if sorts[blank.kind].sort == "choice"
        else blank.label[:1].upper() + blank.label[1:]
        for at, blank in enumerate(statement.slots)
    ]
    return linted.rulebook.say(linted.rulebook.sentence(statement.index, tuple(args), False))


LINT = Lint(PAGE, "advice", find)
