"""Foedus: facts, rules and explanations are the same sentences. The way of the data:

    rules/*.yaml --read--> Rulebook --check--> problems, strata --compile--> Program --+
    facts/*.yaml --read--> Case ------------------------------------------------------+--run--> Trace
    Trace --explain--> Explanation (a frozen value) --word--> sentences --> TUI | terminal | JSON | HTML
    Rulebook x Case --ground--> every rule instance that could ever fire --> what-if, smallest change, sweep

Rooms, each importing only from those before it: language, inference, scenarios, explanation, analysis, authoring.
`open_library`, `load_case` and `run` are all that a program needs to get from a file to a trace.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .language.case import Case
    from .language.library import Library
    from .language.problem import Problem, Problems, Rejected, show
    from .language.read_case import load_case, read_sentence
    from .language.rulebook import Rulebook, Sentence

__version__ = "0.1.0"

# Where the public names live. They are loaded when asked for, so that `foedus --help` loads none of them.
_HOMES = {
    "Case": "case",
    "Library": "library",
    "Problem": "problem",
    "Problems": "problem",
    "Rejected": "problem",
    "Rulebook": "rulebook",
    "Sentence": "rulebook",
    "load_case": "read_case",
    "read_sentence": "read_case",
    "show": "problem",
}

__all__ = [
    "Case",
    "Library",
    "Problem",
    "Problems",
    "Rejected",
    "Rulebook",
    "Sentence",
    "load_case",
    "open_library",
    "read_sentence",
    "show",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'engine' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"engine.language.{_HOMES[name]}"), name)


def open_library() -> Library:
    """A library with the bundled rulebooks and cases."""
    from .bundled import facts_folder, rules_folder
    from .language.library import Library

    return Library(rules_folder(), facts_folder())
