"""The answers of an interview in the file of the case: added at the end of its facts, all else as it was."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

import yaml

from engine.language.edit import scalar
from engine.language.rulebook import Rulebook, Sentence
from engine.language.value import Certainty
from engine.scenarios.changes import Changes

_OPEN = re.compile(r"^\s*# left open: (.*\S)\s*$", re.MULTILINE)
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def left_open(text: str) -> list[str]:
    """The sentences that an earlier interview left open, as they stand in the file."""
    return _OPEN.findall(text)


def with_answers(text: str, rulebook: Rulebook, answers: Changes, open_sentences: Iterable[Sentence] = ()) -> str:
    """The text of a case file with the answers among its facts, and what was left open as a remark."""
    rows = [row(rulebook, sentence, level) for sentence, level in answers.entered]
    known = set(left_open(text))
    rows += [f"# left open: {said}" for s in open_sentences if (said := rulebook.say(s)) not in known]
    return with_rows(text, rows)


def with_rows(text: str, rows: Sequence[str]) -> str:
    """The text of a case file with further lines at the end of its facts."""
    if not rows:
        return text
    if not text.endswith("\n"):
        text += "\n"
    lines = text.splitlines(keepends=True)
    facts = facts_node(text)
    if facts is None:
        return text + "facts:\n" + "".join(f"  {row}\n" for row in rows)
    key, value = facts
    if isinstance(value, yaml.SequenceNode) and value.value and not value.flow_style:
        last = last_line(value)
        indent = " " * value.start_mark.column
        return "".join([*lines[: last + 1], *(f"{indent}{row}\n" for row in rows), *lines[last + 1 :]])
    old = [f"- {text[item.start_mark.index : item.end_mark.index]}" for item in items_of(value)]
    head, tail = text[: key.end_mark.index], text[value.end_mark.index :]
    rest = tail.split("\n", 1)[1] if "\n" in tail else ""
    return head + ":\n" + "".join(f"  {row}\n" for row in (*old, *rows)) + rest


def row(rulebook: Rulebook, sentence: Sentence, level: Certainty) -> str:
    """A fact as it is written in a file, with its dash."""
    said = scalar(rulebook.say(sentence.positive))
    if level < Certainty.CERTAIN and sentence.denied:
        return f"- {level}: {{not: {scalar(rulebook.say(sentence.positive), chr(34))}}}"
    before = "not: " if sentence.denied else f"{level}: " if level < Certainty.CERTAIN else ""
    return f"- {before}{said}"


def facts_node(text: str) -> tuple[Any, Any] | None:
    """The key `facts` and what stands under it."""
    root = yaml.compose(text, Loader=_LOADER)
    for key, value in root.value if isinstance(root, yaml.MappingNode) else ():
        if isinstance(key, yaml.ScalarNode) and " ".join(key.value.lower().split()) == "facts":
            return key, value
    return None


def items_of(value: Any) -> list[Any]:
    """The items of a list."""
    return list(value.value) if isinstance(value, yaml.SequenceNode) else []


def last_line(node: Any) -> int:
    """The last line on which something of a node stands (from 0)."""
    if isinstance(node, yaml.ScalarNode):
        # A block scalar ends at the beginning of the line after it.
        mark = node.end_mark
        return int(mark.line - 1 if mark.column == 0 and mark.line > node.start_mark.line else mark.line)
    if getattr(node, "flow_style", False):
        return int(node.end_mark.line)
    parts = [part for pair in node.value for part in (pair if isinstance(pair, tuple) else (pair,))]
    return max((last_line(part) for part in parts), default=int(node.start_mark.line))
