"""Prints `docs/lints.md`: python -m engine.authoring.lints > docs/lints.md"""

from __future__ import annotations

from .run import lints_markdown

if __name__ == "__main__":
    print(lints_markdown(), end="")
