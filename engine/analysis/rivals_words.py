"""Rivals in text and as JSON: the same value, line by line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from engine.explanation import wording

from .rivals import Evidence, Parting, Rivals, Row, View

Json = dict[str, Any]

_MARKS = {"consistent": "+", "inconsistent": "-", "silent": "."}


def rivals_text(found: Rivals) -> str:
    """Who concludes what, contradictions first; where they part; the facts as evidence."""
    titles = [trace.rulebook.title for trace in found.traces]
    blocks = [f"{found.traces[0].case.title}\n" + "\n".join(f"  {at}. {title}" for at, title in enumerate(titles, 1))]
    for heading, rows in (
        ("They contradict each other", [row for row in found.rows if row.disputed]),
        ("Not all have anything to say", [row for row in found.rows if not row.disputed and not row.shared]),
        ("All conclude it", [row for row in found.rows if row.shared]),
    ):
        if rows:
            blocks.append("\n".join([heading, *(line for row in rows for line in _row(found, row))]))
    if found.partings:
        blocks.append("\n".join(["The first step where they part", *_partings(found, titles)]))
    if found.evidence:
        blocks.append("\n".join(_evidence(found.evidence)))
    blocks += [f"{reading(book.title)} With --rules {book.id} it is compared all the same." for book in found.readings]
    blocks.append("Silence is no vote: a rulebook that says nothing of a sentence does not deny it.")
    return "\n\n".join(blocks) + "\n"


def reading(title: str) -> str:
    """Why a rulebook that shares words and says something is not among the rivals."""
    return f'"{title}" is no rival: it reads the same source.'


def _row(found: Rivals, row: Row) -> list[str]:
    lines = [f"  {row.words}"]
    for trace, view in zip(found.traces, row.views, strict=True):
        if view.stance != "silent":
            lines.append(f"    {trace.rulebook.title}: {_stance(view)}")
    return lines


def _stance(view: View) -> str:
    steps = f", step {view.steps[0]}" if view.steps else ""
    words = {
        "concludes": f"{view.certainty}{steps}",
        "denies": f"denied, {view.certainty}{steps}",
        "opposes": f"its opposite, {view.certainty}{steps}",
        "stated": "stated in the case",
        "silent": "says nothing",
    }
    return words[view.stance]


def _partings(found: Rivals, titles: list[str]) -> list[str]:
    """Each rulebook's first parting step once, with all the rulebooks that it parts from."""
    groups: dict[tuple[int, int], list[Parting]] = {}
    for parting in found.partings:
        groups.setdefault((parting.one, parting.step.number), []).append(parting)
    lines = []
    for (one, number), partings in groups.items():
        rule = wording.capital(partings[0].step.clause.rule.title)
        lines.append(f"  {titles[one]}, step {number}: {partings[0].words}")
        lines.append(f'    By the rule "{rule}". All its premises hold for these too:')
        for parting in partings:
            why = "no rule of it says so" if parting.lacking else "a rule of it could, but does not fire here"
            lines.append(f"    {titles[parting.other]}: {why}")
    return lines


def _evidence(evidence: Sequence[Evidence]) -> list[str]:
    """A table: a line for each fact, a column for each rulebook by its number."""
    numbers = "".join(f"{at:>4}" for at in range(1, len(evidence[0].marks) + 1))
    lines = ["The facts as evidence: + consistent with what the rulebook concludes, - inconsistent, . silent", numbers]
    for each in evidence:
        marks = "".join(f"{_MARKS[mark]:>4}" for mark in each.marks)
        lines.append(f"{marks}   {each.words}{' (came later)' if each.later else ''}")
    return lines


def rivals_json(found: Rivals) -> Json:
    """The comparison as JSON, rulebooks in the order asked."""
    told: Json = {
        "case": found.traces[0].case.title,
        "rulebooks": [trace.rulebook.id for trace in found.traces],
        "rows": [
            {
                "sentence": row.words,
                "disputed": row.disputed,
                "views": [
                    {
                        "stance": view.stance,
                        "certainty": str(view.certainty) if view.certainty is not None else None,
                        "steps": list(view.steps),
                    }
                    for view in row.views
                ],
            }
            for row in found.rows
        ],
        "partings": [
            {
                "rulebook": found.traces[parting.one].rulebook.id,
                "other": found.traces[parting.other].rulebook.id,
                "step": parting.step.number,
                "rule": parting.step.clause.rule.id,
                "sentence": parting.words,
                "other_has_no_rule": parting.lacking,
            }
            for parting in found.partings
        ],
        "evidence": [
            {"sentence": each.words, "later": each.later, "marks": list(each.marks)} for each in found.evidence
        ],
    }
    if found.readings:
        told["other_readings"] = [book.id for book in found.readings]
    return told
