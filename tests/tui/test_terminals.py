"""Terminals that can do less: what cannot draw a screen is told the way that it can go."""

from __future__ import annotations

import os
import pty
import subprocess
import sys

import pytest


@pytest.mark.parametrize(("case", "named"), [("", "csto-2012"), ("scholarship-ada", "scholarship-ada")])
def test_a_terminal_that_cannot_draw_is_told_of_the_linear_walk(case: str, named: str) -> None:
    ours, theirs = pty.openpty()
    done = subprocess.run(
        [sys.executable, "-m", "cli.main", "open", *([case] if case else [])],
        stdin=theirs,
        stdout=theirs,
        stderr=subprocess.PIPE,
        env={**os.environ, "TERM": "dumb"},
        text=True,
        timeout=60,
    )
    os.close(theirs)
    os.close(ours)
    assert done.returncode == 2, "it is no screen, and says so by its exit code"
    assert f"foedus walk {named} --plain" in done.stderr, "the way on is named, with the case that was asked for"
