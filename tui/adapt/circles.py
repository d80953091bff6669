"""The circles of a run, with what stops each and what would make others turn; all of it run again to make sure."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from itertools import chain

from engine.analysis.change import ranked
from engine.explanation import wording
from engine.explanation.breakers import breakers
from engine.explanation.circles import Entry, Ring, Turn, circles
from engine.explanation.circles_words import statement_words
from engine.explanation.could_turn import Lighting
from engine.explanation.repairs import Repair
from engine.inference.trace import Trace

from ..later import Later
from ..view import circles as view


def rings(trace: Trace, one: threading.Lock) -> view.Circles:
    """All rings of a run. What stops them takes its time, and is worked out under the lock when asked for."""
    found = circles(trace)
    lighting = Lighting(trace)
    harmless = wording.listed([f'"{statement_words(trace, index)}"' for index in found.harmless])
    return view.Circles(
        tuple(_ring(trace, ring, lighting, one) for ring in found.standing),
        tuple(_ring(trace, ring, lighting, one) for ring in found.possible),
        harmless,
    )


def _ring(trace: Trace, ring: Ring, lighting: Lighting, one: threading.Lock) -> view.Ring:
    return view.Ring(
        ring.label,
        ring.name,
        ring.sign,
        tuple(statement_words(trace, index) for index in ring.statements),
        tuple(_turn(trace, turn, one) for turn in ring.turns),
        Later(lambda: _ways(trace, lighting.could_turn(ring)), one),
    )


def _turn(trace: Trace, turn: Turn, one: threading.Lock) -> view.Turn:
    members = tuple(
        view.Member(
            trace.say(arc.start),
            wording.level_word(trace.level(arc.start)) or "does not hold",
            wording.capital(arc.step.clause.rule.title),
            arc.step.number,
            arc.turns_sign,
        )
        for arc in turn.arcs
    )
    return view.Turn(
        " and ".join(turn.names),
        members,
        tuple(_entry(trace, turn, entry) for entry in turn.entries),
        tuple(trace.say(sentence) for sentence in turn.drawn),
        Later(lambda: _breakers(trace, turn), one),
    )


def _entry(trace: Trace, turn: Turn, entry: Entry) -> view.Entry:
    premises = entry.premises if entry.step is not None else (entry.into,)
    said = tuple(
        (trace.say(premise.positive), _standing(premise.denied, bool(entry.step and trace.steps_of(premise))))
        for premise in premises
    )
    return view.Entry(turn.sentences.index(entry.into), said, entry.step.number if entry.step else 0)


def _standing(denied: bool, concluded: bool) -> str:
    if concluded:
        return "concluded not" if denied else "concluded"
    return "denied" if denied else "stated"


def _breakers(trace: Trace, turn: Turn) -> view.Breakers:
    found = breakers(trace, turn)
    both = [each for each in (found.stops, found.ends) if each is not None]
    asked = [ranked(trace, turn.sentences[0], False, each) for each in both]
    own = dict.fromkeys(way for each in asked for way in each.own)
    stops, *ends = ([way for way in each.ways if way not in own] for each in both)
    return view.Breakers(_ways(trace, stops), _ways(trace, chain(*ends)), found.stops.complete, _ways(trace, own))


def _ways(trace: Trace, ways: Iterable[Repair]) -> tuple[tuple[view.Change, ...], ...]:
    return tuple(tuple(view.Change(change.how, trace.say(change.sentence)) for change in way.changes) for way in ways)
