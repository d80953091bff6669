"""Place 3 and its sheets on the column's case, at the sizes in which they were drawn."""

from __future__ import annotations

import pytest

from tui.adapt import EngineLibrary
from tui.app import FoedusApp

from .test_snapshots import Compare, keys


@pytest.mark.parametrize("size", [(80, 24), (140, 45)], ids=["80x24", "140x45"])
@pytest.mark.parametrize(
    "pressed",
    [
        pytest.param(("3",), id="all"),
        pytest.param(("3", "3", "right", "right"), id="a-ring"),
        pytest.param(("3", "3", "3"), id="taken-for-granted"),
        pytest.param(("3", "enter", "right", "right"), id="why"),
        pytest.param(("3", "/", *"modern", "down", "enter"), id="why-not"),
        pytest.param(("r",), id="rests-on-it"),
    ],
)
def test_conclusions(snap_compare: Compare, size: tuple[int, int], pressed: tuple[str, ...]) -> None:
    """What followed, and the answers about one sentence of it."""
    app = FoedusApp(EngineLibrary(), case="csto-2012")
    assert snap_compare(app, terminal_size=size, run_before=keys(*pressed))
