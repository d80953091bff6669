"""Simple cycles of a small directed graph, each once, beginning with its least node, in a fixed order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

N = TypeVar("N")

MOST = 200
LONGEST = 10


def simple_cycles(
    order: Sequence[N], arcs: Mapping[N, Sequence[N]], longest: int = LONGEST, most: int = MOST
) -> list[tuple[N, ...]]:
    """The cycles of two and more nodes, at most `most`, none longer than `longest`. `order` ranks the nodes."""
    rank = {node: at for at, node in enumerate(order)}
    component = components(order, arcs)
    found: list[tuple[N, ...]] = []

    def extend(path: list[N], on_path: set[N]) -> Iterator[tuple[N, ...]]:
        for following in arcs.get(path[-1], ()):
            if following == path[0] and len(path) > 1:
                yield tuple(path)
            elif (
                len(path) < longest
                and following not in on_path
                and component.get(following) == component[path[0]]
                and rank[following] > rank[path[0]]
            ):
                yield from extend([*path, following], on_path | {following})

    for start in order:
        for cycle in extend([start], {start}):
            found.append(cycle)
            if len(found) == most:
                return found
    return found


def components(order: Sequence[N], arcs: Mapping[N, Sequence[N]]) -> dict[N, int]:
    """The strongly connected component of each node, by number (Tarjan's algorithm, without recursion)."""
    index: dict[N, int] = {}
    low: dict[N, int] = {}
    stack: list[N] = []
    on_stack: set[N] = set()
    found: dict[N, int] = {}
    for root in order:
        if root in index:
            continue
        work: list[tuple[N, int]] = [(root, 0)]
        while work:
            node, at = work.pop()
            if at == 0:
                index[node] = low[node] = len(index)
                stack.append(node)
                on_stack.add(node)
            targets = arcs.get(node, ())
            if at < len(targets):
                work.append((node, at + 1))
                target = targets[at]
                if target not in index:
                    work.append((target, 0))
                elif target in on_stack:
                    low[node] = min(low[node], index[target])
                continue
            for target in targets:
                if target in on_stack:
                    low[node] = min(low[node], low[target])
            if low[node] == index[node]:
                number = len(found)
                while True:
                    member = stack.pop()
                    on_stack.discard(member)
                    found[member] = number
                    if member == node:
                        break
    return found
