"""How the places look where one is asked something, on the column's case and at two sizes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.adapt import EngineLibrary
from tui.app import FoedusApp

from .test_snapshots import Compare, keys

SIZES = [(80, 24), (140, 45)]


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "140x45"])
class TestPredict:
    """The question, and what an answer was worth."""

    def test_the_question(self, snap_compare: Compare, size: tuple[int, int]) -> None:
        app = FoedusApp(EngineLibrary(folder=Path("/nowhere")), case="csto-2012")
        pressed = keys("2", *["right"] * 16, "p", "down", "enter", "space", "down", "space")
        assert snap_compare(app, terminal_size=size, run_before=pressed)

    def test_the_answer(self, snap_compare: Compare, size: tuple[int, int]) -> None:
        app = FoedusApp(EngineLibrary(folder=Path("/nowhere")), case="csto-2012")
        pressed = keys("2", *["right"] * 16, "p", "end", "enter", "space", "down", "space", "enter")
        assert snap_compare(app, terminal_size=size, run_before=pressed)


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "140x45"])
@pytest.mark.parametrize("view", [1, 2], ids=["not-stated", "ask-me"])
def test_what_is_not_said(snap_compare: Compare, size: tuple[int, int], view: int) -> None:
    """What the rules looked for, and the most telling question."""
    app = FoedusApp(EngineLibrary(folder=Path("/nowhere")), case="csto-2012")
    assert snap_compare(app, terminal_size=size, run_before=keys(*["1"] * view))


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "140x45"])
@pytest.mark.parametrize("pressed", [(), ("enter", "enter")], ids=["first-start", "tour"])
def test_home_and_the_tour(snap_compare: Compare, size: tuple[int, int], pressed: tuple[str, ...]) -> None:
    """At the first start the tour is marked; on it, the Now line leads."""
    app = FoedusApp(EngineLibrary(folder=Path("/nowhere")))
    assert snap_compare(app, terminal_size=size, run_before=keys(*pressed))
