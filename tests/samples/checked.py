"""Runs a command on the samples in their folder, with bundled rulebooks and cases of their own."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest import mock

from engine.language.edit import mended
from engine.language.library import Library
from engine.language.problem import Problem

SAMPLES = Path(__file__).parent
BUNDLED = SAMPLES / "bundled"


def library() -> Library:
    """A library whose bundled rulebooks and cases are those of the samples."""
    return Library(BUNDLED / "rules", BUNDLED / "facts")


@contextmanager
def inside(folder: Path) -> Iterator[None]:
    """In `folder`, for a command that opens a library."""
    before = Path.cwd()
    os.chdir(folder)
    try:
        with (
            mock.patch("cli.common.open_library", library),
            mock.patch("engine.authoring.shelf.rules_folder", return_value=BUNDLED / "rules"),
            mock.patch("engine.authoring.shelf.facts_folder", return_value=BUNDLED / "facts"),
        ):
            yield
    finally:
        os.chdir(before)


def run(folder: Path, *arguments: str) -> int:
    """Run `foedus` with these arguments in `folder`; the exit code."""
    import click

    from cli.main import foedus

    with inside(folder):
        try:
            result = foedus.main(list(arguments), prog_name="foedus", standalone_mode=False)
        except click.exceptions.Exit as leave:
            return leave.exit_code
        except click.ClickException as wrong:
            wrong.show()
            return 2
    return result if isinstance(result, int) else 0


def problems_of(folder: Path, name: str, drafts: dict[str, str] | None = None) -> tuple[Library, list[Problem]]:
    """All problems of a file or folder in `folder`, with `drafts` in place of what some files hold."""
    from engine.authoring.check import check
    from engine.authoring.shelf import Shelf

    with inside(folder):
        shelf = Shelf()
        for file, text in (drafts or {}).items():
            shelf.draft(Path(file), text)
        return shelf, check([name], shelf, meaning=False).found


def with_edit(text: str, problem: Problem) -> str:
    """The text of a file with a problem mended as it proposes."""
    assert problem.edit is not None
    return mended(text, problem.edit)
