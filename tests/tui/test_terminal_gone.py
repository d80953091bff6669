"""A terminal that is gone: the program ends by itself, and what was answered before is kept."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path

import pytest

PATIENCE = 30.0
"""Seconds after which a loaded machine is given up; none of what is awaited here takes one."""

STEERING = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]")
"""What moves and colours, between the letters."""


class Window:
    """The column's case in a terminal of its own, with a home of its own."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        homes = {name: str(home) for name in ("HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")}
        self.program = subprocess.Popen(
            [sys.executable, "-m", "cli.main", "open", "csto-2012"],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            # So patient that the two parts of a key that come apart are one even on a loaded machine.
            env={**os.environ, **homes, "TERM": "xterm-256color", "ESCDELAY": "5000"},
            start_new_session=True,
            # What runs in the background may be deaf to a hang-up, and hands that on.
            preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_DFL),
        )
        os.close(theirs)

    def shows(self, awaited: str) -> None:
        """Read until this is drawn."""
        drawn, until = b"", time.monotonic() + PATIENCE
        while awaited not in STEERING.sub("", drawn.decode("utf-8", "replace")):
            assert time.monotonic() < until, f"{awaited!r} should be drawn"
            if select.select([self.ours], [], [], 0.1)[0]:
                drawn += os.read(self.ours, 65536)

    def type(self, keys: str) -> None:
        os.write(self.ours, keys.encode())

    def kept(self) -> str:
        """What is on the disk of the case."""
        return "".join(path.read_text("utf-8") for path in self.home.rglob("csto-2012-*.json"))


def test_keys_in_two_parts_are_one_and_a_terminal_that_vanishes_ends_the_program(tmp_path: Path) -> None:
    window = Window(tmp_path)
    window.shows("the CSTO holds regular summits")
    window.type("\x1b")
    time.sleep(0.2)
    window.type("[B")  # The second part of the arrow down.
    window.type("n")
    window.shows("denied, yours")
    os.close(window.ours)
    assert window.program.wait(PATIENCE) == 0, "Nobody is there any more, so it ends in good order."
    assert '"denied"' in window.kept(), "What was answered before is kept."
    assert "Tajikistan is a member of the CSTO" in window.kept(), "It was answered one line below the first."


@pytest.mark.parametrize(
    "asked",
    # Of a window that is closed, the shell and the system both tell.
    [(signal.SIGHUP, signal.SIGHUP), (signal.SIGTERM,)],
    ids=["hang up", "terminate"],
)
def test_a_program_that_is_asked_to_end_takes_the_keys_before_and_ends(
    asked: tuple[signal.Signals, ...], tmp_path: Path
) -> None:
    window = Window(tmp_path)
    window.shows("the CSTO holds regular summits")
    window.type("n")
    window.shows("denied, yours")
    for each in asked:
        window.program.send_signal(each)
    assert window.program.wait(PATIENCE) == 0, "Who is asked to end ends in good order."
    assert '"denied"' in window.kept(), "What was answered before is kept."
    os.close(window.ours)
