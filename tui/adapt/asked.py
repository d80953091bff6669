"""Questions about single sentences that take their time, each worked out once for a run."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import TypeVar

from engine import Library
from engine.inference.trace import Trace
from engine.language.rulebook import Sentence

from ..later import Later
from ..view.rests import Rests
from ..view.why import Repairs
from .facts import Reader
from .repairs import ways
from .rests import rests
from .turns import Turns

T = TypeVar("T")


class Asked:
    """What was asked so far about the sentences of a run."""

    def __init__(self, trace: Trace, read: Reader, library: Library, turns: Turns) -> None:
        self._trace, self._read, self._library, self._turns = trace, read, library, turns
        self._rests: dict[str, Later[Rests]] = {}
        self._repairs: dict[str, Later[Repairs]] = {}

    def rests(self, words: str) -> Later[Rests]:
        """What rests on a sentence, or would follow from it."""
        unread = Rests(words, False, "This is no sentence that this rulebook can read.")
        return self._ask(self._rests, words, lambda sentence: rests(self._trace, sentence), unread, self._turns.one)

    def repairs(self, words: str) -> Later[Repairs]:
        """What would bring a sentence about."""

        def work(sentence: Sentence) -> Repairs:
            return ways(self._trace, sentence, self._library)

        return self._ask(self._repairs, words, work, Repairs(), self._turns.search)

    def _ask(
        self, asked: dict[str, Later[T]], words: str, work: Callable[[Sentence], T], unread: T, turn: Lock
    ) -> Later[T]:
        if words not in asked:
            sentence = self._read(words)
            asked[words] = Later(lambda: unread if sentence is None else work(sentence), turn)
        return asked[words]
