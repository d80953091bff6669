"""The grounder: from a rulebook to gates, every rule instance that could fire in some scenario, and no other.

It works from what is asked down to what can be entered: an atom is a sentence and a level ("holds at least so
surely"), and an atom is defined when something asks for it. Quantifiers become counts over the things that could
meet them; comparisons are settled on the spot; an exception is a negation. What is too large is refused by name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from engine.inference.judge import Bindings
from engine.inference.program import Program
from engine.language.clauses import Clause
from engine.language.condition import AllOf, AnyOf, AtLeastOf, Compare, Condition, Count, Holds, Not, compared
from engine.language.rulebook import Sentence
from engine.language.strata import Form, concludes
from engine.language.value import Certainty, Value, order

from .graph import FALSE, TRUE, Graph
from .inputs import Inputs
from .joins import Joins, Listed, listed

Atom = tuple[Sentence, Certainty]
INSTANCES = 400_000  # of all rules together


class TooLarge(Exception):
    """A question that cannot be answered within its budget; the message says what was too large, and the limit."""


class Grounder:
    """Defines atoms over the inputs of a case. `demand` asks for one, `settle` defines all that was asked for."""

    def __init__(self, program: Program, inputs: Inputs, budget: int = INSTANCES) -> None:
        self.program, self.inputs, self.rulebook = program, inputs, program.rulebook
        self.joins = Joins(program, inputs)
        self.graph = Graph()
        self.budget = budget
        self.instances = 0
        self._clauses: dict[Form, list[Clause]] = {}
        for clause in program.clauses:
            if not clause.rule.leads_to:
                self._clauses.setdefault(concludes(clause), []).append(clause)
        self._lists: dict[int, tuple[object, Listed]] = {}
        self._atoms: dict[Atom, int] = {}
        self._waiting: list[Atom] = []
        self._found: dict[Sentence, list[tuple[Clause, Bindings]]] = {}

    # Atoms

    def demand(self, sentence: Sentence, level: Certainty = Certainty.POSSIBLE) -> int:
        """The gate that says whether a sentence holds, at least so surely."""
        known = self._atoms.get((sentence, level))
        if known is None:
            if self.rulebook.void(sentence):
                known = FALSE
            elif not self.joins.concluded(sentence):
                known = self.inputs.gate(self.graph, sentence, level)
            else:
                known = self.graph.atom((sentence, level))
                self._waiting.append((sentence, level))
            self._atoms[sentence, level] = known
        return known

    def settle(self) -> None:
        """Define every atom that was asked for, and those that their definitions ask for."""
        while self._waiting:
            sentence, level = self._waiting.pop()
            atom = self._atoms[sentence, level]
            ways = [self.inputs.gate(self.graph, sentence, level)]
            if ways[0] != TRUE:
                for clause, bindings in self._instances(sentence):
                    if clause.conclusion.certainty >= level:
                        ways.append(self._instance(clause, bindings, level))
                        if ways[-1] == TRUE:
                            break
            self.graph.define(atom, self.graph.any_of(ways))

    def heads(self) -> Iterator[Sentence]:
        """Every sentence that some rule could conclude."""
        for form, slots in self.joins.derived.items():
            for args in _choices([sorted(slot, key=order) for slot in slots]):
                sentence = self.rulebook.sentence(form[0], args, form[1])
                if sentence.args == args and not self.rulebook.void(sentence):
                    yield sentence

    def _instances(self, sentence: Sentence) -> list[tuple[Clause, Bindings]]:
        """The rule instances that conclude a sentence, with the variables that they bind."""
        known = self._found.get(sentence)
        if known is None:
            known = self._found[sentence] = []
            for clause in self._clauses.get((sentence.statement, sentence.denied), ()):
                for bindings in self._ways(clause, sentence):
                    known.append((clause, bindings))
                    self.instances += 1
                    if self.instances > self.budget:
                        raise TooLarge(
                            f"More than {self.budget:,} rule instances could matter, the last of rule "
                            f"'{clause.rule.id}'. Ask about fewer names, or pin what cannot change."
                        )
        return known

    def _ways(self, clause: Clause, sentence: Sentence) -> Iterator[Bindings]:
        pattern = clause.conclusion.pattern
        pair = self.rulebook.statements[sentence.statement].symmetric
        orders = [sentence.args]
        if pair is not None:
            turned = list(sentence.args)
            turned[pair[0]], turned[pair[1]] = turned[pair[1]], turned[pair[0]]
            orders.append(tuple(turned))
        for args in orders:
            bindings = self.joins.matched(pattern, args, {})
            if bindings is not None:
                yield from self.joins.ways(self._list(clause.conditions), bindings)

    def _list(self, conditions: tuple[Condition, ...]) -> Listed:
        key = id(conditions[0]) if len(conditions) == 1 else -id(conditions)
        known = self._lists.get(key)
        if known is None:
            known = self._lists[key] = (conditions, listed(conditions))
        return known[1]

    def _instance(self, clause: Clause, bindings: Bindings, level: Certainty) -> int:
        """When an instance concludes its sentence, at least so surely."""
        parts = []
        for condition in clause.conditions:
            parts.append(self._sentence(condition, bindings, level))
            if parts[-1] == FALSE:
                return FALSE
        for exception in clause.unless:
            parts.append(-self._condition(exception, bindings, Certainty.POSSIBLE))
            if parts[-1] == FALSE:
                return FALSE
        return self.graph.all_of(parts)

    # Conditions

    def _sentence(self, condition: Condition, bindings: Bindings, level: Certainty) -> int:
        """A condition whose variables are bound, if it is a sentence; any other as it is."""
        if isinstance(condition, Holds):
            return self.demand(self.rulebook.ground(condition.pattern, bindings), max(level, condition.level))
        return self._condition(condition, bindings, level)

    def _condition(self, condition: Condition, bindings: Bindings, level: Certainty) -> int:
        """When a condition holds, at least so surely; variables of its own mean "some"."""
        if isinstance(condition, Not):
            return -self.demand(self.rulebook.ground(condition.pattern, bindings), condition.level)
        if isinstance(condition, Compare):
            return TRUE if compared(condition, bindings) else FALSE
        if isinstance(condition, Count):
            return self._count(condition, bindings, level)
        if isinstance(condition, AtLeastOf):
            each = [self._condition(inner, bindings, level) for inner in condition.conditions]
            return self.graph.at_least(condition.number, each)
        if isinstance(condition, AnyOf):
            return self.graph.any_of(self._some(branch, bindings, level) for branch in condition.branches)
        return self._some(condition.conditions if isinstance(condition, AllOf) else (condition,), bindings, level)

    def _some(self, conditions: tuple[Condition, ...], bindings: Bindings, level: Certainty) -> int:
        """When a list holds in some way, at least so surely."""
        parts = self._list(conditions)
        return self.graph.any_of(self._way(parts, way, level) for way in self.joins.ways(parts, bindings))

    def _way(self, parts: Listed, bindings: Bindings, level: Certainty) -> int:
        found = [self._sentence(condition, bindings, level) for condition in parts.binding]
        if FALSE in found:
            return FALSE
        return self.graph.all_of(
            (*found, *(self._condition(condition, bindings, level) for condition in parts.looking))
        )

    def _count(self, count: Count, bindings: Bindings, level: Certainty) -> int:
        """A quantifier as a count over the things that could meet it."""
        label = count.var.label
        among = self._things(count.of, label, bindings, Certainty.POSSIBLE)
        if count.how == "no":
            return -self.graph.any_of(among.values())
        sure = among if level == Certainty.POSSIBLE else self._things(count.of, label, bindings, level)
        if count.how == "at least":
            return self.graph.at_least(count.number, list(sure.values()))
        met = {
            thing: self.graph.all_of((sure[thing], self._some(count.has, {**bindings, label: thing}, level)))
            for thing in among
        }
        if count.how == "every":
            each = [self.graph.any_of((-gate, met[thing])) for thing, gate in among.items()]
            return self.graph.all_of((self.graph.any_of(among.values()), *each))
        return self.graph.more_than_half([met[thing] for thing in among], list(among.values()))

    def _things(
        self, conditions: tuple[Condition, ...], label: str, bindings: Bindings, level: Certainty
    ) -> dict[Value, int]:
        """For each thing that could meet a list, when it does."""
        parts = self._list(conditions)
        found: dict[Value, list[int]] = {}
        for way in self.joins.ways(parts, bindings):
            found.setdefault(way[label], []).append(self._way(parts, way, level))
        return {thing: self.graph.any_of(gates) for thing, gates in sorted(found.items(), key=lambda i: order(i[0]))}


def _choices(slots: list[list[Value]]) -> Iterable[tuple[Value, ...]]:
    if not slots:
        return [()]
    return [(*rest, value) for rest in _choices(slots[:-1]) for value in slots[-1]]
