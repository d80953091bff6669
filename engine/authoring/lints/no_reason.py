"""A105: a rule that does not say why, where the author says so, or in what words."""

from __future__ import annotations

from collections.abc import Iterator

from engine.explanation.wording import listed
from engine.language.catalogue import Page
from engine.language.rulebook import Rule

from .lint import Finding, Lint
from .linted import Linted

PAGE = Page(
    "A105",
    "A rule without its reason or its source",
    """\
- id: reward
  if:
    - <ally> trusts <leader>
  then: <leader> rewards <ally>""",
    """\
- id: reward
  if:
    - <ally> trusts <leader>
  then: <leader> rewards <ally>
  because: <ally> has earned it by its trust in <leader>.""",
    "`because` is what a student reads in every explanation, and the quote is how one checks that the "
    "author says so. A rule in the author's own words needs a reason, a source and a quote, an implicit "
    "one no quote, an extension only its reason. A rulebook that names no sources needs no source.",
)


def find(linted: Linted) -> Iterator[Finding]:
    for rule in linted.own_rules:
        lacking = _lacking(rule, bool(linted.rulebook.sources))
        if lacking:
            yield Finding(
                f"The rule '{rule.id}' has no {listed(lacking)}.",
                rule.place,
                "An explanation shows the conclusion and cannot say why, or who says so.",
                f"Add {listed([f'`{word}`' for word in lacking])}"
                + (", or another 'status:' if the rule is not the author's." if "quote" in lacking else "."),
            )


def _lacking(rule: Rule, sourced: bool) -> list[str]:
    lacking = [] if rule.because.text else ["because"]
    if sourced and rule.source is None and rule.status != "extension":
        lacking.append("source")
    if sourced and rule.status == "explicit" and (rule.source is None or not rule.source.quote):
        lacking.append("quote")
    return lacking


LINT = Lint(PAGE, "advice", find)
