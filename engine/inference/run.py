"""Run a case with an engine. Stepping and running are one path: a screen moves a cursor over the trace."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import lru_cache
from threading import Lock
from typing import Literal, TypeAlias

from engine.language.case import Case
from engine.language.library import with_status
from engine.language.rulebook import Rulebook, Sentence, Status
from engine.language.value import Certainty
from engine.pause import asked_by, nobody

from .firing import Firing
from .judge import Judge
from .program import Program, compile_rulebook
from .record import record, stated_facts
from .trace import Trace

EngineName = Literal["auto", "experta", "compiled"]
ENGINES: tuple[EngineName, ...] = ("auto", "experta", "compiled")
Engine: TypeAlias = Callable[[Mapping[Sentence, Certainty]], tuple[list[Firing], Judge]]

# Up to so many rules times names, experta answers within the blink of an eye, so the one with the agenda is taken.
# A fixed count and not a measured time: what runs a case must not depend on how busy the machine is.
SMALL = 3000


def run(case: Case, engine: EngineName = "auto", statuses: frozenset[Status] | None = None) -> Trace:
    """Evaluate a case; `statuses` leaves only the rules of these statuses in force."""
    if statuses is not None:
        case = replace(case, rulebook=with_status(case.rulebook, statuses))
    chosen = choose(case) if engine == "auto" else engine
    firings, warnings = fire(case, chosen)
    return record(case, compiled(case.rulebook), chosen, firings, warnings)


def choose(case: Case) -> Literal["experta", "compiled"]:
    """What `auto` means for a case: experta while rules times names are few."""
    return "experta" if len(case.rulebook.rules) * len(case.names) <= SMALL else "compiled"


def fire(case: Case, engine: Literal["experta", "compiled"]) -> tuple[list[Firing], list[str]]:
    """What one engine fires, in order, and its warnings, in an order that no engine has a part in."""
    program = compiled(case.rulebook)
    facts = {sentence: fact.certainty for sentence, fact in stated_facts(case).items()}
    if engine == "compiled":
        firings, judge = _compiled(program)(facts)
    else:
        with _ONE, asked_by(nobody):  # experta keeps what it works with in its classes: it is never left half way.
            firings, judge = _experta(program)(facts)
    return firings, [f"A division by zero: '{text}' was taken as not holding." for text in sorted(judge.divided)]


_ONE = Lock()
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


@lru_cache(maxsize=4)
def _compiled(program: Program) -> Engine:
    from .compiled import CompiledEngine

    return CompiledEngine(program).run
