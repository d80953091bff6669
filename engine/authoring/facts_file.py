"""The text of a case file in which just these facts are said: what is new is added, and nothing else is touched."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import yaml

from engine.analysis.interview_file import facts_node, items_of, last_line, row, with_answers
from engine.language.case import Case, Fact
from engine.language.rulebook import Rulebook, Sentence
from engine.language.value import Certainty
from engine.scenarios.changes import Changes


def with_facts(text: str, case: Case, facts: Sequence[Fact]) -> str | None:
    """`text`, from which `case` was read, with `facts` in place of its own; comments and all else stay.

    A fact that stands as sure as it stood keeps its line; one that is more or less sure keeps who says so and the
    source. None where the facts are not written one below the other, each with its dash.
    """
    found = facts_node(text)
    if found is not None and case.facts:
        node = found[1]
        if not isinstance(node, yaml.SequenceNode) or node.flow_style:
            return None
        lines = text.splitlines(keepends=True)
        for item in reversed(items_of(node)):
            own = _inside(item, case.facts)
            if own is not None and (new := _other(lines, item, own, facts, case.rulebook)) is not None:
                lines[item.start_mark.line : last_line(item) + 1] = new
        text = "".join(lines)
    return with_answers(text, case.rulebook, _new(case.facts, facts))


def _inside(item: Any, facts: Sequence[Fact]) -> Fact | None:
    first, last = item.start_mark.line + 1, last_line(item) + 1
    return next((fact for fact in facts if first <= fact.place.line <= last), None)


def _stands(facts: Sequence[Fact], sentence: Sentence) -> Fact | None:
    return next((fact for fact in facts if fact.sentence == sentence), None)


def _new(old: Sequence[Fact], facts: Sequence[Fact]) -> Changes:
    """What is said and was not."""
    changes = Changes()
    for fact in facts:
        if _stands(old, fact.sentence) is None:
            changes = changes.state(fact.sentence, fact.certainty)
    return changes


def _other(lines: list[str], item: Any, own: Fact, facts: Sequence[Fact], rulebook: Rulebook) -> list[str] | None:
    """The lines of an item as they are to be; None where they stay."""
    wanted = _stands(facts, own.sentence)
    if wanted is None:
        return []
    if wanted.certainty == own.certainty:
        return None
    said = _said(item)
    if said is None:
        return None
    start, end = said
    head = lines[start.line][: start.column]
    tail = lines[end.line][end.column :]
    new = row(rulebook, own.sentence, wanted.certainty)[2:]
    if isinstance(item, yaml.MappingNode) and wanted.certainty == Certainty.CERTAIN and not own.sentence.denied:
        new = f"say: {new}"
    first, last = item.start_mark.line, last_line(item)
    return [*lines[first : start.line], f"{head}{new}{tail}", *lines[end.line + 1 : last + 1]]


def _said(item: Any) -> tuple[Any, Any] | None:
    """Where the sentence of an item stands, with the words before it: from its key to the end of its value."""
    if isinstance(item, yaml.ScalarNode):
        return item.start_mark, item.end_mark
    for key, value in item.value if isinstance(item, yaml.MappingNode) else ():
        if isinstance(key, yaml.ScalarNode) and key.value.strip().lower() not in ("by", "source", "disputed", "note"):
            return key.start_mark, _end(value)
    return None


def _end(value: Any) -> Any:
    """The end of a value; that of a group of keys is the end of its last value."""
    if isinstance(value, yaml.MappingNode) and not value.flow_style and value.value:
        return _end(value.value[-1][1])
    return value.end_mark
