"""Clocks: rounds in which every engine takes its turn, so that a busy machine slows all of them alike; medians."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Mapping, Sequence


def rounds(runs: Mapping[str, Callable[[], object]], times: int = 7, least: float = 0.02) -> dict[str, float]:
    """The median seconds of one run of each, over `times` rounds; a turn lasts at least `least` seconds."""
    taken: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(times):
        for name, run in runs.items():
            gc.collect()
            taken[name].append(_turn(run, least))
    return {name: statistics.median(each) for name, each in taken.items()}


def _turn(run: Callable[[], object], least: float) -> float:
    """The median of the runs of one turn."""
    found: list[float] = []
    start = time.perf_counter()
    while not found or time.perf_counter() - start < least:
        before = time.perf_counter()
        run()
        found.append(time.perf_counter() - before)
    return statistics.median(found)


def shown(seconds: float) -> str:
    """Milliseconds with three figures."""
    return f"{seconds * 1e3:.3g} ms" if seconds < 1 else f"{seconds * 1e3:,.0f} ms"


def table(rows: Sequence[Sequence[str]]) -> str:
    """Columns below each other, the first to the left and the rest to the right."""
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    lines = []
    for row in rows:
        first, *rest = (
            cell.ljust(w) if at == 0 else cell.rjust(w) for at, (cell, w) in enumerate(zip(row, widths, strict=True))
        )
        lines.append("  ".join([first, *rest]).rstrip())
    return "\n".join(lines)
