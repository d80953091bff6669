"""Run the expectations of case files: each in the first rulebook of its case that it is for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from engine.inference.run import run
from engine.inference.trace import Trace
from engine.language.case import Case, Expectation
from engine.language.library import Library, with_status
from engine.language.place import Place
from engine.language.problem import Problem, Problems
from engine.language.read_case import case_at
from engine.language.rulebook import Status

from .expect import asked, explained, misses


@dataclass(frozen=True, eq=False)
class Expected:
    """What a case file expects, by the rulebook that is asked: the case read against it, and the expectations.

    `aside` are expectations that no rulebook in use can be asked about.
    """

    file: str
    title: str
    parts: tuple[tuple[Case, tuple[Expectation, ...]], ...]
    aside: tuple[str, ...]
    problems: tuple[Problem, ...]

    @property
    def bad(self) -> bool:
        return any(problem.severity == "error" for problem in self.problems)


@dataclass(frozen=True, eq=False)
class Result:
    """One expectation, the run it was asked of, and what that run misses (nothing: it is met)."""

    expectation: Expectation
    trace: Trace
    misses: tuple[str, ...]

    @property
    def met(self) -> bool:
        return not self.misses

    @property
    def words(self) -> str:
        return asked(self.expectation)

    @property
    def rulebook(self) -> str:
        return self.trace.rulebook.id

    @cached_property
    def why(self) -> str:
        """The why or why-not behind a miss; looked for only when it is read."""
        return "" if self.met else explained(self.expectation, self.trace)


@dataclass(frozen=True, eq=False)
class Tested:
    """A case file with the results of its expectations in the order of the file.

    With `problems` among which is an error, nothing was run.
    """

    file: str
    title: str
    results: tuple[Result, ...]
    aside: tuple[str, ...]
    problems: tuple[Problem, ...]

    @property
    def bad(self) -> bool:
        return any(problem.severity == "error" for problem in self.problems)

    @property
    def failed(self) -> tuple[Result, ...]:
        return tuple(result for result in self.results if not result.met)

    @property
    def traces(self) -> tuple[Trace, ...]:
        """The runs in which something was expected, each once."""
        return tuple(dict.fromkeys(result.trace for result in self.results))


@dataclass(frozen=True, eq=False)
class Suite:
    """All case files that were tested."""

    cases: tuple[Tested, ...]

    @property
    def results(self) -> tuple[Result, ...]:
        return tuple(result for case in self.cases for result in case.results)

    @property
    def failed(self) -> tuple[Result, ...]:
        return tuple(result for case in self.cases for result in case.failed)

    @property
    def bad(self) -> tuple[Tested, ...]:
        return tuple(case for case in self.cases if case.bad)

    @property
    def traces(self) -> tuple[Trace, ...]:
        """The runs in which something was expected."""
        return tuple(trace for case in self.cases for trace in case.traces)

    @property
    def aside(self) -> int:
        return sum(len(case.aside) for case in self.cases)


def run_cases(
    paths: Sequence[Path], library: Library, rules: str | None = None, statuses: frozenset[Status] | None = None
) -> Suite:
    """Test the cases in these files; `rules` is asked in place of their own rulebooks."""
    return Suite(tuple(run_case(path, library, rules, statuses) for path in paths))


def run_case(
    path: Path, library: Library, rules: str | None = None, statuses: frozenset[Status] | None = None
) -> Tested:
    """Test the case in one file."""
    read = read_expectations(path, library, rules)
    results = [] if read.bad else [result for case, expected in read.parts for result in _run(case, expected, statuses)]
    results.sort(key=lambda result: result.expectation.place)
    return Tested(read.file, read.title, tuple(results), () if read.bad else read.aside, read.problems)


def read_expectations(path: Path, library: Library, rules: str | None = None) -> Expected:
    """What the case in a file expects of which rulebook; nothing is run."""
    problems = Problems()
    parts: list[tuple[Case, tuple[Expectation, ...]]] = []
    done: set[Place] = set()
    waiting: list[str] = []
    for number, case in enumerate(_readings(path, library, problems, rules)):
        expected = tuple(each for each in case.expect if each.place not in done)
        done |= {each.place for each in expected}
        if expected or not number:
            parts.append((case, expected))
        waiting = [str(text) for text in case.elsewhere if text.place not in done]
        if not waiting or number + 1 == len(case.rulebooks) or rules is not None:
            break
    title = parts[0][0].title if parts else path.stem
    return Expected(library.shown(path), title, tuple(parts), tuple(waiting), tuple(problems.sorted()))


def _readings(path: Path, library: Library, problems: Problems, rules: str | None) -> Iterator[Case]:
    """The case read against each of its rulebooks in turn, until one of them cannot be read."""
    number = 0
    while True:
        case = case_at(path, library, problems, rules, number)
        if case is None:
            return
        yield case
        number += 1


def _run(case: Case, expected: Sequence[Expectation], statuses: frozenset[Status] | None) -> Iterator[Result]:
    if statuses is not None:
        case = replace(case, rulebook=with_status(case.rulebook, statuses))
    if not expected:
        return
    trace = run(case)
    for expectation in expected:
        yield Result(expectation, trace, misses(expectation, trace))
