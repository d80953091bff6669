"""A headless command never loads the screen: it would only start slower.

A contract cannot hold this, since it sees no difference between a late import and an early one.
"""

import subprocess
import sys

import pytest

PROGRAM = """
import atexit, sys
atexit.register(lambda: print(*{name.split(".")[0] for name in sys.modules}, file=sys.stderr))
from cli.main import main
main()
"""


@pytest.mark.parametrize(
    "arguments",
    [["--help"], ["run", "csto-2012"], ["run", "csto-2012", "--json"], ["check", "csto-2012"]],
    ids=" ".join,
)
def test_a_headless_command_loads_neither_the_screen_nor_textual(arguments: list[str]) -> None:
    command = [sys.executable, "-c", PROGRAM, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)
    assert done.returncode == 0, f"foedus {' '.join(arguments)} ended with {done.returncode}:\n{done.stderr}"
    loaded = set(done.stderr.splitlines()[-1].split())
    assert not loaded & {"tui", "textual"}, "The screen was loaded though nobody asked for it."
    assert "pydantic" not in loaded, "pydantic was loaded though all files fit their shapes: it takes a third of a run."
