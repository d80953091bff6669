"""The forward-chaining engine: experta, with its cures. The one module that imports it.

Each clause becomes a rule of flat positive patterns behind a `Go` of its stratum and one test; whatever the
clause looks at is settled when `Go` is declared, so no activation is ever withdrawn. The agenda's order is
total: stratum, wave, the rule's place, branch, bindings, the order of `then` - never salience or hash order.

Cures of experta 1.9.4: its pin of frozendict needs `collections.Mapping`, which is lent for the import and
taken away again; its import adds a handler to the root logger, which would paint over a screen; its own
strategy overlooks activations, so that a total order with removal by equality replaces it.
"""

from __future__ import annotations

import collections
import collections.abc
import inspect
import logging
from collections.abc import Callable, Mapping
from typing import Any

from engine.language.rulebook import Sentence
from engine.language.strata import Form, concludes
from engine.language.value import Certainty, Value
from engine.language.vocabulary import Var

from .firing import Firing, Seen, firing_order, instance
from .judge import Bindings, Judge
from .known import Known
from .levels import levels_of
from .program import Program


def _import_experta() -> Any:
    """experta, imported without a trace on `collections` or on the root logger."""
    lent = not hasattr(collections, "Mapping")
    handlers = list(logging.root.handlers)
    if lent:
        setattr(collections, "Mapping", collections.abc.Mapping)  # noqa: B010 - unknown to type checkers
    try:
        import experta
        import experta.abstract
    finally:
        if lent:
            delattr(collections, "Mapping")
        for handler in list(logging.root.handlers):
            if handler not in handlers:
                logging.root.removeHandler(handler)
    assert hasattr(experta, "KnowledgeEngine"), "experta hides a failed import of its own parts"
    return experta


experta = _import_experta()


class _Go(experta.Fact):  # type: ignore[misc, name-defined]
    """Declared when all below a stratum is settled: lets its rules match."""


class _WaveOrder(experta.abstract.Strategy):  # type: ignore[misc, name-defined]
    """The order of firing of the language; the agenda pops the last activation, so the first stands there."""

    order: Callable[[int, Mapping[str, Any]], tuple[object, ...]]

    def _update_agenda(self, agenda: Any, added: Any, removed: Any) -> None:
        for activation in removed:
            agenda.activations = [other for other in agenda.activations if other != activation]
        if not added:
            return
        for activation in added:
            activation.key = self.order(activation.rule.clause, activation.context)
        agenda.activations.extend(added)
        agenda.activations.sort(key=lambda activation: activation.key, reverse=True)


