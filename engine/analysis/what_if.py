"""What if some sentences were stated, denied or dropped: what that changes. The case itself stays as it is."""

from __future__ import annotations

from dataclasses import dataclass

from engine.explanation import wording
from engine.explanation.how import how
from engine.explanation.why_not import why_not
from engine.inference.run import run
from engine.inference.trace import Trace
from engine.language.rulebook import Sentence
from engine.language.value import Certainty
from engine.scenarios.changes import Changes, apply


@dataclass(frozen=True, slots=True)
class Difference:
    """A conclusion that comes, goes or changes its certainty (None: it does not hold), and why, in one line."""

    sentence: Sentence
    before: Certainty | None
    after: Certainty | None
    why: str


@dataclass(frozen=True, slots=True)
class WhatIf:
    """Two runs and what differs between their conclusions, in the order of their steps."""

    before: Trace
    after: Trace
    changes: Changes
    gained: tuple[Difference, ...]
    lost: tuple[Difference, ...]
    changed: tuple[Difference, ...]


def what_if(trace: Trace, changes: Changes) -> WhatIf:
    """Run the case with the changes made, and compare the conclusions. What is itself changed is no difference."""
    # While a fact is toggled on a screen, an answer is due within a frame: the engines agree, this one is quick.
    return compared(trace, run(apply(trace.case, changes), "compiled"), changes)


def compared(trace: Trace, after: Trace, changes: Changes, reasons: bool = True) -> WhatIf:
    """What differs between the conclusions of two runs, of which the second has the changes.

    Without `reasons` no difference has its why: that is for a screen, which asks for one when somebody looks.
    """
    how, gone = (_how, _gone) if reasons else (_untold, _untold)
    touched = {sentence for positive in changes.sentences for sentence in (positive, positive.denial)}
    gained = [s for s in after.news if s not in trace.known and s not in touched]
    lost = [s for s in trace.news if s not in after.known and s not in touched]
    changed = [s for s in after.concluded if s in trace.known and trace.level(s) != after.level(s) and s not in touched]
    return WhatIf(
        trace,
        after,
        changes,
        tuple(Difference(s, None, after.level(s), how(after, s)) for s in gained),
        tuple(Difference(s, trace.level(s), None, gone(after, s)) for s in lost),
        tuple(Difference(s, trace.level(s), after.level(s), how(after, s)) for s in changed),
    )


def _untold(trace: Trace, sentence: Sentence) -> str:
    return ""


def _how(trace: Trace, sentence: Sentence) -> str:
    """By which rule the sentence holds, and from what."""
    reason = how(trace, sentence, 0)
    if reason.by is None:
        return "it is stated"
    premises = [p.words for p in reason.premises if p.part == "if" and p.standing in ("stated", "concluded", "holds")]
    because = f", because {wording.listed(premises)}" if premises else ""
    return f'by the rule "{reason.by.title}"{because}'


def _gone(trace: Trace, sentence: Sentence) -> str:
    """What is wrong with the rule instance that came nearest."""
    answer = why_not(trace, sentence, limit=1, depth=0)
    if not answer.near:
        return "no rule concludes it any more"
    near = answer.near[0]
    wrong = [
        f"{wording.FINDING[check.finding]}: {check.words}"
        for check in near.conditions
        if check.finding not in ("holds", "open")
    ]
    return f'the rule "{near.title}" no longer fires; {"; ".join(wrong)}'
