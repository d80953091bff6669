"""`foedus test PATH...`: run the expectations of case files; each failure explains itself."""

from __future__ import annotations

from pathlib import Path

import click

from engine import Problems, __version__
from engine.authoring.coverage import Coverage, Share, coverage
from engine.authoring.coverage_json import coverage_json, mutants_json
from engine.authoring.coverage_text import coverage_text, mutants_text, threshold_text
from engine.authoring.junit import junit
from engine.authoring.mutants import Mutants, unnoticed
from engine.authoring.shelf import Shelf, case_files, has_key
from engine.authoring.suite import Suite, run_cases
from engine.authoring.suite_json import suite_json
from engine.authoring.suite_text import suite_text
from engine.explanation.as_json import dump
from engine.language.problem import listed

from .common import EXIT_BAD, EXIT_NO, case_options, statuses, tell, write


@click.command("test")
@click.argument("paths", nargs=-1, required=True)
@click.option("--quiet", "-q", is_flag=True, help="Only what failed.")
@click.option("--coverage", "with_coverage", is_flag=True, help="Which rules fired, which conditions were met and not.")
@click.option("--mutants", "with_mutants", is_flag=True, help="Which changes of the rules no case would notice.")
@click.option("--threshold", type=click.IntRange(0, 100), default=None, help="End with 1 if less is covered (percent).")
@click.option("--junit", "junit_file", type=click.Path(dir_okay=False), default=None, help="Write JUnit XML to a file.")
@case_options
def command(
    paths: tuple[str, ...],
    quiet: bool,
    with_coverage: bool,
    with_mutants: bool,
    threshold: int | None,
    junit_file: str | None,
    rules: str | None,
    status: str | None,
    as_json: bool,
    plain: bool,
) -> int:
    """Test the cases at PATHS: case files, folders (with all that lies below), or bundled names.

    --threshold P holds for all that is measured: with --coverage (meant where nothing else is asked for) the share of
    rules that fired and of conditions seen met and unmet, with --mutants the share of mutants noticed.
    """
    shelf = Shelf()
    chosen = statuses(status)
    suite = run_cases(_files(paths, shelf), shelf, rules, chosen)
    if junit_file is not None:
        _save(junit_file, junit(suite))
    covered = coverage(suite.traces) if with_coverage or (threshold is not None and not with_mutants) else None
    mutants = unnoticed(suite) if with_mutants else None
    write(_json(suite, covered, mutants) if as_json else _text(suite, covered, mutants, quiet))
    short = _shortfalls(threshold or 0, covered, mutants)
    if short and not as_json:
        write("\n" + threshold_text(threshold or 0, short))
    return _ended(suite, shelf) or (EXIT_NO if short else 0)


def _files(paths: tuple[str, ...], shelf: Shelf) -> list[Path]:
    """The case files meant, each once, in the order asked for."""
    found: dict[Path, None] = {}
    for word in paths:
        files = case_files(word, shelf)
        if files is None:
            hint = " Tests stand in cases, under 'expect:'." if shelf.find_rulebook(word) is not None else ""
            raise click.UsageError(f"There is no case '{word}'.{hint}")
        if files and Path(word).is_file() and not has_key(files[0], "case") and has_key(files[0], "rulebook"):
            raise click.UsageError(f"'{word}' is a rulebook. Tests stand in cases, under 'expect:'.")
        found.update(dict.fromkeys(files))
    if not found:
        where = listed([f"'{word}'" for word in paths], "or")
        raise click.UsageError(f"There is no case in {where}: no YAML file there has 'case:' at its left edge.")
    return list(found)


def _save(file: str, text: str) -> None:
    try:
        Path(file).write_text(text, "utf-8", newline="\n")
    except OSError as error:
        raise click.UsageError(f"'{file}' cannot be written: {error.strerror}.") from error


def _text(suite: Suite, covered: Coverage | None, mutants: Mutants | None, quiet: bool) -> str:
    blocks = [suite_text(suite, quiet)]
    blocks += [coverage_text(covered)] if covered is not None else []
    blocks += [mutants_text(mutants)] if mutants is not None else []
    return "\n".join(blocks)


def _json(suite: Suite, covered: Coverage | None, mutants: Mutants | None) -> str:
    answer = suite_json(suite, __version__)
    if covered is not None:
        answer["coverage"] = coverage_json(covered)
    if mutants is not None:
        answer["mutants"] = mutants_json(mutants)
    return dump(answer)


def _shortfalls(threshold: int, covered: Coverage | None, mutants: Mutants | None) -> dict[str, Share]:
    """What stays below the threshold."""
    measured: dict[str, Share] = {}
    if covered is not None:
        measured |= {"rules fired": covered.fired, "conditions seen both ways": covered.directions}
    if mutants is not None:
        measured["mutants noticed"] = mutants.noticed
    return {what: share for what, share in measured.items() if share.percent < threshold}


def _ended(suite: Suite, shelf: Shelf) -> int:
    told = Problems([problem for case in suite.bad for problem in case.problems])
    if told.found:
        tell(told, shelf)
        return EXIT_BAD
    return EXIT_NO if suite.failed else 0
