"""A204: a condition that never makes a difference, since the others bring it about anyway."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, islice

from engine.explanation.wording import listed
from engine.inference.judge import Judge
from engine.language.catalogue import Page
from engine.language.clauses import clauses_of
from engine.language.condition import Holds
from engine.language.problem import Problems
from engine.language.rulebook import Rule, Sentence, Template
from engine.language.safety import check_rule
from engine.language.value import Certainty

from ..invent import SCENARIOS, World, around, frozen, judge_of
from .lint import Finding, Lint
from .linted import Linted
from .mend import line_left_out

PAGE = Page(
    "A204",
    "This condition never makes a difference",
    """\
rules:
  - id: revenge
    if:
      - <ally> quarrels with <leader>
    then:
      not: <leader> rewards <ally>
    because: <leader> takes revenge on <ally>.
  - id: weary
    if:
      - <ally> quarrels with <leader>
      - denied: <leader> rewards <ally>
    then: <ally> bargains with <leader>
    because: <ally> gets nothing from <leader>.
questions:
  - ask: Who bargains?
    yes: <ally> bargains with <leader>""",
    """\
rules:
  - id: revenge
    if:
      - <ally> quarrels with <leader>
    then:
      not: <leader> rewards <ally>
    because: <leader> takes revenge on <ally>.
  - id: weary
    if:
      - denied: <leader> rewards <ally>
    then: <ally> bargains with <leader>
    because: <ally> gets nothing from <leader>.
questions:
  - ask: Who bargains?
    yes: <ally> bargains with <leader>""",
    "Where the other conditions hold, rules conclude this one anyway, and just as surely: with it and without it "
    "the same follows. Statements of one declared circle are left alone: there each is meant to bring about the other.",
)


def find(linted: Linted) -> Iterator[Finding]:
    circles = [frozenset(circle.through) for circle in linted.rulebook.circles]
    for rule in linted.own_rules:
        for at, condition in enumerate(rule.conditions):
            if not isinstance(condition, Holds):
                continue
            others = [c for c in rule.conditions if isinstance(c, Holds) and c is not condition]
            if any(condition.pattern.statement in circle for circle in circles) and any(
                {condition.pattern.statement, other.pattern.statement} <= circle
                for circle in circles
                for other in others
            ):
                continue
            without = _without(rule, at)
            brought = _bring(without, condition, linted.world) if without is not None else None
            if without is None or brought is None:
                continue
            rules, facts = brought
            tried = _alike(rule, without, linted.world)
            if tried:
                why = f"{listed([repr(id) for id in rules])} concludes it" if rules else "it is one of them already"
                yield Finding(
                    f"This condition of '{rule.id}' never makes a difference: from the others {why}.",
                    condition.place,
                    f"It follows anyway, as from these facts: {facts}. With it and without it the same follows, "
                    f"in all of {tried} invented scenarios.",
                    "Leave it out, or ask for something that the other conditions do not bring about.",
                    edit=line_left_out(linted.text(condition.place), condition.place),
                )


def _without(rule: Rule, at: int) -> Rule | None:
    """The rule without one condition, if it can still be applied."""
    fewer = replace(
        rule, conditions=rule.conditions[:at] + rule.conditions[at + 1 :], because=Template("", ()), even_if=()
    )
    return fewer if fewer.conditions and check_rule(fewer, Problems()) else None


def _bring(without: Rule, condition: Holds, world: World) -> tuple[tuple[str, ...], str] | None:
    """The rules that conclude the condition from the others, and the facts of one such scenario; None if none does."""
    found: dict[str, None] = {}
    facts = ""
    for clause in clauses_of(without):
        scenario = next(frozen(clause, world.rulebook), None)
        if scenario is None or any(var.label not in scenario.bindings for var in condition.pattern.variables):
            return None
        sentence = world.rulebook.ground(condition.pattern, scenario.bindings)
        outcome = world.follow(scenario.facts)
        level = outcome.levels.get(sentence)
        if level is None or level < condition.level:
            return None
        for firing in outcome.of(sentence):
            found.setdefault(world.program.clauses[firing.clause].rule.id)
        facts = facts or "; ".join(world.rulebook.say(each) for each in scenario.facts)
    return tuple(found), facts


def _alike(rule: Rule, without: Rule, world: World) -> int:
    """The number of scenarios tried, if in each of them the rule without the condition brings nothing new; else 0.

    It needs no run of its own: what it concludes on the finished run of the rule is held there already, as surely, or
    something is new.
    """
    tried = 0
    for facts in chain(islice(around(rule, world), SCENARIOS), islice(around(without, world), SCENARIOS)):
        tried += 1
        levels = world.follow(facts).levels
        judge = judge_of(levels, world)
        held = _concluded(rule, judge, world) if rule.leads_to else levels
        for sentence, level in _concluded(without, judge, world).items():
            if sentence not in held or held[sentence] < level:
                return 0
    return tried


def _concluded(rule: Rule, judge: Judge, world: World) -> dict[Sentence, Certainty]:
    """What a rule concludes on a finished run, each as surely as it can."""
    found: dict[Sentence, Certainty] = {}
    for clause in clauses_of(rule):
        for way in judge.ways(clause.conditions, {}):
            if any(judge.judge(exception, way.bindings).holds for exception in clause.unless):
                continue
            sentence = world.rulebook.ground(clause.conclusion.pattern, way.bindings)
            level = min(way.level, clause.conclusion.certainty)
            if not world.rulebook.void(sentence):
                found[sentence] = max(level, found.get(sentence, level))
    return found


LINT = Lint(PAGE, "advice", find)
