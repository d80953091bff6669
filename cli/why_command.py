"""`foedus why CASE SENTENCE`: how a sentence holds, or why it does not."""

from __future__ import annotations

import click

from engine.explanation.as_json import dump
from engine.explanation.why_json import why_json
from engine.explanation.why_text import why_text
from engine.inference.run import run

from .common import case_options, open_case, write
from .common import sentence as read


@click.command("why")
@click.argument("case")
@click.argument("sentence")
@click.option("--all", "all_ways", is_flag=True, help="Every way in which it follows.")
@click.option("--facts", is_flag=True, help="Only what it rests on in the end.")
@click.option("--depth", type=click.IntRange(0), default=None, help="How many steps deep to explain.")
@case_options
def command(
    case: str,
    sentence: str,
    all_ways: bool,
    facts: bool,
    depth: int | None,
    rules: str | None,
    status: str | None,
    as_json: bool,
    plain: bool,
) -> None:
    """Why SENTENCE holds in CASE: its proof with quotes and sources; or why it does not hold."""
    opened, library = open_case(case, rules, status)
    asked = read(sentence, opened, library)
    trace = run(opened)
    if as_json:
        write(dump(why_json(trace, asked, all_ways, depth, library)))
    else:
        write(why_text(trace, asked, all_ways, facts, depth, library))
