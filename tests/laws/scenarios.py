"""What the tests of scenarios share: random cases, every conclusion as a column, and sets of changes to try."""

from __future__ import annotations

import random
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from engine import Case
from engine.inference.run import compiled
from engine.language.rulebook import Sentence
from engine.language.value import Certainty
from engine.scenarios.changes import Change
from engine.scenarios.changing import ChangeInputs
from engine.scenarios.circuit import Circuit, link
from engine.scenarios.columns import Columns
from engine.scenarios.domain import Names, values
from engine.scenarios.ground import Grounder, TooLarge
from engine.scenarios.inputs import Inputs
from tests.generate.choose import Seeded
from tests.generate.read import read
from tests.generate.rulebooks import files

Levels = dict[Sentence, Certainty]


def random_case(seed: int) -> Case:
    """A random case with its rulebook; every seed has one."""
    case, problems = read(files(Seeded(seed)).texts)
    assert case is not None, f"seed {seed} is refused: {problems.errors}"
    return case


@dataclass
class Everything:
    """Every sentence that could hold, at every level, as gates over the variables of some inputs."""

    case: Case
    inputs: Inputs
    circuit: Circuit
    sentences: tuple[Sentence, ...]

    @classmethod
    def of(cls, case: Case, inputs: Inputs) -> Everything:
        grounder = Grounder(inputs.program, inputs)
        sentences = tuple(dict.fromkeys([*grounder.heads(), *inputs.base]))
        gates = {(s, level): grounder.demand(s, level) for s in sentences for level in Certainty}
        grounder.settle()
        return cls(case, inputs, link(grounder.graph, gates), sentences)

    @classmethod
    def of_changes(cls, case: Case, names: Names = "declared") -> Everything:
        """Over every change that could be made, helpful or not."""
        program = compiled(case.rulebook)
        return cls.of(case, ChangeInputs(case, program, values(case, program, names)))

    def levels(self, scenarios: list[tuple[object, ...]]) -> list[Levels]:
        """What holds, and how surely, where just these variables are true."""
        columns = Columns(self.circuit, self.circuit.outputs.values())
        rows = [sum(1 << at for at, true in enumerate(scenarios) if variable in true) for variable in columns.variables]
        found: list[Levels] = [{} for _ in scenarios]
        for key, bits in zip(self.circuit.outputs, columns.evaluate((1 << len(scenarios)) - 1, rows), strict=True):
            sentence, level = key  # type: ignore[misc]
            for at, levels in enumerate(found):
                if bits >> at & 1:
                    levels[sentence] = max(level, levels.get(sentence, level))
        return found

    def holds(self, sentence: Sentence, scenarios: Sequence[Collection[object]]) -> int:
        """The scenarios in which a sentence holds, a bit for each."""
        columns = Columns(self.circuit, [self.circuit.outputs[sentence, Certainty.POSSIBLE]])
        rows = dict.fromkeys(columns.variables, 0)
        for at, true in enumerate(scenarios):
            for variable in true:
                if variable in rows:
                    rows[variable] |= 1 << at
        return columns.evaluate((1 << len(scenarios)) - 1, list(rows.values()))[0]

    @property
    def variables(self) -> list[Change]:
        """The variables that some sentence depends on."""
        keys = [self.circuit.keys[gate] for gate in self.circuit.variables(self.circuit.outputs.values())]
        return [key for key in keys if isinstance(key, Change)]

    def some_sets(self, seed: int, count: int) -> list[tuple[Change, ...]]:
        """The case as it stands, and random sets of changes that can be made together."""
        assert isinstance(self.inputs, ChangeInputs)
        choose = random.Random(seed)
        found: list[tuple[Change, ...]] = [()]
        for _ in range(count):
            made: list[Change] = []
            for change in choose.sample(self.variables, min(choose.choice((1, 2, 3, 6, 12)), len(self.variables))):
                if not any(self.inputs.exclusive(change, other) for other in made):
                    made.append(change)
            found.append(tuple(made))
        return found


def within_budget(seeds: Sequence[int]) -> Iterator[tuple[int, Everything]]:
    """The random cases over every change, by their seeds, but for the few where all changes together are too much."""
    refused: list[int] = []
    for seed in seeds:
        try:
            everything = Everything.of_changes(random_case(seed))
        except TooLarge:
            refused.append(seed)
        else:
            yield seed, everything
    assert len(refused) <= len(seeds) // 10, f"Seldom is a small random rulebook too large, but of these: {refused}"
