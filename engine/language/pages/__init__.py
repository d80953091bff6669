"""The pages of the catalogue: what is wrong, what it means for the inference, a bad example and a mended one.

Most examples are parts of a rulebook or a case that stands on `BASE`; what an example says itself takes the place of
what `BASE` says under the same key. A line `# name.yaml` begins a file of that name; `$` begins a command; an example
in parentheses cannot be printed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

BASE: Final = """\
rulebook: pact
kinds:
  state: [leader, ally, outsider]
  alliance: []
  years: number
  view: {choice: [symbolic, useful, vital]}
names:
  state: {Russia: [Moscow], Uzbekistan: [], Belarus: []}
  alliance: [the CSTO]
sources:
  column: {title: A column}
statements:
  - <leader> leads <alliance>
  - <ally> is a member of <alliance>
  - <alliance> has existed for <years>
  - <state> views <alliance> as <view>
  - say: <ally> trusts <leader>
    deny: <ally> does not trust <leader>
  - <leader> rewards <ally>
  - <ally> bargains with <outsider>
  - say: <ally 1> quarrels with <ally 2>
    symmetric: true
  - <alliance> is in trouble
"""


@dataclass(frozen=True, slots=True)
class Page:
    """One code: `title` says what is wrong, `means` what follows for the inference, `why` why it is not let through.

    `alone` is true where the examples are whole files.
    """

    code: str
    title: str
    avoid: str
    prefer: str
    why: str
    means: str = ""
    alone: bool = False


def page(code: str, title: str, means: str, avoid: str, prefer: str, why: str, alone: bool = False) -> Page:
    """A page; the texts are laid out as they stand in the source."""
    return Page(code, title, avoid.strip("\n"), prefer.strip("\n"), why, means, alone)


def rule(code: str, title: str, means: str, avoid: str, prefer: str, why: str) -> Page:
    """A page whose examples are the conditions of one rule."""

    def whole(conditions: str) -> str:
        lines = "\n".join(f"      {line}" for line in conditions.strip("\n").split("\n"))
        return f"rules:\n  - id: trust\n    if:\n{lines}\n    then: <ally> trusts <leader>"

    return Page(code, title, whole(avoid), whole(prefer), why, means)


def case(code: str, title: str, means: str, avoid: str, prefer: str, why: str) -> Page:
    """A page whose examples are what follows the first two lines of a case."""
    head = "case: An example\nrulebook: pact\n"
    return Page(code, title, head + avoid.strip("\n"), head + prefer.strip("\n"), why, means)


def statement(code: str, title: str, means: str, avoid: str, prefer: str, why: str) -> Page:
    """A page whose examples are statements of a small vocabulary of their own."""
    head = (
        "rulebook: pact\nkinds:\n  state: [leader, ally, outsider]\n  alliance: []\n"
        "  view: {choice: [low, high]}\nstatements:\n"
    )
    return Page(code, title, head + avoid.strip("\n"), head + prefer.strip("\n"), why, means, alone=True)
