"""What the user answered outlives everything: a kill, a full disk, a broken file, a second window."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tui.desk import Desk
from tui.keynames import UNDO
from tui.opencase import OpenCase
from tui.store import Answer, Change, Journal, Keeper, disk
from tui.store.recent import recent

from .sample import REVISED, SampleLibrary

LEADS = "Russia leads the CSTO"
MEMBER = "Uzbekistan is a member of the CSTO"


def opened() -> OpenCase:
    desk = Desk(SampleLibrary())
    desk.open("csto-2012")
    assert desk.case is not None
    return desk.case


def change(id: str, sentence: str = LEADS) -> Change:
    return Change(id=id, words=f"no to {sentence}", answers=(Answer(sentence=sentence, standing="denied"),))


def test_undo_and_redo_have_no_limit_and_outlive_a_restart() -> None:
    case = opened()
    for number in range(300):
        case.answer(LEADS, "denied" if number % 2 == 0 else "stated")
    assert case.close()
    again = opened()
    count = 0
    while again.journal.last is not None:
        again.undo()
        count += 1
    assert count == 300
    fact = again.fact(LEADS)
    assert fact is not None
    assert (fact.standing, fact.yours) == ("stated", False)
    while again.journal.next is not None:
        again.redo()
    assert again.journal.done == 300
    again.close()


def test_something_new_after_an_undo_ends_what_was_undone() -> None:
    journal = Journal()
    journal.add(change("1"))
    journal.undo()
    journal.add(change("2", REVISED))
    assert [one.id for one in journal.changes] == ["2"]
    assert journal.redo() is None


def test_rewording_is_one_act() -> None:
    case = opened()
    case.reword(LEADS, REVISED, "stated")
    assert {answer.sentence: answer.standing for answer in case.answers} == {LEADS: "open", REVISED: "stated"}
    case.undo()
    assert case.answers == ()
    case.close()


def test_the_case_file_is_not_among_what_is_written(state: Path) -> None:
    case = opened()
    case.answer(LEADS, "denied")
    case.close()
    written = [path for path in state.rglob("*") if path.is_file()]
    assert [path.suffix for path in written] == [".json"]


def test_a_kill_loses_nothing(state: Path) -> None:
    program = (
        "import os, signal\n"
        "from tests.tui.test_store import opened, LEADS\n"
        "case = opened()\n"
        "case.answer(LEADS, 'denied')\n"
        "case.draft = 'Uzbekistan has an alt'\n"
        "case.keep()\n"
        "assert case.keeper.flush()\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    root = Path(__file__).parents[2]
    ended = subprocess.run(
        [sys.executable, "-c", program], cwd=root, env={**os.environ, "FOEDUS_STATE": str(state)}, check=False
    )
    assert ended.returncode == -signal.SIGKILL
    case = opened()
    fact = case.fact(LEADS)
    assert fact is not None
    assert fact.standing == "denied"
    assert case.draft == "Uzbekistan has an alt"
    assert case.welcome == "Foedus was stopped. All answers are here; an unfinished sentence is in the entry line."
    case.close()
    assert opened().welcome == ""


def test_a_full_disk_keeps_everything_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    case = opened()
    case.answer(LEADS, "denied")
    assert case.keeper.flush()
    before = case.keeper.path.read_bytes()

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as disk_full:
        disk_full.setattr(os, "fsync", full)
        case.answer(REVISED, "stated")
        assert not case.keeper.flush()
        assert case.keeper.word == "NOT SAVED"
        assert case.keeper.reason == "the disk is full"
        assert case.keeper.path.read_bytes() == before
        assert not list(case.keeper.path.parent.glob("*.new"))
    assert case.keeper.flush()
    assert case.keeper.word == "saved"
    kept = disk.read(case.keeper.path)
    assert kept is not None
    assert kept.done == 2
    case.close()


def test_what_cannot_be_read_is_set_aside_not_lost() -> None:
    case = opened()
    case.answer(LEADS, "denied")
    case.close()
    path = case.keeper.path
    path.write_text("{ half a fi")
    again = opened()
    assert "cannot be read" in again.welcome
    assert again.answers == ()
    assert (path.with_suffix(".unreadable-1")).read_text() == "{ half a fi"
    again.close()


def test_a_file_of_a_newer_program_is_set_aside() -> None:
    keeper = Keeper("csto-2012")
    keeper.path.parent.mkdir(parents=True)
    keeper.path.write_text('{"version": 99, "case": "csto-2012"}')
    assert "newer Foedus" in keeper.open().problem


def test_a_folder_that_cannot_be_made_does_not_stop_the_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("FOEDUS_STATE", str(tmp_path / "file" / "state"))
    case = opened()
    case.answer(LEADS, "denied")
    assert not case.keeper.flush()
    assert case.keeper.word == "NOT SAVED"
    fact = case.fact(LEADS)
    assert fact is not None
    assert fact.standing == "denied"


def test_two_windows_see_each_other_and_each_other_s_answers() -> None:
    one, other = opened(), opened()
    assert one.keeper.windows.count() == 2
    other.answer(LEADS, "denied")
    other.keeper.flush()
    said = one.look_around()
    assert said == f"From another window: no to {LEADS}. {UNDO} takes it back."
    fact = one.fact(LEADS)
    assert fact is not None
    assert fact.standing == "denied"
    one.undo()
    one.keeper.flush()
    assert other.look_around() == "Another window took something back; it is so here as well."
    fact = other.fact(LEADS)
    assert fact is not None
    assert fact.standing == "stated"
    other.close()
    assert one.keeper.windows.count() == 1
    one.close()


def test_answers_given_in_both_windows_are_all_kept() -> None:
    journal = Journal([change("a"), change("b")])
    arrived = journal.take_over([change("a")], [change("a"), change("c")])
    assert [one.id for one in journal.standing] == ["a", "b", "c"]
    assert [one.id for one in arrived] == ["c"]


def test_answers_given_in_the_same_moment_are_all_kept() -> None:
    one, other = opened(), opened()
    one.answer(LEADS, "denied")
    other.answer(MEMBER, "denied")
    for case in (one, other):
        case.look_around()
        case.keep()
    assert one.keeper.flush()
    assert not other.keeper.flush(), "what stands there was never seen here, so it is not written over"
    assert other.keeper.outrun, "and that is no fault of the disk"
    other.look_around()
    other.keep()
    assert other.keeper.flush(), "once it is taken over, both are written"
    one.look_around()
    for case in (one, other):
        said = {answer.sentence: answer.standing for answer in case.answers}
        assert said[LEADS] == said[MEMBER] == "denied", "no answer is lost, whoever wrote last"
    one.answer(LEADS, "stated")
    other.answer(MEMBER, "stated")
    one.close()
    assert other.close(), "leaving in the same moment loses nothing either"
    last = opened()
    assert {answer.sentence: answer.standing for answer in last.answers} == {LEADS: "stated", MEMBER: "stated"}
    last.close()


def test_home_finds_the_last_case_first() -> None:
    for name in ("first", "second"):
        keeper = Keeper(name, name)
        keeper.open()
        keeper.put(keeper.seen)
        keeper.close()
        os.utime(keeper.path, (1_000_000 if name == "first" else 2_000_000,) * 2)
    assert [kept.case for kept in recent()] == ["second", "first"]


def test_names_of_cases_cannot_leave_the_folder(state: Path) -> None:
    for case in ("../../etc/passwd", "/a/b.yaml", "x" * 500, "\x00\n", ""):
        assert disk.file_of(case).parent == state / "cases"
        assert len(disk.file_of(case).name) < 80
