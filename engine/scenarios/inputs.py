"""What may differ between scenarios: which sentences may be entered otherwise than the case has them.

`Inputs` finds the sentences that could be entered; a subclass says of each, as a gate, when it is. Answers to what
is not known are one way to read the variables (`FillInputs`), changes to the case the other (`changing`).

A sign tells what is wanted of a sentence: 1 that it holds, -1 that it does not. Where all scenarios count, as with
answers, both are the same; in a search for changes, only what could help need be open (`signed`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from engine.inference.program import Program
from engine.inference.record import stated_facts
from engine.language.case import Case
from engine.language.clauses import inner_conditions
from engine.language.condition import Holds, Not
from engine.language.rulebook import Sentence
from engine.language.strata import Form
from engine.language.value import Certainty, Value

from .changes import Change
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

    signed = False

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
        self._domains: dict[Form, list[set[Value]]] = {}
        self._near: dict[tuple[int, int], dict[tuple[Value, ...], list[Sentence]]] = {}
        for sentence in (*self.base, *self.also, *(s.denial for s in self.also)):
            self._list(sentence)

    def _list(self, sentence: Sentence) -> None:
        """Let a sentence be found by its values."""
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
        return [other for other in dict.fromkeys([*found, *self._beside(sentence, slot)]) if other != sentence]

    def _beside(self, sentence: Sentence, slot: int) -> list[Sentence]:
        """Of what is entered or open one by one, the positive sentences that differ at most in this slot."""
        index = self._near.get((sentence.statement, slot))
        if index is None:
            index = self._near[sentence.statement, slot] = {}
            for other in dict.fromkeys((*self.base, *self.also)):
                if other.statement == sentence.statement and not other.denied:
                    index.setdefault(other.args[:slot] + other.args[slot + 1 :], []).append(other)
        return index.get(sentence.args[:slot] + sentence.args[slot + 1 :], [])

    def _set(self, sentence: Sentence, slot: int, value: Value) -> Sentence:
        args = (*sentence.args[:slot], value, *sentence.args[slot + 1 :])
        return self.rulebook.sentence(sentence.statement, args)

    # What the grounder asks

    @property
    def explicit(self) -> Mapping[Form, Mapping[tuple[Value, ...], None]]:
        """The values of all sentences that are entered or open one by one."""
        return self._explicit

    def open(self, form: Form, sign: int) -> bool:
        """True if every sentence of a form over the values may be entered."""
        return self.values is not None and form[0] in self.enterable and (not form[1] or form[0] in self.denials)

    def domain(self, form: Form, sign: int) -> list[set[Value]] | None:
        """What can stand in each slot of an entered sentence of a form; None if none can be entered."""
        slots = self.rulebook.statements[form[0]].slots
        listed, whole = self._explicit.get(form, {}), self.open(form, sign)
        if not listed and not whole:
            return None
        known = self._domains.get(form)
        if known is None:
            known = self._domains[form] = [{args[at] for args in listed} for at in range(len(slots))]
        found = list(known)
        if whole:
            for at, slot in enumerate(slots):
                found[at] = found[at] | self._sets[slot.kind]
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

    def possible(self, sentence: Sentence, sign: int) -> bool:
        """True if the sentence is entered, or may be."""
        raise NotImplementedError

    def gate(self, graph: Graph, sentence: Sentence, level: Certainty, sign: int) -> int:
        """When a sentence is entered, at least so surely."""
        raise NotImplementedError


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

    def possible(self, sentence: Sentence, sign: int) -> bool:
        if self.unknown(sentence.positive):
            return not sentence.denied or sentence.statement in self.denials
        return sentence in self.base

    def gate(self, graph: Graph, sentence: Sentence, level: Certainty, sign: int) -> int:
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
