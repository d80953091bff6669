"""`foedus circles CASE`: the feedback loops, with what holds them up and what would break them."""

from __future__ import annotations

import click

from engine.explanation.as_json import dump
from engine.explanation.circles import circles
from engine.explanation.circles_words import circles_json, circles_text, dot, mermaid
from engine.inference.run import run

from .common import case_options, open_case, write


@click.command("circles")
@click.argument("case")
@click.option(
    "--format", "style", type=click.Choice(["text", "mermaid", "dot"]), default="text", help="Text or a diagram."
)
@case_options
def command(case: str, style: str, rules: str | None, status: str | None, as_json: bool, plain: bool) -> None:
    """The feedback loops of CASE: statements, entries, sign, and the smallest sets of facts that break them."""
    opened, _ = open_case(case, rules, status)
    trace = run(opened)
    found = circles(trace)
    if as_json:
        write(dump({"case": opened.title, "circles": circles_json(trace, found)}))
    elif style == "text":
        write(circles_text(trace, found))
    else:
        write(mermaid(trace, found) if style == "mermaid" else dot(trace, found))
