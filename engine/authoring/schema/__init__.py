"""JSON Schemas: of rulebooks and cases for editors (`files`), of the answer of `foedus run --json` (`run`).

language/shapes (pydantic) -> files -> published; `parts` writes down what the grammar reads below the shapes
"""

from __future__ import annotations

from .files import Completions, case_schema, file_schema, rulebook_schema
from .run import run_schema

__all__ = ["Completions", "case_schema", "file_schema", "rulebook_schema", "run_schema"]
