"""A107: an exception on something that only this rule could bring about."""

from __future__ import annotations

from collections.abc import Iterator

from engine.language.catalogue import Page

from .lint import Finding, Lint
from .linted import Linted, uses_of

PAGE = Page(
    "A107",
    "An exception on something that only this rule brings about",
    """\
- id: weary
  if:
    - <ally> quarrels with <leader>
  unless:
    - <ally> is tired of <leader>
  leads to: <ally> is tired of <leader>
  because: <ally> has quarrelled with <leader> for too long.""",
    """\
- id: weary
  if:
    - <ally> quarrels with <leader>
  unless:
    - <ally> trusts <leader>
  leads to: <ally> quarrels with <leader>
  because: <ally> has quarrelled with <leader> for too long.""",
    "Nothing but this rule brings it about, and no interview asks for it: as an exception it stops the "
    "rule after one round and does nothing else. Within a round the same is refused as a sentence that "
    "depends on its own absence.",
)


def find(linted: Linted) -> Iterator[Finding]:
    for rule in linted.own_rules:
        for use in uses_of(rule):
            clauses = linted.concluding.get(use.form, ())
            asked = linted.rulebook.statements[use.form[0]].ask
            if use.unless and clauses and not asked and all(clause.rule is rule for clause in clauses):
                yield Finding(
                    f"Only the rule '{rule.id}' itself brings about '{linted.say(use.form[0])}'.",
                    use.place,
                    "As an exception it stops the rule after it has fired once, and does nothing else.",
                    "Name something as the exception that another rule concludes or a case states.",
                )


LINT = Lint(PAGE, "advice", find)
