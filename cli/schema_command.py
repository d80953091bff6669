"""`foedus schema`: the JSON Schema by which an editor completes and checks files."""

from __future__ import annotations

import click

from engine import Problems, open_library
from engine.authoring.schema import (
    Completions,
    case_schema,
    circles_schema,
    file_schema,
    rulebook_schema,
    run_schema,
    why_schema,
)
from engine.explanation.as_json import dump

from .common import fail, plain_option, write


@click.command("schema")
@click.option("--case", "which", flag_value="case", help="Of case files only.")
@click.option("--rulebook", "which", flag_value="rulebook", help="Of rulebook files only.")
@click.option("--run", "which", flag_value="run", help="Of the answer of: foedus run CASE --json")
@click.option("--why", "which", flag_value="why", help="Of the answer of: foedus why CASE SENTENCE --json")
@click.option("--circles", "which", flag_value="circles", help="Of the answer of: foedus circles CASE --json")
@click.option("--rules", default=None, metavar="RULES", help="Offer the sentences of this rulebook while one types.")
@plain_option
def command(which: str | None, rules: str | None) -> None:
    """Print the JSON Schema of rulebooks and cases.

    An editor that knows YAML uses it for a file whose first line is: # yaml-language-server: $schema=PATH
    """
    answer = {"run": run_schema, "why": why_schema, "circles": circles_schema}.get(which or "")
    if answer is not None:
        if rules is not None:
            raise click.UsageError("--rules offers sentences in files; an answer is not typed.")
        write(dump(answer()))
        return
    completions = _completions(rules) if rules is not None else None
    make = {"case": case_schema, "rulebook": rulebook_schema}.get(which or "", file_schema)
    write(dump(make(completions)))


def _completions(rules: str) -> Completions:
    library, problems = open_library(), Problems()
    rulebook = library.rulebook(rules, problems)
    if rulebook is None:
        fail(problems, library)
    return Completions.of(rulebook)
