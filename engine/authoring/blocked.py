"""What stands in the way of a conclusion: a rule whose sentences all hold, stopped by a `not` or an exception."""

from __future__ import annotations

from collections.abc import Iterator

from engine.inference.judge import Bindings, Judge
from engine.inference.trace import Trace
from engine.language.clauses import Clause
from engine.language.condition import Condition, Count, Not
from engine.language.rulebook import Sentence
from engine.language.strata import concludes
from engine.language.vocabulary import Var


def blockers(trace: Trace, sentence: Sentence) -> frozenset[Sentence]:
    """The sentences that alone (or with others of their kind) keep a rule from concluding `sentence`."""
    judge = Judge(trace.rulebook, trace.program.variables, trace.known)
    found: set[Sentence] = set()
    for clause in trace.program.clauses:
        if clause.rule.leads_to or concludes(clause) != (sentence.statement, sentence.denied):
            continue
        for start in starts(clause, sentence, judge):
            for way in judge.ways(clause.binding, start):
                found |= _stopping(clause, way.bindings, judge) or set()
    return frozenset(found)


def starts(clause: Clause, sentence: Sentence, judge: Judge) -> Iterator[Bindings]:
    """The bindings with which a clause would conclude just this sentence."""
    for args in judge.known.orders(sentence):
        bindings: Bindings = {}
        for arg, value in zip(clause.conclusion.pattern.args, args, strict=True):
            if not isinstance(arg, Var):
                if arg != value:
                    break
            elif arg.label in bindings:
                if bindings[arg.label] != value:
                    break
            elif judge.free(arg, value, bindings):
                bindings[arg.label] = value
            else:
                break
        else:
            yield bindings


def _stopping(clause: Clause, bindings: Bindings, judge: Judge) -> set[Sentence] | None:
    """What stops an instance whose sentences hold; None if something is missing besides."""
    found: set[Sentence] = set()
    for condition in clause.conditions:
        if not judge.judge(condition, bindings).holds:
            against = _against(condition, bindings, judge)
            if not against:
                return None
            found |= against
    for exception in clause.unless:
        verdict = judge.judge(exception, bindings)
        if verdict.holds:
            found |= set(verdict.used)
    return found


def _against(condition: Condition, bindings: Bindings, judge: Judge) -> set[Sentence]:
    """The sentences that make a `not` or a `no` fail; nothing for other conditions."""
    if isinstance(condition, Not):
        return {judge.rulebook.ground(condition.pattern, bindings)}
    if isinstance(condition, Count) and condition.how == "no":
        return {sentence for way in judge.ways(condition.of, bindings) for sentence in way.used}
    return set()
