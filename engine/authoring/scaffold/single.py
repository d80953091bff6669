"""A new rulebook and a new case, each with a line about what belongs where."""

from __future__ import annotations

from pathlib import Path

from engine.language.rulebook import Rulebook
from engine.language.vocabulary import Statement


def quoted(text: str) -> str:
    """Words as YAML reads them back: in quotes where they need them."""
    plain = text == text.strip() and text[:1].isalnum() and ": " not in text and " #" not in text
    plain = plain and not text.endswith(":") and not text.replace(".", "").replace("-", "").isdigit()
    return text if plain else '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def title_of(name: str) -> str:
    """A title from a file name: "dry-summer" becomes "Dry summer"."""
    words = Path(name).stem.replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:]


def new_rulebook(name: str) -> str:
    """A rulebook with one rule, to be replaced."""
    return f"""\
rulebook: {quoted(Path(name).stem)}
title: {quoted(title_of(name))}
about: What the text argues, in one paragraph.

sources:
  text:
    title: The text that is turned into rules
    author: Who wrote it
    published: When and where

# What can be named, with the roles in which a rule may speak of it.
kinds:
  state: [leader, ally]

# Names that every case may use. What follows a name are other spellings.
names:
  state: {{}}

# What can be said. The blanks are in angle brackets.
statements:
  - say: <ally> pays its share
    deny: <ally> does not pay its share
    ask: Does <ally> pay its share?
    help: What counts as a yes.
  - say: <ally> is trusted by <leader>
  - say: <leader> leads
    ask: Does <leader> lead?

# What follows from what. One condition a line.
rules:
  - id: payers-are-trusted
    title: Who pays is trusted
    if:
      - <leader> leads
      - <ally> pays its share
    then: <ally> is trusted by <leader>
    certainty: likely
    because: <ally> pays its share, and <leader> has seen it.
    source: {{in: text, at: S1, quote: "the author's words"}}

questions:
  - ask: Whom does the leader trust?
    yes: <ally> is trusted by <leader>
"""


def new_case(name: str, rulebook: Rulebook | None, named: str, title: str = "") -> str:
    """A case on a rulebook, with all that can be said as remarks to choose from."""
    lines = [f"case: {quoted(title or title_of(name))}", f"rulebook: {quoted(named)}", ""]
    lines += ["# Names beyond those of the rulebook, by kind: what follows a name are other spellings.", "who:", ""]
    lines += ["# What is so. Delete the # before a sentence and put names into its blanks.", "facts:"]
    if rulebook is not None:
        lines += [line for statement in _enterable(rulebook) for line in _offered(statement)]
    lines += ["", "# What should follow, checked by: foedus test", "expect:"]
    if rulebook is not None:
        concluded = [statement for statement in rulebook.statements if statement.index in _concluded(rulebook)]
        lines += [f"#  - concluded: {statement.say.text}" for statement in concluded]
    return "\n".join(lines) + "\n"


def _concluded(rulebook: Rulebook) -> set[int]:
    return {conclusion.pattern.statement for rule in rulebook.rules for conclusion in rule.then}


def _enterable(rulebook: Rulebook) -> list[Statement]:
    """What a user may enter, by topic in the order of first appearance."""
    found = [each for each in rulebook.statements if each.ask or each.index not in _concluded(rulebook)]
    topics = list(dict.fromkeys(statement.topic for statement in found))
    return sorted(found, key=lambda statement: topics.index(statement.topic))


def _offered(statement: Statement) -> list[str]:
    help_ = f"  # {statement.help}" if statement.help else ""
    return [f"#  - {statement.say.text}{help_}"]
