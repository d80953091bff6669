"""How the place Change looks, at the two sizes of its frames."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from .screen_text import press
from .test_change import CIRCLE, P, app, ask_why

Compare = Callable[..., bool]
SIZES = pytest.mark.parametrize("size", [(80, 24), (140, 45)], ids=["80x24", "140x45"])


@SIZES
class TestChange:
    """A picture of each view."""

    def test_what_if(self, snap_compare: Compare, size: tuple[int, int]) -> None:
        async def before(pilot: P) -> None:
            await ask_why(pilot, CIRCLE)
            await press(pilot, "c", "enter")

        assert snap_compare(app("csto-2012"), terminal_size=size, run_before=before)

    def test_least_change(self, snap_compare: Compare, size: tuple[int, int]) -> None:
        async def before(pilot: P) -> None:
            await ask_why(pilot, CIRCLE)
            await press(pilot, "c")

        assert snap_compare(app("csto-2012"), terminal_size=size, run_before=before)

    def test_what_carries_it(self, snap_compare: Compare, size: tuple[int, int]) -> None:
        async def before(pilot: P) -> None:
            await press(pilot, "4", "4", "4")

        assert snap_compare(app("csto-2012"), terminal_size=size, run_before=before)

    def test_rounds(self, snap_compare: Compare, size: tuple[int, int]) -> None:
        async def before(pilot: P) -> None:
            await press(pilot, "4", "4", "4", "4", "right", "right")

        assert snap_compare(app("csto-2012-rounds"), terminal_size=size, run_before=before)
