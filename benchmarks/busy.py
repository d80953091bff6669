"""`python -m benchmarks.busy`: keys while a long question is worked out, on 300 rules and 100 allies, in a terminal.

Each question is asked and its page left at once: the keys are pressed one by one, each timed to the first bytes that
are drawn for it. Then the question is asked again, and the program is left: until it has ended.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import time
from pathlib import Path

from .rulebook_w import write_case
from .screen import DOWN, ESCAPE, FIRST, LARGE_BAR, Keys, Terminal
from .timing import shown, table
from .workload_w import facts, rules

LEFT_BAR = 1.0
PATIENCE = 10.0  # seconds for a key
IDLE = 3.0  # seconds without a byte: the case is evaluated
QUESTIONS: dict[str, tuple[bytes, ...]] = {
    "what carries it": (b"4", b"4", b"4"),
    "what is not stated": (b"1", b"1"),
    "what to ask next": (b"1", b"1", b"1"),
    "predict": (b"2", b"2"),
}
PRESSED: Keys = (
    *FIRST,
    ("6 (Rules)", b"6"),
    ("down (another rule)", DOWN),
    ("/ (find)", b"/"),
    ("s (a letter)", b"s"),
    ("Esc (back)", ESCAPE),
    ("5 (Later)", b"5"),
    ("1 (Case)", b"1"),
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    chosen = parser.parse_args()
    rows = [["while it is worked out", "a key", "the longest", "bar", "left after", "bar"]]
    with tempfile.TemporaryDirectory() as folder:
        path = write_case(Path(folder), rules(300), facts(100))
        for name, keys in QUESTIONS.items():
            taken, left = [], []
            for _ in range(chosen.rounds):
                times, leaving = _round(path, keys)
                taken += times
                left.append(leaving)
            rows.append(
                [
                    name,
                    shown(statistics.median(taken)),
                    shown(max(taken)),
                    _met(statistics.median(taken), LARGE_BAR),
                    shown(max(left)),
                    _met(max(left), LEFT_BAR),
                ]
            )
    print(table(rows))


def _round(path: Path, keys: tuple[bytes, ...]) -> tuple[list[float], float]:
    """The seconds of each key, and those until the program has ended."""
    with tempfile.TemporaryDirectory() as state:
        terminal = Terminal(["open", str(path)], state)
        terminal.until(b"1 Case]", 60)
        terminal.settle(IDLE)
        for key in keys:
            terminal.first(key, PATIENCE)
        times = [terminal.first(key, PATIENCE) for _, key in PRESSED]
        for key in (*keys, b"q"):
            terminal.first(key, PATIENCE)
        before = time.perf_counter()
        os.write(terminal.master, b"\r")
        terminal.ended()
        return times, time.perf_counter() - before


def _met(seconds: float, bar: float) -> str:
    return f"{bar:g} s {'met' if seconds <= bar else 'MISSED'}"


if __name__ == "__main__":
    main()
