"""Every test has a state folder of its own, and no setting of the tester's terminal counts."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tui.app import FoedusApp

from .sample import SampleLibrary

Act = Callable[[FoedusApp, Pilot[None]], Awaitable[None]]
Run = Callable[..., None]


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The state folder."""
    folder = tmp_path / "state"
    monkeypatch.setenv("FOEDUS_STATE", str(folder))
    monkeypatch.delenv("NO_COLOR", raising=False)
    return folder


@pytest.fixture
def run() -> Run:
    """Run an app on the sample library, and act on it."""

    def go(act: Act, size: tuple[int, int] = (80, 24), app: FoedusApp | None = None, case: str = "") -> None:
        async def all_of_it() -> None:
            running = app or FoedusApp(SampleLibrary(), case=case)
            async with running.run_test(size=size) as pilot:
                await pilot.pause()
                await act(running, pilot)

        asyncio.run(all_of_it())

    return go
