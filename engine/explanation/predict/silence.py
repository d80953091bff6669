"""What is not stated: which of four sentences a rule took not to be so, only because nobody said anything about it."""

from __future__ import annotations

from engine.inference.trace import Step
from engine.language.rulebook import Sentence

from ..wording import capital
from . import words as say
from .near_misses import Moment
from .question import CHOICES, Choice, Prediction, asked, looked_at, shuffled, turn, used


def silence(moment: Moment, step: Step, times: int = 0) -> Prediction | None:
    """One of the silences of a step, another one each time; None if it relies on none, or there is no other choice."""
    trace = moment.trace
    if not step.assumed:
        return None
    right = step.assumed[times % len(step.assumed)]
    wrong = _others(moment, step)
    if not wrong:
        return None
    choices = [Choice(trace.say(right), True, "", right)]
    choices += [Choice(trace.say(sentence), False, why, sentence) for sentence, why in wrong]
    return asked(
        trace,
        step,
        "silence",
        (say.rule_concludes(capital(step.clause.rule.title), trace.say(step.conclusion)),),
        say.WHICH_SILENCE,
        shuffled(choices, step.number, lambda choice: choice.words),
        used(trace, step, exceptions=True),
    )


def _others(moment: Moment, step: Step) -> list[tuple[Sentence, str]]:
    """Three that are none: one that this rule does not look at, one that was denied, and premises that are known."""
    trace, names = moment.trace, set(step.bindings.values())
    own = looked_at(step.clause.rule)

    def rank(sentence: Sentence) -> tuple[int, int]:
        return -sum(arg in names for arg in sentence.args), turn(step.number, trace.say(sentence))

    others = sorted((s for s in trace.assumed if s.statement not in own), key=rank)
    unlooked = [(sentence, say.NOT_LOOKED_AT) for sentence in others]
    denied = sorted((s.positive for s in trace.stated if s.denied and s.positive not in trace.known), key=rank)
    refused = [(sentence, say.IS_DENIED) for sentence in denied]
    known = []
    for premise in step.premises:
        if premise.part == "if" and premise.sentence is not None and premise.standing in ("stated", "concluded"):
            steps = [number for number in premise.steps if number < step.number]
            entered = premise.sentence in trace.stated
            known.append((premise.sentence, say.IS_STATED if entered or not steps else say.is_concluded(steps[0])))
    known.sort(key=lambda one: turn(step.number, trace.say(one[0])))
    beside = sorted((s for s in trace.stated if not s.denied and names & set(s.args)), key=rank)
    stated = [(sentence, say.IS_STATED) for sentence in beside if sentence != step.conclusion]
    order = [*unlooked[:1], *refused[:1], *known, *unlooked[1:], *refused[1:], *stated]
    chosen: dict[Sentence, str] = {}
    for sentence, why in order:
        if len(chosen) < CHOICES - 1:
            chosen.setdefault(sentence, why)
    return list(chosen.items())
