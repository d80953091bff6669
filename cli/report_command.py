"""`foedus report CASE -o F`: a memo (.html, .md), a diagram (.mmd, .dot), or everything as .json."""

from __future__ import annotations

from pathlib import Path

import click

from engine import __version__
from engine.analysis.changes_words import change_json
from engine.analysis.derivation_map import dot_map, mermaid_map
from engine.analysis.memo import memo, what_would_change
from engine.analysis.memo_html import memo_html
from engine.analysis.memo_markdown import memo_markdown
from engine.explanation.as_json import dump, run_json
from engine.inference.run import run

from .common import EXIT_BAD, case_options, open_case

_KINDS = (".html", ".md", ".mmd", ".dot", ".json")


@click.command("report")
@click.argument("case")
@click.option("-o", "--output", required=True, metavar="F", help=f"The file to write: {', '.join(_KINDS)}.")
@case_options
def command(case: str, output: str, rules: str | None, status: str | None, as_json: bool, plain: bool) -> int:
    """Write a memo on CASE: bottom line, reasoning, assumptions, conflicts, circles, sources; or a diagram."""
    path = Path(output)
    kind = path.suffix.lower()
    if kind not in _KINDS:
        raise click.UsageError(f"'{output}' ends in none of {', '.join(_KINDS)}.")
    if as_json and kind != ".json":
        raise click.UsageError(f"--json goes with a file that ends in .json; '{output}' does not.")
    opened, _ = open_case(case, rules, status)
    trace = run(opened)
    if kind == ".html":
        text = memo_html(memo(trace))
    elif kind == ".md":
        text = memo_markdown(memo(trace))
    elif kind == ".json":
        changes = [change_json(trace, asked) for asked in what_would_change(trace)]
        text = dump({**run_json(trace, __version__), "changes": changes})
    else:
        text = mermaid_map(trace) if kind == ".mmd" else dot_map(trace)
    try:
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        click.echo(f"{output} could not be written: {error.strerror}.", err=True)
        return EXIT_BAD
    click.echo(f"Written: {output}", err=True)
    return 0
