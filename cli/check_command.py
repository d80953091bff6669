"""`foedus check PATH...`: every problem of rulebooks and cases, at once."""

from __future__ import annotations

import json

import click

from engine import Problem, show
from engine.authoring.check import Checked, NothingThere, check
from engine.authoring.shelf import Shelf
from engine.language.edit import Edit

from .common import EXIT_NO, plain_option, write

STYLES = ("text", "concise", "json", "github")


@click.command("check")
@click.argument("paths", nargs=-1, required=True)
@click.option("--format", "style", type=click.Choice(STYLES), default="text", help="How problems are told.")
@click.option("--json", "style", flag_value="json", help="The same as --format json.")
@click.option("--quick", is_flag=True, help="Only whether all can be read and evaluated; no advice on meaning.")
@click.option("--strict", is_flag=True, help="End with 1 for warnings and advice too.")
@click.option("--watch", "watching", is_flag=True, help="Check again on every save, and test the cases; Ctrl-C ends.")
@plain_option
def command(paths: tuple[str, ...], style: str, quick: bool, strict: bool, watching: bool) -> int:
    """Check the rulebooks and cases at PATHS: files, folders with all that lies below, or bundled names.

    Errors keep a file from being evaluated; warnings and advice are about its meaning. A remark on the line above
    silences one of these: # foedus: allow CODE because ...
    """
    if watching:
        if style not in ("text", "concise"):
            raise click.UsageError("--watch tells problems as text or concise.")
        from .watch import watch

        watch(paths, style, quick)
        return 0
    shelf = Shelf()
    checked = checked_or_usage(paths, shelf, quick)
    told = shown(checked.found, style, shelf)
    if told:
        write(told)
    if style == "text":
        click.echo(summary(checked), err=True)
    return EXIT_NO if checked.problems.errors or (strict and checked.found) else 0


def checked_or_usage(paths: tuple[str, ...], shelf: Shelf, quick: bool) -> Checked:
    """Check, or say that the paths name nothing."""
    try:
        return check(paths, shelf, not quick)
    except NothingThere as nothing:
        raise click.UsageError(str(nothing)) from None


def summary(checked: Checked) -> str:
    """How many files were looked at, and how many problems of each severity they have."""
    found = checked.found
    counts = {
        one: sum(problem.severity == severity for problem in found)
        for severity, one in (("error", "error"), ("warning", "warning"), ("advice", "piece of advice"))
    }
    said = [f"{number} {_plural(one) if number != 1 else one}" for one, number in counts.items() if number]
    return f"{checked.count} checked: {', '.join(said) or 'no problem found'}."


def _plural(noun: str) -> str:
    return "pieces of advice" if noun == "piece of advice" else noun + "s"


def shown(found: list[Problem], style: str, shelf: Shelf) -> str:
    """The problems in one of the styles."""
    if style == "json":
        return json.dumps([_json(problem) for problem in found], ensure_ascii=False, indent=2) + "\n"
    if style == "concise":
        return "".join(f"{p.place}: {p.code} {p.message}\n" for p in found)
    if style == "github":
        return "".join(_github(problem) for problem in found)
    return "".join(show(problem, shelf.line) + "\n\n" for problem in found)


def _github(problem: Problem) -> str:
    kind = {"error": "error", "warning": "warning", "advice": "notice"}[problem.severity]
    place = problem.place
    where = f"file={_escaped(place.file, ':,')},line={place.line},col={place.column},title={problem.code}"
    return f"::{kind} {where}::{_escaped(f'{problem.message} {problem.fix}')}\n"


def _escaped(text: str, more: str = "") -> str:
    """Signs that would end a message or a property are written as GitHub wants them."""
    return "".join(f"%{ord(sign):02X}" if sign in "%\r\n" + more else sign for sign in text)


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
        "edit": _edit(problem.edit) if problem.edit is not None else None,
    }


def _edit(edit: Edit) -> list[dict[str, object]]:
    """What mends the problem: each `length` characters at a place become `text`, all places being those of now."""
    return [
        {"line": one.place.line, "column": one.place.column, "length": one.length, "text": one.text}
        for one in (edit, *edit.more)
    ]
