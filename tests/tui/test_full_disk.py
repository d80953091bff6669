"""A disk that is full or closed: what was written stays on the screen, and older files stay what they were."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from tui.adapt import EngineLibrary
from tui.adapt.write import _write
from tui.app import FoedusApp
from tui.reading import CannotOpen
from tui.store import disk

from .conftest import Run
from .screen_text import lines, press, said, write
from .test_app import App, P


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """The disk, while its first value is true: it takes no byte."""
    now = [False]
    works = os.fsync

    def fsync(handle: int) -> None:
        if now[0]:
            raise OSError(errno.ENOSPC, "No space left on device")
        works(handle)

    monkeypatch.setattr(disk.os, "fsync", fsync)
    return now


@pytest.mark.parametrize("case", ["scholarship-award", pytest.param("csto-2012", marks=pytest.mark.long)])
def test_a_text_that_found_no_room_stands_on_the_screen_until_it_does(run: Run, full: list[bool], case: str) -> None:
    async def act(app: App, pilot: P) -> None:
        await press(pilot, "6", "e", "enter", "home")
        full[0] = True
        await write(pilot, "# mine, typed on a full disk\n  ")
        await press(pilot, "escape")
        await app.workers.wait_for_complete()
        await press(pilot)
        assert "no space left" in said(app), "it is told, with the reason"
        assert "still here" in said(app), "and that nothing is lost"
        assert "NOT SAVED" in lines(app)[0], "as it is told of answers"
        await press(pilot, "q")
        assert "not saved" in said(app), "who leaves now is told what would be lost"
        await press(pilot, "escape", "e")
        assert any("# mine, typed on a full disk" in line for line in lines(app)), "what was typed is still there"
        full[0] = False
        await press(pilot, "escape")
        await app.workers.wait_for_complete()
        await press(pilot)
        assert "NOT SAVED" not in lines(app)[0], "once there is room, leaving the text saves it"
        await press(pilot, "e")
        assert any("# mine, typed on a full disk" in line for line in lines(app))
        assert not app.desk.held

    run(act, app=FoedusApp(EngineLibrary(), case=case), size=(100, 30))


def test_an_older_memo_stays_what_it_was_where_the_new_one_finds_no_room(full: list[bool], tmp_path: Path) -> None:
    memo, other = tmp_path / "memo.md", tmp_path / "other.md"
    _write(memo, "old")
    full[0] = True
    for path in (memo, other):
        with pytest.raises(CannotOpen, match="no space left"):
            _write(path, "new")
    assert memo.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["memo.md"], "no empty or half file is left behind"


@pytest.mark.skipif(os.name != "posix", reason="files are open to others by other means")
def test_a_file_of_the_users_own_stays_open_to_whom_it_was(tmp_path: Path) -> None:
    shared, link, kept = tmp_path / "shared.yaml", tmp_path / "link.yaml", tmp_path / "kept.json"
    shared.write_text("old")
    shared.chmod(0o664)
    link.symlink_to(shared)
    disk.write_text(link, "new")
    assert shared.read_text() == "new", "a link leads where it led"
    assert link.is_symlink(), "and stays a link"
    assert stat.S_IMODE(shared.stat().st_mode) == 0o664, "a rulebook in a shared folder stays readable by the class"
    disk.write_bytes(kept, b"answers")
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600, "answers are their owner's alone"
