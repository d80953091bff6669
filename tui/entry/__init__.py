"""Writing a sentence: what can be said, how the rest of it could go, and what is wrong with it."""

from .complete import Completion, Problem, Suggestion, complete, nearest
from .lead import CERTAINTIES, Lead, lead, stray, written
from .template import Blank, Template

__all__ = [
    "CERTAINTIES",
    "Blank",
    "Completion",
    "Lead",
    "Problem",
    "Suggestion",
    "Template",
    "complete",
    "lead",
    "nearest",
    "stray",
    "written",
]
