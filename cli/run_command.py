"""`foedus run CASE`: evaluate a case and tell what follows."""

from __future__ import annotations

from typing import Any

import click

from engine import Case, __version__
from engine.explanation.as_text import run_text
from engine.inference.run import ENGINES, EngineName, run
from engine.inference.trace import Trace

from .common import EXIT_NO, case_options, open_case, write


@click.command("run")
@click.argument("case")
@click.option("--steps", is_flag=True, help="Every step in sentences.")
@click.option("--assumptions", is_flag=True, help="What was entered and what was not, and what each of it carries.")
@click.option("--rests-on", is_flag=True, help="For each conclusion, the facts and silences without which it falls.")
@click.option("--engine", type=click.Choice(list(ENGINES)), default="auto", help="Which engine fires the rules.")
@click.option(
    "--verify",
    "verifying",
    is_flag=True,
    help="Run both engines and a checker of all answers; end with 1 on any fault.",
)
@click.option("--strict", is_flag=True, help="End with 1 if sentences conflict.")
@case_options
def command(
    case: str,
    steps: bool,
    assumptions: bool,
    rests_on: bool,
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
    if verifying and (_differ(opened, len(trace.steps)) or _complained_of(trace)):
        return EXIT_NO
    write(_answer(trace, steps, assumptions, rests_on, as_json))
    return EXIT_NO if strict and trace.conflicts else 0


def _answer(trace: Trace, steps: bool, assumptions: bool, rests_on: bool, as_json: bool) -> str:
    """The run; what carries it is only worked out, and each way of writing only loaded, where it is asked for."""
    rests, pins = None, None
    if assumptions or rests_on:
        from engine.explanation import linchpins
        from engine.scenarios.ground import TooLarge

        try:
            pins = linchpins.linchpins(trace)
        except TooLarge as large:
            raise click.ClickException(f"What carries the conclusions cannot be worked out here. {large}") from large
        rests = linchpins.rests_on(pins) if rests_on else None
    if as_json:
        from engine.explanation.as_json import dump, run_json

        return dump(run_json(trace, __version__, rests, pins if assumptions else None))
    if assumptions and pins is not None:
        from engine.explanation.assumptions_text import assumptions_text

        return run_text(trace, steps, rests, assumptions_text(trace, pins))
    return run_text(trace, steps, rests)


def _differ(case: Case, steps: int) -> bool:
    """Run both engines and tell on stderr where they part, or that they agree."""
    from engine.inference.verify import verify

    differences = verify(case)
    for difference in differences:
        click.echo(str(difference), err=True)
    if not differences:
        click.echo(f"experta and the compiled engine agree on all {steps} steps.", err=True)
    return bool(differences)


def _complained_of(trace: Trace) -> bool:
    """Have the run, its explanations and the changes that they propose checked; tell on stderr what is wrong."""
    from engine.checking import check_breaks, check_repairs, check_run, check_whys
    from engine.explanation.as_json import run_json
    from engine.explanation.circles_answer import circles_answer
    from engine.explanation.groups import overview
    from engine.explanation.repairs import SHOWN, repairs, repairs_json
    from engine.explanation.why_json import why_json

    case, told = trace.case, run_json(trace, __version__)
    book = case.rulebook
    complaints = check_run(book, case, told)
    if not complaints:
        whys = (why_json(trace, sentence, all_ways=True) for sentence in trace.known.sentences())
        complaints = check_whys(book, case, told, whys)
    if not complaints:

        def again(changed: Case) -> dict[str, Any]:
            return run_json(run(changed, "compiled"), __version__)

        for ring in circles_answer(trace):
            for turn in ring["turns"]:
                complaints += check_breaks(book, case, turn, again)
        for group in overview(trace).could:
            ways = repairs_json(trace, repairs(trace, group.sentences[0]))
            del ways["ways"][SHOWN:]
            complaints += check_repairs(book, case, trace.say(group.sentences[0]), ways, again)
    for complaint in complaints:
        click.echo(complaint, err=True)
    if not complaints:
        click.echo("The checker finds nothing wrong in the run, its explanations and the changes they name.", err=True)
    return bool(complaints)
