"""Which mutants of the rules no case of a suite notices."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from engine.inference.compiled import CompiledEngine
from engine.inference.judge import Judge
from engine.inference.program import Program, compile_rulebook
from engine.inference.record import record, stated_facts
from engine.inference.trace import Trace
from engine.language.clauses import clauses_of
from engine.language.library import all_clauses
from engine.language.rulebook import Rule, Rulebook
from engine.language.strata import stratify
from engine.language.value import Certainty, Value

from .coverage import Share
from .expect import misses
from .invent import Difference, Pair, World
from .mutate import Mutant, mutants_of
from .suite import Result, Suite

Instances = set[tuple[int, int, frozenset[tuple[str, Value]], Certainty]]


@dataclass(frozen=True, slots=True)
class Unnoticed:
    """A mutant that no case notices. `difference` is a scenario that would; None if none of `scenarios` does."""

    mutant: Mutant
    difference: Difference | None
    scenarios: int


@dataclass(frozen=True, slots=True)
class Mutants:
    """All mutants that could be tried, and those that no case noticed, in the order of the rules."""

    tried: int
    unnoticed: tuple[Unnoticed, ...]

    @property
    def open(self) -> tuple[Unnoticed, ...]:
        """Those that some case could notice."""
        return tuple(each for each in self.unnoticed if each.difference is not None)

    @property
    def alike(self) -> tuple[Unnoticed, ...]:
        """Those that no scenario tells from the rule: they may well mean the same."""
        return tuple(each for each in self.unnoticed if each.difference is None)

    @property
    def noticed(self) -> Share:
        """The share of those that could be noticed at all."""
        return Share(self.tried - len(self.unnoticed), self.tried - len(self.alike))


def unnoticed(suite: Suite) -> Mutants:
    """Try every mutant of every rule that the suite ran; rules of the next round are left to `play`."""
    by_trace: dict[Trace, list[Result]] = {}
    for result in suite.results:
        if result.met:
            by_trace.setdefault(result.trace, []).append(result)
    watches = [_Watch(trace, results) for trace, results in by_trace.items()]
    tried, missed = 0, []
    worlds: dict[str, World] = {}
    for rule, watching in _rules(watches):
        for mutant in mutants_of(rule, watching[0].trace.rulebook):
            programs = _Programs(mutant)
            seen = [watch.notices(mutant, programs) for watch in watching]
            if None in seen:
                continue  # it has no order of strata: the check would refuse it
            tried += 1
            if not any(seen):
                missed.append(_searched(mutant, programs, watching[0].trace.rulebook, worlds))
    return Mutants(tried, tuple(missed))


def _searched(mutant: Mutant, programs: _Programs, rulebook: Rulebook, worlds: dict[str, World]) -> Unnoticed:
    """A scenario that tells a mutant from the rule."""
    made = programs.of(rulebook)
    assert made is not None, "a mutant without strata is not tried"
    if rulebook.id not in worlds:
        worlds[rulebook.id] = World(rulebook)
    pair = Pair(worlds[rulebook.id], World(made[0].rulebook, made[1]))
    changed = [mutant.rule] if mutant.rule is not None else []
    found = pair.difference([mutant.original], changed, first=True)
    return Unnoticed(mutant, found, pair.tried)


def _rules(watches: list[_Watch]) -> Iterator[tuple[Rule, list[_Watch]]]:
    """Each rule with the runs that have it."""
    found: dict[tuple[str, str], tuple[Rule, list[_Watch]]] = {}
    for watch in watches:
        for rule in watch.trace.rulebook.rules:
            if not rule.leads_to:
                found.setdefault((rule.book, rule.id), (rule, []))[1].append(watch)
    yield from found.values()


class _Programs:
    """The program and engine of a mutated rulebook, made once for all cases on it."""

    def __init__(self, mutant: Mutant) -> None:
        self.mutant = mutant
        self._made: dict[str, tuple[Program, CompiledEngine] | None] = {}

    def of(self, rulebook: Rulebook) -> tuple[Program, CompiledEngine] | None:
        """None where the mutant has no order of strata."""
        if rulebook.id not in self._made:
            changed = self._changed(rulebook)
            if stratify(all_clauses(changed)) is None:
                self._made[rulebook.id] = None
            else:
                program = compile_rulebook(changed)
                self._made[rulebook.id] = program, CompiledEngine(program)
        return self._made[rulebook.id]

    def _changed(self, rulebook: Rulebook) -> Rulebook:
        old, new = self.mutant.original, self.mutant.rule
        key = (old.book, old.id)
        rules = [new if (rule.book, rule.id) == key else rule for rule in rulebook.rules]
        return replace(rulebook, rules=tuple(rule for rule in rules if rule is not None))


class _Watch:
    """A run with the expectations that it meets."""

    def __init__(self, trace: Trace, results: list[Result]) -> None:
        self.trace, self.results = trace, results
        self.judge = Judge(trace.rulebook, trace.program.variables, trace.known)
        self._instances: dict[str, Instances] = {}
        self._on_reasons = any(each.expectation.blocked_by or each.expectation.kind == "circle" for each in results)

    def notices(self, mutant: Mutant, programs: _Programs) -> bool | None:
        """True if an expectation fails with the mutant; None if the mutant cannot be run."""
        if not self._touched(mutant):
            return False
        made = programs.of(self.trace.rulebook)
        if made is None:
            return None
        program, engine = made
        case = replace(self.trace.case, rulebook=replace(program.rulebook, names=self.trace.rulebook.names))
        facts = {sentence: fact.certainty for sentence, fact in stated_facts(case).items()}
        firings, _ = engine.run(facts)
        changed = record(case, program, "compiled", firings, ())
        return any(misses(result.expectation, changed) for result in self.results)

    def _touched(self, mutant: Mutant) -> bool:
        """False if the rule fires on the finished run just as before: then nothing else changes either.

        Not so for a flip, which may make a rule rest on its own conclusion.
        """
        if self._on_reasons or mutant.change == "flip":
            return True
        id = mutant.original.id
        if id not in self._instances:
            self._instances[id] = self._fired(mutant.original)
        before = self._instances[id]
        return before != (self._fired(mutant.rule) if mutant.rule is not None else set())

    def _fired(self, rule: Rule) -> Instances:
        found: Instances = set()
        for clause in clauses_of(rule):
            for way in self.judge.ways(clause.conditions, {}):
                if not any(self.judge.judge(exception, way.bindings).holds for exception in clause.unless):
                    level = min(way.level, clause.conclusion.certainty)
                    found.add((clause.branch, clause.then, frozenset(way.bindings.items()), level))
        return found
