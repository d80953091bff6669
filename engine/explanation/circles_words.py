"""Circles in words, as JSON, and as diagrams (Mermaid and DOT)."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, TypeAlias

from engine.inference.trace import Trace
from engine.language.vocabulary import Slot

from . import wording
from .circles import Arc, Circles, Entry, Ring, Turn

Json = dict[str, Any]
Breaking: TypeAlias = Callable[[Turn], list[str]]
Lighting: TypeAlias = Callable[[Ring], list[str]]


def circles_text(
    trace: Trace, found: Circles, breaking: Breaking | None = None, lighting: Lighting | None = None
) -> str:
    """The rings of a case: those that stand, those that could turn, and harmless recursion in one line.

    `breaking` tells what breaks each turn, `lighting` what would set a ring turning, in lines.
    """
    blocks = [_ring_text(trace, ring, breaking) for ring in found.standing]
    if not found.standing:
        blocks.append("No circle stands in this case.")
    for ring in found.possible:
        lines = [_head(trace, ring), "It does not turn in this case.", _path(trace, ring)]
        blocks.append("\n".join([*lines, *(lighting(ring) if lighting is not None else [])]))
    if found.harmless:
        said = wording.listed([f'"{statement_words(trace, index)}"' for index in found.harmless])
        blocks.append(f"Handed on by a rule, and no circle: {said}.")
    return "\n\n".join(blocks) + "\n"


def _head(trace: Trace, ring: Ring) -> str:
    stands = [" and ".join(turn.names) for turn in ring.turns if turn.names]
    name = f"{ring.label} {ring.name}" if ring.name else ring.label
    return f"{name}, {ring.sign}" + (f": stands for {wording.listed(stands)}" if stands else "")


def _path(trace: Trace, ring: Ring) -> str:
    lines = [f"  {number}. {statement_words(trace, index)}" for number, index in enumerate(ring.statements, 1)]
    return "\n".join([*lines, "  and so back to 1"])


def _ring_text(trace: Trace, ring: Ring, breaking: Breaking | None) -> str:
    lines = [_head(trace, ring)]
    for turn in ring.turns:
        lines += _turn_text(trace, turn)
        lines += breaking(turn) if breaking is not None else []
    lines.append(wording.SIGN[ring.sign])
    return "\n".join(lines)


def _turn_text(trace: Trace, turn: Turn) -> list[str]:
    lines = [f"  {' and '.join(turn.names)}" if turn.names else "  Here"]
    for number, arc in enumerate(turn.arcs, 1):
        step = f"step {arc.step.number}" if arc.step.number else "in the next round"
        rule = arc.step.clause.rule
        level = trace.level(arc.start)
        lines.append(f"    {number}. {trace.say(arc.start)} ({level if level is not None else 'does not hold'})")
        turns = ", which works against it" if arc.turns_sign else ""
        lines.append(f'       leads by "{wording.capital(rule.title)}" ({step}) to{turns}')
    lines.append("    and so back to 1")
    lines += [f"    Held up from outside by: {_entry(trace, entry)}" for entry in turn.entries]
    lines += [f"    Drawn from it: {trace.say(sentence)}" for sentence in turn.drawn]
    return lines


def _entry(trace: Trace, entry: Entry) -> str:
    if entry.step is None:
        return f"{trace.say(entry.into)} (stated)"
    premises = wording.listed([trace.say(premise) for premise in entry.premises])
    return f"{premises} (step {entry.step.number}, into: {trace.say(entry.into)})"


def statement_words(trace: Trace, index: int) -> str:
    """A statement with its blanks as roles: "the ally acts behind the leader's back"."""
    statement = trace.rulebook.statements[index]
    return trace.rulebook.word(index, tuple(_blank(trace, slot) for slot in statement.slots))


def _blank(trace: Trace, slot: Slot) -> str:
    """A blank in words: a thing by its role, a number or choice word as "some"."""
    return f"{'the' if trace.rulebook.kinds[slot.kind].sort == 'thing' else 'some'} {slot.label}"


def circles_json(trace: Trace, found: Circles) -> list[Json]:
    """The rings as JSON, standing ones first."""
    return [_ring_json(trace, ring, True) for ring in found.standing] + [
        _ring_json(trace, ring, False) for ring in found.possible
    ]


def _ring_json(trace: Trace, ring: Ring, stands: bool) -> Json:
    return {
        "label": ring.label,
        "name": ring.name or None,
        "sign": ring.sign,
        "stands": stands,
        "statements": [trace.rulebook.statements[index].say.text for index in ring.statements],
        "rules": list(ring.rules),
        "turns": [
            {
                "names": list(turn.names),
                "sentences": [trace.say(sentence) for sentence in turn.sentences],
                "steps": [arc.step.number for arc in turn.arcs],
                "entries": [
                    {
                        "into": trace.say(entry.into),
                        "step": entry.step.number if entry.step else None,
                        "from": [trace.say(premise) for premise in entry.premises],
                    }
                    for entry in turn.entries
                ],
                "drawn": [trace.say(sentence) for sentence in turn.drawn],
            }
            for turn in ring.turns
        ],
    }


def mermaid(trace: Trace, found: Circles) -> str:
    """The standing rings as a Mermaid graph."""
    lines = ["graph LR"]
    ids: dict[str, str] = {}
    for ring in found.standing:
        for turn in ring.turns:
            for arc in turn.arcs:
                start, end = (_id(ids, trace.say(s)) for s in (arc.start, arc.end))
                lines.append(f"  {start} -->|{_rule_label(arc)}| {end}")
            for entry in turn.entries:
                for premise in entry.premises:
                    lines.append(f"  {_id(ids, trace.say(premise))} -.-> {_id(ids, trace.say(entry.into))}")
    nodes = [f'  {id}["{mermaid_words(words)}"]' for words, id in ids.items()]
    return "\n".join([lines[0], *nodes, *dict.fromkeys(lines[1:])]) + "\n"


def _rule_label(arc: Arc) -> str:
    """The rule that turns an arc, for a Mermaid arrow."""
    return mermaid_words(arc.step.clause.rule.title) + (" (-)" if arc.turns_sign else "")


def dot(trace: Trace, found: Circles) -> str:
    """The standing rings in the DOT language."""
    lines = ["digraph circles {", "  node [shape=box];"]
    arcs: dict[str, None] = {}
    for ring in found.standing:
        for turn in ring.turns:
            for arc in turn.arcs:
                label = json.dumps(arc.step.clause.rule.title + (" (-)" if arc.turns_sign else ""), ensure_ascii=False)
                arcs.setdefault(f"  {_quoted(trace.say(arc.start))} -> {_quoted(trace.say(arc.end))} [label={label}];")
            for entry in turn.entries:
                for premise in entry.premises:
                    into = _quoted(trace.say(entry.into))
                    arcs.setdefault(f"  {_quoted(trace.say(premise))} -> {into} [style=dashed];")
    return "\n".join([*lines, *arcs, "}"]) + "\n"


def _id(ids: dict[str, str], words: str) -> str:
    return ids.setdefault(words, f"s{len(ids) + 1}")


def mermaid_words(words: str) -> str:
    """Words inside a Mermaid label: what the syntax reads is written as an entity."""
    for sign, entity in (("#", "#35;"), ('"', "#quot;"), ("|", "#124;"), ("<", "#lt;"), (">", "#gt;"), ("`", "#96;")):
        words = words.replace(sign, entity)
    return words


def _quoted(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)
