"""`foedus reveal CASE`: what came later beside what was concluded; `--all`: the scoreboard."""

from __future__ import annotations

import click

from engine import Problems, __version__
from engine.analysis.reveal import reveal
from engine.analysis.reveal_json import reveal_json, scoreboard_json
from engine.analysis.reveal_text import reveal_text, scoreboard_text
from engine.analysis.scoreboard import scoreboard
from engine.bundled import facts_folder, rules_folder
from engine.explanation.as_json import dump
from engine.language.kept_library import KeptLibrary

from .common import case_options, fail, statuses, write


@click.command("reveal")
@click.argument("case", required=False)
@click.option("--all", "everything", is_flag=True, help="The scoreboard over all bundled cases with verdicts.")
@case_options
def command(
    case: str | None, everything: bool, rules: str | None, status: str | None, as_json: bool, plain: bool
) -> None:
    """What came after CASE, beside what its rulebooks concluded; with --all, the scoreboard by rulebook."""
    if everything == (case is not None):
        raise click.UsageError("Name one case, or ask for --all.")
    library, problems = KeptLibrary(rules_folder(), facts_folder()), Problems()
    if case is None:
        if rules is not None or status is not None:
            raise click.UsageError("--all reads every case by its own rulebooks; leave out --rules and --status.")
        board = scoreboard(library.cases(), library, problems)
        if problems.errors:
            fail(problems, library)
        write(dump(scoreboard_json(board, __version__)) if as_json else scoreboard_text(board))
        return
    found = reveal(case, library, problems, rules, statuses(status))
    if found is None:
        fail(problems, library)
    write(dump(reveal_json(found, __version__)) if as_json else reveal_text(found))
