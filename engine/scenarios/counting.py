"""Counting over very many scenarios, in units that know nothing of each other: any executor may take them.

A `Job` is a plain value that another process can be sent. A unit is a stretch of blocks; its counts are added to
those of other units in any order, with the same result.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from .circuit import Circuit
from .columns import BLOCK, Columns
from .space import Space, chosen

UNIT = 64  # blocks


@dataclass(frozen=True)
class Job:
    """Count `gates` over a space: all of it (`seed` None), or `drawn` scenarios of it. `pairs` are counted together."""

    circuit: Circuit
    gates: tuple[int, ...]
    pairs: tuple[tuple[int, int], ...]
    space: Space
    drawn: int = 0
    seed: int | None = None

    @property
    def scenarios(self) -> int:
        """How many scenarios are looked at."""
        return self.space.size if self.seed is None else self.drawn

    @property
    def units(self) -> int:
        return -(-self.scenarios // (UNIT * BLOCK))

    @cached_property
    def columns(self) -> Columns:
        return Columns(self.circuit, self.gates)

    @cached_property
    def fingerprint(self) -> str:
        """What tells this job from any other: counts of one may be added to counts of the same only."""
        parts = (
            self.circuit.sorts,
            self.circuit.inputs,
            sorted((gate, repr(key)) for gate, key in self.circuit.keys.items()),
            [(loop.atoms, loop.definitions) for loop in self.circuit.loops],
            (self.gates, self.pairs, repr(self.space.factors), self.drawn, self.seed),
        )
        return sha256(repr(parts).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Counts:
    """How many scenarios were looked at; in how many each gate was true, and both gates of each pair."""

    scenarios: int
    gates: tuple[int, ...]
    pairs: tuple[int, ...]

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.scenarios + other.scenarios,
            tuple(map(sum, zip(self.gates, other.gates, strict=True))),
            tuple(map(sum, zip(self.pairs, other.pairs, strict=True))),
        )

    @classmethod
    def none(cls, job: Job) -> Counts:
        return cls(0, (0,) * len(job.gates), (0,) * len(job.pairs))


_KEPT: dict[str, Job] = {}


def count(job: Job, unit: int) -> Counts:
    """The counts of one unit."""
    # In another process the job comes anew with each unit; its code is made once.
    if job.fingerprint not in _KEPT:
        _KEPT.clear()
        _KEPT[job.fingerprint] = job
    job = _KEPT[job.fingerprint]
    gates, pairs, looked_at = [0] * len(job.gates), [0] * len(job.pairs), 0
    for block in range(unit * UNIT, (unit + 1) * UNIT):
        start = block * BLOCK
        size = min(BLOCK, job.scenarios - start)
        if size <= 0:
            break
        space = job.space
        rows = space.columns(start, size) if job.seed is None else space.sampled(job.seed, block, size)
        found = job.columns.evaluate((1 << size) - 1, chosen(rows, job.columns.variables))
        for at, bits in enumerate(found):
            gates[at] += bits.bit_count()
        for at, (one, two) in enumerate(job.pairs):
            pairs[at] += (found[one] & found[two]).bit_count()
        looked_at += size
    return Counts(looked_at, tuple(gates), tuple(pairs))


class Here(Executor):
    """An executor that does the work at once, in this process."""

    def submit(self, work, /, *args, **kwargs):  # type: ignore[no-untyped-def]
        future: Future[object] = Future()
        future.set_result(work(*args, **kwargs))
        return future


def counted(job: Job, units: Iterable[int], executor: Executor, ahead: int = 1) -> Iterator[tuple[int, Counts]]:
    """Each unit with its counts, as they come; if the caller stops, what has not begun is not begun.

    At most `ahead` units are with the executor at once, so that memory stays the same whatever the size.
    """
    left = iter(units)
    running: dict[Future[Counts], int] = {}
    try:
        while True:
            while len(running) < ahead and (unit := next(left, None)) is not None:
                running[executor.submit(count, job, unit)] = unit
            if not running:
                return
            done, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in sorted(done, key=lambda future: running[future]):
                yield running.pop(future), future.result()
    finally:
        for future in running:
            future.cancel()
