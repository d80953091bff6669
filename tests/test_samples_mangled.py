"""No file, however mangled, brings a traceback, a raw control sign or a long wait: check and run end with 0, 1 or 2."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import click
import pytest

from cli.main import foedus
from engine.language.unseen import refused
from tests.samples.checked import SAMPLES
from tests.samples.mangle import mangled

ROOT = Path(__file__).parents[1]
BOOKS = sorted((ROOT / "rules").glob("*.yaml"))
CASES = sorted((ROOT / "facts").glob("*.yaml"))
SMALL = sorted(SAMPLES.rglob("*.yaml"))
PATIENCE = 15.0


def end_of(*arguments: str) -> int:
    """The exit code of `foedus` with these arguments; whatever it raises otherwise goes on."""
    try:
        result = foedus.main(list(arguments), prog_name="foedus", standalone_mode=False)
    except click.exceptions.Exit as leave:
        return leave.exit_code
    except click.ClickException:
        return 2
    return result if isinstance(result, int) else 0


def try_out(folder: Path, original: Path, seed: int, capsys: pytest.CaptureFixture[str]) -> None:
    """Check a mangled copy of a file, and run it as a case."""
    copy = folder / original.name
    copy.write_bytes(mangled(original.read_text("utf-8", "replace"), seed).encode("utf-8", "surrogatepass"))
    started = time.process_time()
    codes = [end_of("check", str(copy)), end_of("run", str(copy), "--steps")]
    took = time.process_time() - started
    said = capsys.readouterr()
    which = f"{original.name} mangled with seed {seed}"
    assert set(codes) <= {0, 1, 2}, f"{which} ends with {codes}"
    raw = {char for char in said.out + said.err if refused(char) and char != "\n"}
    assert not raw, f"{which} brings signs to the terminal that steer it: {sorted(map(ord, raw))}"
    assert took < PATIENCE, f"{which} takes {took:.0f} s"


@pytest.mark.parametrize("seed", range(60))
def test_no_mangled_file_brings_a_traceback(
    seed: int, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    files = SMALL if seed % 4 else BOOKS + CASES
    try_out(tmp_path, files[seed % len(files)], seed, capsys)


@pytest.mark.long
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("first", range(10_000, 22_000, 1_000))
def test_none_of_many_thousands_brings_a_traceback(
    first: int, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    files = SMALL + BOOKS + CASES
    for seed in range(first, first + 1_000):
        try_out(tmp_path, files[seed % len(files)], seed, capsys)


@pytest.mark.parametrize("seed", range(4))
def test_a_process_of_its_own_ends_as_cleanly(seed: int, tmp_path: Path) -> None:
    original = (BOOKS + CASES)[seed * 7]
    copy = tmp_path / original.name
    copy.write_bytes(mangled(original.read_text("utf-8"), seed, 4).encode("utf-8", "surrogatepass"))
    for command in ("check", "run"):
        done = subprocess.run(
            [sys.executable, "-m", "cli.main", command, str(copy)],
            capture_output=True,
            text=True,
            encoding="utf-8",
            cwd=ROOT,
            env={**os.environ, "FOEDUS_DEBUG": ""},
            timeout=60,
        )
        assert done.returncode in (0, 1, 2)
        assert "Traceback" not in done.stderr
        assert "made a mistake of its own" not in done.stderr


STRANGE = {
    "latin-1": "case: Köln\nrulebook: alliances\n".encode("latin-1"),
    "utf-16": "case: A case\nrulebook: alliances\n".encode("utf-16"),
    "nul": b"\x00\x01\x02",
    "nothing": b"",
    "mark": b"\xef\xbb\xbf",
    "newlines": b"\r\r\n\n\r",
    "random": bytes(range(256)) * 4,
}


@pytest.mark.parametrize("name", STRANGE)
def test_bytes_that_are_no_text_are_told(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "strange.yaml").write_bytes(STRANGE[name])
    assert end_of("check", "strange.yaml") == 1
    assert "error F1" in capsys.readouterr().out


def test_what_a_file_is_called_cannot_steer_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    name = "odd\x1b[31m\nname.yaml"
    (tmp_path / name).write_text("rulebook: odd\ntitel: An odd name\n", "utf-8")
    for style in ("text", "concise", "github"):
        assert end_of("check", name, "--format", style) == 1
        said = capsys.readouterr()
        assert "\x1b" not in said.out + said.err
    assert end_of("run", name) == 2
    assert "\x1b" not in capsys.readouterr().err


def test_escape_sequences_of_a_file_do_not_reach_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    head = "rulebook: odd\nkinds:\n  state: []\nstatements:\n  - <state> grows\n"
    (tmp_path / "odd.yaml").write_text(head + 'title: "\\e]0;owned\\a"\n', "utf-8")
    (tmp_path / "case.yaml").write_text('case: "\\e[2J"\nrulebook: odd\nfacts:\n  - "\\e[31mA grows"\n', "utf-8")
    for arguments in (
        ("check", "odd.yaml"),
        ("check", "case.yaml"),
        ("run", "case.yaml", "--steps"),
        ("why", "case.yaml", "\x1b[31mA grows"),
        ("why", "csto-2012", "\x1b[31mRussia leads the CSTO"),
    ):
        assert end_of(*arguments) in (1, 2)
        said = capsys.readouterr()
        assert "\x1b" not in said.out + said.err
        assert "\x07" not in said.out + said.err
