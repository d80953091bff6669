"""`foedus check PATH...`: every problem of rulebooks and cases, at once."""

from __future__ import annotations

import json
from pathlib import Path

import click

from engine import Library, Problem, Problems, load_case, open_library, show
from engine.language.library import files_in
from engine.language.read_case import case_at

from .common import EXIT_NO, write


@click.command("check")
@click.argument("paths", nargs=-1, required=True)
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "concise", "json", "github"]),
    default="text",
    help="How problems are told.",
)
def command(paths: tuple[str, ...], style: str) -> int:
    """Check the rulebooks and cases at PATHS: files, folders, or bundled names."""
    library, problems = open_library(), Problems()
    checked = 0
    for word in paths:
        checked += _check(word, library, problems)
    found = problems.sorted()
    write(_shown(found, style, library))
    if style == "text":
        click.echo(_summary(found, checked), err=True)
    return EXIT_NO if problems.errors else 0


def _check(word: str, library: Library, problems: Problems) -> int:
    """Read what `word` names: a file, all files of a folder, or a bundled rulebook and case of that name."""
    path = Path(word)
    if path.is_dir():
        files = files_in(path)
        heads = [file for file in files if _has(file, "rulebook") and not _has(file, "case")]
        parts = [file for file in files if not _has(file, "rulebook") and not _has(file, "case")]
        if len(heads) == 1 and parts:
            library.rulebook_at(path, problems)
            return 1 + sum(_file(file, library, problems) for file in files if _has(file, "case"))
        return sum(_file(file, library, problems) for file in files) + sum(
            _check(str(folder), library, problems)
            for folder in sorted(p for p in path.iterdir() if p.is_dir() and files_in(p))
        )
    if path.is_file():
        return _file(path, library, problems)
    found = 0
    if library.find_rulebook(word) is not None:
        library.rulebook(word, problems)
        found += 1
    if library.find_case(word) is not None:
        load_case(word, library, problems)
        found += 1
    if not found:
        raise click.UsageError(f"There is no file, folder, rulebook or case called '{word}'.")
    return found


def _file(path: Path, library: Library, problems: Problems) -> int:
    if _has(path, "case"):
        case_at(path, library, problems)
    else:
        library.rulebook_at(path, problems)
    return 1


def _has(path: Path, key: str) -> bool:
    """True if a file has `key:` at its left edge."""
    try:
        lines = path.read_text("utf-8", "replace").splitlines()
    except OSError:
        return False
    return any(
        line.lower().lstrip("\ufeff'\"").startswith((f"{key}:", f"{key}'", f'{key}"', f"{key} :")) for line in lines
    )


def _summary(found: list[Problem], checked: int) -> str:
    errors = sum(problem.severity == "error" for problem in found)
    said = f"{checked} checked: " if checked != 1 else "1 checked: "
    if not found:
        return said + "no problem found."
    others = len(found) - errors
    return said + f"{errors} error{'' if errors == 1 else 's'}" + (f", {others} other problems." if others else ".")


def _shown(found: list[Problem], style: str, library: Library) -> str:
    if style == "json":
        return json.dumps([_json(problem) for problem in found], ensure_ascii=False, indent=2) + "\n"
    if style == "concise":
        return "".join(f"{p.place}: {p.code} {p.message}\n" for p in found)
    if style == "github":
        kinds = {"error": "error", "warning": "warning", "advice": "notice"}
        return "".join(
            f"::{kinds[p.severity]} file={p.place.file},line={p.place.line},col={p.place.column},title={p.code}::"
            f"{p.message} {p.fix}\n"
            for p in found
        )
    return "".join(show(problem, library.line) + "\n\n" for problem in found)


def _json(problem: Problem) -> dict[str, object]:
    return {
        "code": problem.code,
        "severity": problem.severity,
        "file": problem.place.file,
        "line": problem.place.line,
        "column": problem.place.column,
        "length": problem.place.length,
        "message": problem.message,
        "note": problem.note,
        "fix": problem.fix,
    }
