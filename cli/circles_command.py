"""`foedus circles CASE`: the feedback loops, with what holds them up and what would break them."""

from __future__ import annotations

import click

from engine.explanation.as_json import dump
from engine.explanation.breakers import breakers, breakers_text
from engine.explanation.circles import circles
from engine.explanation.circles_answer import circles_answer
from engine.explanation.circles_words import circles_text, dot, mermaid
from engine.explanation.could_turn import Lighting, could_turn_lines
from engine.explanation.repairs import MOST
from engine.inference.run import run

from .common import case_options, open_case, write


@click.command("circles")
@click.argument("case")
@click.option(
    "--format", "style", type=click.Choice(["text", "mermaid", "dot"]), default="text", help="Text or a diagram."
)
@click.option("--changes", type=click.IntRange(1, 4), default=MOST, help="How many changes a break set may have.")
@case_options
def command(
    case: str, style: str, changes: int, rules: str | None, status: str | None, as_json: bool, plain: bool
) -> None:
    """The feedback loops of CASE: statements, entries, sign, and the smallest sets of facts that break them."""
    opened, _ = open_case(case, rules, status)
    trace = run(opened)
    if as_json:
        write(dump({"case": opened.title, "circles": circles_answer(trace, changes)}))
        return
    found = circles(trace)
    if style == "text":
        lighting = Lighting(trace, changes)
        write(
            circles_text(
                trace,
                found,
                lambda turn: breakers_text(trace, breakers(trace, turn, changes), "    "),
                lambda ring: could_turn_lines(trace, lighting.could_turn(ring), changes),
            )
        )
    else:
        write(mermaid(trace, found) if style == "mermaid" else dot(trace, found))
