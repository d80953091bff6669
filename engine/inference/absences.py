"""What explains that a sentence does not hold: an opposite or another value, proved without its absence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from engine.language.condition import Compare, Holds, Not
from engine.language.rulebook import Sentence
from engine.language.strata import Form, uses
from engine.language.value import Certainty

from .firing import Firing, sentence_order
from .judge import Judge
from .known import Known
from .levels import levels_of
from .program import Program


class Absences:
    """Explains absences on the finished run, each once. `stated` is what the case says, `firings` are no effects."""

    def __init__(
        self, program: Program, stated: Mapping[Sentence, Certainty], firings: Sequence[Firing], known: Known
    ) -> None:
        self.program, self.rulebook = program, known.rulebook
        self.stated, self.firings, self.known = stated, firings, known
        self._explained: dict[Sentence, Sentence | None] = {}
        self._forms: dict[int, frozenset[Form]] = {}

    def instead(self, sentence: Sentence) -> Sentence | None:
        """What holds instead of an absent sentence, by a proof that does without this very `not`."""
        if sentence not in self._explained:
            self._explained[sentence] = self._find(sentence)
        return self._explained[sentence]

    def other_values(self, sentence: Sentence) -> list[Sentence]:
        """The other values that hold where there can be one."""
        one = self.rulebook.statements[sentence.statement].one
        if one is None:
            return []
        bound = {slot: value for slot, value in enumerate(sentence.args) if slot != one}
        form = (sentence.statement, False)
        found = {self.known.sentence(form, args) for args in self.known.having(form, bound)} - {sentence}
        return sorted(found, key=sentence_order)

    def _find(self, sentence: Sentence) -> Sentence | None:
        rivals = (
            [sentence.positive]
            if sentence.denied
            else [*self.rulebook.opposites(sentence), *self.other_values(sentence)]
        )
        rivals = [rival for rival in rivals if rival in self.known]
        if not rivals:
            return None
        needing = self._needing(sentence)
        if needing:
            held = self._without(sentence, [f for number, f in enumerate(self.firings) if number not in needing])
            rivals = [rival for rival in rivals if rival in held]
        return next(iter(rivals), None)

    def _needing(self, sentence: Sentence) -> set[int]:
        """The numbers (from 0) of the firings that could not have been if the sentence held."""
        held = self._table({s: self.known.level(s) or Certainty.CERTAIN for s in self.known.sentences()})
        held.put(sentence, Certainty.CERTAIN)
        judge = Judge(self.rulebook, self.program.variables, held)
        form = (sentence.statement, sentence.denied)
        found = set()
        for number, firing in enumerate(self.firings):
            clause = self.program.clauses[firing.clause]
            if form not in self._looked_at(firing.clause):
                continue
            if judge.allows(clause.conditions, clause.unless, firing.bindings(self.program)) is None:
                found.add(number)
        return found

    def _without(self, sentence: Sentence, firings: Sequence[Firing]) -> Mapping[Sentence, Certainty]:
        """What the firings bring where a count, too, may build only on what they bring, and on no such absence."""
        ready = [firing for firing in firings if not self._builds(firing.clause)]
        waiting = [firing for firing in firings if self._builds(firing.clause)]
        banned = frozenset({sentence})
        held = levels_of(self.stated, ready)
        while True:
            judge = Judge(self.rulebook, self.program.variables, self._table(held), settled=self.known, banned=banned)
            found = []
            for firing in waiting:
                clause = self.program.clauses[firing.clause]
                level = judge.allows(clause.conditions, (), firing.bindings(self.program))
                if level is not None:
                    found.append(firing.capped(min(level, clause.conclusion.certainty)))
            more = levels_of(self.stated, [*ready, *found])
            if more == held:
                return held
            held = more

    def _table(self, levels: Mapping[Sentence, Certainty]) -> Known:
        table = Known(self.rulebook)
        for sentence, level in levels.items():
            table.put(sentence, level)
        return table

    def _builds(self, index: int) -> bool:
        """True for a clause that builds on more than the sentences that bind it: counts, and sentences sure enough."""
        return any(
            condition.level > Certainty.POSSIBLE if isinstance(condition, Holds) else not isinstance(condition, _PLAIN)
            for condition in self.program.clauses[index].conditions
        )

    def _looked_at(self, index: int) -> frozenset[Form]:
        """The forms at which a clause looks."""
        if index not in self._forms:
            clause = self.program.clauses[index]
            self._forms[index] = frozenset(form for form, strict, _ in uses(clause) if strict)
        return self._forms[index]


_PLAIN = (Not, Compare)
