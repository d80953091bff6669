"""`foedus explain CODE`: the page of a problem code."""

from __future__ import annotations

import click

from engine.authoring.lints import lint_pages
from engine.language.catalogue import list_text, page_text, pages
from engine.language.problem import nearest

from .common import EXIT_BAD, plain_option, write


@click.command("explain")
@click.argument("code", required=False)
@plain_option
def command(code: str | None) -> int:
    """What the problem CODE means, what to avoid and what to write instead. Without a code: the list of all."""
    if code is None:
        write(list_text(lint_pages()))
        return 0
    known = pages() | lint_pages()
    page = known.get(code.strip().upper())
    if page is None:
        near = nearest(code.strip().upper(), known)
        proposal = f" Did you mean {near}?" if near else " 'foedus explain' lists all codes."
        click.echo(f"There is no problem code '{code}'.{proposal}", err=True)
        return EXIT_BAD
    write(page_text(page))
    return 0
