"""A103: two statements that differ only in an ending, an article, a spelling of a name, or one letter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from engine.language.catalogue import Page
from engine.language.grammar import plain
from engine.language.value import bare
from engine.language.vocabulary import Statement

from .lint import Finding, Lint
from .linted import Linted

PAGE = Page(
    "A103",
    "Two statements that nearly read the same",
    """\
- say: <ally> quarrel with <leader>
  ask: Do <ally> and <leader> quarrel?""",
    """\
- say: <ally> is at odds with <leader>
  also: [<ally> quarrel with <leader>]
  ask: Is <ally> at odds with <leader>?""",
    "Sentences are matched word by word, so that the two are different things to the rules: what is "
    "stated with the one is not seen by a rule that looks for the other. Another wording of the same goes "
    "under `also:`.",
)

_SMALL = {
    "a",
    "an",
    "the",
    "of",
    "to",
    "in",
    "at",
    "on",
    "for",
    "is",
    "are",
    "was",
    "were",
    "be",
    "been",
    "has",
    "have",
}


def find(linted: Linted) -> Iterator[Finding]:
    names = {
        bare(plain(spelling)).casefold(): bare(plain(name.name)).casefold()
        for name in linted.rulebook.names
        for spelling in name.spellings
    }
    words = {statement.index: _words(statement, names) for statement in linted.rulebook.statements}
    for first, second in combinations(linted.rulebook.statements, 2):
        if second.book != linted.rulebook.id or not _alike(words[first.index], words[second.index]):
            continue
        if first.slots and {slot.kind for slot in first.slots} != {slot.kind for slot in second.slots}:
            continue
        yield Finding(
            f"'{second.say.text}' nearly reads like '{first.say.text}'.",
            second.place,
            "To the rules the two are different: what is stated with the one is not seen by the other.",
            "If they mean the same, keep one and list the other wording under its 'also:'.",
            (("nearly the same", first.place),),
        )


def _words(statement: Statement, names: dict[str, str]) -> tuple[str, ...]:
    """The words that count: kinds for blanks, endings and small words left out, names in their one spelling."""
    text = ""
    for part in statement.say.parts:
        text += part if isinstance(part, str) else f" <{statement.slots[part].kind}> "
    text = plain(text).casefold()
    for spelling, name in names.items():
        text = re.sub(rf"\b{re.escape(spelling)}\b", name, text)
    return tuple(_stem(word) for word in re.findall(r"<[^>]*>|[\w-]+", text) if word not in _SMALL)


def _stem(word: str) -> str:
    for ending in ("ies", "ing", "es", "ed", "s"):
        if word.endswith(ending) and len(word) > len(ending) + 2 and not word.startswith("<"):
            return word[: -len(ending)]
    return word


def _alike(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    if len(one) != len(two):
        return False
    different = [(a, b) for a, b in zip(one, two, strict=True) if a != b]
    return not different or (len(different) == 1 and _one_letter(*different[0]))


def _one_letter(one: str, two: str) -> bool:
    """True for long words that differ by one letter: left out, put in, or taken for another."""
    if min(len(one), len(two)) < 6 or abs(len(one) - len(two)) > 1 or "<" in (one[0], two[0]):
        return False
    at = next((at for at, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))
    return one[at + 1 :] == two[at + 1 :] or one[at + 1 :] == two[at:] or one[at:] == two[at + 1 :]


LINT = Lint(PAGE, "warning", find)
