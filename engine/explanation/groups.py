"""Conclusions by their use: where the reasoning ends up, what lies on the way, and what could follow but does not.

Sentences of one statement that differ in one name only are one line with its names below it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from engine.inference.judge import Bindings
from engine.inference.trace import Trace
from engine.language.clauses import Clause
from engine.language.rulebook import Rulebook, Sentence
from engine.language.value import Certainty, order, written
from engine.pause import pausing

from .circles import Circles, circles
from .nearest import Searcher

_NEAR = 2


@dataclass(frozen=True, slots=True)
class Group:
    """One line: its words with "..." for the name that varies, the sentences, and those names in order.

    A single sentence has no `names`. `certainty` is that of the surest; `alike` tells whether all are as sure.
    """

    words: str
    sentences: tuple[Sentence, ...]
    names: tuple[str, ...]
    certainty: Certainty | None
    alike: bool


@dataclass(frozen=True, slots=True)
class Overview:
    """The conclusions of a run, most useful first."""

    ends: tuple[Group, ...]
    on_the_way: tuple[Group, ...]
    could: tuple[Group, ...]


def overview(trace: Trace, found: Circles | None = None) -> Overview:
    """All conclusions that nobody entered, and the sentences that came nearest to being concluded."""
    rings = found if found is not None else circles(trace)
    drawn = {sentence for ring in rings.standing for turn in ring.turns for sentence in turn.drawn}
    used = trace.users
    ends = [sentence for sentence in trace.news if sentence not in used]
    ends.sort(key=lambda sentence: (sentence not in drawn, -_reach(trace, sentence)))
    way = [sentence for sentence in trace.news if sentence in used]
    return Overview(group(trace, ends), group(trace, way), group(trace, could_follow(trace)))


def _reach(trace: Trace, sentence: Sentence) -> int:
    """How late the sentence came: what took most steps to reach stands first."""
    steps = trace.steps_of(sentence)
    return trace.steps.firings[steps[0] - 1].wave if steps else 0


def could_follow(trace: Trace, limit: int = 200) -> tuple[Sentence, ...]:
    """Sentences that do not hold and lack least: at most two conditions of some rule instance fail.

    Those whose opposite holds come first: there the rulebook has something to say on both sides.
    """
    searcher = Searcher(trace)
    found: dict[Sentence, tuple[int, int]] = {}
    clauses = [clause for clause in trace.program.clauses if not clause.rule.leads_to]
    looks = dict.fromkeys(clauses, 0)
    for allowed in range(1, _NEAR + 1):
        for rule, same in groupby(clauses, key=lambda clause: clause.rule.index):
            enough = len(found) >= limit  # What comes later stands behind these, unless its opposite holds.
            for clause in same:
                if enough and clause.conclusion.pattern.statement not in trace.rulebook.opposed:
                    continue
                searcher.looks = looks[clause]
                for bindings, cost in searcher.near_misses(clause, {}, allowed):
                    sentence = _concluded(trace.rulebook, clause, bindings)
                    if sentence is not None and sentence not in trace.known and not trace.rulebook.void(sentence):
                        found[sentence] = min(found.get(sentence, (cost, rule)), (cost, rule))
                looks[clause] = searcher.looks
    for sentence in trace.known.sentences():
        for other in trace.rulebook.opposites(sentence) if not sentence.denied else ():
            open_yet = other not in trace.known and other not in found and not trace.rulebook.void(other)
            near = searcher.nearest(other, 1) if open_yet else []
            if near:
                found[other] = (near[0].cost, near[0].clause.rule.index)

    def rank(sentence: Sentence) -> tuple[object, ...]:
        contested = any(other in trace.known for other in trace.rulebook.opposites(sentence.positive))
        return (not contested, found[sentence], sentence.statement, tuple(map(order, sentence.args)))

    ranked = sorted(found, key=rank)
    return tuple(ranked[:limit])


def _concluded(rulebook: Rulebook, clause: Clause, bindings: Bindings) -> Sentence | None:
    """The conclusion of a clause where its names are bound."""
    if any(var.label not in bindings for var in clause.conclusion.pattern.variables):
        return None
    return rulebook.ground(clause.conclusion.pattern, bindings)


def group(trace: Trace, sentences: Iterable[Sentence]) -> tuple[Group, ...]:
    """Lines of sentences, in the order of their first sentences."""
    listed = list(dict.fromkeys(sentences))
    slot_of = _varying(listed)
    lines: dict[tuple[object, ...], list[Sentence]] = {}
    for sentence in pausing(listed):
        slot = slot_of.get(sentence)
        rest = tuple(value for at, value in enumerate(sentence.args) if at != slot)
        lines.setdefault((sentence.statement, sentence.denied, slot, rest), []).append(sentence)
    return tuple(_line(trace, members, slot_of.get(members[0])) for members in lines.values())


def _varying(sentences: list[Sentence]) -> dict[Sentence, int]:
    """For each sentence the slot in which the most others of its statement differ from it alone."""
    families: dict[tuple[int, bool, int, tuple[object, ...]], list[Sentence]] = {}
    for sentence in pausing(sentences):
        for slot in range(len(sentence.args)):
            rest = tuple(value for at, value in enumerate(sentence.args) if at != slot)
            families.setdefault((sentence.statement, sentence.denied, slot, rest), []).append(sentence)
    chosen: dict[Sentence, int] = {}
    for key in pausing(sorted(families, key=lambda key: (-len(families[key]), key[0], key[1], key[2]))):
        members = [sentence for sentence in families[key] if sentence not in chosen]
        if len(members) > 1:
            for sentence in members:
                chosen[sentence] = key[2]
    return chosen


def _line(trace: Trace, members: list[Sentence], slot: int | None) -> Group:
    levels = [level for sentence in members if (level := trace.level(sentence)) is not None]
    surest = max(levels, default=None)
    alike = len(set(levels)) <= 1
    if slot is None or len(members) == 1:
        return Group(trace.say(members[0]), tuple(members), (), surest, alike)
    ordered = sorted(members, key=lambda sentence: order(sentence.args[slot]))
    values = ["..." if at == slot else written(value) for at, value in enumerate(ordered[0].args)]
    words = trace.rulebook.word(ordered[0].statement, tuple(values), ordered[0].denied)
    return Group(words, tuple(ordered), tuple(written(s.args[slot]) for s in ordered), surest, alike)
