"""Answers the pytest plugin from a process of its own: a line of JSON asks for a file, a line answers."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from engine.language.problem import Problem, show

from .expect import asked
from .shelf import Shelf
from .suite import read_expectations, run_case
from .suite_text import failure_text


def serve() -> None:
    """Answer until the asking side closes."""
    shelf = Shelf()
    for line in sys.stdin:
        question = json.loads(line)
        answer = _test(question, shelf) if question["do"] == "test" else _list(question, shelf)
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


def _list(question: dict[str, str], shelf: Shelf) -> dict[str, Any]:
    read = read_expectations(Path(question["file"]), shelf)
    expected = [] if read.bad else [each for _, part in read.parts for each in part]
    expected.sort(key=lambda each: each.place)
    return {
        "bad": _told(read.problems, shelf) if read.bad else "",
        "expectations": [{"name": asked(each), "place": str(each.place), "line": each.place.line} for each in expected],
    }


def _test(question: dict[str, str], shelf: Shelf) -> dict[str, Any]:
    tested = run_case(Path(question["file"]), shelf)
    return {
        "bad": _told(tested.problems, shelf) if tested.bad else "",
        "results": [
            {
                "place": str(result.expectation.place),
                "failure": "" if result.met else failure_text(tested.file, result),
            }
            for result in tested.results
        ],
    }


def _told(problems: tuple[Problem, ...], shelf: Shelf) -> str:
    return "\n\n".join(show(problem, shelf.line) for problem in problems)
