"""`foedus explain CODE`: the page of a problem code."""

from __future__ import annotations

import click

from engine.authoring.lints import lint_pages
from engine.language.catalogue import page_text, pages
from engine.language.problem import nearest

from .common import EXIT_BAD, write


@click.command("explain")
@click.argument("code", required=False)
def command(code: str | None) -> int:
    """The page of CODE: what it means, what to avoid, what to write. Without a code, the list of all."""
    known = pages() | lint_pages()
    if code is None:
        write("".join(f"{page.code}  {page.title}\n" for page in known.values()))
        return 0
    page = known.get(code.strip().upper())
    if page is None:
        near = nearest(code.strip().upper(), known)
        click.echo(f"There is no problem '{code}'." + (f" Did you mean {near}?" if near else ""), err=True)
        click.echo("foedus explain lists all codes.", err=True)
        return EXIT_BAD
    write(page_text(page))
    return 0
