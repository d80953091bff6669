"""Changes to a case as variables: which could be made, and what is entered when they are."""

from __future__ import annotations

from collections.abc import Iterable

from engine.inference.program import Program
from engine.language.case import Case
from engine.language.rulebook import Sentence
from engine.language.strata import Form
from engine.language.value import Certainty

from .changes import Change, rivals
from .domain import Values
from .graph import FALSE, TRUE, Graph
from .inputs import Inputs


class ChangeInputs(Inputs):
    """The variables are changes to the case: each is made or not, none is the case as it stands.

    With `useful`, only what could help is open: where a sentence is to hold, all that enters it; where it is not
    to hold, all that removes it; of the rest what is in `useful`, since it may help elsewhere and harm here.
    `helpful` are the changes that could help, as the grounder asks for them.
    """

    def __init__(
        self,
        case: Case,
        program: Program,
        values: Values | None = None,
        also: Iterable[Sentence] = (),
        fixed: Iterable[Sentence] = (),
        useful: Iterable[Change] | None = None,
    ) -> None:
        super().__init__(case, program, values, also, fixed)
        self.signed = useful is not None
        self.useful = frozenset(useful or ())
        self.helpful: dict[Change, None] = {}
        self._left_out: set[Change] = set()
        self._closed: set[Form] = set()  # of these, what could be entered was left out, since it could only harm there
        self._entered = {
            change.sentence.denial if change.how == "deny" else change.sentence
            for change in self.useful
            if change.how != "drop"
        }
        for sentence in self._entered:
            self._list(sentence)

    def open(self, form: Form, sign: int) -> bool:
        if not super().open(form, sign):
            return False
        if self.signed and sign < 0:
            self._closed.add(form)
            return False
        return True

    def possible(self, sentence: Sentence, sign: int) -> bool:
        if sentence in self.base or sentence in self._entered:
            return True
        if self.signed and sign < 0:
            self._closed.add((sentence.statement, sentence.denied))
            return False
        if sentence.denied and sentence.statement not in self.denials:
            return False
        return self.changeable(sentence.positive)

    def _variables(self, graph: Graph, changes: list[Change], helps: bool) -> list[int]:
        """The changes that are open here, as gates."""
        if not self.signed:
            return [graph.variable(change) for change in changes]
        if helps:
            self.helpful.update(dict.fromkeys(changes))
            return [graph.variable(change) for change in changes]
        self._left_out.update(change for change in changes if change not in self.useful)
        return [graph.variable(change) for change in changes if change in self.useful]

    @property
    def whole(self) -> bool:
        """True if what was left out as harmful could not have helped where something else was asked for."""
        entering = {
            (change.sentence.statement, change.how == "deny") for change in self.helpful if change.how != "drop"
        }
        return self._left_out.isdisjoint(self.helpful) and self._closed.isdisjoint(entering)

    def gate(self, graph: Graph, sentence: Sentence, level: Certainty, sign: int) -> int:
        if not self.possible(sentence, sign):
            return FALSE
        entered = TRUE if self.base.get(sentence, 0) >= level else FALSE
        if entered == TRUE:
            gone = self._variables(graph, self._removing(sentence), sign < 0)
            entered = graph.all_of(-change for change in gone)
        if self.base.get(sentence) == Certainty.CERTAIN:
            return entered
        ways = self._denying(sentence.positive) if sentence.denied else self._stating(sentence)
        return graph.any_of((entered, *self._variables(graph, ways, sign > 0)))

    def may_state(self, sentence: Sentence) -> bool:
        """True if it makes a difference to state the sentence as certain, and it may be."""
        news = self.base.get(sentence) != Certainty.CERTAIN or sentence.denial in self.base
        return (
            news
            and self.changeable(sentence)
            and not any(other in self.fixed and other in self.base for other in self.other_values(sentence))
        )

    def _stating(self, sentence: Sentence) -> list[Change]:
        """The changes after which a sentence is stated as certain."""
        if not self.may_state(sentence):
            return []
        found = [Change("state", sentence)]
        return found + [Change("state", sentence, instead=other) for other in self._numbers(sentence)]

    def _denying(self, sentence: Sentence) -> list[Change]:
        known = sentence.statement in self.denials and self.changeable(sentence)
        return [Change("deny", sentence)] if known else []

    def _removing(self, sentence: Sentence) -> list[Change]:
        """The changes after which an entered sentence is no longer entered."""
        positive = sentence.positive
        if not self.changeable(positive):
            return []
        found = [Change("drop", positive), *self._replacing(positive)]
        if sentence.denied:
            return found + self._stating(positive)
        if positive.statement in self.denials:
            found.append(Change("deny", positive))
        return found + [Change("state", other) for other in self.other_values(positive) if self.may_state(other)]

    def _replacing(self, sentence: Sentence) -> list[Change]:
        """The changes that put another number in place of an entered one."""
        if sentence not in self.base:
            return []
        return [
            Change("state", other, instead=sentence)
            for slot in self._number_slots(sentence)
            for other in self._with_others(sentence, slot)
            if other not in self.base and self.may_state(other)
        ]

    def _number_slots(self, sentence: Sentence) -> list[int]:
        """The slots for numbers where several can stand: there a number is replaced by another."""
        statement = self.rulebook.statements[sentence.statement]
        kinds = self.rulebook.kinds
        return [
            at for at, slot in enumerate(statement.slots) if kinds[slot.kind].sort == "number" and at != statement.one
        ]

    def _numbers(self, sentence: Sentence) -> list[Sentence]:
        """The entered sentences that this one would replace, since they differ only in a number."""
        if sentence in self.base:
            return []
        return [
            other
            for slot in self._number_slots(sentence)
            for other in self._beside(sentence, slot)
            if other in self.base and other != sentence and self.changeable(other)
        ]

    def exclusive(self, one: Change, two: Change) -> bool:
        """True if the two changes speak of the same sentence, or state two values of one `one`."""
        touched = {one.sentence, one.instead} & {two.sentence, two.instead} - {None}
        if touched:
            return True
        if one.how != "state" or two.how != "state":
            return False
        group = rivals(self.rulebook, one.sentence)
        return group is not None and group == rivals(self.rulebook, two.sentence)
