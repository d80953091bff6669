"""What the commands share: options, loading a case, telling problems, plain or coloured output."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from typing import Any, NoReturn, TypeVar, cast

import click

from engine import Case, Library, Problems, Sentence, load_case, open_library, read_sentence, show
from engine.language.library import with_status
from engine.language.rulebook import STATUSES, Status

F = TypeVar("F", bound=Callable[..., Any])

EXIT_NO, EXIT_BAD = 1, 2


def case_options(function: F) -> F:
    """The options of every command on a case: --rules, --status, --json, --plain."""
    for option in (
        click.option("--plain", is_flag=True, help="No colour and no lines; also with NO_COLOR, or when piped."),
        click.option("--json", "as_json", is_flag=True, help="The answer as JSON."),
        click.option("--status", "status", default=None, help="Only rules of these statuses: explicit,implicit,..."),
        click.option("--rules", default=None, metavar="RULES", help="A rulebook in place of the case's own."),
    ):
        function = option(function)
    return function


def plain_option(function: F) -> F:
    """--plain, for the commands whose answers are plain anyway."""
    help_ = "No colour and no lines: as it is anyway."
    return click.option("--plain", is_flag=True, expose_value=False, help=help_)(function)


def statuses(words: str | None) -> frozenset[Status] | None:
    """The statuses of `--status`; None for all."""
    if words is None:
        return None
    chosen = [word.strip().lower() for word in words.split(",") if word.strip()]
    for word in chosen:
        if word not in STATUSES:
            raise click.UsageError(f"'{word}' is no status. Use some of: {', '.join(STATUSES)}.")
    if not chosen:
        raise click.UsageError(f"--status needs some of: {', '.join(STATUSES)}.")
    return cast(frozenset[Status], frozenset(chosen))


def open_case(word: str, rules: str | None, status: str | None) -> tuple[Case, Library]:
    """The case called `word`, ready to run; its problems go to stderr, and errors end the command with 2."""
    chosen = statuses(status)
    library, problems = open_library(), Problems()
    case = load_case(word, library, problems, rules)
    if case is None:
        fail(problems, library)
    if chosen is not None:
        case = replace(case, rulebook=with_status(case.rulebook, chosen))
    return case, library


def fail(problems: Problems, library: Library) -> NoReturn:
    """Tell the problems on stderr and end with 2."""
    tell(problems, library)
    raise click.exceptions.Exit(EXIT_BAD)


def tell(problems: Problems, library: Library) -> None:
    """The problems on stderr, in the order of the file."""
    click.echo("\n\n".join(show(problem, library.line) for problem in problems.sorted()), err=True)


def sentence(words: str, case: Case, library: Library) -> Sentence:
    """A sentence typed on the command line; one that cannot be read ends the command with 2."""
    problems = Problems()
    found = read_sentence(words, case, problems)
    if found is None:
        click.echo("\n\n".join(show(problem, lambda file, line: words) for problem in problems.sorted()), err=True)
        raise click.exceptions.Exit(EXIT_BAD)
    return found


def write(text: str) -> None:
    """Data, to stdout."""
    click.echo(text, nl=not text.endswith("\n"))


def is_plain(asked: bool) -> bool:
    """Plain output is asked for, or the terminal can do no other."""
    return asked or bool(os.environ.get("NO_COLOR")) or not sys.stdout.isatty() or os.environ.get("TERM") == "dumb"
