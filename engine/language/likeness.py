"""The declared wording that looks most like a sentence that fits none."""

from __future__ import annotations

import difflib
import re

from .grammar import Form, Grammar, brackets

LONGEST = 500
"""Letters of a sentence. What is longer came about by a slip, and to compare two such texts takes minutes."""


def nearest_wording(words: str, grammar: Grammar, cutoff: float = 0.6) -> tuple[str | None, float]:
    """The declared wording that looks most like `words`, with the names and variables of `words` in its blanks.

    Beside it, how much it looks like `words`: 1 is all, and 0 where one of its blanks stays open.
    """
    found = _fillers(words, grammar)
    skeleton = _skeleton(words, found)
    best: tuple[float, int] | None = None
    for at, form in enumerate(grammar.forms):
        shape = _shape(form)
        if max(len(skeleton), len(shape)) > LONGEST:
            continue
        matcher = difflib.SequenceMatcher(None, skeleton.casefold(), shape.casefold(), autojunk=False)
        if matcher.real_quick_ratio() < cutoff or matcher.quick_ratio() < cutoff:
            continue
        ratio = matcher.ratio()
        if ratio >= cutoff and (best is None or ratio > best[0]):
            best = (ratio, at)
    if best is None:
        return None, 0.0
    said, whole_one = _filled(grammar.forms[best[1]], found)
    return said, best[0] if whole_one else 0.0


def holding(words: str, grammar: Grammar) -> str | None:
    """The shortest declared wording that has every word of `words` in it, in their order, and more; filled in."""
    found = _fillers(words, grammar)
    wanted = _skeleton(words, found).casefold().split()
    fitting = []
    for form in grammar.forms:
        theirs = _shape(form).casefold().split()
        rest = iter(theirs)
        if len(theirs) > len(wanted) and all(word in rest for word in wanted):
            said, whole_one = _filled(form, found)
            if whole_one:
                fitting.append(said)
    return min(fitting, key=lambda said: (len(said), said), default=None)


def _skeleton(words: str, found: list[tuple[str, str]]) -> str:
    for part, kind in found:
        words = words.replace(part, f"<{kind}>", 1)
    return words


def _shape(form: Form) -> str:
    parts = form.wording.parts
    return "".join(part if isinstance(part, str) else f"<{form.statement.slots[part].kind}>" for part in parts)


def _filled(form: Form, found: list[tuple[str, str]]) -> tuple[str, bool]:
    """The wording with the names that were found in its blanks, and whether none of these stays open."""
    waiting = list(found)
    values: list[str] = []
    whole_one = True
    for slot in form.statement.slots:
        hit = next((item for item in waiting if item[1] == slot.kind), None)
        if hit is not None:
            waiting.remove(hit)
        whole_one = whole_one and hit is not None
        values.append(hit[0] if hit is not None else f"<{slot.label}>")
    return form.wording.fill(tuple(values)), whole_one


def _fillers(words: str, grammar: Grammar) -> list[tuple[str, str]]:
    """Variables and known names in `words`, with their kinds, in order of appearance."""
    spots: list[tuple[int, int, str, str]] = []
    for start, label in brackets(words):
        var = grammar.variable(label)
        if var is not None:
            spots.append((start, start + len(label) + 2, f"<{label}>", var.kind))
    for kind in grammar.kinds.values():
        if kind.sort == "number":
            continue
        for spelling in sorted(grammar.spelled[kind.name], key=lambda word: (-len(word), word)):
            for hit in re.finditer(rf"(?:the )?\b{re.escape(spelling)}\b", words):
                if all(hit.end() <= start or hit.start() >= end for start, end, _, _ in spots):
                    spots.append((hit.start(), hit.end(), hit.group(), kind.name))
    return [(piece, kind) for _, _, piece, kind in sorted(spots)]
