"""Sentences that say the same of several names, gathered so that a page can tell them in one line."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

from engine.language.rulebook import Rulebook, Sentence
from engine.language.value import order, written

GAP = "..."


@dataclass(frozen=True, slots=True)
class Alike:
    """One sentence, or several that differ in one name: then `words` has a gap for it and `names` fill the gap."""

    sentences: tuple[Sentence, ...]
    words: str
    names: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.words} ({', '.join(self.names)})" if self.names else self.words


def alike(rulebook: Rulebook, told: Iterable[tuple[Sentence, Hashable]]) -> list[Alike]:
    """Gather sentences of one statement of which the same is told, in the order of the first of each group."""
    groups: dict[tuple[int, bool, Hashable], list[Sentence]] = {}
    for sentence, what in told:
        groups.setdefault((sentence.statement, sentence.denied, what), []).append(sentence)
    return [one for group in groups.values() for one in _gathered(rulebook, group)]


def _gathered(rulebook: Rulebook, sentences: Sequence[Sentence]) -> list[Alike]:
    """The group divided by the blank in which its sentences differ, so that there are as few lines as can be."""
    if len(sentences) == 1:
        return [Alike((sentences[0],), rulebook.say(sentences[0]), ())]
    divisions = [_divided(sentences, slot) for slot in range(len(sentences[0].args))]
    slot = min(range(len(divisions)), key=lambda at: len(divisions[at]))
    found = []
    for group in divisions[slot]:
        if len(group) == 1:
            found.append(Alike((group[0],), rulebook.say(group[0]), ()))
            continue
        ordered = sorted(group, key=lambda sentence: order(sentence.args[slot]))
        values = tuple(GAP if at == slot else written(arg) for at, arg in enumerate(group[0].args))
        words = rulebook.word(group[0].statement, values, group[0].denied)
        found.append(Alike(tuple(ordered), words, tuple(written(sentence.args[slot]) for sentence in ordered)))
    return found


def _divided(sentences: Sequence[Sentence], slot: int) -> list[list[Sentence]]:
    rest: dict[tuple[object, ...], list[Sentence]] = {}
    for sentence in sentences:
        rest.setdefault(sentence.args[:slot] + sentence.args[slot + 1 :], []).append(sentence)
    return list(rest.values())
