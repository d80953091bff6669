"""What could be concluded at all from what may be entered: every rule without what could stand in its way.

An exception, an absence, a count or a level can only keep a rule from firing. Without them a rulebook grows with what
is entered, so that one run of the compiled engine finds everything that holds in any scenario, and little more.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from engine.inference.compiled import CompiledEngine
from engine.inference.program import Program
from engine.language.clauses import all_clauses
from engine.language.condition import AnyOf, Compare, Condition, Holds
from engine.language.rulebook import Rule, Sentence
from engine.language.strata import concludes, stratify
from engine.language.value import Certainty


def possible(program: Program, entered: Iterable[Sentence]) -> frozenset[Sentence]:
    """The sentences that some rule could conclude in some scenario in which nothing but these is entered."""
    engine, free = _relaxed(program)
    found = engine.evaluate(dict.fromkeys((*entered, *free), Certainty.CERTAIN))
    forms = {concludes(clause) for clause in engine.program.clauses}
    book = program.rulebook
    derived = (book.sentence(form[0], args, form[1]) for form in forms for args in found.rows(form))
    return frozenset((*free, *(sentence for sentence in derived if not book.void(sentence))))


@lru_cache(maxsize=4)
def _relaxed(program: Program) -> tuple[CompiledEngine, tuple[Sentence, ...]]:
    """The rules without what could stand in their way, and what then follows from nothing."""
    book = program.rulebook
    rules = [_plain(rule) for rule in book.rules if not rule.leads_to]
    clauses = all_clauses(replace(book, rules=tuple(rules)))
    free = tuple(book.ground(clause.conclusion.pattern, {}) for clause in clauses if not clause.binding)
    bound = tuple(clause for clause in clauses if clause.binding)
    strata = stratify(list(bound))
    assert strata is not None, "what looks at nothing has strata"
    return CompiledEngine(Program(book, bound, strata.clauses, strata.forms)), free


def _plain(rule: Rule) -> Rule:
    return replace(rule, conditions=_kept(rule.conditions), unless=(), even_if=())


def _kept(conditions: Iterable[Condition]) -> tuple[Condition, ...]:
    """What binds, and what compares."""
    found: list[Condition] = []
    for condition in conditions:
        if isinstance(condition, Holds):
            found.append(replace(condition, level=Certainty.POSSIBLE))
        elif isinstance(condition, Compare):
            found.append(condition)
        elif isinstance(condition, AnyOf):
            found.append(replace(condition, branches=tuple(_kept(branch) for branch in condition.branches)))
    return tuple(found)
