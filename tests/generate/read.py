"""From random files to a case: written to a folder and read like any other."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path

from engine.language.case import Case
from engine.language.library import Library
from engine.language.problem import Problems
from engine.language.read_case import case_at


def read(texts: Mapping[str, str]) -> tuple[Case | None, Problems]:
    """The case in these files (`case.yaml` among them), or None and the problems."""
    problems = Problems()
    with tempfile.TemporaryDirectory() as folder:
        for name, text in texts.items():
            path = Path(folder, name)
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, "utf-8")
        case = case_at(Path(folder, "case.yaml"), Library(), problems)
    return case, problems
