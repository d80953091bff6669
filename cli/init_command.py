"""`foedus init DIR`: a folder to teach from."""

from __future__ import annotations

from pathlib import Path

import click

from engine.authoring.scaffold import Occupied, place_files, teaching_folder

from .common import plain_option, write


@click.command("init")
@click.argument("name", metavar="DIR", type=click.Path(file_okay=False))
@plain_option
def command(name: str) -> None:
    """Make the folder DIR: a rulebook, cases that test it, a README, and settings for an editor."""
    if not name.strip():
        raise click.UsageError("A folder needs a name, such as: class")
    folder = Path(name)
    try:
        written = place_files(folder, teaching_folder())
    except Occupied as occupied:
        raise click.UsageError(
            f"'{occupied.path}' is there already. Name a folder that has none of these files."
        ) from None
    except OSError as error:
        raise click.UsageError(f"'{folder}' cannot be written: {error.strerror}.") from error
    write("".join(f"{path}\n" for path in written))
    click.echo(f"Begin with {folder / 'README.md'}. Then: foedus check {folder}", err=True)
