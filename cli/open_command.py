"""`foedus open [CASE]`: the terminal UI."""

from __future__ import annotations

import os
import sys

import click

from .common import EXIT_BAD, write


@click.command("open")
@click.argument("cases", metavar="[CASE]...", nargs=-1)
@click.option("--keys", is_flag=True, help="Print the names of all actions with their keys, for the settings.")
@click.option("--ascii", "only_ascii", is_flag=True, help="Draw with plain characters only.")
def command(cases: tuple[str, ...] = (), only_ascii: bool = False, keys: bool = False) -> int:
    """Open the terminal UI, on CASE if one is named.

    A folder lists its cases on Home; of several CASEs the first is opened, and files stand on Home.
    """
    if keys:
        from tui.settings import listing

        write(listing())
        return 0
    in_browser = "TEXTUAL_DRIVER" in os.environ  # `foedus serve` stands at the other end of the pipe.
    if not in_browser and not (sys.stdin.isatty() and sys.stdout.isatty()):
        named = cases[0] if cases else "csto-2012"
        click.echo(f"The terminal UI needs a terminal. The same case as text: foedus run {named} --steps", err=True)
        return EXIT_BAD
    if not in_browser and os.environ.get("TERM") in ("dumb", "unknown"):
        named = cases[0] if cases else "csto-2012"
        click.echo(
            f"This terminal cannot draw a screen. The same case step by step: foedus walk {named} --plain", err=True
        )
        return EXIT_BAD
    from tui.start import open_app

    open_app(cases, only_ascii)
    return 0
