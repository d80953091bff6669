"""`foedus sweep CASE`: all, or many, combinations of what is not known; how often each conclusion holds."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import click

from engine.analysis.sweep import MOST_OPEN, Sweep, Swept, open_facts, plan, sweep
from engine.analysis.sweep_file import finish, keep, kept, part_path
from engine.analysis.sweep_words import sweep_json, sweep_text
from engine.explanation.as_json import dump
from engine.inference.run import run
from engine.scenarios.counting import Here
from engine.scenarios.ground import TooLarge

from .common import EXIT_BAD, case_options, open_case, write
from .common import sentence as read

_EVERY = 1.0  # seconds between two times that what was counted is kept


@click.command("sweep")
@click.argument("case")
@click.option("--vary", multiple=True, metavar="S", help="A sentence to vary; default: what the run took not to be so.")
@click.option("--samples", type=click.IntRange(1), default=None, help="Draw so many scenarios instead of all.")
@click.option("--all", "whole", is_flag=True, help="Look at all scenarios, however many.")
@click.option("--seed", type=int, default=0, show_default=True, help="What the drawing begins with.")
@click.option("--jobs", type=click.IntRange(1), default=1, show_default=True, help="Processes that count.")
@click.option("-o", "--out", type=click.Path(path_type=Path, dir_okay=False), help="Write the counts as a CSV file.")
@case_options
def command(
    case: str,
    vary: tuple[str, ...],
    samples: int | None,
    whole: bool,
    seed: int,
    jobs: int,
    out: Path | None,
    rules: str | None,
    status: str | None,
    as_json: bool,
    plain: bool,
) -> int:
    """Vary sentences of CASE in every combination and count what follows.

    An interrupted sweep with --out goes on where it stopped when it is started again.
    """
    if samples is not None and whole:
        raise click.UsageError("--samples and --all exclude each other.")
    opened, library = open_case(case, rules, status)
    trace = run(opened)
    chosen = [read(words, opened, library) for words in vary] or list(open_facts(trace))
    if not chosen:
        click.echo(f"Nothing is open here, or more than {MOST_OPEN} facts. Say what to vary: --vary SENTENCE", err=True)
        return EXIT_BAD
    try:
        asked = plan(trace, chosen, samples, seed, whole)
    except TooLarge as large:
        click.echo(str(large), err=True)
        return EXIT_BAD
    begun = kept(asked, out) if out is not None else Swept()
    if out is not None:
        _try_out(asked, begun, out)
    progress = _Progress(asked, begun, out)
    try:
        with _executor(jobs) as executor:
            swept = sweep(asked, begun, executor, 2 * jobs, progress.tell)
    except KeyboardInterrupt:
        return progress.interrupted()
    progress.done()
    if out is not None:
        for path in finish(asked, swept, out):
            click.echo(f"Written: {path}", err=True)
    write(dump(sweep_json(asked, swept)) if as_json else sweep_text(asked, swept))
    return 0


def _try_out(asked: Sweep, begun: Swept, out: Path) -> None:
    """Say before a long count, not after it, that its file cannot be written."""
    try:
        keep(asked, begun, out)
    except OSError as wrong:
        raise click.UsageError(f"'{out}' cannot be written: {wrong.strerror}.") from wrong


@contextmanager
def _executor(jobs: int) -> Iterator[Executor]:
    if jobs == 1:
        yield Here()
        return
    pool = ProcessPoolExecutor(min(jobs, os.cpu_count() or 1))
    try:
        yield pool
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


class _Progress:
    """Tells how far a sweep is, on stderr, and keeps what was counted from time to time."""

    def __init__(self, asked: Sweep, begun: Swept, out: Path | None) -> None:
        self.asked, self.swept, self.out = asked, begun, out
        self.shown = sys.stderr.isatty()
        self.last = time.monotonic()
        if begun.done:
            click.echo(f"Going on with what was counted before: {self._said()}.", err=True)

    def _said(self) -> str:
        looked_at = self.swept.counts.scenarios if self.swept.counts is not None else 0
        return f"{looked_at:,} of {self.asked.job.scenarios:,} scenarios"

    def tell(self, swept: Swept) -> None:
        self.swept = swept
        if self.shown:
            click.echo(f"\r{self._said()}", err=True, nl=False)
        if self.out is not None and time.monotonic() - self.last > _EVERY:
            keep(self.asked, swept, self.out)
            self.last = time.monotonic()

    def done(self) -> None:
        if self.shown and self.swept.done:
            click.echo("", err=True)

    def interrupted(self) -> int:
        self.done()
        if self.out is not None:
            keep(self.asked, self.swept, self.out)
            click.echo(
                f"Interrupted after {self._said()}. They are kept in {part_path(self.out)}; the same command goes on.",
                err=True,
            )
        else:
            click.echo(f"Interrupted after {self._said()}. With --out, they would be kept.", err=True)
        return 130
