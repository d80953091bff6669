"""The history of one case: changes, of which the first so many stand. Undo and redo have no limit."""

from __future__ import annotations

from collections.abc import Sequence

from .model import Answer, Arrival, Change, Expectation


class Journal:
    """The changes to one case, in order."""

    def __init__(self, changes: Sequence[Change] = (), done: int | None = None) -> None:
        self.changes: tuple[Change, ...] = tuple(changes)
        self.done = len(self.changes) if done is None else min(done, len(self.changes))

    @property
    def standing(self) -> tuple[Change, ...]:
        """The changes that stand."""
        return self.changes[: self.done]

    @property
    def _said(self) -> tuple[Change, ...]:
        """Those of them that were made since the case was last begun afresh."""
        found = self.standing
        begun = max((at for at, change in enumerate(found, 1) if change.afresh), default=0)
        return found[begun:]

    def answers(self) -> dict[str, Answer]:
        """The last answer to each sentence, in the order in which the sentences were first answered."""
        return {answer.sentence: answer for answer in self._last() if not answer.round}

    def beside(self, sentence: str, standing: str) -> dict[str, str | bool]:
        """What was last said beside a sentence that stood so: it comes back when the sentence stands so again."""
        said = (answer for change in reversed(self._said) for answer in change.answers if not answer.round)
        return next((one.beside for one in said if (one.sentence, one.standing) == (sentence, standing)), {})

    def events(self) -> tuple[Answer, ...]:
        """The last word on each event of the play, by round and then in the order in which they were put in."""
        return tuple(sorted((answer for answer in self._last() if answer.round), key=lambda answer: answer.round))

    def _last(self) -> list[Answer]:
        found: dict[tuple[str, int], Answer] = {}
        for change in self._said:
            for answer in change.answers:
                found[answer.sentence, answer.round] = answer
        return list(found.values())

    def expected(self) -> tuple[Expectation, ...]:
        """What the user expects, the last word on each sentence."""
        found = {change.expected.sentence: change.expected for change in self._said if change.expected}
        return tuple(found.values())

    def arrived(self) -> tuple[Arrival, ...]:
        """What the user says came later."""
        return tuple(change.arrived for change in self._said if change.arrived)

    @property
    def rules(self) -> str:
        """The rulebook that was chosen last; "" is the case's own."""
        return next((change.rules for change in reversed(self.standing) if change.rules is not None), "")

    @property
    def says_something(self) -> bool:
        """Whether anything would be forgotten by beginning afresh."""
        return any(change.answers or change.expected or change.arrived for change in self._said)

    def add(self, change: Change) -> None:
        """Do something new; what was undone before it is gone."""
        self.changes = (*self.standing, change)
        self.done += 1

    def begin_with(self, change: Change) -> None:
        """Put something before all that was done."""
        self.changes = (change, *self.changes)
        self.done += 1

    @property
    def last(self) -> Change | None:
        """What undo would take back."""
        return self.changes[self.done - 1] if self.done else None

    @property
    def next(self) -> Change | None:
        """What redo would bring back."""
        return self.changes[self.done] if self.done < len(self.changes) else None

    def undo(self) -> Change | None:
        """Take the last change back; None where there is none."""
        change = self.last
        if change is not None:
            self.done -= 1
        return change

    def redo(self) -> Change | None:
        """Bring back what was undone; None where there is nothing."""
        change = self.next
        if change is not None:
            self.done += 1
        return change

    def take_over(self, base: Sequence[Change], theirs: Sequence[Change]) -> tuple[Change, ...]:
        """Join what another window made of the common base with what was done here.

        Their changes come last, so that undo takes them back first. What the other window undid stays
        undone. Returns the changes that arrived.
        """
        mine, base_ids = self.standing, {change.id for change in base}
        their_ids = {change.id for change in theirs}
        mine_ids = {change.id for change in mine}
        kept = tuple(change for change in mine if change.id not in base_ids or change.id in their_ids)
        arrived = tuple(change for change in theirs if change.id not in base_ids | mine_ids)
        if (*kept, *arrived) != mine:  # Else what was undone here can still be done again.
            self.changes = (*kept, *arrived)
            self.done = len(self.changes)
        return arrived
