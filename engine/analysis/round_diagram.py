"""The loops of a rulebook as a causal-loop diagram: statements, arrows with their signs and delays.

A loop is reinforcing (R1, R2, ...) or balancing (B1, ...), and bears the name that the author gave it. It is drawn
from the rules, whatever the case: what of it turned in a play is told by `round_loops`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import pairwise

from engine.explanation.circles_words import mermaid_words, statement_words
from engine.explanation.rings_of_rules import Sign, bearing, rings_of
from engine.inference.program import Program
from engine.inference.trace import Trace
from engine.language.clauses import Clause
from engine.language.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Link:
    """From one statement (by index) to the next by a rule; `against` if it works against it, `later` if next round."""

    start: int
    end: int
    title: str
    against: bool
    later: bool


@dataclass(frozen=True, slots=True)
class Loop:
    """A feedback loop: its label, the author's name ("" if there is none), its statements in order, its links."""

    label: str
    name: str
    sign: Sign
    statements: tuple[int, ...]
    links: tuple[Link, ...]

    @property
    def title(self) -> str:
        return f"{self.label} {self.name}" if self.name else self.label


def loops(program: Program) -> tuple[Loop, ...]:
    """The loops on which something leads to something else; the author's first, in the order of the rulebook."""
    rulebook = program.rulebook
    found = []
    for statements, sign in rings_of(program):
        ordered, name, rank = _declared(rulebook, statements)
        links = tuple(link for pair in pairwise((*ordered, ordered[0])) for link in _links(program, *pair))
        if any(link.later for link in links):
            found.append((rank, sign, ordered, name, links))
    counts = {"reinforcing": 0, "balancing": 0}
    made = []
    for _, sign, ordered, name, links in sorted(found, key=lambda each: (each[0], each[2])):
        counts[sign] += 1
        label = ("R" if sign == "reinforcing" else "B") + str(counts[sign])
        made.append(Loop(label, name, sign, ordered, links))
    return tuple(made)


def _declared(rulebook: Rulebook, statements: tuple[int, ...]) -> tuple[tuple[int, ...], str, int]:
    """A loop as its author tells it: from where, by which name, and as the how manyeth."""
    for rank, circle in enumerate(rulebook.circles):
        if set(circle.through) == set(statements):
            at = statements.index(circle.through[0])
            return statements[at:] + statements[:at], circle.name, rank
    return statements, "", len(rulebook.circles)


def _links(program: Program, start: int, end: int) -> list[Link]:
    found: dict[tuple[str, bool], Link] = {}
    for clause in program.clauses:
        if clause.conclusion.pattern.statement == end:
            for pattern, sign in bearing(clause):
                if pattern.statement == start:
                    link = _link(clause, start, end, sign)
                    found.setdefault((link.title, link.against), link)
    return list(found.values())


def _link(clause: Clause, start: int, end: int, sign: int) -> Link:
    against = (sign < 0) is not clause.conclusion.pattern.denied
    return Link(start, end, clause.rule.title, against, clause.rule.leads_to)


def mermaid_loops(trace: Trace, found: tuple[Loop, ...]) -> list[str]:
    """A subgraph for each loop, without the line that begins a graph."""
    lines = []
    for loop in found:
        lines.append(f'  subgraph {loop.label}["{mermaid_words(loop.title)} ({loop.sign})"]')
        for index in loop.statements:
            words = mermaid_words(statement_words(trace, index))
            lines.append(f'    {loop.label}_{index}(["{words}"])')
        for link in loop.links:
            label = mermaid_words(_label(link))
            lines.append(f'    {loop.label}_{link.start} -->|"{label}"| {loop.label}_{link.end}')
        lines.append("  end")
    return lines


def dot_loops(trace: Trace, found: tuple[Loop, ...]) -> list[str]:
    """The same as clusters of a DOT graph."""
    lines = []
    for loop in found:
        title = json.dumps(f"{loop.title} ({loop.sign})", ensure_ascii=False)
        lines += [f"  subgraph cluster_{loop.label} {{", f"    label={title};"]
        for index in loop.statements:
            words = json.dumps(statement_words(trace, index), ensure_ascii=False)
            lines.append(f"    {loop.label}_{index} [label={words}, style=rounded];")
        for link in loop.links:
            label = json.dumps(_label(link), ensure_ascii=False)
            lines.append(f"    {loop.label}_{link.start} -> {loop.label}_{link.end} [label={label}];")
        lines.append("  }")
    return lines


def _label(link: Link) -> str:
    """An arrow's sign, whether it takes a round, and its rule."""
    return f"{'-' if link.against else '+'}{' next round:' if link.later else ''} {link.title}"
