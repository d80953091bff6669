"""What the manual shows is what the commands print, and no command is left out of it."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from cli.main import COMMANDS, foedus

PAGE = Path(__file__).parents[2] / "docs" / "manual.md"
TEXT = PAGE.read_text("utf-8")
BLOCKS = re.findall(r"^```console\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
FILES = re.findall(r"as `(\w+\.yaml)`:\n\n```yaml\n(.*?)```", TEXT, re.DOTALL)
LEFT_OUT = "..."


def shown(block: str) -> list[tuple[str, list[str]]]:
    """The commands of a block, each with the lines that it prints."""
    found: list[tuple[str, list[str]]] = []
    for line in block.splitlines():
        if line.startswith("$ "):
            found.append((line[2:], []))
        else:
            found[-1][1].append(line)
    return found


def printed(command: str) -> list[str]:
    """What a command prints; a part before `|` is what is typed."""
    typed, _, rest = command.rpartition(" | ")
    words = shlex.split(rest)
    assert words[0] == "foedus", f"'{command}' is no command of Foedus."
    given = shlex.split(typed)[1].replace("\\n", "\n") if typed else None
    return CliRunner().invoke(foedus, words[1:], input=given).output.rstrip("\n").splitlines()


def agrees(said: list[str], real: list[str]) -> str:
    """Where the page and the output part; "" if they agree but for what the page leaves out."""
    pieces: list[list[str]] = [[]]
    for line in said:
        if line == LEFT_OUT:
            pieces.append([])
        else:
            pieces[-1].append(line)
    if len(pieces) == 1:
        return "" if said == real else f"Shown:\n{chr(10).join(said)}\n\nPrinted:\n{chr(10).join(real)}"
    at = 0
    for number, piece in enumerate(pieces):
        ends = range(at, len(real) - len(piece) + 1)
        if number == 0:
            ends = range(0, 1)
        elif number == len(pieces) - 1 and piece:
            ends = range(len(real) - len(piece), len(real) - len(piece) + 1)
        found = next((start for start in ends if start >= at and real[start : start + len(piece)] == piece), None)
        if found is None:
            return f"Not printed here:\n{chr(10).join(piece)}\n\nPrinted:\n{chr(10).join(real)}"
        at = found + len(piece)
    return ""


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.splitlines()[0][2:50])
def test_an_example_is_what_is_printed(block: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name, text in FILES:
        Path(name).write_text(text, "utf-8")
    if "foedus init" not in block and "class" in block:
        CliRunner().invoke(foedus, ["init", "class"])
    for command, said in shown(block):
        differs = agrees(said, printed(command))
        assert not differs, f"$ {command}\n{differs}"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_the_manual(command: str) -> None:
    assert re.search(rf"`foedus {re.escape(command)}[ `]", TEXT), f"The manual does not name `foedus {command}`."


def test_the_links_of_the_manual_lead_somewhere() -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", TEXT):
        assert (PAGE.parent / target).exists(), f"The manual links to {target}, which is not there."
