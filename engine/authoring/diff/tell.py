"""What an edit changed, as plain text and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from engine.explanation.wording import count, listed

from ..coverage_json import difference_json
from ..invent import BOUND, Difference, sure
from .cases import CaseChange, Change
from .rules import RuleChanges

Json = dict[str, Any]

_RULES = {
    "added": "New rules",
    "removed": "Rules gone",
    "changed": "Rules changed in meaning",
    "reworded": "Rules changed in what is said about them",
    "said": "New statements",
    "unsaid": "Statements gone",
    "resaid": "Statements that behave otherwise",
}


@dataclass(frozen=True, slots=True)
class Invented:
    """The smallest invented scenario on which the two part; None if none of `tried` does."""

    difference: Difference | None
    tried: int


def diff_text(rules: RuleChanges, cases: list[CaseChange], unread: list[str], invented: Invented | None) -> str:
    """First the rules, then the smallest scenario on which they part, then case by case."""
    blocks = [_rules(rules)]
    blocks += [_invented(invented)] if invented is not None else []
    blocks += [_case(case) for case in cases if case.changes]
    changed = sum(bool(case.changes) for case in cases)
    if not cases:
        last = "No case was found that is evaluated with one of the two. Name some with --cases."
    elif changed:
        last = f"{changed} of {count(len(cases), 'case')} come out otherwise."
    else:
        last = f"{count(len(cases), 'case')}: all come out as before, for the same reasons."
    blocks += [f"Not compared, since one of the two cannot read it: {listed(unread)}."] if unread else []
    return "\n\n".join([*blocks, last]) + "\n"


def _rules(rules: RuleChanges) -> str:
    lines = []
    for name, said in _RULES.items():
        found = getattr(rules, name)
        if found:
            lines.append(f"{said}: {', '.join(found)}.")
    if rules.moved:
        lines.append("The rules stand in another order: steps are numbered otherwise, conclusions stay.")
    return "\n".join(lines or ["The two say the same, rule by rule."])


def _case(case: CaseChange) -> str:
    return "\n".join([f"{case.file}: {case.title}", *(f"  {line}" for each in case.changes for line in _change(each))])


def _change(change: Change) -> Iterator[str]:
    before, after = ", ".join(change.before), ", ".join(change.after)
    if change.kind == "gained":
        yield f"now concluded: {change.sentence} (by {after})"
    elif change.kind == "lost":
        yield f"no longer concluded: {change.sentence} (was by {before})"
    elif change.kind in ("surer", "less sure"):
        yield f"{change.kind}: {change.sentence} (was {before}, is {after})"
    elif change.kind == "reasons":
        yield f"other reasons: {change.sentence}"
        yield from (f"  no longer by {way}" for way in change.before)
        yield from (f"  now also by {way}" for way in change.after)
    elif change.kind == "answer":
        yield f"other answer: {change.sentence} (was {before}, is {after})"
    elif change.kind == "unknown":
        yield f"no longer known: {change.sentence}"
    else:
        yield f"{change.kind}: {change.sentence}"


def _invented(invented: Invented) -> str:
    found = invented.difference
    if found is None:
        return f"No invented scenario tells the two apart ({invented.tried} tried; {BOUND})."
    lines = [f"The smallest invented scenario on which they part ({invented.tried} tried)"]
    lines += [f"  {sure(words, level)}" for words, level in found.facts] or ["  nothing is stated"]
    for name, holds in (("old", found.old), ("new", found.new)):
        lines.append(f"Under the {name} there follows")
        lines += [f"  {words} ({level})" for words, level in holds] or ["  nothing of it"]
    return "\n".join(lines)


def diff_json(rules: RuleChanges, cases: list[CaseChange], unread: list[str], invented: Invented | None) -> Json:
    """The same as JSON."""
    return {
        "rules": {name: list(getattr(rules, name)) for name in _RULES} | {"moved": rules.moved},
        "cases": [
            {
                "file": case.file,
                "case": case.title,
                "changes": [
                    {
                        "kind": change.kind,
                        "sentence": change.sentence,
                        "before": list(change.before),
                        "after": list(change.after),
                    }
                    for change in case.changes
                ],
            }
            for case in cases
        ],
        "not_compared": unread,
        "scenario": difference_json(invented.difference) if invented is not None and invented.difference else None,
        "scenarios_tried": invented.tried if invented is not None else 0,
    }
