"""`foedus format PATH...`: one stable layout, comments kept, the meaning unchanged."""

from __future__ import annotations

from pathlib import Path

import click

from engine import Problems, open_library
from engine.authoring.layout import laid_out
from engine.authoring.shelf import is_of_foedus, yaml_files

from .common import EXIT_BAD, EXIT_NO, plain_option, tell, write


@click.command("format")
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--check", "only_check", is_flag=True, help="Change nothing; end with 1 if something would be changed.")
@plain_option
def command(paths: tuple[Path, ...], only_check: bool) -> int:
    """Lay out the rulebooks and cases at PATHS: files, and folders with all that lies below."""
    files = dict.fromkeys(file for path in paths for file in (_in_folder(path) if path.is_dir() else [path]))
    changed, bad = [], 0
    for file in files:
        new = _new_text(file)
        if new is None:
            bad += 1
        elif new:
            changed.append(file)
            if not only_check:
                file.write_bytes(new)
    for file in changed:
        write(f"{file}\n")
    would = "would be laid out anew" if only_check else "laid out anew"
    left = len(files) - len(changed) - bad
    click.echo(
        f"{len(changed)} {would}, {left} as they should be{f', {bad} left as they are' if bad else ''}.", err=True
    )
    return EXIT_BAD if bad else EXIT_NO if changed and only_check else 0


def _in_folder(folder: Path) -> list[Path]:
    return [file for file in yaml_files(folder) if is_of_foedus(file)]


def _new_text(file: Path) -> bytes | None:
    """The file laid out anew, b"" if it is already; None where it cannot be, and the reason is told."""
    library, problems = open_library(), Problems()
    library.read(file, problems)
    if problems.errors:
        tell(problems, library)
        return None
    raw = file.read_bytes()
    text = raw.decode("utf-8-sig")
    new = laid_out(text)
    if new is None:
        click.echo(f"{file}: it cannot be laid out without changing what it says, so it stays as it is.", err=True)
        return None
    if "\r\n" in text:
        new = new.replace("\n", "\r\n")
    return b"" if new.encode() == raw else new.encode()
