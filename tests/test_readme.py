"""Law: what README shows is what the commands print, shortened only where it says "..."."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
SESSIONS = re.findall(r"```console\n\$ foedus (.*?)\n(.*?)```", README, re.DOTALL)


@pytest.mark.parametrize(("command", "shown"), SESSIONS, ids=[command for command, _ in SESSIONS])
def test_a_session_is_shown_as_it_is(command: str, shown: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "cli.main", *shlex.split(command)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    at = 0
    for part in shown.split("...\n"):
        found = done.stdout.find(part, at)
        assert found >= 0, (
            f"foedus {command} prints otherwise than README shows; expected:\n{part}\nbut got:\n{done.stdout}"
        )
        at = found + len(part)


def test_readme_opens_with_the_two_commands() -> None:
    opening = README.split("```")[1]
    assert opening.index("make run") < opening.index("make test"), "The first two commands are make run and make test."


def test_every_picture_is_there() -> None:
    for picture in re.findall(r"!\[.*?\]\((.*?)\)", README):
        assert (ROOT / picture).is_file(), f"README shows {picture}, which is not there."
