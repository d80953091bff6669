"""The catalogue of problems: for each code a page with what it means, what to avoid and what to write instead.

`foedus explain CODE` prints a page; `docs/problems.md` is made of all of them. The examples are short files, and a
test holds them to what the page says: `avoid` shows the problem, `prefer` does not.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Page:
    """One code: `title` says what is wrong, `why` what it means for the inference."""

    code: str
    title: str
    avoid: str
    prefer: str
    why: str


@lru_cache(maxsize=1)
def pages() -> dict[str, Page]:
    """All pages, by code, in the order of the codes."""
    from .catalogue_pages import PAGES

    return {page.code: page for page in sorted(PAGES, key=lambda page: page.code)}


def page_text(page: Page) -> str:
    """A page as plain text."""
    return (
        f"{page.code}: {page.title}\n\n"
        f"Avoid\n{_indented(page.avoid)}\n\nPrefer\n{_indented(page.prefer)}\n\nWhy\n  {page.why}\n"
    )


def page_markdown(page: Page) -> str:
    """A page as a section of `docs/problems.md`."""
    return (
        f"## {page.code}: {page.title}\n\n{page.why}\n\nAvoid\n\n```yaml\n{page.avoid}\n```\n\n"
        f"Prefer\n\n```yaml\n{page.prefer}\n```\n"
    )


def catalogue_markdown() -> str:
    """All of `docs/problems.md`."""
    head = (
        "# Problems\n\nEvery problem that `foedus check` tells has a code; `foedus explain CODE` prints its page. "
        "This file is made of the same pages: `python -m engine.language.catalogue > docs/problems.md`.\n"
    )
    return "\n".join([head, *(page_markdown(page) for page in pages().values())])


def _indented(text: str) -> str:
    return "\n".join(f"  {line}" if line else "" for line in text.split("\n"))


if __name__ == "__main__":
    print(catalogue_markdown(), end="")
