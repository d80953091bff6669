"""Small rulebooks and cases written in a test, read as files are."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

from engine import Case, Library, Problems, load_case, open_library
from engine.bundled import facts_folder, rules_folder
from engine.inference.run import run
from engine.inference.trace import Trace
from engine.language.kept_library import KeptLibrary


def written_case(folder: Path, rulebook: str, case: str) -> Case:
    """The case whose text is `case`, read with the rulebook whose text is `rulebook` (both without their heads)."""
    (folder / "small.yaml").write_text("rulebook: small\n" + rulebook, "utf-8")
    (folder / "tried.yaml").write_text("case: Tried\nrulebook: small\n" + case, "utf-8")
    problems = Problems()
    found = load_case(str(folder / "tried.yaml"), open_library(), problems)
    assert found is not None, [f"{problem.place}: {problem.message}" for problem in problems.found]
    return found


@cache
def bundled_library() -> Library:
    """The bundled rulebooks and cases; each rulebook is read once for all tests."""
    return KeptLibrary(rules_folder(), facts_folder())


@cache
def bundled_case(name: str, rules: str | None = None) -> Case:
    """A bundled case, without problems."""
    problems = Problems()
    found = load_case(name, bundled_library(), problems, rules)
    assert found is not None, [f"{problem.place}: {problem.message}" for problem in problems.found]
    return found


@lru_cache(maxsize=32)
def bundled_trace(name: str, rules: str | None = None) -> Trace:
    """The finished run of a bundled case, made once for all tests that look at it."""
    return run(bundled_case(name, rules))
