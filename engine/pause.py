"""Whoever asks may lose interest, or need the processor for something else: long loops `pause` at every turn.

    with asked_by(check):  # it is called at every pause; it may sleep, or raise `NobodyWaits`
        answer = work()

Beside the rooms of the engine: each may use it, and it knows none of them. Without a check a pause does nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

T = TypeVar("T")


class NobodyWaits(BaseException):
    """The question was given up: no answer is wanted any more. No fault, so that nothing takes it for one."""


def nobody() -> None:
    """The check of work that goes on in any case."""


_CHECK: ContextVar[Callable[[], None]] = ContextVar("check", default=nobody)


def pause() -> None:
    """Let whoever asked see to something else, or give the question up. Takes a tenth of a microsecond."""
    _CHECK.get()()


def pausing(things: Iterable[T]) -> Iterator[T]:
    """The things, with a pause before each."""
    for thing in things:
        pause()
        yield thing


@contextmanager
def asked_by(check: Callable[[], None]) -> Iterator[None]:
    """What is worked out inside is asked by somebody with this check. It holds for the present thread only."""
    before = _CHECK.set(check)
    try:
        yield
    finally:
        _CHECK.reset(before)
