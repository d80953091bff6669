"""The text of a case file in which just these facts are said: what is new is added, and nothing else is touched."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import yaml

from engine.analysis.interview_file import facts_node, items_of, last_line, row, with_rows
from engine.authoring.layout import comments_of
from engine.language.case import Case, Fact
from engine.language.edit import scalar
from engine.language.rulebook import Rulebook
from engine.language.value import Certainty

BESIDE = ("by", "source", "disputed")
"""The keys beside a sentence, in the order in which they are written."""


def with_facts(text: str, case: Case, facts: Sequence[Fact]) -> str | None:
    """`text`, from which `case` was read, with `facts` in place of its own; comments and all else stay.

    A fact of the case is known again by its sentence and place. It keeps its lines, as far as it says the same; of
    what else it says (how sure, by whom, from which source, disputed) just that is written anew. None where the
    facts are not written one below the other, each with its dash.
    """
    found = facts_node(text)
    if found is not None and case.facts:
        node = found[1]
        if not isinstance(node, yaml.SequenceNode) or node.flow_style:
            return None
        lines = text.splitlines(keepends=True)
        for item in reversed(items_of(node)):
            own = _inside(item, case.facts)
            if own is not None:
                first, last = item.start_mark.line, last_line(item)
                lines[first : last + 1] = _written(lines, item, own, _again(facts, own), case.rulebook)
        text = "".join(lines)
    new = [fact for fact in facts if _again(case.facts, fact) is None]
    return with_rows(text, [line for fact in new for line in _rows(case.rulebook, fact)])


def _inside(item: Any, facts: Sequence[Fact]) -> Fact | None:
    first, last = item.start_mark.line + 1, last_line(item) + 1
    return next((fact for fact in facts if first <= fact.place.line <= last), None)


def _again(facts: Sequence[Fact], own: Fact) -> Fact | None:
    return next((fact for fact in facts if (fact.sentence, fact.place) == (own.sentence, own.place)), None)


def _beside(fact: Fact) -> dict[str, str]:
    """What stands beside the sentence, by its key; "" for what does not."""
    return {"by": fact.by, "source": fact.source, "disputed": "true" if fact.disputed else ""}


def _rows(rulebook: Rulebook, fact: Fact) -> list[str]:
    """The lines of a new fact, the first with its dash."""
    first = row(rulebook, fact.sentence, fact.certainty)
    beside = [f"  {key}: {scalar(value)}" for key, value in _beside(fact).items() if value]
    if beside and fact.certainty == Certainty.CERTAIN and not fact.sentence.denied:
        first = f"- say: {first[2:]}"
    return [first, *beside]


def _written(lines: list[str], item: Any, own: Fact, wanted: Fact | None, rulebook: Rulebook) -> list[str]:
    """The lines of an item as they are to be."""
    first, last = item.start_mark.line, last_line(item)
    kept = lines[first : last + 1]
    if wanted is None:
        return []
    old, new = _beside(own), _beside(wanted)
    other = [key for key in BESIDE if new[key] != old[key]]
    if not other:
        return kept if wanted.certainty == own.certainty else _surer(kept, first, item, wanted, rulebook)
    indent = " " * item.start_mark.column
    keys = {key: lines_of for key, lines_of in _keys(item) if key in other}
    if getattr(item, "flow_style", False) or any(first in lines_of for lines_of in keys.values()):
        rows = _rows(rulebook, wanted)
        rows = [f"{lines[first][: item.start_mark.column]}{rows[0][2:]}", *(f"{indent}{line[2:]}" for line in rows[1:])]
        return [*(f"{line}\n" for line in rows), *_remarks(kept, indent)]
    gone = {at for lines_of in keys.values() for at in lines_of}
    said = [line for at, line in enumerate(_surer(kept, first, item, wanted, rulebook, True), first) if at not in gone]
    said = [line if line.endswith("\n") else f"{line}\n" for line in said]
    remarks = _remarks([lines[at] for at in sorted(gone)], indent)
    return [*said, *(f"{indent}{key}: {scalar(new[key])}\n" for key in other if new[key]), *remarks]


def _keys(item: Any) -> list[tuple[str, range]]:
    """The keys of an item, each with its lines."""
    pairs = item.value if isinstance(item, yaml.MappingNode) else ()
    return [
        (key.value.strip().lower(), range(key.start_mark.line, last_line(value) + 1))
        for key, value in pairs
        if isinstance(key, yaml.ScalarNode)
    ]


def _remarks(lines: list[str], indent: str) -> list[str]:
    """The comments of lines that go, each on a line of its own."""
    return [f"{indent}{remark}\n" for remark in comments_of("".join(lines))]


def _surer(kept: list[str], first: int, item: Any, wanted: Fact, rulebook: Rulebook, beside: bool = False) -> list[str]:
    """The lines of an item, the sentence as sure as it is to be; the number of lines stays. `beside`: keys follow."""
    said = _said(item)
    if said is None:
        return kept
    start, end = said[0].line - first, said[1].line - first
    new = row(rulebook, wanted.sentence, wanted.certainty)[2:]
    certain = wanted.certainty == Certainty.CERTAIN and not wanted.sentence.denied
    if certain and (beside or isinstance(item, yaml.MappingNode)):
        new = f"say: {new}"
    line = f"{kept[start][: said[0].column]}{new}{kept[end][said[1].column :]}"
    return [*kept[:start], line, *[""] * (end - start), *kept[end + 1 :]]


def _said(item: Any) -> tuple[Any, Any] | None:
    """Where the sentence of an item stands, with the words before it: from its key to the end of its value."""
    if isinstance(item, yaml.ScalarNode):
        return item.start_mark, item.end_mark
    for key, value in item.value if isinstance(item, yaml.MappingNode) else ():
        if isinstance(key, yaml.ScalarNode) and key.value.strip().lower() not in (*BESIDE, "note"):
            return key.start_mark, _end(value)
    return None


def _end(value: Any) -> Any:
    """The end of a value; that of a group of keys is the end of its last value."""
    if isinstance(value, yaml.MappingNode) and not value.flow_style and value.value:
        return _end(value.value[-1][1])
    return value.end_mark
