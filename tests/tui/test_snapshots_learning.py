"""How Predict looks, on the column's case and at two sizes."""

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
