"""Strongly connected components, found without recursion: circles may be thousands of gates long."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from engine.pause import pause


def components(roots: Iterable[int], below: Callable[[int], Sequence[int]]) -> list[list[int]]:
    """The components that can be reached from the roots, each after all that it leads to."""
    found: list[list[int]] = []
    number: dict[int, int] = {}
    least: dict[int, int] = {}
    done: set[int] = set()
    open_nodes: list[int] = []
    for root in roots:
        if root in number:
            continue
        number[root] = least[root] = len(number)
        open_nodes.append(root)
        path: list[tuple[int, Iterator[int]]] = [(root, iter(below(root)))]
        while path:
            pause()
            node, rest = path[-1]
            for following in rest:
                if following not in number:
                    number[following] = least[following] = len(number)
                    open_nodes.append(following)
                    path.append((following, iter(below(following))))
                    break
                if following not in done and number[following] < least[node]:
                    least[node] = number[following]
            else:
                path.pop()
                if path and least[node] < least[path[-1][0]]:
                    least[path[-1][0]] = least[node]
                if least[node] == number[node]:
                    component = []
                    while True:
                        last = open_nodes.pop()
                        done.add(last)
                        component.append(last)
                        if last == node:
                            break
                    found.append(component)
    return found
