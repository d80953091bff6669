"""One rule in sentences, where it fires, and where it nearly does."""

from __future__ import annotations

import threading
from pathlib import Path

from engine import Problems, load_case
from engine.authoring.at_hand import AtHand
from engine.authoring.shelf import Shelf
from engine.explanation import wording
from engine.explanation.nearest import Searcher
from engine.explanation.step import quoted
from engine.explanation.told import told
from engine.explanation.why_not import why_not
from engine.inference.condition_words import pattern_words, words
from engine.inference.run import run
from engine.inference.trace import Trace
from engine.language.clauses import clauses_of
from engine.language.condition import Holds, Not
from engine.language.rulebook import Rule, Rulebook

from ..view import rules

NEAR = 3
"""So many near instances are told."""
MISSING = 2
"""An instance that lacks more than so many conditions is not near."""


def told_rule(rulebook: Rulebook, rule: Rule, trace: Trace | None) -> rules.Rule:
    """The rule, from top to bottom."""
    conditions = []
    for number, condition in enumerate(rule.conditions):
        lead = "and" if number else "if"
        plain = condition
        if isinstance(condition, Not):
            lead, plain = f"{lead} not", Holds(condition.pattern, condition.level, condition.place)
        conditions.append((lead, words(plain, {}, rulebook)))
    conditions += [("unless", words(condition, {}, rulebook)) for condition in rule.unless]
    conditions += [("even if", told(condition, {}, rulebook)) for condition in rule.even_if]
    cited = quoted(rulebook, rule)
    return rules.Rule(
        rule.id,
        wording.capital(rule.title),
        wording.STATUS[rule.status],
        str(rule.certainty),
        tuple(conditions),
        tuple(
            ("leads to" if rule.leads_to else "then", pattern_words(each.pattern, {}, rulebook)) for each in rule.then
        ),
        rule.because.text,
        cited.text if cited else "",
        cited.place if cited else "",
        rule.note,
        f"{rule.place.file}, line {rule.place.line}",
        fires(trace, rule) if trace is not None else (),
        nearly(trace, rule) if trace is not None else (),
        trace is not None,
    )


def fires(trace: Trace, rule: Rule) -> tuple[rules.Firing, ...]:
    """The steps in which a rule fires."""
    return tuple(
        rules.Firing(trace.say(step.conclusion), step.number)
        for step in (*trace.steps, *trace.effects)
        if step.clause.rule.id == rule.id
    )


def nearly(trace: Trace, rule: Rule, most: int = MISSING) -> tuple[rules.Firing, ...]:
    """Instances that lack few conditions, the nearest first, each with what it lacks."""
    searcher = Searcher(trace)
    found: dict[str, tuple[int, rules.Firing]] = {}
    for clause in clauses_of(rule):
        if clause.rule.leads_to:
            continue
        for bindings, cost in searcher.near_misses(clause, {}, most):
            pattern = clause.conclusion.pattern
            if any(var.label not in bindings for var in pattern.variables):
                continue
            sentence = trace.rulebook.ground(pattern, dict(bindings))
            if sentence in trace.known:
                continue
            near = next((each for each in why_not(trace, sentence, 5, 0).near if each.rule == rule.id), None)
            if near is None:
                continue
            lacks = tuple(
                f"{check.words} ({wording.FINDING[check.finding]})"
                for check in near.conditions
                if check.finding not in ("holds", "open")
            )
            said = trace.say(sentence)
            if said not in found or cost < found[said][0]:
                found[said] = cost, rules.Firing(said, 0, lacks)
    ranked = sorted(found.values(), key=lambda each: each[0])
    return tuple(firing for _, firing in ranked[:NEAR])


def at_hand(
    paths: tuple[Path, ...], rulebook: Rulebook, rule: Rule, one: threading.Lock, but: str
) -> tuple[rules.Elsewhere, ...]:
    """The cases at hand in which a rule fires, then those in which it nearly does.

    The first path is the rulebook's own; of all of them the cases are taken.
    """
    shelf = Shelf()
    found: list[tuple[int, rules.Elsewhere]] = []
    for words_of in AtHand(shelf).on(paths, [rulebook]):
        id = words_of.path.stem if words_of.path.is_relative_to(shelf.facts or Path("/")) else str(words_of.path)
        if id == but:
            continue
        with one:
            case = load_case(str(words_of.path), shelf, Problems(), str(paths[0]))
            trace = run(case) if case is not None else None
        if case is None or trace is None:
            continue
        theirs = next((each for each in trace.rulebook.rules if each.id == rule.id), None)
        count = len(fires(trace, rule))
        near = nearly(trace, theirs, 1)[:1] if theirs is not None and not count else ()
        if count or near:
            lacks = near[0].lacks if near else ()
            found.append((-count, rules.Elsewhere(id, case.title, count, lacks)))
    return tuple(each for _, each in sorted(found, key=lambda pair: (not pair[0], pair[1].title)))
