"""The grounder: from a rulebook to gates, every rule instance that could fire in some scenario, and no other.

It works from what is asked down to what can be entered: an atom is a sentence and a level ("holds at least so
surely"), and an atom is defined when something asks for it. Quantifiers become counts over the things that could
meet them; comparisons are settled on the spot; an exception is a negation. What is too large is refused by name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import prod

from engine.inference.firing import sentence_order
from engine.inference.judge import Bindings
from engine.inference.program import Program
from engine.language.clauses import Clause
from engine.language.condition import AllOf, AnyOf, AtLeastOf, Compare, Condition, Count, Holds, Not, compared
from engine.language.rulebook import Sentence
from engine.language.strata import Form, concludes
from engine.language.value import Certainty, Value, order
from engine.pause import pause, pausing

from .graph import FALSE, TRUE, Graph
from .inputs import Inputs
from .joins import Joins, Listed, listed
from .possible import possible

Atom = tuple[Sentence, Certainty, int]
INSTANCES = 400_000  # of all rules together, and of the ways in their counts
HEADS = 500_000  # sentences that could be concluded


class TooLarge(Exception):
    """A question that cannot be answered within its budget; the message says what was too large, and the limit."""


class Grounder:
    """Defines atoms over the inputs of a case. `demand` asks for one, `settle` defines all that was asked for.

    With `whole`, everything is going to be asked for: then it is found out first what could be concluded at all.
    """

    def __init__(self, program: Program, inputs: Inputs, budget: int = INSTANCES, whole: bool = False) -> None:
        self.program, self.inputs, self.rulebook = program, inputs, program.rulebook
        assert not whole or (inputs.values is None and not inputs.signed), "what is open one by one can be listed"
        self.joins = {1: Joins(program, inputs, 1, _in_reach(program, inputs) if whole else None)}
        self.joins[-1] = Joins(program, inputs, -1) if inputs.signed else self.joins[1]
        self.graph = Graph()
        self.budget = budget
        self.instances = 0
        self._rule = ""
        self.closed = False  # something was wanted not to hold
        self._clauses: dict[Form, list[Clause]] = {}
        for clause in program.clauses:
            if not clause.rule.leads_to:
                self._clauses.setdefault(concludes(clause), []).append(clause)
        # Where nothing is less than certain, all levels are one.
        self._flat = all(level == Certainty.CERTAIN for level in inputs.base.values()) and all(
            clause.conclusion.certainty == Certainty.CERTAIN for each in self._clauses.values() for clause in each
        )
        self._lists: dict[tuple[int, int], tuple[object, Listed]] = {}
        self._atoms: dict[Atom, int] = {}
        self._waiting: list[Atom] = []
        self._found: dict[tuple[Sentence, int], list[tuple[Clause, Bindings]]] = {}

    # Atoms

    def demand(self, sentence: Sentence, level: Certainty = Certainty.POSSIBLE, sign: int = 1) -> int:
        """The gate that says whether a sentence holds, at least so surely; `sign` is what is wanted of it."""
        key = sentence, Certainty.POSSIBLE if self._flat else level, sign if self.inputs.signed else 1
        known = self._atoms.get(key)
        if known is None:
            self.closed = self.closed or sign < 0
            if self.rulebook.void(sentence):
                known = FALSE
            elif not self.joins[sign].concluded(sentence):
                known = self.inputs.gate(self.graph, sentence, key[1], sign)
            else:
                known = self.graph.atom(key)
                self._waiting.append(key)
            self._atoms[key] = known
        return known

    def settle(self) -> None:
        """Define every atom that was asked for, and those that their definitions ask for."""
        while self._waiting:
            pause()
            sentence, level, sign = key = self._waiting.pop()
            ways = [self.inputs.gate(self.graph, sentence, level, sign)]
            if ways[0] != TRUE:
                for clause, bindings in self._instances(sentence, sign):
                    if clause.conclusion.certainty >= level:
                        ways.append(self._instance(clause, bindings, level, sign))
                        if ways[-1] == TRUE:
                            break
            self.graph.define(self._atoms[key], self.graph.any_of(ways))

    def levels(self, sentences: Iterable[Sentence]) -> dict[tuple[Sentence, Certainty], int]:
        """The gates of sentences at every level; none for what can hold in no scenario. All of it is settled."""
        listed = list(dict.fromkeys(sentences))
        least = [self.demand(sentence) for sentence in pausing(listed)]
        self.settle()
        could = [s for s, gate in zip(listed, least, strict=True) if self.graph.definitions.get(gate, gate) != FALSE]
        found = {(sentence, level): self.demand(sentence, level) for sentence in pausing(could) for level in Certainty}
        self.settle()
        return found

    def heads(self) -> Iterator[Sentence]:
        """Every sentence that some rule could conclude."""
        if self.joins[1].reach is not None:
            yield from sorted(self.joins[1].reach, key=sentence_order)
            return
        if sum(prod(map(len, slots)) for slots in self.joins[1].derived.values()) > HEADS:
            raise TooLarge(f"More than {HEADS:,} sentences could be concluded. Ask about fewer names.")
        for form, slots in self.joins[1].derived.items():
            for args in _choices([sorted(slot, key=order) for slot in slots]):
                sentence = self.rulebook.sentence(form[0], args, form[1])
                if sentence.args == args and not self.rulebook.void(sentence):
                    yield sentence

    def _instances(self, sentence: Sentence, sign: int) -> list[tuple[Clause, Bindings]]:
        """The rule instances that conclude a sentence, with the variables that they bind."""
        known = self._found.get((sentence, sign))
        if known is None:
            known = self._found[sentence, sign] = []
            for clause in self._clauses.get((sentence.statement, sentence.denied), ()):
                for bindings in self._ways(clause, sentence, sign):
                    known.append((clause, bindings))
                    self._rule = clause.rule.id
                    self._spend()
        return known

    def _spend(self) -> None:
        pause()
        self.instances += 1
        if self.instances > self.budget:
            raise TooLarge(
                f"More than {self.budget:,} rule instances could matter, the last of rule '{self._rule}'. "
                "Ask about fewer names, or keep what cannot change."
            )

    def _ways(self, clause: Clause, sentence: Sentence, sign: int) -> Iterator[Bindings]:
        pattern = clause.conclusion.pattern
        pair = self.rulebook.statements[sentence.statement].symmetric
        orders = [sentence.args]
        if pair is not None:
            turned = list(sentence.args)
            turned[pair[0]], turned[pair[1]] = turned[pair[1]], turned[pair[0]]
            orders.append(tuple(turned))
        joins = self.joins[sign]
        for args in orders:
            bindings = joins.matched(pattern, args, {})
            if bindings is not None:
                yield from joins.ways(self._list(clause.conditions, sign), bindings)

    def _list(self, conditions: tuple[Condition, ...], sign: int) -> Listed:
        # Ways of what is wanted not to hold are looked for among what is known to help so far.
        self.closed = self.closed or sign < 0
        key = id(conditions[0] if len(conditions) == 1 else conditions), sign if self.inputs.signed else 1
        known = self._lists.get(key)
        if known is None:
            known = self._lists[key] = (conditions, listed(conditions))
        return known[1]

    def _instance(self, clause: Clause, bindings: Bindings, level: Certainty, sign: int) -> int:
        """When an instance concludes its sentence, at least so surely."""
        parts = []
        for condition in clause.conditions:
            parts.append(self._sentence(condition, bindings, level, sign))
            if parts[-1] == FALSE:
                return FALSE
        for exception in clause.unless:
            parts.append(-self._condition(exception, bindings, Certainty.POSSIBLE, -sign))
            if parts[-1] == FALSE:
                return FALSE
        return self.graph.all_of(parts)

    # Conditions

    def _sentence(self, condition: Condition, bindings: Bindings, level: Certainty, sign: int) -> int:
        """A condition whose variables are bound, if it is a sentence; any other as it is."""
        if isinstance(condition, Holds):
            sentence = self.joins[sign].ground(condition.pattern, bindings)
            return self.demand(sentence, max(level, condition.level), sign)
        return self._condition(condition, bindings, level, sign)

    def _condition(self, condition: Condition, bindings: Bindings, level: Certainty, sign: int) -> int:
        """When a condition holds, at least so surely; variables of its own mean "some"."""
        if isinstance(condition, Not):
            return -self.demand(self.joins[sign].ground(condition.pattern, bindings), condition.level, -sign)
        if isinstance(condition, Compare):
            return TRUE if compared(condition, bindings) else FALSE
        if isinstance(condition, Count):
            return self._count(condition, bindings, level, sign)
        if isinstance(condition, AtLeastOf):
            each = [self._condition(inner, bindings, level, sign) for inner in condition.conditions]
            return self.graph.at_least(condition.number, each)
        if isinstance(condition, AnyOf):
            return self.graph.any_of(self._some(branch, bindings, level, sign) for branch in condition.branches)
        inner = condition.conditions if isinstance(condition, AllOf) else (condition,)
        return self._some(inner, bindings, level, sign)

    def _some(self, conditions: tuple[Condition, ...], bindings: Bindings, level: Certainty, sign: int) -> int:
        """When a list holds in some way, at least so surely."""
        parts = self._list(conditions, sign)
        ways = self.joins[sign].ways(parts, bindings)
        return self.graph.any_of(self._way(parts, way, level, sign) for way in ways)

    def _way(self, parts: Listed, bindings: Bindings, level: Certainty, sign: int) -> int:
        self._spend()
        found = [self._sentence(condition, bindings, level, sign) for condition in parts.binding]
        if FALSE in found:
            return FALSE
        found += [self._condition(condition, bindings, level, sign) for condition in parts.looking]
        return self.graph.all_of(found)

    def _count(self, count: Count, bindings: Bindings, level: Certainty, sign: int) -> int:
        """A quantifier as a count over the things that could meet it."""
        label = count.var.label
        if count.how == "no":
            return -self.graph.any_of(self._things(count.of, label, bindings, Certainty.POSSIBLE, -sign).values())
        sure = self._things(count.of, label, bindings, level, sign)
        if count.how == "at least":
            return self.graph.at_least(count.number, list(sure.values()))
        met = {
            thing: self.graph.all_of((gate, self._some(count.has, {**bindings, label: thing}, level, sign)))
            for thing, gate in sure.items()
        }
        # Those among whom is counted stand in the way: what is wanted of them is the contrary.
        among = self._things(count.of, label, bindings, Certainty.POSSIBLE, -sign)
        if count.how == "most":
            return self.graph.more_than_half(list(met.values()), list(among.values()))
        some = self._things(count.of, label, bindings, Certainty.POSSIBLE, sign)
        each = [self.graph.any_of((-gate, met.get(thing, FALSE))) for thing, gate in among.items()]
        return self.graph.all_of((self.graph.any_of(some.values()), *each))

    def _things(
        self, conditions: tuple[Condition, ...], label: str, bindings: Bindings, level: Certainty, sign: int
    ) -> dict[Value, int]:
        """For each thing that could meet a list, when it does."""
        parts = self._list(conditions, sign)
        found: dict[Value, list[int]] = {}
        for way in self.joins[sign].ways(parts, bindings):
            found.setdefault(way[label], []).append(self._way(parts, way, level, sign))
        return {thing: self.graph.any_of(gates) for thing, gates in sorted(found.items(), key=lambda i: order(i[0]))}


def _in_reach(program: Program, inputs: Inputs) -> frozenset[Sentence]:
    rows = ((form, args) for form, listed in inputs.explicit.items() for args in listed)
    return possible(program, (program.rulebook.sentence(form[0], args, form[1]) for form, args in rows))


def _choices(slots: list[list[Value]]) -> Iterable[tuple[Value, ...]]:
    if not slots:
        return [()]
    return [(*rest, value) for rest in _choices(slots[:-1]) for value in slots[-1]]
