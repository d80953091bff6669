"""Law: no file, however mangled, brings a traceback. `check` and `run` end with 0, 1 or 2 and a sentence."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from engine import Library, Problems, open_library, show
from engine.explanation.as_json import run_json
from engine.explanation.as_text import run_text
from engine.inference import run
from engine.language.read_case import case_at

from .mangle import mangled

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "rules").glob("*.yaml")) + sorted((ROOT / "facts").glob("*.yaml"))
PATIENCE = 20.0


def try_out(folder: Path, original: Path, seed: int) -> None:
    """Read a mangled copy beside the bundled files; run it if it is still a case."""
    text = mangled(original.read_text("utf-8"), seed)
    copy = folder / original.name
    copy.write_bytes(text.encode("utf-8", "surrogatepass"))
    library, problems = Library(ROOT / "rules", ROOT / "facts"), Problems()
    started = time.monotonic()
    if original.parent.name == "facts":
        case = case_at(copy, library, problems)
        if case is not None:
            trace = run(case)
            run_text(trace, steps=True)
            run_json(trace, "test")
    else:
        library.rulebook_at(copy, problems)
    told = "\n".join(show(problem, library.line) for problem in problems.sorted())
    controls = [char for char in told if ord(char) < 32 and char not in "\n\t"]
    assert not controls, f"Seed {seed} of {original.name}: a control sign of the file reaches the terminal."
    assert time.monotonic() - started < PATIENCE, f"Seed {seed} of {original.name} takes longer than anybody waits."


def sweep(folder: Path, seeds: range) -> None:
    for seed in seeds:
        try_out(folder, FILES[seed % len(FILES)], seed)


def test_no_mangled_file_brings_a_traceback(tmp_path: Path) -> None:
    sweep(tmp_path, range(150))


@pytest.mark.long
@pytest.mark.parametrize("first", range(20_000, 26_000, 500))
def test_no_mangled_file_of_thousands_brings_a_traceback(tmp_path: Path, first: int) -> None:
    sweep(tmp_path, range(first, first + 500))


def test_bytes_that_are_no_text_are_told(tmp_path: Path) -> None:
    strange = {"latin": b"rulebook: \xe9t\xe9", "utf16": "rulebook: x".encode("utf-16"), "nul": b"\x00\x01"}
    for name, raw in strange.items():
        file = tmp_path / f"{name}.yaml"
        file.write_bytes(raw)
        library, problems = open_library(), Problems()
        library.rulebook_at(file, problems)
        assert problems.errors, f"{name}: bytes that are no UTF-8 text are a problem, not a crash."
