"""The listings of the manual: what each puts into which file, and what each command is said to answer.

    file=NAME      the whole file             rule   a rule beside those of share.yaml, which can be read
    add=NAME       more lines at its end      case   a piece of a case on share.yaml, which can be read
    replace=NAME   lines, ===, what stands in their place
    console        commands after `$ `, each with its whole answer; a line of `...` stands for any lines

Run as a program, it writes the answers anew where they differ, for a person to read: python -m tests.authoring.manual
"""

import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

MANUAL = Path(__file__).parents[2] / "docs" / "writing-rules.md"
FENCE = re.compile(r"^```(?P<head>\S[^\n]*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Listing:
    kind: str
    name: str
    body: str
    line: int


def listings(text: str) -> Iterator[Listing]:
    """Every fenced block of the manual."""
    for found in FENCE.finditer(text):
        words = found.group("head").split()
        kind, _, name = (words[-1] if len(words) > 1 else words[0]).partition("=")
        yield Listing(kind, name, found.group("body"), text.count("\n", 0, found.start()) + 1)


def put(listing: Listing, folder: Path) -> None:
    """Do to the files what a listing says."""
    path = folder / listing.name
    if listing.kind == "file":
        path.write_text(listing.body, "utf-8")
    elif listing.kind == "add":
        path.write_text(path.read_text("utf-8") + listing.body, "utf-8")
    else:
        old, _, new = listing.body.partition("===\n")
        text = path.read_text("utf-8")
        assert text.count(old) == 1, f"line {listing.line}: these lines stand not just once in {listing.name}"
        path.write_text(text.replace(old, new), "utf-8")


def commands(body: str) -> list[tuple[str, str]]:
    """Each command with what it is said to answer."""
    found: list[tuple[str, str]] = []
    for line in body.splitlines(keepends=True):
        if line.startswith("$ "):
            found.append((line[2:].strip(), ""))
        else:
            found[-1] = (found[-1][0], found[-1][1] + line)
    return found


def answer(command: str, folder: Path) -> str:
    """What a command really answers."""
    if command.startswith("rm "):
        (folder / command[3:]).unlink()
        return ""
    assert command.startswith("foedus "), f"{command!r} is not tried"
    program = f"{shlex.quote(sys.executable)} -c 'from cli.main import main; main()' {command.removeprefix('foedus ')}"
    done = subprocess.run(
        program, shell=True, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL
    )
    return done.stdout.decode("utf-8").strip("\n") + "\n"


def fits(said: str, told: str) -> bool:
    """True if the answer is the one said; `...` on a line of its own stands for any lines."""
    pattern = re.escape(said.strip("\n") + "\n").replace(re.escape("...\n"), r"(?:.*\n)*?")
    return re.fullmatch(pattern, told.strip("\n") + "\n") is not None


def renewed(text: str, folder: Path) -> str:
    """The manual with the answers that the commands give now."""
    new = text
    for listing in listings(text):
        if listing.kind in ("file", "add", "replace"):
            put(listing, folder)
        elif listing.kind == "console":
            body = ""
            for command, said in commands(listing.body):
                told = answer(command, folder)
                body += f"$ {command}\n" + (said if fits(said, told) else told)
            new = new.replace(listing.body, body, 1)
    return new


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        MANUAL.write_text(renewed(MANUAL.read_text("utf-8"), Path(scratch)), "utf-8")
