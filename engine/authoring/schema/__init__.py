"""JSON Schemas: of rulebooks and cases for editors (`files`), of what `--json` answers (`run`, `why`, `circles`).

language/shapes (pydantic) -> files -> published; `parts` writes down what the grammar reads below the shapes
"""

from __future__ import annotations

from .circles import circles_schema
from .files import Completions, case_schema, file_schema, rulebook_schema
from .run import run_schema
from .why import why_schema

__all__ = [
    "Completions",
    "case_schema",
    "circles_schema",
    "file_schema",
    "rulebook_schema",
    "run_schema",
    "why_schema",
]
