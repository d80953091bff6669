"""What may differ between scenarios: which sentences may be entered otherwise than the case has them.

`Inputs` finds the sentences that could be entered; a subclass says of each, as a gate, when it is. Changes to a
case are one way to read the variables (`ChangeInputs`), answers to what is not known the other (`FillInputs`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from engine.inference.program import Program
from engine.inference.record import stated_facts
from engine.language.case import Case
from engine.language.clauses import inner_conditions
from engine.language.condition import Holds, Not
from engine.language.rulebook import Sentence
from engine.language.strata import Form
from engine.language.value import Certainty, Value

from .changes import Change, rivals
from .domain import Values, enterable
from .graph import FALSE, TRUE, Graph

Index: TypeAlias = dict[tuple[Value, ...], list[tuple[Value, ...]]]


def looked_at_denials(program: Program) -> frozenset[int]:
    """The statements whose denial some condition looks at."""
    return frozenset(
        inner.pattern.statement
        for clause in program.clauses
        for condition in (*clause.conditions, *clause.unless)
        for inner in inner_conditions(condition)
        if isinstance(inner, Holds | Not) and inner.pattern.denied
    )


class Inputs:
    """The entered sentences of a case, and those that may be entered otherwise.

    With `values`, every enterable sentence over them is open; `also` are open one by one; what is `fixed` stays.
    """

    def __init__(
        self,
        case: Case,
        program: Program,
        values: Values | None = None,
        also: Iterable[Sentence] = (),
        fixed: Iterable[Sentence] = (),
    ) -> None:
        self.case, self.program, self.rulebook = case, program, case.rulebook
        self.base: dict[Sentence, Certainty] = {s: fact.certainty for s, fact in stated_facts(case).items()}
        self.values = values
        self.enterable = enterable(program)
        self.denials = looked_at_denials(program)
        self.also = frozenset(sentence.positive for sentence in also)
        self.fixed = frozenset(sentence.positive for sentence in fixed)
        self._sets = {kind: frozenset(listed) for kind, listed in (values or {}).items()}
        self._explicit: dict[Form, dict[tuple[Value, ...], None]] = {}
        self._index: dict[tuple[Form, tuple[int, ...]], Index] = {}
        for sentence in (*self.base, *self.also, *(s.denial for s in self.also)):
            for args in self._orders(sentence):
                self._explicit.setdefault((sentence.statement, sentence.denied), {})[args] = None

    def _orders(self, sentence: Sentence) -> Iterator[tuple[Value, ...]]:
        yield sentence.args
        pair = self.rulebook.statements[sentence.statement].symmetric
        if pair is not None:
            turned = list(sentence.args)
            turned[pair[0]], turned[pair[1]] = turned[pair[1]], turned[pair[0]]
            yield tuple(turned)

    def changeable(self, sentence: Sentence) -> bool:
        """True if what is entered of a positive sentence may be changed."""
        if sentence in self.fixed:
            return False
        return sentence in self.also or self._in_reach(sentence)

    def _in_reach(self, sentence: Sentence) -> bool:
        if self.values is None or sentence.statement not in self.enterable or self.rulebook.void(sentence):
            return False
        slots = self.rulebook.statements[sentence.statement].slots
        return sentence in self.base or all(
            arg in self._sets[slot.kind] for slot, arg in zip(slots, sentence.args, strict=True)
        )

    def other_values(self, sentence: Sentence) -> list[Sentence]:
        """The sentences with another value where there can be one, those entered and those that may be."""
        statement = self.rulebook.statements[sentence.statement]
        return [] if statement.one is None else self._with_others(sentence, statement.one)

    def _with_others(self, sentence: Sentence, slot: int) -> list[Sentence]:
        kind = self.rulebook.statements[sentence.statement].slots[slot].kind
        found = [] if self.values is None else [self._set(sentence, slot, v) for v in self.values[kind]]
        near = sentence.args[:slot] + sentence.args[slot + 1 :]
        for other in (*self.base, *self.also):
            same = other.statement == sentence.statement and not other.denied
            if same and other.args[:slot] + other.args[slot + 1 :] == near:
                found.append(other)
        return [other for other in dict.fromkeys(found) if other != sentence]

    def _set(self, sentence: Sentence, slot: int, value: Value) -> Sentence:
        args = (*sentence.args[:slot], value, *sentence.args[slot + 1 :])
        return self.rulebook.sentence(sentence.statement, args)

    # What the grounder asks

    def open(self, form: Form) -> bool:
        """True if every sentence of a form over the values may be entered."""
        return self.values is not None and form[0] in self.enterable and (not form[1] or form[0] in self.denials)

    def domain(self, form: Form) -> list[set[Value]] | None:
        """What can stand in each slot of an entered sentence of a form; None if none can be entered."""
        slots = self.rulebook.statements[form[0]].slots
        listed = self._explicit.get(form, {})
        if not listed and not self.open(form):
            return None
        found: list[set[Value]] = [{args[at] for args in listed} for at in range(len(slots))]
        if self.open(form):
            for at, slot in enumerate(slots):
                found[at] |= self._sets[slot.kind]
        return found

    def count(self, form: Form) -> int:
        """How many sentences of a form are entered or may be, one by one."""
        return len(self._explicit.get(form, ()))

    def having(self, form: Form, bound: dict[int, Value]) -> list[tuple[Value, ...]]:
        """The values of the sentences of a form, entered or open one by one, that agree with `bound`."""
        slots = tuple(sorted(bound))
        index = self._index.get((form, slots))
        if index is None:
            index = self._index[form, slots] = {}
            for args in self._explicit.get(form, ()):
                index.setdefault(tuple(args[slot] for slot in slots), []).append(args)
        return index.get(tuple(bound[slot] for slot in slots), [])

    def possible(self, sentence: Sentence) -> bool:
        """True if the sentence is entered, or may be."""
        if sentence in self.base:
            return True
        if sentence.denied and sentence.statement not in self.denials:
            return False
        return self.changeable(sentence.positive)

    def gate(self, graph: Graph, sentence: Sentence, level: Certainty) -> int:
        """When a sentence is entered, at least so surely."""
        raise NotImplementedError


class ChangeInputs(Inputs):
    """The variables are changes to the case: each is made or not, none is the case as it stands."""

    def gate(self, graph: Graph, sentence: Sentence, level: Certainty) -> int:
        if not self.possible(sentence):
            return FALSE
        entered = TRUE if self.base.get(sentence, 0) >= level else FALSE
        if self.base.get(sentence) == Certainty.CERTAIN:
            ways = []
        else:
            ways = self._denying(sentence.positive) if sentence.denied else self._stating(sentence)
        if entered == TRUE:
            gone = self._removing(sentence)
            entered = graph.all_of(-graph.variable(change) for change in gone)
        return graph.any_of((entered, *(graph.variable(change) for change in ways)))

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
        return [
            other
            for slot in self._number_slots(sentence)
            for other in self._with_others(sentence, slot)
            if other in self.base and sentence not in self.base and self.changeable(other)
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


class FillInputs(Inputs):
    """The variables are answers: a sentence that is not known is stated (true) or denied (false).

    Of a `one`, one of the values is stated, or none and each is denied. What the case says stays as it is,
    save for what is in `also`.
    """

    def unknown(self, sentence: Sentence) -> bool:
        """True for a positive sentence that may be answered."""
        if not self.changeable(sentence):
            return False
        if sentence in self.also:
            return True
        known = sentence in self.base or sentence.denial in self.base
        return not known and not any(
            other in self.base and other not in self.also for other in self.other_values(sentence)
        )

    def possible(self, sentence: Sentence) -> bool:
        if self.unknown(sentence.positive):
            return not sentence.denied or sentence.statement in self.denials
        return sentence in self.base

    def gate(self, graph: Graph, sentence: Sentence, level: Certainty) -> int:
        positive = sentence.positive
        if not self.unknown(positive):
            return TRUE if self.base.get(sentence, 0) >= level else FALSE
        if not sentence.denied:
            sure = self.base.get(sentence, Certainty.CERTAIN)
            return graph.variable(Change("state", positive, sure)) if sure >= level else FALSE
        if sentence.statement not in self.denials:
            return FALSE
        values = [positive, *(other for other in self.other_values(positive) if self.unknown(other))]
        stated = (Change("state", each, self.base.get(each, Certainty.CERTAIN)) for each in values)
        return graph.all_of(-graph.variable(change) for change in stated)
