"""`foedus new case|rulebook NAME`: a file to fill in."""

from __future__ import annotations

import os
from pathlib import Path

import click

from engine import Problems, open_library
from engine.authoring.scaffold import Occupied, new_case, new_rulebook, place_files
from engine.authoring.shelf import has_key
from engine.language.library import SUFFIXES, Library
from engine.language.rulebook import Rulebook

from .common import fail, plain_option, write


@click.command("new")
@click.argument("what", type=click.Choice(["case", "rulebook"]))
@click.argument("name")
@click.option("--rules", default=None, metavar="RULES", help="For a case: the rulebook it is evaluated with.")
@plain_option
def command(what: str, name: str, rules: str | None) -> None:
    """Write NAME.yaml: a case on a rulebook, with all that can be said to choose from, or a rulebook with one rule."""
    path = Path(name if name.endswith(SUFFIXES) else name + ".yaml")
    if not path.stem or path.stem.startswith("."):
        raise click.UsageError("A file needs a name, such as: dry-summer")
    if what == "rulebook":
        text = new_rulebook(path.name)
    else:
        library = open_library()
        text = new_case(path.name, *_rulebook(rules, path, library))
    try:
        place_files(path.parent, {path.name: text})
    except Occupied:
        raise click.UsageError(f"'{path}' is there already, and nothing is overwritten.") from None
    except OSError as error:
        raise click.UsageError(f"'{path}' cannot be written: {error.strerror}.") from error
    write(f"{path}\n")


def _rulebooks_in(folder: Path) -> list[str]:
    files = sorted(folder.glob("*.yaml")) if folder.is_dir() else []
    return [file.stem for file in files if has_key(file, "rulebook") and not has_key(file, "case")]


def _rulebook(rules: str | None, path: Path, library: Library) -> tuple[Rulebook | None, str]:
    """The rulebook of a new case, and how the case names it."""
    if rules is None:
        near = _rulebooks_in(path.parent)
        hint = f" Beside it lie: {', '.join(near)}." if near else ""
        raise click.UsageError(f"Say with which rulebook the case is evaluated: --rules RULES.{hint}")
    problems = Problems()
    rulebook = library.rulebook(rules, problems)
    if rulebook is None:
        fail(problems, library)
    found = library.find_rulebook(rules)
    assert found is not None
    if library.rules is not None and found.is_relative_to(library.rules):
        return rulebook, rules
    beside = Path(os.path.relpath(found, path.parent))
    return rulebook, str(beside.with_suffix("") if beside.suffix in SUFFIXES else beside)
