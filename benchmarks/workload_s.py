"""The workload S: 60 rules without variables over 30 inputs, 48 conclusions in six levels, absences among the premises.

A scenario is the set of inputs that are given; all 2^30 of them are possible cases.
"""

from __future__ import annotations

import random
import tempfile
from pathlib import Path

from engine.language.case import Case
from engine.language.library import Library
from engine.language.problem import Problems, show
from engine.language.read_case import case_at

INPUTS, RULES, LEVELS, SEED = 30, 60, 6, 4
Rule = tuple[str, tuple[tuple[str, bool], ...]]  # what follows, and its premises: True where it must hold


def inputs() -> list[str]:
    return [f"i{at}" for at in range(INPUTS)]


def rules() -> list[Rule]:
    """The rules, level by level; every fifth is a second way to an earlier conclusion of its level."""
    choose = random.Random(SEED)
    found: list[Rule] = []
    last: list[str] = []
    below: list[str] = []
    given = inputs()
    choose.shuffle(given)
    taken = 0
    for level in range(LEVELS):
        heads: list[str] = []
        for at in range(RULES // LEVELS):
            if at % 5 == 4:
                head = heads[choose.randrange(len(heads))]
            else:
                head = f"h{level}_{len(heads)}"
                heads.append(head)
            count = choose.choice((2, 2, 3))
            body = [choose.choice(last)] if level else []
            while len(body) < count:
                if level and choose.random() < 0.4:
                    atom = choose.choice(below)
                else:
                    atom = given[taken % INPUTS]
                    taken += 1
                if atom not in body:
                    body.append(atom)
            found.append((head, tuple((atom, choose.random() < 0.6) for atom in body)))
        last = heads
        below = below + heads
    return found


def heads() -> list[str]:
    """What can follow, in the order of the rules."""
    return list(dict.fromkeys(head for head, _ in rules()))


def follows(given: frozenset[str]) -> frozenset[str]:
    """What follows from the inputs that are given: the rules once in their order, which is that of their levels."""
    held = set(given)
    for head, body in rules():
        if all((atom in held) == wanted for atom, wanted in body):
            held.add(head)
    return frozenset(held - given)


def scenarios(count: int, seed: int = 1) -> list[frozenset[str]]:
    """So many scenarios drawn at random."""
    choose = random.Random(seed)
    return [frozenset(atom for atom in inputs() if choose.random() < 0.5) for _ in range(count)]


def said(atom: str) -> str:
    return f"{atom} is given" if atom[0] == "i" else f"{atom} follows"


def case() -> Case:
    """A case of S in which nothing is given, read from its files.

    Statement `n` of its rulebook is input `n`; after the inputs come the conclusions.
    """
    lines = ["rulebook: s", "title: The workload S", "kinds: {}", "statements:"]
    lines += [f"  - say: {said(atom)}" for atom in (*inputs(), *heads())]
    lines.append("rules:")
    for at, (head, body) in enumerate(rules()):
        lines += [f"  - id: r{at}", "    if:"]
        lines += [f"      - {'' if wanted else 'not: '}{said(atom)}" for atom, wanted in body]
        lines.append(f"    then: {said(head)}")
    problems, library = Problems(), Library()
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "s.yaml").write_text("\n".join(lines) + "\n", "utf-8")
        Path(folder, "blank.yaml").write_text("case: Nothing is given\nrulebook: s\nfacts: []\n", "utf-8")
        found = case_at(Path(folder, "blank.yaml"), library, problems)
    if found is None or problems.errors:
        raise SystemExit("\n".join(show(problem, library.line) for problem in problems.sorted()))
    return found
