"""A203: two rules that conclude what excludes each other, with facts from which both follow."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from engine.inference.judge import Bindings
from engine.language.catalogue import Page
from engine.language.clauses import Clause
from engine.language.rulebook import Sentence
from engine.language.value import Certainty

from ..invent import Outcome, World, frozen
from .lint import Finding, Lint
from .linted import Linted
from .meet import apart, concluding

PAGE = Page(
    "A203",
    "Two rules conclude what excludes each other",
    """\
- id: reward
  if:
    - <ally> trusts <leader>
  then: <leader> rewards <ally>
  because: <ally> has earned it.
- id: no-reward
  if:
    - <ally> bargains with <leader>
  then:
    not: <leader> rewards <ally>
  because: <ally> asks for too much.""",
    """\
- id: reward
  if:
    - <ally> trusts <leader>
  unless:
    - <ally> bargains with <leader>
  then: <leader> rewards <ally>
  because: <ally> has earned it.
- id: no-reward
  if:
    - <ally> bargains with <leader>
  then:
    not: <leader> rewards <ally>
  because: <ally> asks for too much.""",
    "From the facts that are shown both follow, and a run reports a conflict. If the author puts one above "
    "the other, the weaker rule has an exception; if the text leaves it open, allow it and say so. A conflict that "
    "another rule settles (it looks for the denial) is meant, and so is a limit that a statement sets itself.",
)


_EACH = 4  # scenarios tried of the one rule, in case their numbers or words do not fit the other


def find(linted: Linted) -> Iterator[Finding]:
    world, told = linted.world, set()
    clauses = list(enumerate(linted.program.clauses))
    for at, (index, one) in enumerate(clauses):
        if one.rule.leads_to:
            continue
        for other_index, other in clauses[:at]:
            pair = (other.rule.id, one.rule.id)
            own = linted.rulebook.id in (one.rule.book, other.rule.book)
            if other.rule.leads_to or not own or pair in told or not _exclude(one, other, world):
                continue
            if _meant(one, other, linted):
                continue
            facts = _shared(index, one, other_index, other, world) or _shared(other_index, other, index, one, world)
            if facts is None:
                continue
            told.add(pair)
            later = one if one.rule.book == linted.rulebook.id else other
            first = other if later is one else one
            said = "; ".join(world.rulebook.say(sentence) for sentence in facts)
            yield Finding(
                f"The rules '{first.rule.id}' and '{later.rule.id}' can conclude what excludes each other.",
                later.rule.place,
                f"Both follow from: {said}.",
                "Give the weaker one an exception, or allow it with the reason why the text leaves it open.",
                ((repr(first.rule.id), first.rule.place),),
            )


def _exclude(one: Clause, other: Clause, world: World) -> bool:
    """True if sentences of these two conclusions could exclude each other."""
    first, second = one.conclusion.pattern, other.conclusion.pattern
    if first.statement == second.statement:
        several = world.rulebook.statements[first.statement].one is not None
        return first.denied != second.denied or (several and not first.denied)
    if first.denied or second.denied:
        return False
    marks = [world.rulebook.statements[pattern.statement].opposite for pattern in (first, second)]
    return any(
        mark is not None and mark.statement == pattern.statement
        for mark, pattern in zip(marks, (second, first), strict=True)
    )


def _meant(one: Clause, other: Clause, linted: Linted) -> bool:
    """True if the author means the conflict: some rule settles it, or the denial is a limit that a statement has.

    A rule that looks for the denial settles it. A limit is denied from the same statement ("not both ways round").
    """
    denying = one if one.conclusion.pattern.denied else other
    if not denying.conclusion.pattern.denied:
        return False
    statement = denying.conclusion.pattern.statement
    settled = any(use.form == (statement, True) for use in linted.uses)
    return settled or any(condition.pattern.statement == statement for condition in denying.binding)


def _shared(index: int, one: Clause, other_index: int, other: Clause, world: World) -> dict[Sentence, Certainty] | None:
    """Facts from which both conclusions follow and exclude each other, and none of which can be left out."""
    for scenario in islice(frozen(one, world.rulebook), _EACH):
        conclusion = world.rulebook.ground(one.conclusion.pattern, scenario.bindings)
        for wanted in _against(conclusion, other, world):
            # What bears the same name in both rules is taken to be the same thing, as their author would.
            same = {label: scenario.bindings[label] for label in _labels(other) if label in scenario.bindings}
            together = apart(other, {**same, **wanted}, world.rulebook)
            if together is None:
                continue
            for beside in frozen(other, world.rulebook, together, " (2)"):
                facts = {**scenario.facts, **beside.facts}
                opposite = world.rulebook.ground(other.conclusion.pattern, beside.bindings)
                if opposite != conclusion and world.conflict(facts) is None:
                    both = ((index, conclusion), (other_index, opposite))
                    if _follow(world.follow(facts), both):
                        return _smaller(facts, both, world)
                break
    return None


def _against(conclusion: Sentence, other: Clause, world: World) -> Iterator[Bindings]:
    """The bindings with which the other clause concludes what excludes a sentence."""
    if other.conclusion.pattern.statement == conclusion.statement:
        one = world.rulebook.statements[conclusion.statement].one
        denied = other.conclusion.pattern.denied != conclusion.denied
        found = concluding(other, conclusion, world.rulebook, None if denied else one)
        if found is not None:
            yield found
        return
    for opposite in world.rulebook.opposites(conclusion):
        if opposite.statement == other.conclusion.pattern.statement:
            found = concluding(other, opposite, world.rulebook)
            if found is not None:
                yield found


def _labels(clause: Clause) -> list[str]:
    return [var.label for var in clause.variables]


def _follow(outcome: Outcome, both: tuple[tuple[int, Sentence], ...]) -> bool:
    """True if each clause concludes its sentence."""
    fired = {(firing.clause, firing.conclusion) for firing in outcome.firings}
    return all(each in fired for each in both)


def _smaller(
    facts: dict[Sentence, Certainty], both: tuple[tuple[int, Sentence], ...], world: World
) -> dict[Sentence, Certainty]:
    for sentence in list(facts):
        fewer = {other: level for other, level in facts.items() if other != sentence}
        if _follow(world.follow(fewer), both):
            facts = fewer
    return facts


LINT = Lint(PAGE, "advice", find)
