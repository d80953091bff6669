"""`foedus test PATH...`: run the expectations of case files; each failure explains itself."""

from __future__ import annotations

from pathlib import Path

import click

from engine import Problems, __version__
from engine.authoring.junit import junit
from engine.authoring.shelf import Shelf, case_files, has_key
from engine.authoring.suite import Suite, run_cases
from engine.authoring.suite_json import suite_json
from engine.authoring.suite_text import suite_text
from engine.explanation.as_json import dump

from .common import EXIT_BAD, EXIT_NO, case_options, statuses, tell, write


@click.command("test")
@click.argument("paths", nargs=-1, required=True)
@click.option("--quiet", "-q", is_flag=True, help="Only what failed.")
@click.option("--junit", "junit_file", type=click.Path(dir_okay=False), default=None, help="Write JUnit XML to a file.")
@case_options
def command(
    paths: tuple[str, ...],
    quiet: bool,
    junit_file: str | None,
    rules: str | None,
    status: str | None,
    as_json: bool,
    plain: bool,
) -> int:
    """Test the cases at PATHS: case files, folders (with all that lies below), or bundled names."""
    shelf = Shelf()
    chosen = statuses(status)
    suite = run_cases(_files(paths, shelf), shelf, rules, chosen)
    if junit_file is not None:
        _save(junit_file, junit(suite))
    write(dump(suite_json(suite, __version__)) if as_json else suite_text(suite, quiet))
    return _ended(suite, shelf)


def _files(paths: tuple[str, ...], shelf: Shelf) -> list[Path]:
    """The case files meant, each once, in the order asked for."""
    found: dict[Path, None] = {}
    for word in paths:
        files = case_files(word, shelf)
        if files is None:
            hint = " Tests stand in cases, under 'expect:'." if shelf.find_rulebook(word) is not None else ""
            raise click.UsageError(f"There is no case '{word}'.{hint}")
        if not files:
            raise click.UsageError(f"There is no case in '{word}': no YAML file in it has 'case:' at its left edge.")
        if Path(word).is_file() and not has_key(files[0], "case") and has_key(files[0], "rulebook"):
            raise click.UsageError(f"'{word}' is a rulebook. Tests stand in cases, under 'expect:'.")
        found.update(dict.fromkeys(files))
    return list(found)


def _save(file: str, text: str) -> None:
    try:
        Path(file).write_text(text, "utf-8", newline="\n")
    except OSError as error:
        raise click.UsageError(f"'{file}' cannot be written: {error.strerror}.") from error


def _ended(suite: Suite, shelf: Shelf) -> int:
    told = Problems([problem for case in suite.bad for problem in case.problems])
    if told.found:
        tell(told, shelf)
        return EXIT_BAD
    return EXIT_NO if suite.failed else 0
