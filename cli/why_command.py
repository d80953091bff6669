"""`foedus why CASE SENTENCE`: how a sentence holds, or why it does not."""

from __future__ import annotations

import click

from engine.explanation.as_json import dump
from engine.explanation.repairs import MOST, repairs, repairs_json, repairs_text
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
@click.option("--changes", type=click.IntRange(1, 4), default=MOST, help="How many changes a repair may have.")
@case_options
def command(
    case: str,
    sentence: str,
    all_ways: bool,
    facts: bool,
    depth: int | None,
    changes: int,
    rules: str | None,
    status: str | None,
    as_json: bool,
    plain: bool,
) -> None:
    """Why SENTENCE holds in CASE: its proof with quotes and sources; or why not, and what would bring it about."""
    opened, library = open_case(case, rules, status)
    asked = read(sentence, opened, library)
    trace = run(opened)
    found = None if asked in trace.known else repairs(trace, asked, changes)
    if as_json:
        answer = why_json(trace, asked, all_ways, depth, library)
        if found is not None:
            answer["why_not"]["repairs"] = repairs_json(trace, found)
        write(dump(answer))
    else:
        text = why_text(trace, asked, all_ways, facts, depth, library)
        write(text if found is None else text + repairs_text(trace, found))
