"""`foedus play CASE`: round after round of what leads to what."""

from __future__ import annotations

import click

from engine import __version__
from engine.analysis.rounds import MOST, play
from engine.analysis.rounds_json import rounds_json
from engine.analysis.rounds_text import rounds_text
from engine.explanation.as_json import dump

from .common import case_options, is_plain, open_case, write


@click.command("play")
@click.argument("case")
@click.option("--rounds", "most", type=click.IntRange(1, 10_000), default=MOST, help="How many rounds at most.")
@case_options
def command(case: str, most: int, rules: str | None, status: str | None, as_json: bool, plain: bool) -> None:
    """Play CASE round by round: what its rules lead to, what its events break, and how it ends."""
    opened, _ = open_case(case, rules, status)
    played = play(opened, most)
    write(dump(rounds_json(played, __version__)) if as_json else rounds_text(played, is_plain(plain)))
