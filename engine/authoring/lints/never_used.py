"""A102: a rule concludes what nothing uses and no one asks for."""

from __future__ import annotations

from collections.abc import Iterator

from engine.language.catalogue import Page

from .lint import Finding, Lint
from .linted import Linted

PAGE = Page(
    "A102",
    "Nothing uses this conclusion, and no one asks for it",
    """\
- id: weary
  if:
    - <ally> quarrels with <leader>
  then: <ally> is tired of <leader>
  because: <ally> has quarrelled with <leader> for too long.""",
    """\
- id: weary
  if:
    - <ally> quarrels with <leader>
  then: <ally> is tired of <leader>
  because: <ally> has quarrelled with <leader> for too long.
- id: no-reward
  if:
    - <ally> is tired of <leader>
  then:
    not: <leader> rewards <ally>
  because: <leader> sees that <ally> is tired.""",
    "No rule looks for the conclusion, no question of the rulebook is about it, and no case at hand "
    "expects it. Either it is an answer, and deserves a question, or a rule that should use it says it in "
    "other words.",
)


def find(linted: Linted) -> Iterator[Finding]:
    told = set()
    for rule in linted.own_rules:
        for conclusion in rule.then:
            statement = conclusion.pattern.statement
            if statement in told or statement in linted.used or statement in linted.asked:
                continue
            if linted.expected(statement) or _opposed(linted, statement):
                continue
            told.add(statement)
            yield Finding(
                f"Nothing uses '{linted.say(statement)}', and no one asks for it.",
                conclusion.pattern.text.place,
                "The rule fires, and nothing follows from it.",
                "Add a question with it under 'yes:', use it in a rule, or expect it in a case.",
            )


def _opposed(linted: Linted, statement: int) -> bool:
    """True if it matters as the opposite of another, or as one of several values."""
    own = linted.rulebook.statements[statement]
    others = (other.opposite.statement for other in linted.rulebook.statements if other.opposite is not None)
    return own.opposite is not None or own.one is not None or statement in others


LINT = Lint(PAGE, "advice", find)
