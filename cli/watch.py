"""`foedus check --watch`: check on every save, and run the cases again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from engine.authoring.at_hand import AtHand
from engine.authoring.check import Checked
from engine.authoring.shelf import Shelf
from engine.authoring.suite import run_cases
from engine.authoring.suite_text import suite_text
from engine.language.library import SUFFIXES

from .check_command import checked_or_usage, shown, summary
from .common import write


def watch(paths: tuple[str, ...], style: str, quick: bool) -> None:
    """Check now and on every save below the folders of what is checked, until the user ends it."""
    from watchfiles import watch as changes

    shelf = Shelf()
    checked = _again(paths, style, quick, shelf)
    click.echo("Waiting for a save. Ctrl-C ends.", err=True)
    folders = _folders(paths, checked, shelf)
    for changed in changes(*folders, watch_filter=lambda _, path: path.endswith(SUFFIXES), debounce=200, step=50):
        names = sorted({shelf.shown(Path(path)) for _, path in changed})
        write(f"== Saved: {', '.join(names)}\n")
        shelf.forget()
        _again(paths, style, quick, shelf)


def _again(paths: tuple[str, ...], style: str, quick: bool, shelf: Shelf) -> Checked:
    """Check, then test the cases: those asked for, and those at hand for the rulebooks asked for."""
    try:
        checked = checked_or_usage(paths, shelf, quick)
    except (OSError, click.UsageError) as gone:
        write(f"{gone}\n")
        return Checked()
    write(shown(checked.found, style, shelf) + summary(checked) + "\n")
    readable = [path for path, case in checked.cases.items() if case is not None]
    files = dict.fromkeys([*readable, *_at_hand(checked, shelf)])
    if files and all(checked.rulebooks.values()):
        write(suite_text(run_cases(list(files), shelf), quiet=True))
    return checked


def _at_hand(checked: Checked, shelf: Shelf) -> Iterator[Path]:
    at_hand = AtHand(shelf)
    for path, rulebook in checked.rulebooks.items():
        if rulebook is not None:
            yield from (case.path for case in at_hand.on([path], [rulebook]))


def _folders(paths: tuple[str, ...], checked: Checked, shelf: Shelf) -> list[Path]:
    """The folders of all that is checked, and of the rulebooks that it uses."""
    read = [path if path.is_dir() else path.parent for path in (*checked.rulebooks, *checked.cases)]
    named = [Path(word) if Path(word).is_dir() else Path(word).parent for word in paths]
    return list(dict.fromkeys(folder.resolve() for folder in (*named, *read) if folder.is_dir()))
