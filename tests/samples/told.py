"""What `foedus check` says of a sample: the text that the file beside it must hold, word for word."""

from __future__ import annotations

import os
from pathlib import Path

from engine import Library, Problem, Problems, show
from engine.language.read_case import case_at

HERE = Path(__file__).parent
BAD, GOOD = HERE / "bad", HERE / "good"
BUNDLED = HERE.parents[1]


def problems_of(file: Path, text: str | None = None) -> tuple[list[Problem], Library]:
    """The problems of a sample, in the order of the file; with `text` in place of what it holds."""
    library, problems = Library(BUNDLED / "rules", BUNDLED / "facts"), Problems()
    if text is not None:
        library.draft(file, text)
    content = text if text is not None else file.read_bytes().decode("utf-8", "replace")
    if content.lstrip("\ufeff").lower().startswith("case:"):
        case_at(file, library, problems)
    else:
        library.rulebook_at(file, problems)
    return problems.sorted(), library


def told(file: Path) -> str:
    """The problems as text, with the sample's own name as its place."""
    before = Path.cwd()
    os.chdir(file.parent)
    try:
        found, library = problems_of(Path(file.name))
        return "\n\n".join(show(problem, library.line) for problem in found) + "\n"
    finally:
        os.chdir(before)
