"""The smallest sets of changes as an answer-set solver finds them: it chooses among all changes, and makes them few.

What one change enters and takes away is seen by making it; what a set does is what its changes do together.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import combinations

from engine.language.case import Case
from engine.language.rulebook import Sentence
from engine.scenarios.changes import Change, Changes, apply
from tests.naive.clingo_oracle import LEVELS, Translation, term

Entered = dict[Sentence, int]


def least(
    case: Case, changes: Sequence[Change], exclusive: Callable[[Change, Change], bool], sentence: Sentence, holds: bool
) -> set[frozenset[Change]]:
    """All sets of as few changes as can be after which a sentence holds, or does not; none if no set does it."""
    import clingo

    control = clingo.Control(["0", "--opt-mode=optN", "--warn=none"])
    control.add("base", [], _program(case, changes, exclusive, sentence, holds))
    control.ground([("base", [])])
    found: set[frozenset[Change]] = set()
    with control.solve(yield_=True) as models:
        for model in models:
            if model.optimality_proven:
                made = [atom.arguments[0].number for atom in model.symbols(atoms=True) if atom.name == "change"]
                found.add(frozenset(changes[at] for at in made))
    return found


def _program(
    case: Case, changes: Sequence[Change], exclusive: Callable[[Change, Change], bool], sentence: Sentence, holds: bool
) -> str:
    before = _entered(case)
    after = [_entered(apply(case, Changes.of([change]))) for change in changes]
    every = list(dict.fromkeys([*before, *(s for entered in after for s in entered), sentence]))
    program = Translation(replace(case, facts=()), None, every)
    lines = [program.text()]

    def atom(said: Sentence, level: int) -> str:
        return program.atom(said.statement, [term(arg) for arg in said.args], said.denied, level)

    for said, sure in before.items():
        gone = [f"not change({at})" for at, entered in enumerate(after) if entered.get(said) != sure]
        lines += [f"{atom(said, level)} :- {'; '.join(gone) or '#true'}." for level in LEVELS[:sure]]
    for at, entered in enumerate(after):
        lines.append(f"{{ change({at}) }}.")
        for said, sure in entered.items():
            if before.get(said) != sure:
                lines += [f"{atom(said, level)} :- change({at})." for level in LEVELS[:sure]]
    for (at, one), (other, two) in combinations(enumerate(changes), 2):
        if exclusive(one, two):
            lines.append(f":- change({at}); change({other}).")
    lines.append(f":- {'not ' if holds else ''}{atom(sentence, 1)}.")
    lines.append("#minimize { 1,I : change(I) }.")
    return "\n".join(lines)


def _entered(case: Case) -> Entered:
    found: Entered = {}
    for fact in case.facts:
        found[fact.sentence] = max(found.get(fact.sentence, 0), int(fact.certainty))
    return found
