"""`python -m benchmarks.one_case`: one warm case of W, ours beside experta, CLIPS and clingo, as far as installed.

Every engine concludes the same first; then they take turns. `--quick` leaves out what takes long.
"""

from __future__ import annotations

import argparse
from importlib.util import find_spec
from typing import Any, NamedTuple

from . import workload_w
from .clingo_w import Clingo
from .clips_w import AsOneText, Inside, OneByOne
from .experta_w import ByHand, Driven
from .ours_w import Compiled
from .timing import rounds, shown, table


class Bar(NamedTuple):
    """Ours is to be so many times as fast as another engine on W(rules, allies)."""

    rules: int
    allies: int
    engine: str
    times: float


SIZES = ((30, 6), (100, 20), (300, 100))
BARS = [
    Bar(30, 6, Driven.name, 150),
    Bar(30, 6, ByHand.name, 150),
    Bar(100, 20, Driven.name, 500),
    Bar(100, 20, ByHand.name, 500),
    Bar(30, 6, OneByOne.name, 10),
    Bar(100, 20, OneByOne.name, 10),
    Bar(300, 100, OneByOne.name, 6),
    *(Bar(*size, Inside.name, 0.5) for size in SIZES),
]
# experta needs most of a minute for the largest size; it is timed there only if asked.
SLOW = {(300, 100): (Driven, ByHand)}


def peers(size: tuple[int, int], everything: bool) -> list[Any]:
    """The engines to compare with, by what is installed."""
    found: list[Any] = [ByHand, Driven]
    if find_spec("clips"):
        found += [OneByOne, AsOneText, Inside]
    if find_spec("clingo"):
        found.append(Clingo)
    return [peer for peer in found if everything or peer not in SLOW.get(size, ())]


def measure(size: tuple[int, int], times: int, everything: bool) -> dict[str, float]:
    """The median seconds of every engine on W of one size. All must have the same conclusions."""
    listed, facts = workload_w.rules(size[0]), workload_w.facts(size[1])
    engines = [make(listed) for make in (Compiled, *peers(size, everything))]
    answers = {}
    for engine in engines:
        engine.ready(facts)
        engine.run()
        answers[engine.name] = engine.found()
    ours = answers[Compiled.name]
    wrong = [name for name, answer in answers.items() if answer != ours]
    if wrong:
        raise SystemExit(f"W{size}: {', '.join(wrong)} and {Compiled.name} conclude different things.")
    print(f"W{size}: {len(facts):,} facts, {len(ours):,} conclusions, {engines[0].run():,} derivations; all agree.")
    return rounds({engine.name: engine.run for engine in engines}, times)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7, help="how often each engine takes its turn")
    parser.add_argument("--quick", action="store_true", help="only the two smaller sizes")
    parser.add_argument("--everything", action="store_true", help="experta on the largest size too")
    chosen = parser.parse_args()
    for size in SIZES[: 2 if chosen.quick else 3]:
        found = measure(size, chosen.rounds, chosen.everything)
        bars = {bar.engine: bar.times for bar in BARS if (bar.rules, bar.allies) == size}
        rows = [["", "one case", "ours is", "bar"]]
        for name, seconds in found.items():
            times = seconds / found[Compiled.name]
            bar = bars.get(name)
            said = "" if bar is None else f"{bar:g}x {'met' if times >= bar else 'MISSED'}"
            rows.append([name, shown(seconds), "" if name == Compiled.name else f"{times:,.3g}x as fast", said])
        print(table(rows), end="\n\n")


if __name__ == "__main__":
    main()
