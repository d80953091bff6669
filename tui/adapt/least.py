"""What can be asked to change, and the least changes that do it."""

from __future__ import annotations

from engine.analysis.change import Asked, change, ranked
from engine.explanation.breakers import breakers
from engine.explanation.circles import Circles, Turn, circles
from engine.explanation.groups import overview
from engine.explanation.repairs import Repair
from engine.explanation.why_not import why_not
from engine.inference.trace import Trace
from engine.language.rulebook import Sentence

from .. import keynames as key
from ..view.least import Goal, Least, Made, Way, ring_goal

SHOWN = 8
"""So many conclusions are offered to be changed; every other is a `c` away."""


def goals(trace: Trace) -> tuple[tuple[str, tuple[Goal, ...]], ...]:
    """Circles, where the reasoning ends up, and what could follow but does not."""
    rings = circles(trace)
    shown = overview(trace, rings)
    ends = [sentence for group in shown.ends for sentence in group.sentences[:1]][:SHOWN]
    could = [sentence for group in shown.could for sentence in group.sentences[:1]][:SHOWN]
    return (
        ("So that it no longer follows", tuple(sentence_goal(trace, s) for s in ends)),
        ("So that a circle stops", tuple(_ring_goal(label, name, turn) for label, name, turn in _turns(rings))),
        ("So that it follows", tuple(sentence_goal(trace, s) for s in could)),
    )


def sentence_goal(trace: Trace, sentence: Sentence) -> Goal:
    """A sentence as it stands."""
    words, level = trace.say(sentence), trace.level(sentence)
    if trace.steps_of(sentence):
        return Goal(words, words, "concluded", str(level))
    if sentence in trace.known:
        return Goal(words, words, "stated", "stated")
    return Goal(words, words, "open", "not concluded")


def _turns(rings: Circles) -> list[tuple[str, str, Turn]]:
    return [(ring.label, ring.name, turn) for ring in rings.standing for turn in ring.turns]


def _ring_goal(label: str, name: str, turn: Turn) -> Goal:
    names = " and ".join(turn.names)
    words = f"{name or 'the circle'} of {names}" if names else name or "the circle"
    return Goal(ring_goal(label, names), f"{label}  {words}", "", "")


def least_for_ring(trace: Trace, id: str, most: int, keep: tuple[Sentence, ...]) -> Least:
    """The least changes after which a circle no longer turns."""
    intro = "So that this circle no longer turns:"
    for label, name, turn in _turns(circles(trace)):
        goal = _ring_goal(label, name, turn)
        if goal.id == id:
            asked = ranked(trace, turn.sentences[0], False, breakers(trace, turn, most, keep).stops)
            return _least(trace, goal, intro, asked)
    return Least(
        Goal(id, "the circle"), "So that this circle no longer turns:", problem="It does not turn in this case."
    )


def least(trace: Trace, sentence: Sentence, most: int, keep: tuple[Sentence, ...]) -> Least:
    """The least changes after which a sentence follows, or no longer does."""
    holds = sentence in trace.known
    goal = sentence_goal(trace, sentence)
    intro = "So that this no longer follows:" if holds else "So that this follows:"
    if holds and not trace.steps_of(sentence):
        return Least(
            goal, intro, problem=f"It is stated, and no rule concludes it. {key.OPEN} tries the case without it."
        )
    return _least(trace, goal, intro, change(trace, sentence, not holds, most, keep))


def _least(trace: Trace, goal: Goal, intro: str, asked: Asked) -> Least:
    found = asked.found
    problem = f"The search was ended early: {found.limit}" if found.limit else ""
    if not found.possible and goal.standing == "open" and not why_not(trace, asked.sentence, limit=0).rules:
        problem = f"No rule could conclude it: it can only be stated. {key.YES} tries the case with it."
    elif not found.possible:
        problem = "No change of facts could do it, short of the sentence itself."
    return Least(
        goal,
        intro,
        tuple(_way(trace, way, goal) for way in asked.own),
        tuple(_way(trace, way, goal) for way in asked.others),
        tuple(_way(trace, way, goal) for way in asked.strange),
        found.complete,
        problem,
        found.more,
    )


def _way(trace: Trace, way: Repair, asked: Goal) -> Way:
    made = tuple(
        Made(each.how, trace.say(each.sentence), "" if each.instead is None else trace.say(each.instead))
        for each in way.changes
    )
    return Way(made, _leads_to(trace, way, asked))


def _leads_to(trace: Trace, way: Repair, asked: Goal) -> str:
    """What follows of the same things instead, in its own words only; else how sure it becomes, or how much falls."""
    if way.certainty is not None:
        return str(way.certainty)
    instead = [tail for s in way.gained if (tail := _tail(trace.say(s), asked.words))]
    if instead:
        return min(instead, key=len)
    if not way.gained:
        return "nothing instead"
    # What was asked about is gone as well, as What if counts it; a circle is no sentence.
    return f"{len(way.gained)} new, {len(way.lost) + (asked.standing == 'concluded')} gone"


def _tail(words: str, asked: str) -> str:
    """What a sentence says otherwise than the asked one, if most of both is the same."""
    mine, theirs = words.split(), asked.split()
    same = 0
    while same < min(len(mine), len(theirs)) and mine[same] == theirs[same]:
        same += 1
    return " ".join(mine[same:]) if same * 2 > len(theirs) and len(mine) - same <= 4 else ""
