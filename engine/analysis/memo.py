"""The memo of a case as a frozen value: the bottom line first, then the reasoning, then what it hangs on."""

from __future__ import annotations

from dataclasses import dataclass

from engine.explanation.circles import Circles, circles
from engine.explanation.groups import Overview, overview
from engine.explanation.how import Reason, how
from engine.explanation.proof import proofs_of
from engine.explanation.repairs import MOST
from engine.explanation.unstated import unstated
from engine.inference.trace import Answer, Conflict, Trace
from engine.language.case import Fact
from engine.language.rulebook import Sentence, Unstated
from engine.language.vocabulary import Source
from engine.scenarios.ground import TooLarge

from .change import Asked, change
from .plot import Plot, plot
from .round_diagram import Loop, loops
from .sensitivity import sensitivity


@dataclass(frozen=True, slots=True)
class Taken:
    """A sentence that was taken for granted because nothing was said about it, and what rests on it."""

    sentence: Sentence
    rests: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Lead:
    """What somebody was looking at when the memo was asked for: it comes first, as plain text under its title."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Expected:
    """What the reader wrote down before looking: a sentence, how likely and by when, and what became of it ("" if
    nothing judges it)."""

    sentence: str
    said: str
    became: str = ""


@dataclass(frozen=True, slots=True)
class Memo:
    """All parts of the memo. `reasons` are the proofs of where the reasoning ends up, in that order.

    It begins with the `lead` if there is one, then with the bottom line.
    """

    trace: Trace
    answers: tuple[Answer, ...]
    overview: Overview
    reasons: tuple[Reason, ...]
    entered: tuple[Fact, ...]
    disputed: tuple[Fact, ...]
    taken: tuple[Taken, ...]
    unstated: tuple[Unstated, ...]
    conflicts: tuple[Conflict, ...]
    circles: Circles
    changes: tuple[Asked, ...]
    plot: Plot | None
    loops: tuple[Loop, ...]
    sources: tuple[Source, ...]
    lead: Lead | None = None
    expected: tuple[Expected, ...] = ()


_LARGE = 10_000  # rules times names, up to which the plot is made: foedus sensitivity makes it for any case
_CHANGED = 3  # how many of the ends are told with what would change them


def memo(trace: Trace, lead: Lead | None = None, expected: tuple[Expected, ...] = ()) -> Memo:
    """The memo of a finished run, with what would change the first of its ends."""
    rings = circles(trace)
    shown = overview(trace, rings)
    ends = [sentence for group in shown.ends for sentence in group.sentences]
    return Memo(
        trace=trace,
        answers=trace.answers,
        overview=shown,
        reasons=tuple(how(trace, sentence) for sentence in ends),
        entered=trace.facts,
        disputed=tuple(fact for fact in trace.facts if fact.disputed),
        taken=tuple(Taken(sentence, rests) for sentence, rests in proofs_of(trace).assumptions().items()),
        unstated=unstated(trace),
        conflicts=trace.conflicts,
        circles=rings,
        changes=_changes(trace, shown),
        plot=_plot(trace),
        loops=loops(trace.program),
        sources=_sources(trace),
        lead=lead,
        expected=expected,
    )


def _plot(trace: Trace) -> Plot | None:
    """What carries the conclusions; None for a case so large that a memo would have to wait for it."""
    if len(trace.rulebook.rules) * len(trace.case.names) > _LARGE:
        return None
    try:
        return plot(sensitivity(trace))
    except TooLarge:
        return None


def what_would_change(trace: Trace) -> tuple[Asked, ...]:
    """After which smallest sets of changes the first of its ends no longer follow."""
    return _changes(trace, overview(trace, circles(trace)))


def _changes(trace: Trace, shown: Overview) -> tuple[Asked, ...]:
    return tuple(change(trace, group.sentences[0], False, MOST) for group in shown.ends[:_CHANGED])


def _sources(trace: Trace) -> tuple[Source, ...]:
    """The sources that the fired rules and the facts of the case cite, and the case's own."""
    cited = [step.clause.rule.source.source for step in trace.steps if step.clause.rule.source is not None]
    cited += [fact.source.split(",")[0].split(":")[0] for fact in trace.facts]
    known = {**trace.rulebook.sources, **{source.id: source for source in trace.case.sources}}
    found = [known[id] for id in dict.fromkeys(cited) if id in known]
    return tuple(dict.fromkeys([*found, *trace.case.sources]))
