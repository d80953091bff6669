"""Laws of opening a large case: it is read in a worker, and the keys live on meanwhile."""

from __future__ import annotations

import threading
from pathlib import Path

from textual.pilot import Pilot

from engine.pause import pause
from tui.adapt import EngineLibrary
from tui.app import FoedusApp
from tui.reading import Header

from .conftest import Run
from .sample import SampleLibrary
from .screen_text import lines, press, said

CASE = "csto-2012"


class Slow(SampleLibrary):
    """A library of one large case, which is read when somebody lets it."""

    def __init__(self) -> None:
        super().__init__()
        self.may_end = threading.Event()
        self.ended = threading.Event()

    def large(self, item: str) -> bool:
        """All of it is."""
        return True

    def open(self, item: str) -> Header:
        """As ever, after a long time."""
        try:
            while not self.may_end.is_set():
                pause()
            return super().open(item)
        finally:
            self.ended.set()


async def until(pilot: Pilot[None], event: threading.Event) -> None:
    while not event.is_set():
        await pilot.pause()


def test_while_a_large_case_is_read_the_keys_live_on(run: Run) -> None:
    library = Slow()

    async def act(app: FoedusApp, pilot: Pilot[None]) -> None:
        assert lines(app)[0].endswith("reads ..."), "line 1 says what is going on"
        assert "Reads csto-2012 ..." in said(app)
        await pilot.press("6")
        await pilot.pause()
        assert "being opened" in said(app), "a key is answered: the case is on its way"
        await pilot.press("q")
        await pilot.pause()
        assert any("Enter leaves" in line for line in lines(app)), "one can leave meanwhile"
        await pilot.press("escape")
        library.may_end.set()
        await until(pilot, library.ended)
        await press(pilot)
        assert app.desk.case is not None
        assert "[1 Case]" in lines(app)[0], "read, it is opened like any other"
        assert "reads" not in lines(app)[0]

    run(act, app=FoedusApp(library, case=CASE))


def test_esc_gives_up_a_case_that_is_being_read(run: Run) -> None:
    library = Slow()

    async def act(app: FoedusApp, pilot: Pilot[None]) -> None:
        await pilot.press("escape")
        await until(pilot, library.ended)
        await press(pilot)
        assert "csto-2012 is not opened." in said(app)
        assert app.desk.case is None
        assert "[0 Home]" in lines(app)[0]
        assert "reads" not in lines(app)[0]

    run(act, app=FoedusApp(library, case=CASE))


def test_what_is_wrong_with_a_large_case_is_told_as_ever(run: Run) -> None:
    library = Slow()
    library.may_end.set()

    async def act(app: FoedusApp, pilot: Pilot[None]) -> None:
        await until(pilot, library.ended)
        await press(pilot)
        assert "line 7" in said(app)
        assert app.desk.case is None

    run(act, app=FoedusApp(library, case="broken"))


def test_a_file_of_many_bytes_is_large(tmp_path: Path) -> None:
    library = EngineLibrary(folder=tmp_path)
    assert not library.large("csto-2012"), "the column's case is opened at once"
    book, case = tmp_path / "pact.yaml", tmp_path / "many.yaml"
    book.write_text("rulebook: pact\n", "utf-8")
    case.write_text("case: Many\nrulebook: pact\nfacts:\n", "utf-8")
    assert not library.large(str(case))
    book.write_text("rulebook: pact\n" + "# nothing\n" * 10_001, "utf-8")
    assert library.large(str(case)), "its rulebook counts as well"
