"""A run and its explanations as they are published, and what the checker says of them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

from engine.checking import check_run, check_whys
from engine.explanation.as_json import run_json
from engine.explanation.why_json import why_json
from engine.inference.run import run
from engine.inference.trace import Trace
from engine.language.case import Case
from engine.language.rulebook import Sentence
from engine.language.value import Value, order
from engine.language.vocabulary import Var

Json = dict[str, Any]


def faults(case: Case, absences: int, seed: int = 0) -> list[str]:
    """What the checker finds wrong in a run, in the why of all that holds, and in so many why-nots."""
    trace = run(case)
    told = run_json(trace, "test")
    asked = [*trace.known.sentences(), *some_absent(trace, absences, seed)]
    whys = [why_json(trace, sentence, True) for sentence in asked]
    whys += [why_json(trace, sentence, depth=1) for sentence in asked[::5]]
    return check_run(case.rulebook, case, told) + check_whys(case.rulebook, case, told, whys)


def some_absent(trace: Trace, wanted: int, seed: int) -> list[Sentence]:
    """Sentences that do not hold though rules could conclude such, with names drawn by the seed."""
    draw = random.Random(seed)
    clauses = [clause for clause in trace.program.clauses if not clause.rule.leads_to]
    found: dict[Sentence, None] = {}
    for _ in range(wanted * 10 if clauses else 0):
        pattern = draw.choice(clauses).conclusion.pattern
        bindings = {var.label: draw.choice(list(values(trace, var))) for var in pattern.variables}
        sentence = trace.rulebook.ground(pattern, bindings)
        if sentence not in trace.known and not trace.rulebook.void(sentence):
            found.setdefault(sentence)
        if len(found) == wanted:
            break
    return list(found)


def values(trace: Trace, var: Var) -> Iterator[Value]:
    """What a variable could stand for: names, words, the numbers that occur and two more."""
    kind = trace.rulebook.kinds[var.kind]
    if kind.sort == "number":
        slots = [(s, slot) for s in trace.rulebook.statements for slot, of in enumerate(s.slots) if of.kind == var.kind]
        known = {s.args[slot] for s in trace.known.sentences() for of, slot in slots if of.index == s.statement}
        yield from sorted({3, 10, *known}, key=order)
    yield from kind.words
    yield from (name.name for name in trace.rulebook.names if name.kind == var.kind)
