"""How it looks: a few pictures, at fixed sizes and colours. Behaviour is tested elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from tui.app import FoedusApp

from .sample import SampleLibrary
from .screen_text import press

Compare = Callable[..., bool]


def keys(*wanted: str) -> Callable[[Pilot[Any]], Any]:
    """Press these keys once everything stands."""

    async def before(pilot: Pilot[Any]) -> None:
        await press(pilot, *wanted)

    return before


@pytest.mark.parametrize("theme", ["dark", "light"])
def test_a_step_of_the_walk(snap_compare: Compare, theme: str) -> None:
    """The second premise is marked; names are underlined; blue is said, orange is assumed."""
    app = FoedusApp(SampleLibrary(), case="csto-2012", theme=theme)
    assert snap_compare(app, terminal_size=(80, 24), run_before=keys("2", "end", "down"))


def test_a_wide_walk(snap_compare: Compare) -> None:
    """The list of steps at the left, the rule as written below the step."""
    app = FoedusApp(SampleLibrary(), case="csto-2012")
    assert snap_compare(app, terminal_size=(140, 45), run_before=keys("2", "end"))


def test_a_sentence_being_typed(snap_compare: Compare) -> None:
    """The problem stands under its word."""
    app = FoedusApp(SampleLibrary(), case="csto-2012")
    typed = "a", *(char if char != " " else "space" for char in "Russia leads the CSTB")
    assert snap_compare(app, terminal_size=(80, 24), run_before=keys("n", *typed))


def test_why(snap_compare: Compare) -> None:
    """An outline with strokes for its levels."""
    app = FoedusApp(SampleLibrary(), case="csto-2012")
    assert snap_compare(app, terminal_size=(80, 24), run_before=keys("2", "end", "end", "down", "w"))
