"""What stands before a sentence, as in a case file: how sure it is, and whether it is denied. "likely: not: S"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..store.model import Certainty

CERTAINTIES: tuple[Certainty, ...] = ("certain", "likely", "possible")
_LEAD = re.compile(rf"\s*(?:({'|'.join(CERTAINTIES)})\s*:\s*)?(not\s*:\s*)?", re.IGNORECASE)
_STRAY = re.compile(r"\s*(\w+)\s*:\s*")
_MEANT = {
    "no": "not",
    "denied": "not",
    "yes": "",
    "say": "",
    "probable": "likely",
    "probably": "likely",
    "maybe": "possible",
    "perhaps": "possible",
    "possibly": "possible",
    "sure": "certain",
}
"""Words that are written in place of these, each with the one that is meant; nothing need say that it is so."""


@dataclass(frozen=True)
class Lead:
    """The words before a sentence as they were typed, and what they mean."""

    text: str = ""
    certainty: Certainty = "certain"
    denied: bool = False
    says_how_sure: bool = False


def lead(text: str) -> tuple[Lead, str]:
    """What stands before the sentence, and the sentence."""
    found = _LEAD.match(text)
    if found is None or not (found[1] or found[2]):
        return Lead(), text
    sure = next((each for each in CERTAINTIES if each == (found[1] or "").lower()), CERTAINTIES[0])
    return Lead(found[0], sure, bool(found[2]), bool(found[1])), text[found.end() :]


def written(denied: bool, certainty: str = CERTAINTIES[0]) -> str:
    """What stands before a sentence that is as sure as this."""
    return f"{'' if certainty == CERTAINTIES[0] else f'{certainty}: '}{'not: ' if denied else ''}"


@dataclass(frozen=True)
class Stray:
    """A word with a colon that means nothing before a sentence; what to do about it, and the text as it is meant."""

    words: str
    hint: str
    fix: str = ""


def stray(before: Lead, sentence: str) -> Stray | None:
    """The word that is too much before a sentence, behind what may stand there; None where there is none."""
    found = _STRAY.match(sentence)
    if found is None:
        return None
    word, rest = found[1], sentence[found.end() :]
    words = f"{word}: cannot stand here."
    meant = _MEANT.get(word.casefold())
    if word.casefold() in CERTAINTIES and before.denied and not before.says_how_sure:
        meant = f"{word.casefold()}: not"
    elif before.text or meant is None:
        return Stray(words, "Before a sentence can stand: not:  likely:  possible:  likely: not:")
    if not meant:
        return Stray(words, "The sentence alone says that it is so.  Enter takes it.", rest)
    return Stray(words, f"Did you mean {meant}:  Enter takes it.", f"{meant}: {rest}")
