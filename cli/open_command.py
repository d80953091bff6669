"""`foedus open [CASE]`: the terminal UI."""

from __future__ import annotations

import sys

import click

from .common import EXIT_BAD


@click.command("open")
@click.argument("case", required=False)
@click.option("--ascii", "only_ascii", is_flag=True, help="Draw with plain characters only.")
def command(case: str | None = None, only_ascii: bool = False) -> int:
    """Open the terminal UI, on CASE if one is named."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        named = case or "csto-2012"
        click.echo(f"The terminal UI needs a terminal. The same case as text: foedus run {named} --steps", err=True)
        return EXIT_BAD
    from tui.app import open_app

    open_app(case, only_ascii)
    return 0
