"""`python -m benchmarks.screen`: the screen in a terminal of its own: until it stands, and from a key to its answer.

A pseudo-terminal of 80 x 24 is read as a terminal would read it. "First screen" is the time from the start of the
process until the keys are drawn; "key" that from a key to the first bytes that are drawn for it, "all drawn"
that to the last ones. `--large` presses more keys, on 300 rules and 100 allies.
"""

from __future__ import annotations

import argparse
import fcntl
import os
import pty
import re
import select
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Sequence
from pathlib import Path

from .rulebook_w import write_case
from .timing import shown, table
from .workload_w import facts, rules

FIRST_BAR, KEY_BAR, LARGE_BAR = 0.7, 0.05, 0.1
SIZE = struct.pack("HHHH", 24, 80, 0, 0)
# The shape of the mouse pointer: nothing is drawn by it.
POINTER = re.compile(rb"\x1b\]22;[^\x07\x1b]*(?:\x07|\x1b\\)")
QUIET = 0.4  # seconds without a byte: the program has drawn all it had to draw
APART = 0.2  # the same between keys while something goes on; an Esc with a key right behind it would be another key
UP, DOWN, RIGHT, PAGE, ESCAPE = b"\x1b[A", b"\x1b[B", b"\x1b[C", b"\x1b[6~", b"\x1b"
Keys = Sequence[tuple[str, bytes]]
FIRST: Keys = (
    ("2 (Walk)", b"2"),
    ("right (a step)", RIGHT),
    ("down (another line)", DOWN),
    ("Enter (why)", b"\r"),
    ("Esc (back)", ESCAPE),
    ("3 (Conclusions)", b"3"),
)
COLUMN: Keys = (
    *FIRST,
    ("3 (Circles)", b"3"),
    ("4 (What if)", b"4"),
    ("Space (turn a sentence)", b" "),
    ("5 (Later)", b"5"),
    ("6 (Rules)", b"6"),
    ("1 (Case)", b"1"),
)
# In a large case the body follows: what looks at everything is worked out while one goes on.
LARGE: Keys = (
    *FIRST,
    ("page down", PAGE),
    ("up", UP),
    ("Enter (why)", b"\r"),
    ("Esc (back)", ESCAPE),
    ("r (what rests on it)", b"r"),
    ("Esc (back)", ESCAPE),
    ("c (least change)", b"c"),
    ("4 (What carries it)", b"4"),
    ("3 (Conclusions)", b"3"),
    ("3 (Circles)", b"3"),
    ("3 (Taken for granted)", b"3"),
    ("page down", PAGE),
    ("4 (What if)", b"4"),
    ("Space (turn a sentence)", b" "),
    ("page down", PAGE),
    ("1 (Case)", b"1"),
    ("1 (Not stated)", b"1"),
    ("1 (Ask me)", b"1"),
    ("/ (find)", b"/"),
    ("s (a letter)", b"s"),
    ("p (a letter)", b"p"),
    ("page down", PAGE),
    ("Enter (why)", b"\r"),
    ("y (a try)", b"y"),
    ("n (a try)", b"n"),
    ("o (a try)", b"o"),
    (": (all actions)", b":"),
    ("Esc (back)", ESCAPE),
    ("5 (Later)", b"5"),
    ("6 (Rules)", b"6"),
    ("down (another rule)", DOWN),
    ("0 (Home)", b"0"),
)


class Terminal:
    """Foedus in a pseudo-terminal."""

    def __init__(self, arguments: list[str], state: str) -> None:
        self.master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, SIZE)
        self.started = time.perf_counter()
        environment = {**os.environ, "TERM": "xterm-256color", "FOEDUS_STATE": state}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "cli.main", *arguments],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=environment,
            start_new_session=True,
        )
        os.close(slave)

    def until(self, wanted: bytes, seconds: float = 20.0) -> float:
        """The seconds since the start until the bytes were drawn."""
        seen = b""
        end = time.perf_counter() + seconds
        while wanted not in seen:
            if time.perf_counter() > end:
                raise SystemExit(f"{wanted!r} was not drawn within {seconds:g} s.")
            seen += self._read(0.05)
        return time.perf_counter() - self.started

    def settle(self, quiet: float = QUIET) -> None:
        """Until nothing more is drawn."""
        while self._read(quiet):
            pass

    def key(self, pressed: bytes, patience: float = 2.0) -> tuple[float, float]:
        """The seconds from a key to the first bytes that are drawn, and to the last before it is quiet."""
        before = time.perf_counter()
        first = last = self.first(pressed, patience, QUIET)
        waited = time.perf_counter() - before - first
        while self._read(QUIET):
            last = time.perf_counter() - before - waited
        return first, last

    def first(self, pressed: bytes, patience: float, quiet: float = APART) -> float:
        """The seconds from a key to the first bytes that are drawn, pressed when nothing was drawn for so long."""
        self.settle(quiet)
        before = time.perf_counter()
        os.write(self.master, pressed)
        while not POINTER.sub(b"", self._read(patience)):
            if time.perf_counter() - before > patience:
                raise SystemExit(f"{pressed!r} was not answered.")
        return time.perf_counter() - before

    def ended(self) -> None:
        """Until the program has ended."""
        begun = time.perf_counter()
        while self.process.poll() is None:
            self._read(0.01)
            if time.perf_counter() - begun > 60:
                raise SystemExit("It was not left.")
        os.close(self.master)

    def close(self) -> None:
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        os.close(self.master)

    def _read(self, seconds: float) -> bytes:
        ready, _, _ = select.select([self.master], [], [], seconds)
        try:
            return os.read(self.master, 65536) if ready else b""
        except OSError:  # There is nobody at the other end any more.
            return b""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--large", action="store_true", help="On 300 rules and 100 allies, read from files.")
    chosen = parser.parse_args()
    if chosen.large:
        with tempfile.TemporaryDirectory() as folder:
            path = write_case(Path(folder), rules(300), facts(100))
            _measure({"foedus open CASE": ["open", str(path)]}, LARGE, LARGE_BAR, chosen.rounds)
    else:
        _measure({"foedus": [], "foedus open csto-2012": ["open", "csto-2012"]}, COLUMN, KEY_BAR, chosen.rounds)


def _measure(commands: dict[str, list[str]], keys: Keys, key_bar: float, rounds: int) -> None:
    """Start each command so many times, and press the keys in the last one."""
    first: dict[str, list[float]] = {name: [] for name in commands}
    taken: list[list[tuple[float, float]]] = [[] for _ in keys]
    last = list(commands)[-1]
    for _ in range(rounds):
        for name, arguments in commands.items():
            with tempfile.TemporaryDirectory() as state:
                terminal = Terminal(arguments, state)
                first[name].append(terminal.until(b"Keys"))
                if name == last:
                    for pairs, (_, pressed) in zip(taken, keys, strict=True):
                        pairs.append(terminal.key(pressed))
                terminal.close()
    rows = [["", "median", "bar", "all drawn"]]
    for name, times in first.items():
        seconds = statistics.median(times)
        rows.append([name, shown(seconds), _met(seconds, FIRST_BAR), ""])
    for (key, _), pairs in zip(keys, taken, strict=True):
        acknowledged = statistics.median(pair[0] for pair in pairs)
        whole = statistics.median(pair[1] for pair in pairs)
        rows.append([key, shown(acknowledged), _met(acknowledged, key_bar), shown(whole)])
    print(table(rows))


def _met(seconds: float, bar: float) -> str:
    return f"{bar:g} s {'met' if seconds <= bar else 'MISSED'}"


if __name__ == "__main__":
    main()
