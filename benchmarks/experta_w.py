"""W for experta: as Foedus drives it, and with rules written for it by hand, without anything that Foedus asks of it.

The hand-written rules keep the one cure without which the conclusions are wrong: an agenda from which what no longer
matches is removed.
"""

from __future__ import annotations

import bisect
from collections.abc import Callable
from typing import Any

from engine.inference.experta_engine import ExpertaEngine, experta
from engine.inference.program import compile_rulebook

from . import rulebook_w, workload_w
from .workload_w import Fact, Rule


class Driven:
    name = "experta, as Foedus drives it"

    def __init__(self, listed: list[Rule]) -> None:
        self.listed = listed
        self.engine = ExpertaEngine(compile_rulebook(rulebook_w.rulebook(listed)))

    def ready(self, facts: list[Fact]) -> None:
        self.facts = rulebook_w.sentences(self.listed, facts)

    def run(self) -> int:
        self.firings, _ = self.engine.run(self.facts)
        return len(self.firings)

    def found(self) -> set[Fact]:
        stated = set(self.facts)
        said = {firing.conclusion for firing in self.firings}
        return rulebook_w.facts_of(self.listed, ((s.statement, s.args) for s in said - stated))


class _Exact(experta.abstract.Strategy):  # type: ignore[misc]
    """The order of experta's own strategy, with removal of what it overlooks."""

    def _update_agenda(self, agenda: Any, added: Any, removed: Any) -> None:
        for activation in (*removed, *added):
            facts = sorted((fact["__factid__"] for fact in activation.facts), reverse=True)
            activation.key = (activation.rule.salience, facts)
        for gone in removed:
            agenda.activations = [other for other in agenda.activations if other != gone]
        for new in added:
            bisect.insort(agenda.activations, new)


class ByHand:
    name = "experta, rules by hand"

    def __init__(self, listed: list[Rule]) -> None:
        names = {predicate: type(predicate, (experta.Fact,), {}) for predicate in workload_w.predicates(listed)}
        self.names = names
        rules = {rule.id.replace("-", "_"): _rule(rule, names) for rule in listed}
        engine = type("W", (experta.KnowledgeEngine,), {"__strategy__": _Exact, **rules})
        self.engine = engine()
        self.heads = {names[head]: head for head in workload_w.concluded(listed)}

    def ready(self, facts: list[Fact]) -> None:
        self.facts = [_fact(self.names[predicate], args) for predicate, args in facts]

    def run(self) -> int:
        self.engine.reset()
        self.engine.declare(*[fact.copy() for fact in self.facts])
        self.engine.run()
        return len(self.found())

    def found(self) -> set[Fact]:
        return {
            (self.heads[type(fact)], tuple(fact[f"a{at}"] for at in range(len(fact.as_dict()))))
            for fact in self.engine.facts.values()
            if type(fact) in self.heads
        }


def _fact(kind: Any, args: tuple[str | int, ...]) -> Any:
    return kind(**{f"a{at}": arg for at, arg in enumerate(args)})


def _pattern(kind: Any, args: tuple[str, ...]) -> Any:
    return kind(**{f"a{at}": getattr(experta.MATCH, arg) if arg in "ABLX" else arg for at, arg in enumerate(args)})


def _rule(rule: Rule, names: dict[str, Any]) -> Any:
    patterns = [_pattern(names[predicate], args) for predicate, args in rule.body]
    patterns += [experta.NOT(_pattern(names[predicate], args)) for predicate, args in rule.absent]
    if rule.more is not None:
        least = rule.more[1]
        patterns.append(experta.TEST(lambda X: least < X))
    if rule.two is not None:
        predicate, (one, leader) = rule.two
        patterns += [_pattern(names[predicate], (one, leader)), _pattern(names[predicate], ("B", leader))]
        patterns.append(experta.TEST(lambda A, B: A < B))
    return experta.Rule(*patterns, salience=-workload_w.stratum(rule))(_action(rule, names[rule.head[0]]))


def _action(rule: Rule, kind: Any) -> Callable[..., None]:
    args = rule.head[1]
    code = f"def fire(self, {', '.join(sorted({*'AL', *args} if len(args) == 2 else args))}, **_):\n"
    code += f"    self.declare(kind({', '.join(f'a{at}={arg}' for at, arg in enumerate(args))}))\n"
    names: dict[str, Any] = {"kind": kind}
    exec(code, names)
    fire: Callable[..., None] = names["fire"]
    return fire
