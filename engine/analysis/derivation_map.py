"""The derivations of a run as a diagram (Mermaid, DOT): sentences, and arrows named after the rules.

The loops that turn from round to round, where the rulebook has any, stand beside them as causal-loop diagrams.
"""

from __future__ import annotations

import json

from engine.explanation.circles_words import mermaid_words
from engine.inference.trace import Trace
from engine.language.rulebook import Sentence

from .round_diagram import dot_loops, loops, mermaid_loops


def mermaid_map(trace: Trace) -> str:
    """Every first step of a conclusion as a Mermaid graph; what was taken for granted hangs on dotted lines."""
    ids: dict[Sentence, str] = {}
    arcs: dict[str, None] = {}

    def node(sentence: Sentence) -> str:
        return ids.setdefault(sentence, f"s{len(ids) + 1}")

    for step in trace.steps:
        if step.new:
            title = mermaid_words(step.clause.rule.title)
            for premise in step.firing.premises:
                arcs.setdefault(f"  {node(premise)} -->|{title}| {node(step.conclusion)}")
            for absent in step.assumed:
                arcs.setdefault(f"  {node(absent)} -. not said .-> {node(step.conclusion)}")
    nodes = [f"  {id}{_shape(trace, sentence)}" for sentence, id in ids.items()]
    return "\n".join(["graph LR", *nodes, *arcs, *mermaid_loops(trace, loops(trace.program))]) + "\n"


def _shape(trace: Trace, sentence: Sentence) -> str:
    words = mermaid_words(trace.say(sentence))
    if sentence in trace.stated:
        return f'["{words}"]'
    return f'("{words}")' if sentence in trace.known else f'{{{{"{words}"}}}}'


def dot_map(trace: Trace) -> str:
    """The same in the DOT language."""
    arcs: dict[str, None] = {}
    for step in trace.steps:
        if step.new:
            label = json.dumps(step.clause.rule.title, ensure_ascii=False)
            into = json.dumps(trace.say(step.conclusion), ensure_ascii=False)
            for premise in step.firing.premises:
                start = json.dumps(trace.say(premise), ensure_ascii=False)
                arcs.setdefault(f"  {start} -> {into} [label={label}];")
            for absent in step.assumed:
                start = json.dumps(trace.say(absent), ensure_ascii=False)
                arcs.setdefault(f'  {start} -> {into} [style=dotted, label="not said"];')
    turning = dot_loops(trace, loops(trace.program))
    return "\n".join(["digraph derivations {", "  rankdir=LR;", "  node [shape=box];", *arcs, *turning, "}"]) + "\n"
