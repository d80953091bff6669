"""Test results as JSON: stable names; the same bytes on every run."""

from __future__ import annotations

from typing import Any

from .suite import Result, Suite, Tested

Json = dict[str, Any]


def suite_json(suite: Suite, version: str) -> Json:
    """`foedus test --json`. `version` is that of Foedus."""
    return {
        "meta": {"foedus": version},
        "cases": [case_json(case) for case in suite.cases],
        "counts": {
            "cases": len(suite.cases),
            "expectations": len(suite.results),
            "met": len(suite.results) - len(suite.failed),
            "not_met": len(suite.failed),
            "set_aside": suite.aside,
            "unreadable": len(suite.bad),
        },
    }


def case_json(case: Tested) -> Json:
    """One case file with its results."""
    return {
        "file": case.file,
        "case": case.title,
        "expectations": [_result(result) for result in case.results],
        "set_aside": list(case.aside),
        "problems": [
            {
                "code": problem.code,
                "severity": problem.severity,
                "line": problem.place.line,
                "column": problem.place.column,
                "file": problem.place.file,
                "message": problem.message,
                "fix": problem.fix,
            }
            for problem in case.problems
        ],
    }


def _result(result: Result) -> Json:
    out: Json = {
        "line": result.expectation.place.line,
        "expect": result.words,
        "rulebook": result.rulebook,
        "met": result.met,
    }
    if not result.met:
        out["misses"] = list(result.misses)
        out["why"] = result.why.splitlines()
    return out
