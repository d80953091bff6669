"""Which rule says so: four rules, of which just one concludes the sentence from what is known now."""

from __future__ import annotations

from collections.abc import Iterator

from engine.inference.judge import Bindings
from engine.inference.trace import Step, Trace
from engine.language.clauses import Clause
from engine.language.condition import AllOf, Condition, Holds
from engine.language.rulebook import Rule, Sentence
from engine.language.value import Certainty
from engine.language.vocabulary import Var

from .. import wording
from ..told import told
from . import words as say
from .near_misses import Moment
from .question import CHOICES, Choice, Prediction, asked, patterns, shuffled, turn, used


def which_rule(moment: Moment, step: Step) -> Prediction | None:
    """Which rule concludes the sentence of a step; None where there is no other rule to take it for."""
    trace, right = moment.trace, step.clause.rule
    saying = moment.said_by(step.conclusion)
    wrong = [rule for rule in _others(trace, step) if rule.id not in saying][: CHOICES - 1]
    if not wrong:
        return None
    choices = [Choice(wording.capital(right.title), True, "", None, _conditions(trace, right))]
    choices += [
        Choice(wording.capital(rule.title), False, _why(moment, step, rule), None, _conditions(trace, rule))
        for rule in wrong
    ]
    words = trace.say(step.conclusion)
    known = step.conclusion in moment.known
    return asked(
        trace,
        step,
        "rule",
        (say.follows_again(words) if known else say.follows_now(words),),
        say.WHICH_RULE,
        shuffled(choices, step.number, lambda choice: choice.words),
        used(trace, step),
    )


def _others(trace: Trace, step: Step) -> list[Rule]:
    """The other rules that conclude something, those that one takes for the right one most easily first.

    Those that conclude the same statement, those of its theme, those that look at the same statements.
    """
    rule, conclusion = step.clause.rule, step.conclusion
    own = {pattern.statement for pattern in patterns(step.clause.conditions)}
    rules = {clause.rule.id: clause.rule for clause in trace.program.clauses if not clause.rule.leads_to}
    titled = {other.title: other for other in reversed(rules.values()) if other.title != rule.title}

    def rank(other: Rule) -> tuple[bool, bool, int, int]:
        shared = own & {pattern.statement for pattern in patterns(other.conditions)}
        return not _concluding(other, conclusion), other.theme != rule.theme, -len(shared), turn(step.number, other.id)

    return sorted(titled.values(), key=rank)


def _concluding(rule: Rule, sentence: Sentence) -> bool:
    return any((c.pattern.statement, c.pattern.denied) == (sentence.statement, sentence.denied) for c in rule.then)


def _conditions(trace: Trace, rule: Rule) -> str:
    """What a rule asks for, in one line."""
    said = told(AllOf(rule.conditions, rule.place), {}, trace.rulebook)
    return say.if_all(said.partition(": ")[2])


# Why a rule does not say so


def _why(moment: Moment, step: Step, rule: Rule) -> str:
    """What keeps a rule from concluding the sentence now: the obstacle of its nearest clause."""
    trace = moment.trace
    clauses = [clause for clause in trace.program.clauses if clause.rule.id == rule.id]
    starts = [(clause, start) for clause in clauses for start in _starts(moment, clause, step.conclusion)]
    if not starts:
        said = Holds(rule.then[0].pattern, Certainty.POSSIBLE, rule.place)
        return say.says_other(told(said, {}, trace.rulebook))
    found = [why for clause, start in starts if (why := _near(moment, clause, start))]
    return found[0] if found else _far(moment, *starts[0])


def _starts(moment: Moment, clause: Clause, sentence: Sentence) -> Iterator[Bindings]:
    """The bindings with which a clause would conclude just this sentence."""
    pattern = clause.conclusion.pattern
    if (pattern.statement, pattern.denied) != (sentence.statement, sentence.denied):
        return
    for args in moment.known.orders(sentence):
        bindings: Bindings = {}
        for arg, value in zip(pattern.args, args, strict=True):
            if not isinstance(arg, Var):
                if arg != value:
                    break
            elif bindings.get(arg.label, value) != value or (
                arg.label not in bindings and not moment.now.free(arg, value, bindings)
            ):
                break
            else:
                bindings[arg.label] = value
        else:
            yield bindings


def _near(moment: Moment, clause: Clause, start: Bindings) -> str:
    """Why an instance does not match of which all sentences but one are known; "" where none is so near."""
    for way in moment.now.ways(clause.binding, start):
        found = moment.obstacle(clause, way.bindings)
        if found is not None:
            return moment.held_back(found)
    for missing in clause.binding:
        others = [condition for condition in clause.binding if condition is not missing]
        for way in moment.now.ways(others, start):
            if all(var.label in way.bindings for var in missing.pattern.variables):
                return moment.lacks(moment.rulebook.ground(missing.pattern, way.bindings))
    return ""


def _far(moment: Moment, clause: Clause, start: Bindings) -> str:
    """The first condition that nothing known meets; its open names stay open."""
    failing: Condition = next(
        (one for one in clause.binding if not any(moment.now.ways((one,), start))),
        AllOf(clause.binding, clause.rule.place),
    )
    return say.no_match(told(failing, start, moment.rulebook))
