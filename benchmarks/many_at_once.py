"""`python -m benchmarks.many_at_once`: questions over very many scenarios at once, each answer checked another way.

Exact counts of S over all 2^30 scenarios, columns of recursive rules (W), every set of up to 3 dropped facts, and
grounding. How fast others are on single scenarios is measured by `many_cases`.
"""

from __future__ import annotations

import argparse
import gc
import random
import time
from collections.abc import Callable, Hashable
from itertools import combinations

from engine.inference.compiled import CompiledEngine
from engine.inference.program import Program, compile_rulebook
from engine.language.case import Case
from engine.language.rulebook import Sentence
from engine.language.value import Certainty
from engine.scenarios.changes import Change
from engine.scenarios.changing import ChangeInputs
from engine.scenarios.circuit import Circuit, link
from engine.scenarios.columns import BLOCK, Columns
from engine.scenarios.ground import Grounder
from engine.scenarios.inputs import FillInputs
from engine.scenarios.shares import shares
from engine.scenarios.subsets import Subsets

from . import rulebook_w, workload_s, workload_w
from .timing import rounds, shown, table

RECURSIVE = 200_000_000  # scenarios per second
COUNTS, SUBSETS, GROUNDING = 0.05, 0.1, 1.0  # seconds
DROPPED = 200


def counts() -> tuple[Callable[[], object], str]:
    """All 2^30 scenarios of S, counted; checked by counting some of them one by one."""
    case = workload_s.case()
    inputs = FillInputs(case, compile_rulebook(case.rulebook), {})
    grounder = Grounder(inputs.program, inputs)
    number = {atom: at for at, atom in enumerate((*workload_s.inputs(), *workload_s.heads()))}
    gates = {head: grounder.demand(Sentence(number[head], ())) for head in workload_s.heads()}
    grounder.settle()
    circuit = link(grounder.graph, gates)
    outputs = {head: circuit.outputs[head] for head in gates}
    found = shares(inputs, circuit, outputs)
    assert all(share.exact for share in found.values()), "Every share of S is counted."
    drawn = [workload_s.follows(given) for given in workload_s.scenarios(4000)]
    for head, share in found.items():
        seen = sum(head in follows for follows in drawn) / len(drawn)
        assert abs(seen - share.share) < 0.05, f"{head}: counted {float(share.share)}, seen {seen}"
    return lambda: shares(inputs, circuit, outputs), f"{len(found)} conclusions, each over all scenarios of its inputs"


class Dropping:
    """W as a case, with every conclusion as a gate over the changes that drop some facts."""

    def __init__(self, count: int, allies: int, dropped: int) -> None:
        listed = workload_w.rules(count)
        self.case: Case = rulebook_w.case(listed, workload_w.facts(allies))
        self.program: Program = compile_rulebook(self.case.rulebook)
        self.facts = {fact.sentence: Certainty.CERTAIN for fact in self.case.facts}
        chosen = random.Random(2).sample(list(self.facts), min(dropped, len(self.facts)))
        self.drops = [Change("drop", sentence) for sentence in self.facts if sentence in set(chosen)]
        self.engine = CompiledEngine(self.program)
        self.sentences = list(self.concluded({}))
        self.circuit = self.grounded()

    def grounded(self) -> Circuit:
        """Every conclusion over the facts that may be dropped."""
        inputs = ChangeInputs(self.case, self.program, also=[change.sentence for change in self.drops])
        grounder = Grounder(self.program, inputs)
        gates: dict[Hashable, int] = {sentence: grounder.demand(sentence) for sentence in self.sentences}
        grounder.settle()
        return link(grounder.graph, gates)

    def concluded(self, without: dict[Sentence, None]) -> dict[Sentence, None]:
        """What the engine concludes without some facts."""
        facts = {sentence: level for sentence, level in self.facts.items() if sentence not in without}
        firings, _ = self.engine.run(facts)
        return dict.fromkeys(firing.conclusion for firing in firings if firing.conclusion not in facts)

    def columns(self) -> Columns:
        return Columns(self.circuit, [self.circuit.outputs[sentence] for sentence in self.sentences])

    def check(self, columns: Columns, sets: list[tuple[Change, ...]]) -> None:
        """Each set of dropped facts by the engine, and all of them as columns."""
        rows = [sum(1 << at for at, drops in enumerate(sets) if key in drops) for key in columns.variables]
        found = columns.evaluate((1 << len(sets)) - 1, rows)
        for at, drops in enumerate(sets):
            known = self.concluded(dict.fromkeys(change.sentence for change in drops))
            held = {s for s, row in zip(self.sentences, found, strict=True) if row >> at & 1}
            assert held == set(known) & set(self.sentences), f"without {drops}, engine and columns part"


def recursive() -> tuple[Callable[[], object], str]:
    """One block of scenarios of W(30, 6), whose rules recur: each drops some of its facts."""
    w = Dropping(30, 6, 1000)
    columns, draw = w.columns(), random.Random(1)
    w.check(columns, [tuple(draw.sample(w.drops, draw.randrange(30))) for _ in range(20)])
    rows = [draw.getrandbits(BLOCK) for _ in columns.variables]
    return lambda: columns.evaluate((1 << BLOCK) - 1, rows), f"{len(w.drops)} facts, {len(w.sentences)} conclusions"


def all_subsets() -> tuple[Callable[[], object], str]:
    """All sets of up to 3 of 200 facts of W(100, 20) dropped, for all conclusions; the masks are made before."""
    w = Dropping(100, 20, DROPPED)
    columns, draw = w.columns(), random.Random(1)
    some = list(combinations(w.drops, 2))
    w.check(columns, [*draw.sample(some, 20), *((change,) for change in draw.sample(w.drops, 5))])
    each = [Subsets(len(w.drops), size) for size in (1, 2, 3)]
    numbers = {change: at for at, change in enumerate(w.drops)}
    wanted = [numbers[key] for key in columns.variables]  # type: ignore[index]
    cut = [(whole, [masks[at] for at in wanted]) for subsets in each for whole, masks in subsets.stretches]
    size = sum(len(list(combinations(range(DROPPED), k))) for k in (1, 2, 3))

    def run() -> None:
        for stretch in cut:
            columns.evaluate(*stretch)

    return run, f"{size:,} sets, {len(w.sentences)} conclusions"


def grounding() -> tuple[Callable[[], object], str]:
    """Every conclusion of W(100, 20) over its facts, any of which may be dropped."""
    w = Dropping(100, 20, 1000)
    w.check(w.columns(), [tuple(random.Random(at).sample(w.drops, 3)) for at in range(20)])
    return w.grounded, f"{len(w.sentences)} conclusions, {len(w.drops)} facts, {len(w.circuit):,} gates"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    chosen = parser.parse_args()
    rows = [["", "time", "bar"]]
    for name, make, bar in (
        ("exact counts of S over 2^30", counts, COUNTS),
        (f"{BLOCK:,} scenarios of W(30, 6)", recursive, BLOCK / RECURSIVE),
        ("all sets of up to 3 of 200 facts", all_subsets, SUBSETS),
        ("grounding W(100, 20)", grounding, GROUNDING),
    ):
        began = time.perf_counter()
        work, said = make()
        gc.collect()
        seconds = rounds({name: work}, chosen.rounds)[name]
        met = "met" if seconds <= bar else "MISSED"
        rows.append([f"{name}: {said}", shown(seconds), f"{shown(bar)} {met}"])
        print(f"{name}: checked and made ready in {time.perf_counter() - began:.1f} s; all agree.")
    print(table(rows))


if __name__ == "__main__":
    main()
