"""Test results as plain text: a line for each case, then each failure with its why or why-not."""

from __future__ import annotations

from engine.explanation.wording import count

from .suite import Result, Suite, Tested


def suite_text(suite: Suite, quiet: bool = False) -> str:
    """All results; with `quiet` only what failed and the last line."""
    blocks = [] if quiet else ["\n".join(_line(case) for case in suite.cases if not case.bad)]
    blocks += [failure_text(case.file, result) for case in suite.cases for result in case.failed]
    return "\n\n".join([*(block for block in blocks if block), last_line(suite)]) + "\n"


def _line(case: Tested) -> str:
    total, failed = len(case.results), len(case.failed)
    if not total:
        said = "nothing is expected"
    elif failed:
        said = f"{count(failed, 'expectation')} of {total} not met"
    else:
        said = f"{count(total, 'expectation')} met"
    aside = f"; {len(case.aside)} set aside, since no rulebook in use knows them" if case.aside else ""
    return f"{case.file}: {said}{aside}"


def failure_text(file: str, result: Result) -> str:
    """One failure: where it stands, what was expected, what is missed, and why."""
    place = result.expectation.place
    lines = [f"{file}:{place.line}: {result.words}", *(f"  {miss}" for miss in result.misses)]
    lines += [f"  | {line}" for line in result.why.splitlines()]
    return "\n".join(lines)


def last_line(suite: Suite) -> str:
    """The sum of it in one line."""
    results, failed, bad = suite.results, suite.failed, suite.bad
    said = f"{count(len(suite.cases), 'case')}, {count(len(results), 'expectation')}: "
    parts = [f"{len(results) - len(failed)} met"]
    parts += [f"{len(failed)} not met"] if failed else []
    parts += [f"{suite.aside} set aside"] if suite.aside else []
    parts += [f"{count(len(bad), 'file')} could not be read"] if bad else []
    return said + ", ".join(parts) + "."
