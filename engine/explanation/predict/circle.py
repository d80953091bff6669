"""Will the circle hold: one thing is supposed otherwise, and the case is run with it to see."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from engine.inference.once import once
from engine.inference.run import run
from engine.inference.trace import Premise, Step, Trace
from engine.language.rulebook import Sentence
from engine.scenarios.changes import Change, Changes, apply

from ..breakers import turns
from ..circles import Turn, circles
from ..why_not import enterable
from ..wording import capital
from . import words as say
from .near_misses import Moment
from .question import Choice, Prediction, asked, looked_at, turn, used

_POOL = 6
"""So many suppositions of one kind are looked at."""


@dataclass(frozen=True, slots=True)
class Lap:
    """A ring whose sentences all hold, and the step with which it closes."""

    turn: Turn
    closes: int


def circle(moment: Moment, step: Step, times: int = 0) -> Prediction | None:
    """What becomes of the circle that a step closes, or draws something from, if one thing were otherwise.

    Each time another kind of thing is supposed: what nobody said, what the circle rests on, what it does not look at.
    """
    trace = moment.trace
    at, lap = next(((at, lap) for at, lap in enumerate(laps(trace)) if _about(lap, step)), (0, None))
    change = _supposed(trace, lap.turn, at + 2 * times) if lap is not None else None
    if lap is None or change is None:
        return None
    after = run(apply(trace.case, Changes.of([change])), "compiled")
    outcome, why = _judged(trace, after, lap.turn, change)
    drawn = lap.turn.drawn[:1]
    choices = [say.TURNS_ON, *(say.turns_without(trace.say(sentence)) for sentence in drawn), say.STOPS]
    right = {"on": 0, "unnamed": 1, "stops": -1}[outcome]
    words = trace.say(change.sentence)
    return asked(
        trace,
        step,
        "circle",
        (
            say.RING,
            *(f"{number}. {trace.say(sentence)}" for number, sentence in enumerate(lap.turn.sentences, 1)),
            say.suppose_not(words) if change.how == "drop" else say.suppose(words),
        ),
        say.HOLDS,
        (Choice(each, at == right % len(choices), "") for at, each in enumerate(choices)),
        used(trace, step),
        explanation=f"{why} {say.WAS_RUN}",
    )


@once
def laps(trace: Trace) -> tuple[Lap, ...]:
    """The rings of this round whose sentences all hold."""
    return tuple(
        Lap(turn, max(arc.step.number for arc in turn.arcs))
        for ring in circles(trace).standing
        for turn in ring.turns
        if all(arc.step.number for arc in turn.arcs) and all(sentence in trace.known for sentence in turn.sentences)
    )


def _about(lap: Lap, step: Step) -> bool:
    return lap.closes == step.number or (lap.closes < step.number and step.new and step.conclusion in lap.turn.drawn)


# What is supposed


def _supposed(trace: Trace, turn_: Turn, times: int) -> Change | None:
    """One change, of the kinds in turn; those that there are not here are left out."""
    pools = [_unsaid(trace, turn_), _under(trace, turn_), _beside(trace, turn_)]
    there = [found for pool in pools if (found := list(islice(pool, _POOL)))]
    if not there:
        return None
    pool = there[times % len(there)]
    return min(pool, key=lambda change: turn(times, trace.say(change.sentence)))


def _unsaid(trace: Trace, turn: Turn) -> Iterator[Change]:
    """What the circle, or what is drawn from it, takes not to be so because nobody said it."""
    for step in (*_drawing(trace, turn), *(arc.step for arc in turn.arcs)):
        for sentence in step.assumed:
            if enterable(trace, sentence) and not sentence.denied:
                yield Change("state", sentence)


def _under(trace: Trace, turn: Turn) -> Iterator[Change]:
    """What was stated, and the circle rests on or came in by."""
    found = [premise for arc in turn.arcs for premise in arc.step.firing.premises]
    found += _entering(turn)
    for sentence in dict.fromkeys(found):
        if sentence in trace.stated and not sentence.denied:
            yield Change("drop", sentence)


def _entering(turn: Turn) -> list[Sentence]:
    """What brings a circle in from outside; a sentence of it that was stated does so by itself."""
    return [sentence for entry in turn.entries for sentence in (entry.premises if entry.step else (entry.into,))]


def _beside(trace: Trace, turn: Turn) -> Iterator[Change]:
    """What was stated of the same names, and no rule of the circle looks at."""
    names = {name for sentence in turn.sentences for name in sentence.args}
    looked = _looked_at(trace, turn)
    for sentence in trace.stated:
        if sentence.statement not in looked and not sentence.denied and names & set(sentence.args):
            yield Change("drop", sentence)


def _drawing(trace: Trace, turn: Turn) -> list[Step]:
    return [trace.step(trace.steps_of(sentence)[0]) for sentence in turn.drawn[:1] if trace.steps_of(sentence)]


def _looked_at(trace: Trace, turn: Turn) -> set[int]:
    """The statements that the circle, its entries and what is drawn from it look at."""
    steps = [*_drawing(trace, turn), *(arc.step for arc in turn.arcs), *(e.step for e in turn.entries if e.step)]
    own = {statement for step in steps for statement in looked_at(step.clause.rule)}
    return own | {sentence.statement for sentence in turn.sentences}


# What came of it


def _judged(trace: Trace, after: Trace, turn: Turn, change: Change) -> tuple[str, str]:
    """What became of the circle in the run with the change (on, unnamed, stops), and why."""
    if not turns(after, turn):
        return "stops", _why_stops(trace, after, turn, change)
    for step in _drawing(trace, turn):
        if step.conclusion not in after.known:
            return "unnamed", f"{_why_gone(trace, after, step, ())} {say.RING_REMAINS}"
    if change.sentence.statement not in _looked_at(trace, turn):
        return "on", say.NOT_PART
    return "on", _instead(trace, after, turn) or say.OTHER_WAYS


def _instead(trace: Trace, after: Trace, turn: Turn) -> str:
    """That another rule says now what is drawn from the circle; "" where it is the same."""
    for step in _drawing(trace, turn):
        rules = [after.step(number).clause.rule for number in after.steps_of(step.conclusion)]
        if rules and step.clause.rule.id not in {rule.id for rule in rules}:
            titles = capital(step.clause.rule.title), capital(rules[0].title)
            return say.other_rule(*titles, trace.say(step.conclusion))
    return ""


def _why_stops(trace: Trace, after: Trace, turn: Turn, change: Change) -> str:
    """The rule of the ring that lacks something from outside; else that nothing sets the ring going."""
    members = set(turn.sentences)
    for arc in turn.arcs:
        if any(True for _ in _failing(after, arc.step.premises, members)):
            return _why_gone(trace, after, arc.step, members)
    if change.sentence in _entering(turn):
        return say.no_entry(trace.say(change.sentence))
    return say.no_longer(capital(turn.arcs[0].step.clause.rule.title), trace.say(turn.arcs[0].end))


def _why_gone(trace: Trace, after: Trace, step: Step, members: Iterable[Sentence]) -> str:
    """What a step lacks in the other run, or what stands against it."""
    title, end = capital(step.clause.rule.title), trace.say(step.conclusion)
    for sentence, lacking in _failing(after, step.premises, set(members)):
        words = trace.say(sentence)
        return say.breaks(title, end, words) if lacking else say.stands_against(title, end, words)
    return say.no_longer(title, end)


def _failing(after: Trace, premises: Iterable[Premise], members: set[Sentence]) -> Iterator[tuple[Sentence, bool]]:
    """The sentences of premises that fare otherwise in the other run; True with those that are no longer there."""
    for premise in premises:
        held = [premise.sentence] if premise.standing in ("stated", "concluded") and premise.sentence else []
        for sentence in (*held, *premise.used):
            if sentence not in after.known and sentence not in members:
                yield sentence, True
        for sentence in premise.assumed:
            if sentence in after.known:
                yield sentence, False
