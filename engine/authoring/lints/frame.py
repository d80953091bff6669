"""The small rulebook in which the examples of the pages stand, so that a test can hold the pages to their word."""

from __future__ import annotations

from typing import Final

_HEAD: Final = """\
rulebook: example
kinds:
  state: [leader, ally, outsider, country]
  mood: {choice: [warm, cool, cold]}
names:
  state: {Russia: [Moscow], Belarus: [], Poland: []}
statements:
  - say: <ally> quarrels with <leader>
    ask: Does <ally> quarrel with <leader>?
  - say: <ally> bargains with <outsider>
    ask: Does <ally> bargain with <outsider>?
  - say: <ally> trusts <leader>
    ask: Does <ally> trust <leader>?
  - say: <leader> rewards <ally>
    ask: Does <leader> reward <ally>?
  - say: the mood of <ally> towards <leader> is <mood>
    ask: What is the mood of <ally> towards <leader>?
  - say: <ally> is tired of <leader>
"""
CASE: Final = """\
case: Example
rulebook: example
facts: [Belarus bargains with Poland]
expect:
  - not: Russia rewards Belarus
  - not: Belarus quarrels with Poland
"""


def example(text: str) -> str:
    """The whole rulebook that an example stands in: a part of a rulebook, a rule, or a statement."""
    if not text.startswith("- "):
        return _HEAD + text + "\n"
    indented = "".join(f"  {line}\n" for line in text.split("\n"))
    return _HEAD + indented if text.startswith("- say:") else f"{_HEAD}rules:\n{indented}"
