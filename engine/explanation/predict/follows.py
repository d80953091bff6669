"""What follows now, and from what: one of the choices is on the agenda before the step, the others are near misses."""

from __future__ import annotations

from engine.inference.trace import Step
from engine.language.rulebook import Sentence
from engine.language.value import Value

from . import words as say
from .near_misses import Moment, NearMiss
from .question import CHOICES, Choice, Possible, Prediction, asked, looked_at, patterns, shuffled, turn, used

DECOYS = 2


def follows(moment: Moment, step: Step) -> Prediction | None:
    """What follows before a step; None if it brings nothing new or there is no near miss."""
    trace = moment.trace
    if not step.new or step.conclusion in trace.stated:
        return None
    wrong = _chosen(moment, step)
    if not wrong:
        return None
    right = Choice(trace.say(step.conclusion), True, "", step.conclusion)
    choices = shuffled([right, *(_choice(moment, miss) for miss in wrong)], step.number, lambda choice: choice.words)
    reasons = used(trace, step)
    tick = [*reasons, *(_decoy(moment, sentence) for sentence in _decoys(moment, step))]
    tick = shuffled(tick, step.number, lambda reason: reason.words)
    return asked(trace, step, "follows", (), say.WHICH, choices, [one for one in tick if one.used], tick)


# Choices


def _chosen(moment: Moment, step: Step) -> list[NearMiss]:
    """Three near misses: one held back and one with another name where there are such, the rest lacking a premise."""
    names = set(step.bindings.values())
    found: dict[str, dict[Sentence, NearMiss]] = {"held back": {}, "other name": {}, "lacks": {}}
    for miss in moment.misses(step):
        found[miss.kind].setdefault(miss.sentence, miss)

    def rank(miss: NearMiss) -> tuple[bool, bool, int, bool, int]:
        theme = miss.clause.rule.theme != step.clause.rule.theme
        never = miss.lacking is not None and miss.lacking not in moment.trace.known
        at_random = turn(moment.number, moment.trace.say(miss.sentence))
        return miss.far, theme, -len(names & set(miss.sentence.args)), never, at_random

    ranked = {kind: sorted(own.values(), key=rank) for kind, own in found.items()}
    ranked["other name"] = list(found["other name"].values())  # the fewest missing premises first
    order = [*ranked["held back"][:1], *ranked["other name"][:1], *_varied(ranked["lacks"])]
    order += [*ranked["other name"][1:], *ranked["held back"][1:]]
    chosen: dict[Sentence, NearMiss] = {}
    for miss in order:
        if len(chosen) < CHOICES - 1:
            chosen.setdefault(miss.sentence, miss)
    return list(chosen.values())


def _varied(misses: list[NearMiss]) -> list[NearMiss]:
    """One for each statement first, then the others."""
    first: dict[int, NearMiss] = {}
    for miss in misses:
        first.setdefault(miss.sentence.statement, miss)
    return [*first.values(), *(miss for miss in misses if miss is not first[miss.sentence.statement])]


def _choice(moment: Moment, miss: NearMiss) -> Choice:
    return Choice(moment.trace.say(miss.sentence), False, _why(moment, miss), miss.sentence)


def _why(moment: Moment, miss: NearMiss) -> str:
    """Why a near miss does not follow now."""
    if miss.kind == "held back":
        return moment.held_back((miss.obstacle, miss.blocker))
    assert miss.lacking is not None
    return moment.lacks(miss.lacking)


# Reasons


def _decoy(moment: Moment, sentence: Sentence) -> Possible:
    stated = sentence in moment.trace.stated
    steps = tuple(step for step in moment.trace.steps_of(sentence) if step < moment.number)
    return Possible(moment.trace.say(sentence), sentence, "stated" if stated else "concluded", steps, False)


def _decoys(moment: Moment, step: Step) -> list[Sentence]:
    """True sentences that rules of the same theme use and this one does not; else true sentences of the same names."""
    rule, names = step.clause.rule, set(step.bindings.values())
    own = looked_at(rule)
    statements: dict[int, int] = {}
    for clause in moment.trace.program.clauses:
        if clause.rule.theme == rule.theme and clause.rule.id != rule.id:
            for pattern in patterns(clause.conditions):
                statements.setdefault(pattern.statement, clause.rule.index)

    def rank(sentence: Sentence) -> tuple[bool, int, bool]:
        return sentence.statement not in statements, -_shared(sentence.args, names), sentence.denied

    found = [
        sentence
        for sentence in moment.known.sentences()
        if sentence.statement not in own and sentence != step.conclusion
    ]
    chosen: dict[int, Sentence] = {}
    for sentence in sorted(found, key=rank):
        chosen.setdefault(sentence.statement, sentence)
    return list(chosen.values())[:DECOYS]


def _shared(args: tuple[Value, ...], names: set[Value]) -> int:
    return sum(arg in names for arg in args)
