"""A play as JSON: every round with its state and conclusions, how it ends, circles and events."""

from __future__ import annotations

from typing import Any

from .next_state import Clash, Entry
from .round_events import Told
from .round_loops import Closing
from .rounds import Round, Rounds

Json = dict[str, Any]


def rounds_json(rounds: Rounds, version: str) -> Json:
    """`foedus play CASE --json`. `version` is that of Foedus."""
    ending, case = rounds.ending, rounds.case
    return {
        "meta": {"foedus": version},
        "case": case.title,
        "rulebooks": [book.id for book in reversed(case.rulebook.books)],
        "as_of": case.as_of or None,
        "ends": {
            "how": ending.how,
            "rounds": len(rounds.rounds),
            "repeats_from": ending.first if ending.how != "still moving" else None,
            "pending_events": [number for number, _ in rounds.pending],
        },
        "rounds": [_round(rounds, one) for one in rounds.rounds],
        "moves": [
            {"sentence": case.rulebook.say(sentence), "rounds": list(rounds.when(sentence))}
            for sentence in rounds.moving
        ],
        "circles": [_closing(rounds, one) for one in rounds.closings],
        "events": [_told(rounds, one) for one in rounds.told],
    }


def _round(rounds: Rounds, one: Round) -> Json:
    say = rounds.case.rulebook.say
    return {
        "round": one.number,
        "events": [say(fact.sentence) for fact in one.events],
        "state": [_entry(rounds, entry) for entry in one.state.values()],
        "conclusions": [
            {"sentence": say(sentence), "certainty": str(one.level(sentence))} for sentence in one.trace.concluded
        ],
        "leads_to": [
            {
                "sentence": say(step.conclusion),
                "denies": say(step.conclusion.positive) if step.conclusion.denied else None,
                "certainty": str(step.certainty),
                "rule": step.clause.rule.id,
            }
            for step in one.effects
        ],
        "contradictions": [_clash(rounds, clash) for clash in one.clashes],
        "conflicts": [
            {"kind": conflict.kind, "sentences": [say(sentence) for sentence in conflict.sentences]}
            for conflict in one.trace.conflicts
        ],
    }


def _entry(rounds: Rounds, entry: Entry) -> Json:
    sentence = entry.fact.sentence
    return {
        "sentence": rounds.case.rulebook.say(sentence.positive),
        "standing": "denied" if sentence.denied else "stated",
        "certainty": str(entry.fact.certainty),
        "from": entry.origin,
        "since": entry.since,
        "rules": list(dict.fromkeys(step.clause.rule.id for step in entry.steps)),
    }


def _clash(rounds: Rounds, clash: Clash) -> Json:
    return {
        "kind": clash.kind,
        "sentences": [rounds.case.rulebook.say(sentence) for sentence in clash.sentences],
        "rules": [sorted({step.clause.rule.id for step in steps}) for steps in clash.steps],
    }


def _closing(rounds: Rounds, one: Closing) -> Json:
    return {
        "name": one.circle.name,
        "sentences": [rounds.case.rulebook.say(sentence) for sentence in one.sentences],
        "first_closed": one.first,
        "last_closed": one.last,
        "goes_on": one.goes_on,
    }


def _told(rounds: Rounds, one: Told) -> Json:
    say = rounds.case.rulebook.say
    return {
        "round": one.round,
        "facts": [say(fact.sentence) for fact in one.facts],
        "changes": [
            {
                "sentence": say(difference.sentence),
                "how": difference.how,
                "rounds": list(difference.rounds),
                "certainty": str(difference.certainty),
            }
            for difference in one.differences
        ],
        "waits_for": one.waits_for,
    }
