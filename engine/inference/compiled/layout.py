"""Where a run keeps its rows: tables by number, given out while the code is written.

A table holds the rows of one form (a statement or its denial): the values of its sentences, a symmetric one both
ways round. Beside the rows of any certainty there are, where a rule asks for them, those at least `likely` or
`certain`. Rows that stand before their first reader runs are a list: of those the ones with certain constants are
chosen once, and a set is made if somebody looks a whole row up. Rows that rules still conclude are a dict, with
indexes that grow with it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from engine.language.strata import Form
from engine.language.value import Certainty, Value

JUDGE = 0  # The place of the judge of the run, for what is too rare to be compiled.
Constants = tuple[tuple[int, Value], ...]  # values by slot


@dataclass(frozen=True, slots=True)
class Index:
    """The index of the table `rows` over `slots`."""

    number: int
    rows: int
    slots: tuple[int, ...]


@dataclass(slots=True)
class Layout:
    """The numbers of all tables of a program. `concluded` are the forms that some rule concludes."""

    concluded: frozenset[Form]
    rows: dict[tuple[Form, Certainty], int] = field(default_factory=dict)
    latest: dict[Form, int] = field(default_factory=dict)  # the rows that the last wave brought
    coming: dict[Form, int] = field(default_factory=dict)  # the rows that this wave brings
    chosen: dict[tuple[int, Constants], int] = field(default_factory=dict)
    sets: dict[int, int] = field(default_factory=dict)
    indexes: dict[tuple[int, tuple[int, ...]], Index] = field(default_factory=dict)
    count: int = JUDGE + 1

    def grows(self, form: Form, level: Certainty = Certainty.POSSIBLE) -> bool:
        """True for rows that may come while they are read: what is sure enough is settled before somebody asks."""
        return level == Certainty.POSSIBLE and form in self.concluded

    def rows_of(self, form: Form, level: Certainty = Certainty.POSSIBLE) -> int:
        """The table of the rows of a form that hold at least as surely as `level`."""
        if (form, level) not in self.rows:
            if level > Certainty.POSSIBLE:
                self.rows_of(form)  # What is sure enough is chosen from there.
            self.rows[form, level] = self._next()
        return self.rows[form, level]

    def latest_of(self, form: Form) -> int:
        """The table of the rows of a form that the last wave brought."""
        if form not in self.latest:
            self.latest[form] = self._next()
        return self.latest[form]

    def coming_of(self, form: Form) -> int:
        """The table of the rows of a form that the running wave brings."""
        if form not in self.coming:
            self.coming[form] = self._next()
        return self.coming[form]

    def chosen_of(self, rows: int, constants: Constants) -> int:
        """The table of the rows of another one that have these constants."""
        if (rows, constants) not in self.chosen:
            self.chosen[rows, constants] = self._next()
        return self.chosen[rows, constants]

    def set_of(self, rows: int) -> int:
        """The set of the rows of a table."""
        if rows not in self.sets:
            self.sets[rows] = self._next()
        return self.sets[rows]

    def index_of(self, rows: int, slots: tuple[int, ...]) -> Index:
        """The index of a table over some of its slots."""
        if (rows, slots) not in self.indexes:
            self.indexes[rows, slots] = Index(self._next(), rows, slots)
        return self.indexes[rows, slots]

    def made_when_needed(self) -> list[int]:
        """The tables that a run makes of others when it first needs them."""
        return [*self.chosen.values(), *self.sets.values(), *(index.number for index in self.indexes.values())]

    def _next(self) -> int:
        self.count += 1
        return self.count - 1
