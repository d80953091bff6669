"""`python -m benchmarks.screen`: the screen in a terminal of its own: until it stands, and from a key to its answer.

A pseudo-terminal of 80 x 24 is read as a terminal would read it. "First screen" is the time from the start of the
process until the Now line has been drawn; "key" that from a key to the first bytes that are drawn for it.
"""

from __future__ import annotations

import argparse
import fcntl
import os
import pty
import select
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time

from .timing import shown, table

FIRST_BAR, KEY_BAR = 0.7, 0.05
SIZE = struct.pack("HHHH", 24, 80, 0, 0)
QUIET = 0.4  # seconds without a byte: the program has drawn all it had to draw
KEYS = {
    "2 (Walk)": b"2",
    "right (a step)": b"\x1b[C",
    "down (another line)": b"\x1b[B",
    "Enter (why)": b"\r",
    "Esc (back)": b"\x1b",
    "3 (Conclusions)": b"3",
    "3 (Circles)": b"3",
    "4 (What if)": b"4",
    "Space (turn a sentence)": b" ",
    "5 (Later)": b"5",
    "6 (Rules)": b"6",
    "1 (Case)": b"1",
}


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

    def settle(self) -> None:
        """Until nothing more is drawn."""
        while self._read(QUIET):
            pass

    def key(self, pressed: bytes) -> float:
        """The seconds from a key to the first bytes that are drawn."""
        self.settle()
        before = time.perf_counter()
        os.write(self.master, pressed)
        while not self._read(2.0):
            if time.perf_counter() - before > 2.0:
                raise SystemExit(f"{pressed!r} was not answered.")
        return time.perf_counter() - before

    def close(self) -> None:
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        os.close(self.master)

    def _read(self, seconds: float) -> bytes:
        ready, _, _ = select.select([self.master], [], [], seconds)
        return os.read(self.master, 65536) if ready else b""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=9)
    chosen = parser.parse_args()
    first: dict[str, list[float]] = {"foedus": [], "foedus open csto-2012": []}
    taken: dict[str, list[float]] = {}
    for _ in range(chosen.rounds):
        for words, times in first.items():
            with tempfile.TemporaryDirectory() as state:
                terminal = Terminal(words.split()[1:], state)
                times.append(terminal.until(b"Now:"))
                if "csto" in words:
                    for name, pressed in KEYS.items():
                        taken.setdefault(name, []).append(terminal.key(pressed))
                terminal.close()
    rows = [["", "median", "bar"]]
    for bar, measured in ((FIRST_BAR, first), (KEY_BAR, taken)):
        for name, times in measured.items():
            seconds = statistics.median(times)
            rows.append([name, shown(seconds), f"{bar:g} s {'met' if seconds <= bar else 'MISSED'}"])
    print(table(rows))


if __name__ == "__main__":
    main()
