"""A rule as it stands in its file: its lines, cut out of the text that was read."""

from __future__ import annotations

import re

from engine.language.rulebook import Rule, Rulebook

_KEY = re.compile(r"(\w[\w ]*?)\s*:")
_REASONING = {"if", "unless", "even if", "then", "leads to", "certainty"}


def written(rulebook: Rulebook, rule: Rule) -> tuple[tuple[str, ...], str]:
    """The lines of the rule, and where it stands: "rules/csto-2012.yaml, line 24"."""
    where = f"{rule.place.file}, line {rule.place.line}"
    texts = {name: text for book in rulebook.books for name, text in book.files}
    text = texts.get(rule.place.file)
    return (reasoning(excerpt(text, rule.place.line)), where) if text is not None else ((), where)


def reasoning(lines: tuple[str, ...]) -> tuple[str, ...]:
    """Those lines of a rule that say what follows from what; title, source and notes are shown elsewhere."""
    found = []
    wanted = False
    for line in lines:
        key = _KEY.match(line)
        if key is not None:
            wanted = key[1].lower() in _REASONING
        if wanted and line.strip():
            found.append(line)
    return tuple(found)


def excerpt(text: str, line: int) -> tuple[str, ...]:
    """The item of a list that begins on this line (from 1), without the indentation it has as a whole."""
    lines = text.splitlines()
    if not 1 <= line <= len(lines):
        return ()
    first = lines[line - 1]
    edge = len(first) - len(first.lstrip(" "))
    inner = edge + 2 if first[edge : edge + 2] == "- " else edge
    found = [first[inner:]]
    for following in lines[line:]:
        indent = len(following) - len(following.lstrip(" "))
        if following.strip() and indent <= edge:
            break
        found.append(following[inner:] if indent >= inner else following.strip())
    while found and (not found[-1].strip() or found[-1].lstrip().startswith("#")):
        found.pop()
    return tuple(found)
