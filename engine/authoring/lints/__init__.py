"""Lints of meaning: what the grammar lets pass and an author would hardly want.

One small file for each, holding its page and the function that finds it; `linted` is what they look at, `allow` the
remarks that silence one with a reason, `run` puts them together. Codes are A and three digits, never used twice.
"""

from __future__ import annotations

from .run import lint, lint_pages

__all__ = ["lint", "lint_pages"]
