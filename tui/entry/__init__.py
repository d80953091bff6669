"""Writing a sentence: what can be said, how the rest of it could go, and what is wrong with it."""

from .complete import Completion, Problem, Suggestion, complete, nearest
from .template import Blank, Template

__all__ = ["Blank", "Completion", "Problem", "Suggestion", "Template", "complete", "nearest"]
