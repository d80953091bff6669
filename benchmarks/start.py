"""`python -m benchmarks.start`: how long the commands take from the shell, and where that time goes."""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time

from .timing import shown, table

BARS = {"run csto-2012": 0.35, "--help": 0.2}
OTHERS = ("run csto-2012 --engine compiled",)
PARTS = {
    "Python alone": "pass",
    "its imports": "import cli.run_command",
    "and reading the case": "import cli.run_command as command; command.open_case('csto-2012', None, None)",
}


def wall(arguments: list[str], times: int) -> float:
    """The median seconds of a process."""
    taken = []
    for _ in range(times):
        before = time.perf_counter()
        subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        taken.append(time.perf_counter() - before)
    return statistics.median(taken)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    chosen = parser.parse_args()
    rows = [["", "wall", "bar"]]
    for words in (*BARS, *OTHERS):
        seconds = wall(["-m", "cli.main", *words.split()], chosen.rounds)
        bar = BARS.get(words)
        rows.append(
            [f"foedus {words}", shown(seconds), f"{bar:g} s {'met' if seconds <= bar else 'MISSED'}" if bar else ""]
        )
    rows += [[name, shown(wall(["-c", code], chosen.rounds)), ""] for name, code in PARTS.items()]
    print(table(rows))


if __name__ == "__main__":
    main()
