"""A110: two rules of one title, which no explanation tells apart."""

from __future__ import annotations

from collections.abc import Iterator

from engine.language.catalogue import Page
from engine.language.rulebook import Rule

from .lint import Finding, Lint
from .linted import Linted

PAGE = Page(
    "A110",
    "Two rules have one title",
    """\
- id: reward
  title: Loyalty is rewarded
  if:
    - <ally> trusts <leader>
  then: <leader> rewards <ally>
  because: <ally> has earned it by its trust in <leader>.
- id: reward-in-talks
  title: Loyalty is rewarded
  if:
    - <ally> bargains with <leader>
  then: <leader> rewards <ally>
  because: <ally> has asked <leader> for it.""",
    """\
- id: reward
  title: Loyalty is rewarded
  if:
    - <ally> trusts <leader>
  then: <leader> rewards <ally>
  because: <ally> has earned it by its trust in <leader>.
- id: reward-in-talks
  title: Who asks is rewarded
  if:
    - <ally> bargains with <leader>
  then: <leader> rewards <ally>
  because: <ally> has asked <leader> for it.""",
    "The title is what a rule is called in every step, proof and list. Of two rules of one title a student "
    "cannot tell which of them fired, and a question such as 'which rule says so?' has two right answers.",
)


def find(linted: Linted) -> Iterator[Finding]:
    first: dict[str, Rule] = {}
    own = {rule.id for rule in linted.own_rules}
    for rule in linted.rulebook.rules:
        other = first.setdefault(_as_read(rule.title), rule)
        if other is not rule and rule.id in own:
            yield Finding(
                f"The rule '{rule.id}' has the title of the rule '{other.id}': \"{rule.title.rstrip('.')}\".",
                rule.place,
                "The steps and proofs call a rule by its title: nobody sees which of the two it was.",
                "Give each its own 'title:', such as what it looks at that the other does not.",
                (("the same title", other.place),),
            )


def _as_read(title: str) -> str:
    """Titles that a reader takes for the same: neither capitals nor a full stop make a difference."""
    return " ".join(title.casefold().rstrip(".").split())


LINT = Lint(PAGE, "advice", find)
