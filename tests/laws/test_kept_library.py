"""A library that keeps what it read notices when a file has changed."""

from __future__ import annotations

from pathlib import Path

from engine import Problems
from engine.language.kept_library import KeptLibrary

BASE = "rulebook: base\nkinds:\n  state: []\nstatements:\n  - say: <state> is free\n"
TOP = "rulebook: top\nuses: base\nstatements:\n  - say: <state> is rich\n"


def test_a_rulebook_is_read_once_and_anew_when_a_file_that_it_stands_in_has_changed(tmp_path: Path) -> None:
    base, top = tmp_path / "base.yaml", tmp_path / "top.yaml"
    base.write_text(BASE, "utf-8")
    top.write_text(TOP, "utf-8")
    library = KeptLibrary(tmp_path, None)
    first = library.rulebook("top", Problems())
    assert first is not None
    assert library.rulebook("top", Problems()) is first, "it is kept"
    base.write_text(f"{BASE}  - say: <state> is old\n", "utf-8")
    second = library.rulebook("top", Problems())
    assert second is not None
    assert second is not first, "a file on which it builds has changed"
    assert len(second.statements) == len(first.statements) + 1
    assert library.rulebook("top", Problems()) is second, "and the new one is kept"
    top.unlink()
    assert library.rulebook("top", Problems()) is None, "a file that is gone is not kept alive"
