"""Run a case with an engine. Stepping and running are one path: a screen moves a cursor over the trace."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Literal, TypeAlias

from engine.language.case import Case
from engine.language.library import with_status
from engine.language.rulebook import Rulebook, Sentence, Status
from engine.language.value import Certainty

from .firing import Firing
from .judge import Judge
from .program import Program, compile_rulebook
from .record import record, stated_facts
from .trace import Trace

EngineName = Literal["auto", "experta"]
ENGINES: tuple[EngineName, ...] = ("auto", "experta")
Engine: TypeAlias = Callable[[Mapping[Sentence, Certainty]], tuple[list[Firing], Judge]]


def run(case: Case, engine: EngineName = "auto", statuses: frozenset[Status] | None = None) -> Trace:
    """Evaluate a case; `statuses` leaves only the rules of these statuses in force."""
    if statuses is not None:
        case = replace(case, rulebook=with_status(case.rulebook, statuses))
    program = compiled(case.rulebook)
    facts = {sentence: fact.certainty for sentence, fact in stated_facts(case).items()}
    firings, judge = _engine(program)(facts)
    warnings = [f"A division by zero: '{text}' was taken as not holding." for text in judge.divided]
    return record(case, program, "experta", firings, warnings)


_PROGRAMS: list[tuple[Rulebook, Program]] = []


def compiled(rulebook: Rulebook) -> Program:
    """The program of a rulebook; those last used are kept, since a screen runs one rulebook many times."""
    for kept, program in _PROGRAMS:
        if kept is rulebook or (
            kept.rules == rulebook.rules and kept.statements == rulebook.statements and kept.names == rulebook.names
        ):
            return program
    program = compile_rulebook(rulebook)
    _PROGRAMS.insert(0, (rulebook, program))
    del _PROGRAMS[4:]
    return program


@lru_cache(maxsize=4)
def _experta(program: Program) -> Engine:
    from .experta_engine import ExpertaEngine

    return ExpertaEngine(program).run


def _engine(program: Program) -> Engine:
    return _experta(program)
