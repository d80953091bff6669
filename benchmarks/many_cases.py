"""`python -m benchmarks.many_cases`: scenarios of S per second, one by one on every engine, and as columns of bits.

Every engine finds the same conclusions of the same scenarios first.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable, Hashable
from importlib.util import find_spec
from typing import Any, Protocol

from engine.inference.compiled import CompiledEngine
from engine.inference.experta_engine import ExpertaEngine
from engine.inference.program import compile_rulebook
from engine.language.rulebook import Sentence
from engine.language.value import Certainty
from engine.scenarios.changes import Change
from engine.scenarios.circuit import link
from engine.scenarios.columns import BLOCK, Columns
from engine.scenarios.ground import Grounder
from engine.scenarios.inputs import FillInputs

from . import workload_s
from .timing import rounds, table

Scenario = frozenset[str]
MANY = 500_000_000  # scenarios per second, the bar for columns


class Engine(Protocol):
    name: str

    def follows(self, given: Scenario) -> Scenario: ...


class _Ours:
    def __init__(self) -> None:
        self.case = workload_s.case()
        self.program = compile_rulebook(self.case.rulebook)
        self.number = {atom: at for at, atom in enumerate((*workload_s.inputs(), *workload_s.heads()))}
        self.atom = {at: atom for atom, at in self.number.items()}

    def facts(self, given: Scenario) -> dict[Sentence, Certainty]:
        return {Sentence(self.number[atom], ()): Certainty.CERTAIN for atom in given}


class OnCompiled(_Ours):
    name = "compiled"

    def __init__(self) -> None:
        super().__init__()
        self.engine = CompiledEngine(self.program)
        self.heads = [(head, (self.number[head], False)) for head in workload_s.heads()]

    def follows(self, given: Scenario) -> Scenario:
        found = self.engine.evaluate(self.facts(given))
        return frozenset(head for head, form in self.heads if found.rows(form))


class OnExperta(_Ours):
    name = "experta, as Foedus drives it"

    def __init__(self) -> None:
        super().__init__()
        self.engine = ExpertaEngine(self.program)

    def follows(self, given: Scenario) -> Scenario:
        firings, _ = self.engine.run(self.facts(given))
        return frozenset(self.atom[firing.conclusion.statement] for firing in firings)


class OnClips:
    name = "CLIPS"

    def __init__(self) -> None:
        import clips

        self.environment: Any = clips.Environment()
        self.heads = workload_s.heads()
        for at, (head, body) in enumerate(workload_s.rules()):
            conditions = " ".join(f"({atom})" if wanted else f"(not ({atom}))" for atom, wanted in body)
            level = int(head[1 : head.index("_")])
            self.environment.build(f"(defrule r{at} (declare (salience {-level})) {conditions} => (assert ({head})))")

    def follows(self, given: Scenario) -> Scenario:
        from clips._clips import ffi, lib

        environment = self.environment._env
        self.environment.reset()
        for atom in given:
            lib.AssertString(environment, f"({atom})".encode())
        self.environment.run()
        return frozenset(
            head
            for head in self.heads
            if lib.GetNextFactInTemplate(lib.FindDeftemplate(environment, head.encode()), ffi.NULL) != ffi.NULL
        )


class OnClingo:
    """Grounded once, with the inputs as externals that each scenario sets."""

    name = "clingo"

    def __init__(self) -> None:
        import clingo

        self.control: Any = clingo.Control(["--warn=none"])
        lines = [f"#external {atom}." for atom in workload_s.inputs()]
        for head, body in workload_s.rules():
            lines.append(f"{head} :- {', '.join(atom if wanted else f'not {atom}' for atom, wanted in body)}.")
        lines += [f"#show {head}/0." for head in workload_s.heads()]
        self.control.add("base", [], "\n".join(lines))
        self.control.ground([("base", [])])
        self.atoms = {atom: clingo.Function(atom) for atom in workload_s.inputs()}

    def follows(self, given: Scenario) -> Scenario:
        for atom, symbol in self.atoms.items():
            self.control.assign_external(symbol, atom in given)
        with self.control.solve(yield_=True) as models:
            return frozenset(symbol.name for symbol in next(iter(models)).symbols(shown=True))


class AsColumns(_Ours):
    """All conclusions of 2^14 scenarios at a time; the scenarios are made as columns."""

    name = "as columns of bits"

    def __init__(self) -> None:
        super().__init__()
        inputs = FillInputs(self.case, self.program, {})
        grounder = Grounder(self.program, inputs)
        gates: dict[Hashable, int] = {
            head: grounder.demand(Sentence(self.number[head], ())) for head in workload_s.heads()
        }
        grounder.settle()
        circuit = link(grounder.graph, gates)
        self.heads = workload_s.heads()
        self.columns = Columns(circuit, [circuit.outputs[head] for head in self.heads])
        draw = random.Random(1)
        self.drawn = [draw.getrandbits(BLOCK) for _ in self.columns.variables]

    def follows(self, given: Scenario) -> Scenario:
        named = [variable.sentence.statement for variable in self.columns.variables if isinstance(variable, Change)]
        bits = self.columns.evaluate(1, [int(self.atom[statement] in given) for statement in named])
        return frozenset(head for head, bit in zip(self.heads, bits, strict=True) if bit)

    def block(self) -> None:
        self.columns.evaluate((1 << BLOCK) - 1, self.drawn)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    chosen = parser.parse_args()
    engines: list[Engine] = [OnCompiled(), OnExperta()]
    engines += [make() for make, module in ((OnClips, "clips"), (OnClingo, "clingo")) if find_spec(module)]
    columns = AsColumns()
    scenarios = workload_s.scenarios(40)
    for given in scenarios:
        for engine in (*engines, columns):
            assert engine.follows(given) == workload_s.follows(given), f"{engine.name} is wrong about {sorted(given)}."
    print(f"{len(scenarios)} scenarios, {len(workload_s.heads())} conclusions; all agree.")

    def all_of(engine: Engine) -> Callable[[], object]:
        return lambda: [engine.follows(given) for given in scenarios]

    found = rounds({**{engine.name: all_of(engine) for engine in engines}, columns.name: columns.block}, chosen.rounds)
    rows = [["", "scenarios per second", "as columns is", "bar"]]
    speeds = {name: (BLOCK if name == columns.name else len(scenarios)) / seconds for name, seconds in found.items()}
    for name, speed in speeds.items():
        times = "" if name == columns.name else f"{speeds[columns.name] / speed:,.3g}x as fast"
        bar = f"{MANY:.0e} {'met' if speed >= MANY else 'MISSED'}" if name == columns.name else ""
        rows.append([name, f"{speed:,.3g}" if speed < 1e5 else f"{speed:.3g}", times, bar])
    print(table(rows))


if __name__ == "__main__":
    main()
