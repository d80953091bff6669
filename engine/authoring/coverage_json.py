"""Coverage and mutants as JSON, beside the results of `foedus test --json`."""

from __future__ import annotations

from typing import Any

from engine.language.value import Certainty

from .coverage import Coverage, Share
from .invent import Difference
from .missing import Missing
from .mutants import Mutants, Unnoticed

Json = dict[str, Any]


def coverage_json(found: Coverage) -> Json:
    """Shares in all and by rulebook, every rule with its conditions, and what is missing."""
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
        "missing": [_missing(each) for each in found.open],
        "beyond": [_missing(each) for each in found.beyond],
    }


def _missing(each: Missing) -> Json:
    """A direction that no case shows, with a scenario that would show it, or how many were tried."""
    facts = (
        None if each.facts is None else [{"sentence": words, "certainty": str(level)} for words, level in each.facts]
    )
    return {
        "rulebook": each.seen.rule.book,
        "rule": each.seen.rule.id,
        "part": each.condition.part,
        "condition": each.condition.words,
        "line": each.condition.place.line,
        "direction": each.direction,
        "scenarios_tried": each.scenarios,
        "facts": facts,
    }


def mutants_json(found: Mutants) -> Json:
    """How many mutants were noticed, each that was not, with a scenario that would notice it."""
    return {
        "noticed": _share(found.noticed),
        "unnoticed": [_mutant(each) for each in found.open],
        "alike": [_mutant(each) for each in found.alike],
    }


def _mutant(each: Unnoticed) -> Json:
    mutant = each.mutant
    return {
        "rulebook": mutant.original.book,
        "rule": mutant.original.id,
        "file": mutant.place.file,
        "line": mutant.place.line,
        "change": mutant.change,
        "before": mutant.before,
        "after": mutant.after,
        "sentence": mutant.sentence,
        "scenarios_tried": each.scenarios,
        "scenario": difference_json(each.difference) if each.difference is not None else None,
    }


def difference_json(found: Difference) -> Json:
    """A scenario on which two rulebooks part."""

    def listed(sentences: tuple[tuple[str, Certainty], ...]) -> list[Json]:
        return [{"sentence": words, "certainty": str(level)} for words, level in sentences]

    return {"facts": listed(found.facts), "before": listed(found.old), "after": listed(found.new)}


def _share(share: Share) -> Json:
    return {"seen": share.seen, "of": share.of, "percent": share.percent}
