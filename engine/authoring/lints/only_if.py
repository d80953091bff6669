"""A106: the author says "only if", and the rule says "if"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from engine.language.catalogue import Page
from engine.language.clauses import inner_conditions
from engine.language.condition import Count, Holds, Not
from engine.language.rulebook import Rule

from .lint import Finding, Lint
from .linted import Linted

PAGE = Page(
    "A106",
    "The quote says 'only if', the rule says 'if'",
    """\
sources:
  column: {title: A column}
rules:
  - id: reward
    if:
      - <ally> trusts <leader>
    then: <leader> rewards <ally>
    because: <ally> has earned it.
    source: {in: column, at: S3, quote: "is rewarded only if it trusts"}""",
    """\
sources:
  column: {title: A column}
rules:
  - id: no-reward
    if:
      - <ally> quarrels with <leader>
      - not: <ally> trusts <leader>
    then:
      not: <leader> rewards <ally>
    because: <ally> has not earned it.
    source: {in: column, at: S3, quote: "is rewarded only if it trusts"}""",
    "'B only if A' says that without A there is no B; it does not say that A brings B. The rule for it "
    "has `not: A` as a condition, or an exception, or denies B. If the author means 'if' as well, a "
    "second rule of the same place says that there is no B without A.",
)

_ONLY = re.compile(r"\bonly\s+(?:\w+\s+){0,3}?(if|when|where|once|after|by)\b", re.IGNORECASE)


def find(linted: Linted) -> Iterator[Finding]:
    necessary = {place for rule in linted.rulebook.rules if _says_not(rule) for place in _places(rule)}
    for rule in linted.own_rules:
        quote = rule.source.quote if rule.source is not None else ""
        said = _ONLY.search(quote)
        if said and not _says_not(rule) and not _places(rule) & necessary:
            yield Finding(
                f"The quote says '{' '.join(said.group().split())}', and the rule '{rule.id}' only says 'if'.",
                rule.source.place or rule.place if rule.source is not None else rule.place,
                "'B only if A' says that without A there is no B. The rule concludes B from A, and none says the rest.",
                "Conclude 'not: B' from 'not: A', in place of this rule or in another that cites the same place.",
            )


def _places(rule: Rule) -> set[tuple[str, str]]:
    """The places of its source that a rule cites."""
    return {(rule.source.source, at) for at in rule.source.at} if rule.source is not None else set()


def _says_not(rule: Rule) -> bool:
    """True if the rule has some denial, absence or exception in it."""
    if rule.unless or any(conclusion.pattern.denied for conclusion in rule.then):
        return True
    return any(
        isinstance(inner, Not)
        or (isinstance(inner, Holds) and inner.pattern.denied)
        or (isinstance(inner, Count) and inner.how == "no")
        for condition in rule.conditions
        for inner in inner_conditions(condition)
    )


LINT = Lint(PAGE, "warning", find)
