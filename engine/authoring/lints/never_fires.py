"""A201: a rule that can never fire, with what stands in its way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, islice

from engine.explanation.wording import listed
from engine.inference.condition_words import words
from engine.inference.judge import Bindings
from engine.language.catalogue import Page
from engine.language.clauses import Clause, inner_conditions
from engine.language.condition import Compare, Condition, Count, Holds, Not
from engine.language.rulebook import Sentence
from engine.language.value import Certainty

from ..invent import Outcome, Scenario, World, frozen, judge_of
from ..invent.numbers import excluding
from .lint import Finding, Lint
from .linted import Linted

PAGE = Page(
    "A201",
    "This rule can never fire",
    """\
- id: reward
  if:
    - <ally> trusts <leader>
    - <ally> quarrels with <leader>
  unless:
    - <ally> trusts <leader>
  then: <leader> rewards <ally>
  because: <ally> trusts <leader> in spite of everything.""",
    """\
- id: reward
  if:
    - <ally> trusts <leader>
    - <ally> quarrels with <leader>
  then: <leader> rewards <ally>
  because: <ally> trusts <leader> in spite of everything.""",
    "Whenever all that it asks for holds, something that it excludes holds as well, or sentences that exclude "
    "each other. The rule was tried on invented scenarios made of its own conditions, and of what could keep other "
    "rules from standing in its way.",
)

_EACH = 8
_ADDED = 120


@dataclass(frozen=True, slots=True)
class _Obstacle:
    """Why a clause does not fire where it ought to: the condition that fails, and the rules that make it fail."""

    condition: Condition | None
    said: str
    rules: tuple[str, ...]


def find(linted: Linted) -> Iterator[Finding]:
    told = set()
    for index, clause in enumerate(linted.program.clauses):
        key = (clause.rule.id, clause.branch)
        if clause.rule.book != linted.rulebook.id or key in told:
            continue
        before = linted.world.tried
        obstacle = _obstacle(index, clause, linted.world)
        if obstacle is None:
            continue
        told.add(key)
        branch = f", in branch {clause.branch + 1} of its 'any'," if clause.branch else ""
        rules = f" ({listed([repr(rule) for rule in obstacle.rules])})" if obstacle.rules else ""
        yield Finding(
            f"The rule '{clause.rule.id}'{branch} can never fire: {obstacle.said}{rules}.",
            obstacle.condition.place if obstacle.condition is not None else clause.rule.place,
            _tried(linted.world.tried - before),
            "Drop one of the conditions that exclude each other, or the rule.",
        )


def _tried(number: int) -> str:
    """What the finding means, and how many scenarios stand behind it; none where comparisons speak for themselves."""
    behind = f"; {number} invented scenario{'s were' if number > 1 else ' was'} tried" if number else ""
    return f"Nothing can ever follow from it{behind}."


def _obstacle(index: int, clause: Clause, world: World) -> _Obstacle | None:
    """What keeps a clause from firing in every scenario that is tried; None if it fires in one."""
    apart = excluding(clause, world.rulebook)
    if apart:
        said = listed([f'"{words(comparison, {}, world.rulebook)}"' for comparison in apart])
        return _Obstacle(apart[0], f"{said} exclude each other" if len(apart) > 1 else f"{said} never holds", ())
    scenarios = list(islice(frozen(clause, world.rulebook), _EACH))
    first: _Obstacle | None = None
    for scenario in scenarios:
        outcome = world.follow(scenario.facts)
        obstacle = _stands(index, clause, scenario, outcome, world)
        if obstacle is None:
            return None
        first = first or obstacle
    for scenario in scenarios[:2]:
        for facts in islice(_helped(scenario, world), _ADDED):
            if _stands(index, clause, Scenario(facts, scenario.bindings), world.follow(facts), world) is None:
                return None
    return first


def _stands(index: int, clause: Clause, scenario: Scenario, outcome: Outcome, world: World) -> _Obstacle | None:
    """What stands in the way in one scenario; None if the clause fires there, and nothing excludes anything."""
    conclusion = world.rulebook.ground(clause.conclusion.pattern, scenario.bindings)
    fires = any(f.clause == index and f.conclusion == conclusion for f in outcome.firings)
    if fires or conclusion in scenario.facts:
        own = {**scenario.facts, **{s: level for s, level in outcome.levels.items() if s != conclusion}}
        pair = world.conflict(own)
        if pair is None:
            return None
        said = listed([f'"{world.rulebook.say(sentence)}"' for sentence in pair])
        return _Obstacle(None, f"where it fires, {said} exclude each other", _rules(pair, outcome, world))
    judge = judge_of(outcome.levels, world)
    for condition in clause.conditions:
        if not isinstance(condition, Holds) and not judge.judge(condition, scenario.bindings).holds:
            return _failing(condition, scenario.bindings, outcome, world)
    for exception in clause.unless:
        verdict = judge.judge(exception, scenario.bindings)
        if verdict.holds:
            said = words(exception, scenario.bindings, world.rulebook)
            how = "is one of its own conditions" if set(verdict.used) <= set(scenario.facts) else "then holds as well"
            return _Obstacle(exception, f'the exception "{said}" {how}', _rules(verdict.used, outcome, world))
    return _Obstacle(None, "its conditions do not hold together", ())


def _failing(condition: Condition, bindings: Bindings, outcome: Outcome, world: World) -> _Obstacle:
    said = words(condition, bindings, world.rulebook)
    if isinstance(condition, Not):
        sentence = world.rulebook.ground(condition.pattern, bindings)
        rules = _rules((sentence,), outcome, world)
        return _Obstacle(condition, f'"{world.rulebook.say(sentence)}" then holds as well', rules)
    if isinstance(condition, Compare):
        return _Obstacle(condition, f'"{said}" does not hold', ())
    inside = [
        s for s in outcome.levels if isinstance(condition, Count) and condition.how == "no" and _inside(condition, s)
    ]
    return _Obstacle(condition, f'"{said}" fails all the same', _rules(inside, outcome, world))


def _inside(condition: Condition, sentence: Sentence) -> bool:
    """True if a condition looks for sentences of this form."""
    return any(
        isinstance(inner, Holds) and inner.pattern.statement == sentence.statement
        for inner in inner_conditions(condition)
    )


def _rules(sentences: tuple[Sentence, ...] | list[Sentence], outcome: Outcome, world: World) -> tuple[str, ...]:
    """The rules that conclude some sentences."""
    firings = [firing for sentence in sentences for firing in outcome.of(sentence)]
    return tuple(dict.fromkeys(world.program.clauses[firing.clause].rule.id for firing in firings))


def _helped(scenario: Scenario, world: World) -> Iterator[dict[Sentence, Certainty]]:
    """The facts with what could keep other rules from standing in the way, and with facts less sure."""
    facts = scenario.facts
    yield dict.fromkeys(facts, Certainty.POSSIBLE)
    yield dict.fromkeys(facts, Certainty.LIKELY)
    more: dict[Sentence, None] = {}
    for firing in world.follow(facts).firings:
        other = world.program.clauses[firing.clause]
        bindings = firing.bindings(world.program)
        for condition in (*other.conditions, *other.unless):
            for inner in inner_conditions(condition):
                whole = isinstance(inner, Holds | Not) and all(v.label in bindings for v in inner.pattern.variables)
                if whole and isinstance(inner, Holds | Not):
                    more.setdefault(world.rulebook.ground(inner.pattern, bindings))
    added = [sentence for sentence in more if sentence not in facts]
    for size in (1, 2):
        for group in combinations(added, size):
            yield {**facts, **dict.fromkeys(group, Certainty.CERTAIN)}


LINT = Lint(PAGE, "warning", find)
