"""The rules of a text that is not in force: those that are unfinished, and those that are new."""

from __future__ import annotations

import re
from collections.abc import Collection

from .editing import counted
from .rules import Drafted
from .scaffold import begun, rule_at

_ID = re.compile(r"^\s*- id: (\S+)\s*$")
_TITLE = re.compile(r"^\s*title: (.*)$")
_THEME = re.compile(r"^\s*theme: (.*)$")
WAITS = "not in force yet: the text has a problem"


def drafted(text: str, known: Collection[str]) -> tuple[Drafted, ...]:
    """They, from top to bottom; `known` are the ids of the rules in force."""
    lines = text.split("\n")
    open_ = {rule.line: rule for rule in begun(text)}
    found = []
    for number, line in enumerate(lines, 1):
        if (id := _ID.match(line)) is None or rule_at(text, number)[1] != number:
            continue
        rule = open_.get(number)
        if rule is not None and not rule.whole:
            words = f"unfinished: {counted(len(rule.blanks), 'blank')} to be filled"
            found.append(Drafted(number, rule.title or "A new rule without a title", rule.theme, words))
        elif id[1] not in known:
            own = lines[number : number + 4]
            title = next((each[1] for each in map(_TITLE.match, own) if each), id[1])
            theme = next((each[1] for each in map(_THEME.match, own) if each), "")
            found.append(Drafted(number, title, theme, WAITS))
    return tuple(found)
