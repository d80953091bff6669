"""The catalogue of problems: for each code a page with what it means, what to avoid and what to write instead.

`foedus explain CODE` prints a page, `docs/problems.md` is made of all of them, and a test holds the examples to what
the page says: the one to avoid has this problem and no other, the one to prefer has none.
"""

from __future__ import annotations

from functools import lru_cache
from textwrap import fill

from .pages import BASE
from .pages import Page as Page

_WIDTH = 96
_FAMILIES = {
    "F1": "The file and its layout",
    "F2": "Kinds, names, statements, sources and rules, as they are declared",
    "F3": "Sentences and conditions",
    "F4": "Variables, and the order among rules",
    "F5": "Rulebooks",
    "F6": "Cases",
}
_MEANING = "Advice on meaning"
_HEAD = f"""\
# Problems

`foedus check` tells every problem of a file at once, each with a code, its place, what it means for the inference and
one way to mend it. `foedus explain CODE` prints the page of a code; this file is made of the same pages.

Codes are never used twice. Most examples are parts of this small rulebook, or cases about it; what an example says
itself takes the place of what is said here under the same key.

```yaml
{BASE.rstrip()}
```
"""


@lru_cache(maxsize=1)
def pages() -> dict[str, Page]:
    """All pages, by code, in the order of the codes."""
    from .pages import books, conditions, file, rules, sentences, vocabulary

    found = (*file.PAGES, *vocabulary.PAGES, *sentences.PAGES, *conditions.PAGES, *rules.PAGES, *books.PAGES)
    return {page.code: page for page in sorted(found, key=lambda page: page.code)}


def page_text(page: Page) -> str:
    """A page as plain text."""
    means = f"{fill(page.means, _WIDTH)}\n\n" if page.means else ""
    return (
        f"{page.code}: {page.title}\n\n{means}Avoid\n\n{_indented(page.avoid)}\n\n"
        f"Prefer\n\n{_indented(page.prefer)}\n\nWhy\n\n{fill(page.why, _WIDTH)}\n"
    )


def list_text(more: dict[str, Page] | None = None) -> str:
    """All codes with their titles, by family; those of `more` too."""
    out: list[str] = []
    for code, page in (pages() | (more or {})).items():
        family = _FAMILIES.get(code[:2], _MEANING)
        if family not in (line.strip() for line in out):
            out.append(("\n" if out else "") + family)
        out.append(f"  {code}  {page.title}")
    return "\n".join(out) + "\n"


def catalogue_markdown() -> str:
    """All of `docs/problems.md`."""
    out, family = [_HEAD], ""
    for code, page in pages().items():
        if code[:2] != family:
            family = code[:2]
            out.append(f"## {_FAMILIES[family]}\n")
        out.append(page_markdown(page, "###"))
    return "\n".join(out)


def page_markdown(page: Page, level: str = "##") -> str:
    """A page as a section of a document."""
    before, after = (page.means, f"\n{page.why}\n") if page.means else (page.why, "")
    return (
        f"{level} {page.code}: {page.title}\n\n{before}\n\nAvoid\n\n{_fenced(page.avoid)}\n\n"
        f"Prefer\n\n{_fenced(page.prefer)}\n{after}"
    )


def _fenced(example: str) -> str:
    if example.startswith("("):
        return example[1:-1][:1].upper() + example[2:-1] + "."
    return f"```{'console' if example.startswith('$') else 'yaml'}\n{example}\n```"


def _indented(example: str) -> str:
    return "\n".join(f"    {line}" if line else "" for line in example.split("\n"))


if __name__ == "__main__":
    print(catalogue_markdown(), end="")
