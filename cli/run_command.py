"""`foedus run CASE`: evaluate a case and tell what follows."""

from __future__ import annotations

import click

from engine import __version__
from engine.explanation.as_json import dump, run_json
from engine.explanation.as_text import run_text
from engine.inference.run import ENGINES, EngineName, run

from .common import EXIT_NO, case_options, open_case, write


@click.command("run")
@click.argument("case")
@click.option("--steps", is_flag=True, help="Every step in sentences.")
@click.option("--engine", type=click.Choice(list(ENGINES)), default="auto", help="Which engine fires the rules.")
@click.option("--strict", is_flag=True, help="End with 1 if sentences conflict.")
@case_options
def command(
    case: str,
    steps: bool,
    engine: EngineName,
    strict: bool,
    rules: str | None,
    status: str | None,
    as_json: bool,
    plain: bool,
) -> int:
    """Evaluate CASE: the rulebook's questions, the conclusions, conflicts and assumptions."""
    opened, _ = open_case(case, rules, status)
    trace = run(opened, engine)
    write(dump(run_json(trace, __version__)) if as_json else run_text(trace, steps))
    return EXIT_NO if strict and trace.conflicts else 0
