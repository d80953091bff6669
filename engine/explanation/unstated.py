"""What the author takes for granted without saying, as far as this run needs it."""

from __future__ import annotations

from engine.inference.trace import Trace
from engine.language.rulebook import Sentence, Unstated


def unstated(trace: Trace) -> tuple[Unstated, ...]:
    """The rulebook's unstated assumptions under which some rule fired, or that are under none in particular."""
    fired = {step.clause.rule.id for step in trace.steps}
    return tuple(each for each in trace.rulebook.assumptions if not each.under or fired & set(each.under))


def under(trace: Trace, assumption: Unstated) -> tuple[Sentence, ...]:
    """The conclusions of the rules that need an assumption."""
    steps = (step for step in trace.steps if step.clause.rule.id in assumption.under)
    return tuple(dict.fromkeys(step.conclusion for step in steps))
