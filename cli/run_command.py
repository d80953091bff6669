"""`foedus run CASE`: evaluate a case and tell what follows."""

from __future__ import annotations

import click

from engine import Case, __version__
from engine.explanation.as_json import dump, run_json
from engine.explanation.as_text import run_text
from engine.inference.run import ENGINES, EngineName, run

from .common import EXIT_NO, case_options, open_case, write


@click.command("run")
@click.argument("case")
@click.option("--steps", is_flag=True, help="Every step in sentences.")
@click.option("--engine", type=click.Choice(list(ENGINES)), default="auto", help="Which engine fires the rules.")
@click.option("--verify", "verifying", is_flag=True, help="Run both engines; end with 1 if they differ.")
@click.option("--strict", is_flag=True, help="End with 1 if sentences conflict.")
@case_options
def command(
    case: str,
    steps: bool,
    engine: EngineName,
    verifying: bool,
    strict: bool,
    rules: str | None,
    status: str | None,
    as_json: bool,
    plain: bool,
) -> int:
    """Evaluate CASE: the rulebook's questions, the conclusions, conflicts and assumptions."""
    opened, _ = open_case(case, rules, status)
    trace = run(opened, engine)
    if verifying and _differ(opened, len(trace.steps)):
        return EXIT_NO
    write(dump(run_json(trace, __version__)) if as_json else run_text(trace, steps))
    return EXIT_NO if strict and trace.conflicts else 0


def _differ(case: Case, steps: int) -> bool:
    """Run both engines and tell on stderr where they part, or that they agree."""
    from engine.inference.verify import verify

    differences = verify(case)
    for difference in differences:
        click.echo(str(difference), err=True)
    if not differences:
        click.echo(f"experta and the compiled engine agree on all {steps} steps.", err=True)
    return bool(differences)
