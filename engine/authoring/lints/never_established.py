"""A101: a rule looks for a sentence that no rule concludes and no interview asks for."""

from __future__ import annotations

from collections.abc import Iterator

from engine.language.catalogue import Page

from .lint import Finding, Lint
from .linted import Linted

PAGE = Page(
    "A101",
    "Nothing can establish this sentence",
    """\
- id: reward
  if:
    - <ally> is tired of <outsider>
  then: <ally> quarrels with <outsider>
  because: <ally> has had enough of <outsider>.""",
    """\
- id: reward
  if:
    - <ally> bargains with <outsider>
  then: <ally> quarrels with <outsider>
  because: <ally> has had enough of <outsider>.""",
    "A rule asks for the sentence, but no rule concludes it, no interview asks for it (`ask:`), and no "
    "case at hand states it. Most often it should be one of the sentences that some rule does conclude.",
)


def find(linted: Linted) -> Iterator[Finding]:
    told = set()
    for use in linted.uses:
        statement = linted.rulebook.statements[use.condition.pattern.statement]
        if use.form in told or use.rule.book != linted.rulebook.id or statement.ask:
            continue
        if use.form in linted.concluding or linted.stated(statement.index):
            continue
        told.add(use.form)
        denial = " is denied" if use.form[1] else ""
        yield Finding(
            f"Nothing can establish that '{linted.say(statement.index)}'{denial}.",
            use.place,
            "No rule concludes it, no interview asks for it, and no case at hand states it.",
            f"Let a rule conclude it, or add 'ask:' to the statement ({statement.place}).",
        )


LINT = Lint(PAGE, "advice", find)
