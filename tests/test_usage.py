"""Law: who mistypes a command on the command line is told what was meant, and sees how the command is used."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from cli import main

ROOT = Path(__file__).parents[1]


def said(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *words: str) -> str:
    monkeypatch.setattr("sys.argv", ["foedus", *words])
    with pytest.raises(SystemExit) as left:
        main.main()
    assert left.value.code == 2, "A mistake in the command is exit code 2."
    return capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (["run", "csto-2012", "--jsn"], " Did you mean '--json'?"),
        (["why", "csto-2012", "x", "--al"], " Did you mean '--all'?"),
        (["change", "csto-2012", "x", "--max-siz", "2"], " Did you mean '--max'?"),
        (["what-if", "csto-2012", "--yes", "x"], ""),
    ],
)
def test_of_an_unknown_option_only_what_is_near_is_offered(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], words: list[str], meant: str
) -> None:
    err = said(monkeypatch, capsys, *words)
    option = next(word for word in words if word.startswith("--"))
    assert f"Error: No such option '{option}'.{meant}\n" in err, "'--yes' is not nearly '--rules'."
    assert err.endswith(f"For example: {main.EXAMPLES[words[0]]}\n"), "An example shows the way on."


def left(*words: str, into: str = "", without: str = "") -> subprocess.CompletedProcess[str]:
    """`foedus` in a process of its own, in a shell that sends or closes its streams."""
    line = " ".join(["exec", *(shlex.quote(word) for word in (sys.executable, "-m", "cli.main", *words))])
    environment = {**os.environ, "FOEDUS_DEBUG": "", "PYTHONPATH": str(ROOT)}
    shell = ["sh", "-c", f"{line} {into} {without}"]
    return subprocess.run(shell, capture_output=True, text=True, stdin=subprocess.DEVNULL, env=environment, timeout=60)


def test_the_screen_without_a_terminal_is_wrong_use_with_and_without_its_name() -> None:
    for words in ((), ("open",)):
        done = left(*words)
        assert done.returncode == 2, f"{words}: nothing was opened, so this is not fine."
        assert done.stderr.endswith("The same case as text: foedus run csto-2012 --steps\n")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full disk to write to")
def test_an_answer_that_cannot_be_written_is_told_in_a_sentence() -> None:
    done = left("run", "csto-2012", into=">/dev/full")
    assert done.returncode == 2
    assert done.stderr == "The answer could not be read or written: No space left on device.\n"


@pytest.mark.parametrize(
    ("words", "without", "code"),
    [(["run", "csto-2012"], ">&-", 0), (["walk", "csto-2012"], "<&-", 0), (["run", "nope"], "<&- >&- 2>&-", 2)],
)
def test_streams_that_are_closed_are_as_if_nobody_listened(words: list[str], without: str, code: int) -> None:
    done = left(*words, without=without)
    assert (done.returncode, "mistake of its own" in done.stderr) == (code, False), done.stderr


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("init", ""), "Error: A folder needs a name, such as: class\n"),
        (("sweep", "csto-2012", "--out", "no/such.csv"), "Error: 'no/such.csv' cannot be written: "),
        (("report", "csto-2012", "-o", "memo.md", "--json"), "Error: --json goes with a file that ends in .json; "),
        (
            ("run", "cases"),
            "'cases' is a folder.\n      A case is one file of it.\n      Fix: Name one: cases/one.yaml",
        ),
        (("run", ""), "'': error F601: There is no case ''.\n"),
    ],
)
def test_what_cannot_be_read_or_written_is_said_before_anything_is_done(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    words: tuple[str, ...],
    told: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "cases").mkdir()
    (tmp_path / "cases" / "one.yaml").write_text("case: One\nrulebook: alliances\n", "utf-8")
    before = sorted(tmp_path.rglob("*"))
    assert told in said(monkeypatch, capsys, *words)
    assert sorted(tmp_path.rglob("*")) == before, "Wrong use leaves nothing behind."
