"""Memos and diagrams of an open case, written to files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from engine.analysis.derivation_map import dot_map, mermaid_map
from engine.analysis.memo import Expected, Lead, memo
from engine.analysis.memo_html import memo_html
from engine.analysis.memo_markdown import memo_markdown
from engine.inference.trace import Trace

from ..reading import CannotOpen
from ..store import Answer, disk
from .confined import refuse_elsewhere


class EngineWritings:
    """Writes what a run has found."""

    def __init__(self, traced: Callable[[str, Sequence[Answer]], Trace]) -> None:
        self._traced = traced

    def memo(
        self,
        case: str,
        answers: Sequence[Answer],
        path: Path,
        lead: tuple[str, str] | None,
        expected: Sequence[tuple[str, str, str]],
    ) -> None:
        """A page or Markdown, by the ending of the path."""
        own = tuple(Expected(*one) for one in expected)
        told = memo(self._traced(case, answers), Lead(*lead) if lead else None, own)
        _write(path, memo_markdown(told) if path.suffix.lower() == ".md" else memo_html(told))

    def diagram(self, case: str, answers: Sequence[Answer], path: Path) -> None:
        """Mermaid or DOT, by the ending of the path."""
        trace = self._traced(case, answers)
        _write(path, dot_map(trace) if path.suffix == ".dot" else mermaid_map(trace))


def _write(path: Path, text: str) -> None:
    """Whole or not at all: on a full disk an older memo of this name stays what it was."""
    refuse_elsewhere(path)
    try:
        path.parent.stat()  # A folder that is not there is more likely mistyped than wanted.
        disk.write_text(path, text)
    except OSError as problem:
        raise CannotOpen(f"{path} could not be written: {(problem.strerror or 'unknown reason').lower()}.") from problem
