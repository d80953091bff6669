"""`foedus change CASE SENTENCE`: the smallest sets of changes after which a sentence follows, or no longer does."""

from __future__ import annotations

import click

from engine.analysis.change import change
from engine.analysis.changes_words import change_json, change_text
from engine.explanation.as_json import dump
from engine.inference.run import run

from .common import EXIT_BAD, EXIT_NO, case_options, open_case, write
from .common import sentence as read


@click.command("change")
@click.argument("case")
@click.argument("sentence")
@click.option("--to", type=click.Choice(["concluded", "not-concluded"]), default=None, help="Default: the other way.")
@click.option("--max", "most", type=click.IntRange(1, 6), default=2, help="How many changes a way may have.")
@click.option("--keep", multiple=True, metavar="S", help="A sentence that nobody can choose; it stays as it is.")
@case_options
def command(
    case: str,
    sentence: str,
    to: str | None,
    most: int,
    keep: tuple[str, ...],
    rules: str | None,
    status: str | None,
    as_json: bool,
    plain: bool,
) -> int:
    """Every smallest set of changes after which SENTENCE is (not) concluded in CASE, each run again."""
    opened, library = open_case(case, rules, status)
    asked = read(sentence, opened, library)
    trace = run(opened)
    holds = asked in trace.known
    to_hold = not holds if to is None else to == "concluded"
    if to_hold == holds:
        steps = trace.steps_of(asked)
        where = f", in step {steps[0]}" if steps else " by its statement" if holds else ""
        click.echo(
            f"Nothing need change: it {'holds already' if holds else 'does not hold as it is'}{where}.", err=True
        )
        return EXIT_BAD if asked in trace.stated and not steps else 0
    pinned = tuple(read(words, opened, library) for words in keep)
    found = change(trace, asked, to_hold, most, pinned)
    write(dump(change_json(trace, found)) if as_json else change_text(trace, found))
    return 0 if found.found.ways else EXIT_NO
