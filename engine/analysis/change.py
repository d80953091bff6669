"""The least change: every smallest set of changes that makes a sentence follow, or not, and how the sets are ranked.

Ways whose new conclusions come from rules in the author's own words stand first: that is the remedy the author
names, if there is one. Then the smaller ones; then in the order of the facts.
"""

from __future__ import annotations

from dataclasses import dataclass

from engine.explanation.repairs import Repair, Repairs, repairs, undoing
from engine.inference.trace import Trace
from engine.language.rulebook import Sentence
from engine.scenarios.spoken import spoken, strange


@dataclass(frozen=True, slots=True)
class Asked:
    """The answer: `own` are the ways by which, in the author's words, something else follows instead.

    `strange` are the ways that bring in a name of which neither the case nor the question speaks, unless all ways do.
    """

    sentence: Sentence
    to_hold: bool
    own: tuple[Repair, ...]
    others: tuple[Repair, ...]
    strange: tuple[Repair, ...]
    found: Repairs


def change(trace: Trace, sentence: Sentence, to_hold: bool, most: int, keep: tuple[Sentence, ...] = ()) -> Asked:
    """All smallest sets of at most `most` changes; what is in `keep` stays as it is."""
    found = repairs(trace, sentence, most, keep) if to_hold else undoing(trace, sentence, most, keep)
    return ranked(trace, sentence, to_hold, found)


def ranked(trace: Trace, sentence: Sentence, to_hold: bool, found: Repairs) -> Asked:
    """Ways that were found, with the author's own taken out of the others."""
    known = spoken(trace.case, [sentence])
    own = tuple(way for way in found.ways if way.own)
    others = tuple(way for way in found.ways if way not in own)
    odd = tuple(way for way in others if strange((change.sentence for change in way.changes), known))
    odd = () if len(odd) == len(found.ways) else odd
    return Asked(sentence, to_hold, own, tuple(way for way in others if way not in odd), odd, found)
