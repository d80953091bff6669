"""What stays after a change though one might expect it not to: half of what a what-if teaches.

Such a conclusion has lost one of its ways and holds by another; or the text goes on to speak of it: its rule cites
the passage that follows the one by which something else came or went.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from engine.inference.trace import Trace
from engine.language.rulebook import Rule, Sentence
from engine.pause import pausing

from .what_if import Difference, WhatIf

_NUMBER = re.compile(r"(\D*)(\d+)$")
Passage = tuple[str, str, int]
_Fired = tuple[Rule, tuple[Sentence, ...]]


def stays(found: WhatIf) -> tuple[Sentence, ...]:
    """The conclusions that stay as sure as they were and might be expected not to.

    Those that lost a way come first, then those told next to what is new, then those told next to what is gone.
    """
    differ = {each.sentence for each in (*found.gained, *found.lost, *found.changed)}
    if not differ:
        return ()
    before, after = found.before, found.after
    same = [s for s in after.news if s not in differ and before.level(s) == after.level(s)]
    losing = [s for s in pausing(same) if _ways(before, s) - _ways(after, s)]
    told = {passage for s in differ for trace in (before, after) for passage in _passages(_steps(trace, s))}
    following = [_following(after, found.gained) - told, _following(before, found.lost) - told]
    cited = {s: _passages(_steps(after, s)) for s in pausing(same)} if any(following) else {}
    beside = [s for passages in following for s, own in cited.items() if own & passages]
    return tuple(dict.fromkeys((*losing, *beside)))


def _steps(trace: Trace, sentence: Sentence) -> list[_Fired]:
    """The rules that conclude a sentence, each with what it did so from; no step is made for it."""
    firings = (trace.steps.firings[number - 1] for number in trace.steps_of(sentence))
    return [(trace.program.clauses[firing.clause].rule, firing.premises) for firing in firings]


def _ways(trace: Trace, sentence: Sentence) -> set[tuple[str, frozenset[Sentence]]]:
    return {(rule.id, frozenset(premises)) for rule, premises in _steps(trace, sentence)}


def _following(trace: Trace, differences: Iterable[Difference]) -> set[Passage]:
    """The passages that follow those by which something differs."""
    steps = [step for each in differences for step in _steps(trace, each.sentence)]
    return {(source, word, number + 1) for source, word, number in _passages(steps)}


def _passages(steps: Iterable[_Fired]) -> set[Passage]:
    """The numbered passages that rules cite: source, what stands before the number, the number."""
    cited = [citation for rule, _ in steps if (citation := rule.source) is not None]
    found = ((citation.source, _NUMBER.match(at)) for citation in cited for at in citation.at)
    return {(source, match[1], int(match[2])) for source, match in found if match}
