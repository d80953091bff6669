"""What all tests have in common."""

from __future__ import annotations

import gc

import pytest


def pytest_collection_finish(session: pytest.Session) -> None:
    """What collecting the tests has made stays to the end, so the garbage collector need not look through it again.

    It would do so over and over: a screen or a large case makes many things that last. What is left over is looked
    for as well, only less often.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)
