"""Sentences with their certainty, found by pattern and by the names that are bound already."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from engine.language.rulebook import Rulebook, Sentence
from engine.language.value import Value
from engine.language.vocabulary import Pattern, Var

from .branches import Env, Form, fits, orders

Levels: TypeAlias = Mapping[Sentence, int]
_Index: TypeAlias = dict[tuple[Value, ...], list[Sentence]]


class Table:
    """A frozen table of what holds. What is not in it has the level 0."""

    def __init__(self, book: Rulebook, levels: Levels) -> None:
        self.book, self.levels = book, dict(levels)
        self._indexes: dict[tuple[Form, tuple[int, ...]], _Index] = {}
        self._forms: dict[Form, list[Sentence]] = {}
        for sentence in self.levels:
            for turned in dict.fromkeys(orders(book, sentence)):
                self._forms.setdefault((sentence.statement, sentence.denied), []).append(turned)

    def __contains__(self, sentence: Sentence) -> bool:
        return sentence in self.levels

    def level(self, sentence: Sentence) -> int:
        return self.levels.get(sentence, 0)

    def matching(self, pattern: Pattern, env: Env) -> Iterator[tuple[Env, Sentence]]:
        """The sentences of a pattern, each with the bindings that it leads to."""
        bound = {
            slot: env[arg] if isinstance(arg, Var) else arg
            for slot, arg in enumerate(pattern.args)
            if not isinstance(arg, Var) or arg in env
        }
        for found in self._having((pattern.statement, pattern.denied), bound):
            longer = self._extended(pattern, found, env)
            if longer is not None:
                yield longer, self.book.sentence(*found)

    def _extended(self, pattern: Pattern, found: Sentence, env: Env) -> Env | None:
        longer = dict(env)
        for arg, value in zip(pattern.args, found.args, strict=True):
            if not isinstance(arg, Var):
                continue
            if arg in longer:
                if longer[arg] != value:
                    return None
            elif fits(self.book, arg, value, longer):
                longer[arg] = value
            else:
                return None
        return longer

    def _having(self, form: Form, bound: Mapping[int, Value]) -> list[Sentence]:
        slots = tuple(bound)
        index = self._indexes.get((form, slots))
        if index is None:
            index = self._indexes[form, slots] = {}
            for sentence in self._forms.get(form, ()):
                index.setdefault(tuple(sentence.args[slot] for slot in slots), []).append(sentence)
        return index.get(tuple(bound.values()), [])
