"""Coverage and mutants as JSON, beside the results of `foedus test --json`."""

from __future__ import annotations

from typing import Any

from .coverage import Coverage, Share
from .mutants import Mutants

Json = dict[str, Any]


def coverage_json(found: Coverage) -> Json:
    """Shares in all and by rulebook, and every rule with its conditions."""
    return {
        "rules": _share(found.fired),
        "conditions": _share(found.directions),
        "rulebooks": {
            book: {"rules": _share(found.of(book).fired), "conditions": _share(found.of(book).directions)}
            for book in found.books
        },
        "seen": [
            {
                "rulebook": seen.rule.book,
                "rule": seen.rule.id,
                "file": seen.rule.place.file,
                "line": seen.rule.place.line,
                "fired": seen.fired,
                "conditions": [
                    {
                        "part": each.part,
                        "condition": each.words,
                        "line": each.place.line,
                        "met": each.met,
                        "unmet": each.unmet,
                    }
                    for each in seen.conditions
                ],
            }
            for seen in found.rules
        ],
    }


def mutants_json(found: Mutants) -> Json:
    """How many mutants were noticed, and each that was not."""
    return {
        "noticed": _share(found.noticed),
        "unnoticed": [
            {
                "rulebook": mutant.original.book,
                "rule": mutant.original.id,
                "file": mutant.place.file,
                "line": mutant.place.line,
                "change": mutant.change,
                "before": mutant.before,
                "after": mutant.after,
                "sentence": mutant.sentence,
            }
            for mutant in found.unnoticed
        ],
    }


def _share(share: Share) -> Json:
    return {"seen": share.seen, "of": share.of, "percent": share.percent}
