"""`foedus sensitivity CASE`: which facts and assumptions carry which conclusions, and how sure the rest can be."""

from __future__ import annotations

import click

from engine.analysis.sensitivity import sensitivity
from engine.analysis.sensitivity_words import sensitivity_json, sensitivity_text
from engine.explanation.as_json import dump
from engine.inference.run import run

from .common import case_options, open_case, write
from .common import sentence as read


@click.command("sensitivity")
@click.argument("case")
@click.option("--about", multiple=True, metavar="S", help="A further sentence whose outlook is asked for.")
@click.option("--all-names", is_flag=True, help="Over all declared names, not only those that the case speaks of.")
@case_options
def command(
    case: str,
    about: tuple[str, ...],
    all_names: bool,
    rules: str | None,
    status: str | None,
    as_json: bool,
    plain: bool,
) -> int:
    """What the conclusions of CASE hang on: linchpins first, then how each fares however the unknown is answered."""
    opened, library = open_case(case, rules, status)
    asked = [read(words, opened, library) for words in about]
    found = sensitivity(run(opened), asked, "declared" if all_names else "case")
    write(dump(sensitivity_json(found)) if as_json else sensitivity_text(found))
    return 0
