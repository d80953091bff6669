"""What is worked out of a trace is kept with it, and goes when it goes: a screen makes many traces in an hour."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar, cast

from .trace import Trace

P = ParamSpec("P")
T = TypeVar("T")


def once(work: Callable[Concatenate[Trace, P], T]) -> Callable[Concatenate[Trace, P], T]:
    """Let `work` be done once for a trace (and once for each further argument; those must be hashable)."""

    @wraps(work)
    def asked(trace: Trace, /, *args: P.args, **kwargs: P.kwargs) -> T:
        key: Hashable = (work, args, tuple(sorted(kwargs.items())))
        if key not in trace.kept:
            trace.kept[key] = work(trace, *args, **kwargs)
        return cast(T, trace.kept[key])

    return cast(Callable[Concatenate[Trace, P], T], asked)
