"""`python -m benchmarks.what_if`: one turned fact of a case, from the key press to what differs; the bar is a frame.

Two ways to the conclusions: the compiled engine, with every derivation, and the case grounded once and evaluated as
a circuit, which knows no derivations. Both must agree on every fact dropped before anything is measured.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable

from engine import Problems, load_case, open_library
from engine.analysis.what_if import what_if
from engine.inference.run import run
from engine.inference.trace import Trace
from engine.language.rulebook import Sentence
from engine.language.value import Certainty
from engine.scenarios.changes import Change, Changes, apply
from engine.scenarios.changing import ChangeInputs
from engine.scenarios.circuit import link
from engine.scenarios.columns import Columns
from engine.scenarios.ground import Grounder
from tui.adapt import EngineLibrary
from tui.store import Answer

from .timing import rounds, shown, table

CASES = ("csto-2012", "csto-2012-rounds", "scholarship-award")
BAR = 0.016
"""Seconds of a frame."""


class Grounded:
    """A case as a circuit over all changes that could be made to its facts."""

    def __init__(self, trace: Trace) -> None:
        facts = [fact.sentence.positive for fact in trace.facts]
        grounder = Grounder(trace.program, ChangeInputs(trace.case, trace.program, also=facts))
        sentences = dict.fromkeys([*trace.known.sentences(), *grounder.heads()])
        self.gates = {(s, level): grounder.demand(s, level) for s in sentences for level in Certainty}
        grounder.settle()
        circuit = link(grounder.graph, self.gates)
        self.columns = Columns(circuit, circuit.outputs.values())

    def after(self, *changes: Change) -> dict[Sentence, Certainty]:
        """What holds after these changes, and how surely."""
        bits = self.columns.evaluate(1, [int(key in changes) for key in self.columns.variables])
        return {sentence: level for (sentence, level), bit in zip(self.gates, bits, strict=True) if bit}


def agree(trace: Trace, grounded: Grounded) -> None:
    """Stop if the two ways differ on a dropped fact."""
    for fact in trace.facts:
        if fact.sentence.denied:
            continue
        drop = Change("drop", fact.sentence)
        after = run(apply(trace.case, Changes.of([drop])), "compiled")
        holds = {s: after.level(s) for s in after.known.sentences()}
        if holds != grounded.after(drop):
            raise SystemExit(f"The two ways differ without: {trace.say(fact.sentence)}")


def runs_of(name: str) -> dict[str, Callable[[], object]]:
    """What is measured on a case."""
    case = load_case(name, open_library(), Problems())
    assert case is not None
    trace = run(case)
    grounded = Grounded(trace)
    agree(trace, grounded)
    drop = Change("drop", trace.facts[0].sentence)
    library = EngineLibrary()
    library.open(name)
    changing = library.read(name, ()).changing
    assert changing is not None
    changing.prepare()
    turns = (Answer(sentence=trace.say(drop.sentence), standing="open"),)

    def pressed() -> object:
        return changing.facts(turns), changing.outcome(turns)

    return {
        "turn to screen": pressed,
        "engine, with whys": lambda: what_if(trace, Changes.of([drop])),
        "engine, run alone": lambda: run(apply(trace.case, Changes.of([drop])), "compiled"),
        "circuit": lambda: grounded.after(drop),
        "grounding, once": lambda: Grounded(trace).after(drop),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=9)
    chosen = parser.parse_args()
    rows: list[list[str]] = []
    for name in CASES:
        found = rounds(runs_of(name), chosen.rounds)
        rows = rows or [["", *found, "a frame"]]
        met = "met" if found["turn to screen"] <= BAR else "MISSED"
        rows.append([name, *map(shown, found.values()), f"{shown(BAR)} {met}"])
    print(table(rows))


if __name__ == "__main__":
    main()
