"""All lints over one rulebook, less what its remarks allow."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from engine.language.catalogue import Page, page_markdown
from engine.language.problem import Problem
from engine.language.rulebook import Rulebook

from ..at_hand import CaseWords
from . import (
    near_duplicate,
    never_established,
    never_fires,
    never_used,
    no_difference,
    no_reason,
    only_if,
    opposite_conclusions,
    own_exception,
    possible_exception,
    same_title,
    subsumed,
    undeclared_circle,
    unhandled_choice,
    used_once,
)
from .allow import silenced
from .lint import Lint
from .linted import Linted
from .remarks import REMARK_PAGES

LINTS: tuple[Lint, ...] = (
    never_established.LINT,
    never_used.LINT,
    near_duplicate.LINT,
    used_once.LINT,
    no_reason.LINT,
    only_if.LINT,
    own_exception.LINT,
    undeclared_circle.LINT,
    possible_exception.LINT,
    never_fires.LINT,
    subsumed.LINT,
    opposite_conclusions.LINT,
    no_difference.LINT,
    unhandled_choice.LINT,
    same_title.LINT,
)


def lint(rulebook: Rulebook, at_hand: Callable[[], Iterable[CaseWords]] = tuple) -> list[Problem]:
    """What the lints find in a rulebook that has passed its check.

    `at_hand` gives the cases at hand: what they state counts as established, what they expect as asked for.
    """
    linted = Linted(rulebook, at_hand)
    found = [
        Problem(one.code, f.message, f.place, f.note, f.fix, one.severity, f.also, f.edit)
        for one in LINTS
        for f in one.find(linted)
    ]
    texts = dict(rulebook.books[-1].files)
    return silenced(found, texts, [one.code for one in LINTS])


def lint_pages() -> dict[str, Page]:
    """The pages of all codes A, in their order."""
    pages = [*REMARK_PAGES, *(one.page for one in LINTS)]
    return {page.code: page for page in sorted(pages, key=lambda page: page.code)}


def lints_markdown() -> str:
    """All of `docs/lints.md`."""
    head = (
        "# Advice on meaning\n\nWhat `foedus check` says beyond the grammar. `foedus explain CODE` prints the page of "
        "a code. A remark on the line above silences one, and only with a reason:\n\n"
        "```yaml\n# foedus: allow A104 because it does not matter who quarrels\n```\n\n"
        "This file is made of the same pages: `python -m engine.authoring.lints > docs/lints.md`.\n"
    )
    return "\n".join([head, *(page_markdown(page) for page in lint_pages().values())])
