"""`foedus walk CASE`: the walk as linear text, for screen readers and for terminals that can do no more."""

from __future__ import annotations

import sys

import click

from engine.explanation.linear_walk import PROMPT, LinearWalk
from engine.inference.run import run
from engine.language.rulebook import Sentence

from .common import open_case, write


@click.command("walk")
@click.argument("case")
@click.option("--step", "number", type=click.IntRange(1), default=1, help="The step to begin with.")
@click.option("--predict", is_flag=True, help="Begin with a question: what follows, before you look.")
@click.option("--plain", is_flag=True, help="Linear text, which is all that this command knows.")
@click.option("--rules", default=None, metavar="RULES", help="A rulebook in place of the case's own.")
@click.option("--status", default=None, help="Only rules of these statuses: explicit,implicit,...")
def command(case: str, number: int, predict: bool, plain: bool, rules: str | None, status: str | None) -> None:
    """Walk through CASE step by step; lines are only added. It reads answers from the keyboard or from a pipe."""
    opened, _ = open_case(case, rules, status)
    trace = run(opened)
    if trace.steps and number > len(trace.steps):
        raise click.UsageError(f"There is no step {number}; the steps are 1 to {len(trace.steps)}.")

    def changes(sentence: Sentence) -> str:
        from engine.analysis.change import change
        from engine.analysis.changes_words import change_text

        return change_text(trace, change(trace, sentence, to_hold=False, most=2))

    walk = LinearWalk(trace, case, rules, number, changes)
    # Before step 1 nothing is known but the facts: a question there is about step 1 itself.
    if predict and trace.steps:
        walk.at = number - 1
        write(walk.reply("p"))
    else:
        write(walk.start())
    while not walk.over:
        line = _read()
        if line is None:
            break
        said = walk.reply(line)
        if said:
            write(said)


def _read() -> str | None:
    """A line from the keyboard or the pipe; None at its end. What comes by a pipe is shown, as if it were typed."""
    click.echo(PROMPT, nl=False)
    sys.stdout.flush()
    line = sys.stdin.readline()
    if not line or not sys.stdin.isatty():
        click.echo(line.rstrip("\n"))
    return line.rstrip("\n") if line else None
