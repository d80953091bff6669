"""Law: a fault of the program ends in sentences for the user, and in a file for whoever looks after the program."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui import fault


def test_a_fault_is_told_in_sentences_and_its_traceback_kept_in_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FOEDUS_STATE", str(tmp_path))
    try:
        raise RuntimeError("a wheel came off")
    except RuntimeError as error:
        said = fault.told(error)
    assert "Traceback" not in said, "No traceback reaches a user."
    assert "Your answers are kept" in said, "The first question is whether anything is lost."
    written = (tmp_path / "fault.txt").read_text("utf-8")
    assert "Traceback" in written, "What a maintainer needs is in the file."
    assert "a wheel came off" in written


def test_where_nothing_can_be_written_the_fault_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    monkeypatch.setenv("FOEDUS_STATE", str(tmp_path / "file"))
    assert "RuntimeError" in fault.told(RuntimeError("a wheel came off"))