class ExpertaEngine:
    """A program as experta rules. One object can run many cases, one after the other."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self._facts: dict[Form, Any] = {}
        self._built: frozenset[int] | None = None
        self.fired = 0

    def run(self, facts: Mapping[Sentence, Certainty]) -> tuple[list[Firing], Judge]:
        """All firings in order, and the judge that saw them (for its warnings)."""
        program = self.program
        self.known = Known(program.rulebook)
        self.judge = Judge(program.rulebook, program.variables, self.known)
        self.seen = Seen(program)
        self.firings: list[Firing] = []
        self.wave_of: dict[Sentence, int] = {}
        self.settled_wave = self.fired = 0
        self.stated = facts
        self._build(self._reachable(facts))
        self._engine.reset()
        for sentence, level in facts.items():
            self._tell(sentence, level, 0)
        for stratum in program.by_stratum:
            self.stratum = stratum
            self.settled_wave = max((firing.wave for firing in self.firings), default=0)
            for sentence, level in levels_of(facts, self.firings).items():
                self.known.put(sentence, level)
            self._engine.declare(_Go(stratum=stratum))
            self._engine.run()
        return self.firings, self.judge

    # Compilation

    def _reachable(self, facts: Mapping[Sentence, Certainty]) -> frozenset[int]:
        """The clauses whose premises are all stated or concluded in some form: no other can fire."""
        forms = {(sentence.statement, sentence.denied) for sentence in facts}
        waiting = dict(enumerate(self.program.clauses))
        while True:
            found = [
                index
                for index, clause in waiting.items()
                if all((premise.pattern.statement, premise.pattern.denied) in forms for premise in clause.binding)
            ]
            if not found:
                return frozenset(range(len(self.program.clauses))) - waiting.keys()
            forms |= {concludes(waiting.pop(index)) for index in found}

    def _build(self, wanted: frozenset[int]) -> None:
        """A network of the clauses that are wanted, since a network costs more than a small run.

        A second case that wants others gets all of them, once and for every case after it.
        """
        if self._built is not None:
            if wanted <= self._built:
                return
            wanted = frozenset(range(len(self.program.clauses)))
        self._built = wanted
        rules = {f"clause_{index}": self._rule(index) for index in sorted(wanted)}
        # Rule objects belong to the class and are changed by its instances: one class per network.
        network = type("Clauses", (experta.KnowledgeEngine,), {"__strategy__": _WaveOrder, **rules})
        self._engine = network()
        self._engine.strategy.order = self._order

    def _fact(self, form: Form) -> Any:
        if form not in self._facts:
            self._facts[form] = type(f"Form_{form[0]}_{int(form[1])}", (experta.Fact,), {})
        return self._facts[form]

    def _rule(self, index: int) -> Any:
        clause = self.program.clauses[index]
        patterns = [_Go(stratum=self.program.strata[index])]
        for at, condition in enumerate(clause.binding):
            pattern = condition.pattern
            slots: dict[str, Any] = {}
            taken: set[str] = set()
            for slot, arg in enumerate(pattern.args):
                if not isinstance(arg, Var):
                    slots[f"a{slot}"] = arg
                elif arg.label not in taken:
                    taken.add(arg.label)
                    slots[f"a{slot}"] = getattr(experta.MATCH, self._key(index, arg))
            fact = self._fact((pattern.statement, pattern.denied))
            patterns.append(getattr(experta.AS, f"c{at}") << fact(**slots))
        patterns.append(experta.TEST(self._test(index)))
        return experta.Rule(*patterns)(self._action(index))

    def _key(self, index: int, var: Var) -> str:
        """The name of a variable inside experta, where labels with blanks are no names."""
        labels = [other.label for other in self.program.clauses[index].variables]
        return f"v{labels.index(var.label)}"

    def _bindings(self, index: int, context: Mapping[str, Any]) -> Bindings:
        variables = self.program.clauses[index].variables
        return {var.label: context[f"v{at}"] for at, var in enumerate(variables)}

    def _test(self, index: int) -> Callable[..., bool]:
        """What is no pattern: things held apart, conditions that look, exceptions, tautologies."""
        clause = self.program.clauses[index]

        def test(**context: Any) -> bool:
            bindings = self._bindings(index, context)
            if not self._apart(bindings) or instance(self.program, index, bindings) is None:
                return False
            for at, condition in enumerate(clause.binding):
                fact = context[f"c{at}"]
                for slot, arg in enumerate(condition.pattern.args):
                    if isinstance(arg, Var) and fact[f"a{slot}"] != bindings[arg.label]:
                        return False
            return self.judge.allows(clause.conditions, clause.unless, bindings) is not None

        names = [f"v{at}" for at in range(len(clause.variables))] + [f"c{at}" for at in range(len(clause.binding))]
        parameters = [inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY) for name in names]
        test.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
        return test

    def _apart(self, bindings: Bindings) -> bool:
        taken: Bindings = {}
        for label, value in bindings.items():
            if not self.judge.free(self.program.variables[label], value, taken):
                return False
            taken[label] = value
        return True

    def _action(self, index: int) -> Callable[..., None]:
        def fire(engine: Any, **context: Any) -> None:
            self._fire(index, context)

        # experta copies rules; what hangs on the function goes with every copy.
        fire.clause = index  # type: ignore[attr-defined]
        return fire

    # The run

    def _tell(self, sentence: Sentence, level: Certainty, wave: int) -> None:
        """Declare a sentence, a symmetric one both ways round."""
        self.wave_of[sentence] = wave
        self.known.put(sentence, level)
        fact = self._fact((sentence.statement, sentence.denied))
        for args in self.known.orders(sentence):
            self._engine.declare(fact(wave=wave, **{f"a{slot}": value for slot, value in enumerate(args)}))

    def _wave(self, context: Mapping[str, Any]) -> int:
        """One after the last wave that a premise waited for; all that was settled was known before."""
        waves: list[int] = [value["wave"] for name, value in context.items() if name[0] == "c" and name[1:].isdigit()]
        return max([self.settled_wave, *waves]) + 1

    def _order(self, index: int, context: Mapping[str, Any]) -> tuple[object, ...]:
        values = self._bindings(index, context).values()
        return (self.stratum, self._wave(context), *firing_order(self.program, index, values))

    def _fire(self, index: int, context: Mapping[str, Any]) -> None:
        self.fired += 1
        bindings = self._bindings(index, context)
        found = instance(self.program, index, bindings)
        clause = self.program.clauses[index]
        level = self.judge.allows(clause.conditions, clause.unless, bindings)
        if found is None or level is None:
            return
        premises, conclusion = found
        if self.seen.twin(index, bindings, premises, conclusion, self.judge):
            return
        wave = self._wave(context)
        cap = min(level, clause.conclusion.certainty)
        values: tuple[Value, ...] = tuple(bindings.values())
        self.firings.append(Firing(index, values, premises, conclusion, cap, self.stratum, wave))
        if not clause.rule.leads_to and conclusion not in self.wave_of:
            self._tell(conclusion, Certainty.POSSIBLE, wave)
