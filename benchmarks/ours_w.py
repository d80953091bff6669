"""W for the compiled engine: facts as sentences in Python to rows in Python, every derivation kept."""

from __future__ import annotations

from engine.inference.compiled import CompiledEngine
from engine.inference.program import compile_rulebook

from . import rulebook_w, workload_w
from .workload_w import Fact, Rule


class Compiled:
    name = "compiled"

    def __init__(self, listed: list[Rule]) -> None:
        self.listed = listed
        self.engine = CompiledEngine(compile_rulebook(rulebook_w.rulebook(listed)))

    def ready(self, facts: list[Fact]) -> None:
        self.facts = rulebook_w.sentences(self.listed, facts)

    def run(self) -> int:
        self.derivations = self.engine.evaluate(self.facts)
        return len(self.derivations)

    def found(self) -> set[Fact]:
        named = workload_w.predicates(self.listed)
        heads = set(workload_w.concluded(self.listed))
        rows = (
            (at, row)
            for at, predicate in enumerate(named)
            if predicate in heads
            for row in self.derivations.rows((at, False))
        )
        return rulebook_w.facts_of(self.listed, rows)
