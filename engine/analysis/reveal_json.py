"""What was concluded and what came, and the scoreboard, as JSON."""

from __future__ import annotations

from typing import Any

from .reveal import JUDGED, Judgement, Reveal, Said
from .reveal_text import MEANS
from .scoreboard import Row, Scoreboard

Json = dict[str, Any]


def reveal_json(reveal: Reveal, version: str) -> Json:
    """`foedus reveal CASE --json`. `version` is that of Foedus."""
    return {"meta": {"foedus": version}, **_reveal(reveal), "verdict_rules": dict(MEANS)}


def scoreboard_json(board: Scoreboard, version: str) -> Json:
    """`foedus reveal --all --json`."""
    return {
        "meta": {"foedus": version},
        "cases": [_reveal(each) for each in board.reveals],
        "by_conclusion": [_row(row) for row in board.conclusions],
        "by_rulebook": [
            {
                "rulebook": score.rulebook,
                "title": score.title,
                **{kind: score.total.count(kind) for kind in JUDGED},
                "conclusions": [_row(row) for row in score.rows],
            }
            for score in board.scores
        ],
        "misses": [
            {
                "case": miss.case,
                "rulebook": miss.rulebook,
                "on": miss.sentence,
                "because": miss.because,
                "by_silence": miss.by_silence,
                "why_not": miss.command,
            }
            for miss in board.misses
        ],
        "verdict_rules": dict(MEANS),
    }


def _reveal(reveal: Reveal) -> Json:
    case = reveal.case
    return {
        "case": case.title,
        "id": case.id,
        "as_of": case.as_of or None,
        "rulebooks": [each.rulebook.id for each in reveal.readings],
        "came": [
            {
                "date": came.date,
                "sentence": came.sentence,
                "standing": "denied" if came.denied else "stated",
                "source": came.source or None,
                "checked": came.checked,
                "said_before": [_said(said) for said in came.said],
            }
            for came in reveal.came
        ],
        "outcome": case.outcome or None,
        "verdicts": [_judgement(reveal, judgement) for judgement in reveal.judgements],
        "without_verdict": reveal.unjudged,
        "lesson": case.lesson or None,
        "unchecked_sources": list(reveal.unchecked),
    }


def _judgement(reveal: Reveal, judgement: Judgement) -> Json:
    verdict = judgement.verdict
    judged = {each.rulebook.id: judgement.judged(each.rulebook.id) for each in reveal.readings}
    return {
        "on": verdict.on,
        "verdict": verdict.verdict,
        "because": verdict.because,
        "said": [_said(said) for said in judgement.said],
        "by_silence": judgement.by_silence,
        "came": judgement.came or None,
        "denied": judgement.came_against or None,
        "by_rulebook": judged,
        "why_not": [reveal.why_not(judgement, book) for book, kind in judged.items() if kind == "miss"],
    }


def _said(said: Said) -> Json:
    return {
        "rulebook": said.rulebook,
        "stance": said.stance,
        "sentence": said.sentence,
        "date": said.date,
        "at_once": said.at_once,
        "certainty": str(said.certainty),
        "rules": list(said.rules),
        "extension": said.extension,
    }


def _row(row: Row) -> Json:
    return {
        "conclusion": list(row.wordings),
        **{kind: row.count(kind) for kind in JUDGED},
        "concluded_in": row.said_in,
        "cases": row.cases,
        "misses_by_silence": row.by_silence,
        "worth": row.worth,
    }
