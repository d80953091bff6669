"""A try: turns of sentences in a scratch copy of a case, with a history of its own. The case knows nothing of it."""

from __future__ import annotations

import secrets
from collections.abc import Iterable

from .store import Answer, Change, Journal


class Attempt:
    """The turns of one try. What the last question was about is its focus, and stands first on the screen."""

    def __init__(self, changes: Iterable[Change] = (), done: int | None = None) -> None:
        self.journal = Journal(tuple(changes), done)
        self.focus: tuple[str, ...] = tuple(answer.sentence for answer in self.answers)

    @property
    def answers(self) -> tuple[Answer, ...]:
        """The last turn of each sentence."""
        return tuple(self.journal.answers().values())

    def turn(self, words: str, *answers: Answer) -> None:
        """Turn some sentences, as one act."""
        self.journal.add(Change(id=secrets.token_hex(6), words=words, answers=answers))

    def look_at(self, *sentences: str) -> None:
        """Let these sentences stand first, with those that were turned before."""
        self.focus = tuple(dict.fromkeys((*sentences, *(answer.sentence for answer in self.answers))))

    def drop(self) -> None:
        """Take all turns back; each can still be brought back."""
        self.journal.done = 0

    def forget(self) -> None:
        """Begin anew: what was tried is kept, or asked about no longer."""
        self.journal = Journal()
        self.focus = ()
