"""Invented scenarios: small sets of facts, made of what rules ask for, on which a claim about meaning is tried.

    freeze (a rule's conditions as facts about invented names) -> world (what follows from them) -> smaller, differ

A claim is made only of what a scenario shows, and the scenario is told with it. Where none is found, it is said how
many were tried.
"""

from __future__ import annotations

from .differ import SCENARIOS, Difference, Pair, around
from .freeze import Scenario, frozen
from .words import BOUND, sure
from .world import Outcome, World, judge_of

__all__ = [
    "BOUND",
    "SCENARIOS",
    "Difference",
    "Outcome",
    "Pair",
    "Scenario",
    "World",
    "around",
    "frozen",
    "judge_of",
    "sure",
]
