"""Whether a run meets an expectation: sentences that say what it misses, and the why or why-not behind them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from engine.explanation.why_not import why_not
from engine.explanation.why_text import why_not_text, why_text
from engine.explanation.wording import DENIED, STANDING, listed
from engine.inference.trace import Trace
from engine.language.case import Expectation
from engine.language.rulebook import Sentence
from engine.language.value import Certainty

from .blocked import blockers

_NEAR = 2
_MANY = 1000


def asked(expectation: Expectation) -> str:
    """The expectation as the author wrote it: "concluded: ...", "not: likely: ...", or the bare sentence."""
    level = f"{expectation.at_least}: " if expectation.at_least > Certainty.POSSIBLE else ""
    kind = "" if expectation.kind == "holds" else f"{expectation.kind}: "
    return f"{kind}{level}{expectation.words}"


def misses(expectation: Expectation, trace: Trace) -> tuple[str, ...]:
    """What the run misses, a sentence each; nothing if the expectation is met."""
    if expectation.kind == "circle":
        return tuple(_circle(expectation, trace))
    sentence = expectation.sentence
    assert sentence is not None, "only a circle is expected without a sentence"
    found = [*_standing(expectation, sentence, trace), *_reasons(expectation, sentence, trace)]
    return tuple(found)


def _standing(expectation: Expectation, sentence: Sentence, trace: Trace) -> Iterator[str]:
    level, steps = trace.level(sentence), trace.steps_of(sentence)
    wanted = expectation.at_least
    kind = expectation.kind
    if kind in ("holds", "denied", "concluded"):
        if level is None:
            yield "It is not denied." if kind == "denied" else "It does not hold."
        elif kind == "concluded" and not steps:
            yield "No rule concludes it: it holds only because the case states it."
        elif level < wanted:
            yield f"It is only {level}, and {_at_least(wanted)} is expected."
    elif kind == "not" and level is not None and level >= wanted:
        yield f"It holds, and is {level}: {_how_it_came(sentence, trace)}."
    elif kind == "not concluded" and steps and level is not None and level >= wanted:
        yield f"It is concluded, and is {level}: {_how_it_came(sentence, trace)}."
    elif kind == "conflict" and not any(
        {sentence, sentence.positive, sentence.denial} & set(conflict.sentences) for conflict in trace.conflicts
    ):
        yield "It is in conflict with nothing."
    if expectation.certainty is not None and level is not None and level != expectation.certainty:
        yield f"It is {level}, and {expectation.certainty} is expected."


def _at_least(level: Certainty) -> str:
    return "certain" if level is Certainty.CERTAIN else f"at least {level}"


def _reasons(expectation: Expectation, sentence: Sentence, trace: Trace) -> Iterator[str]:
    """By which rules it is concluded and by which not, and what blocks it."""
    rules = rules_of(sentence, trace)
    for id in expectation.by:
        if id not in rules:
            others = listed([f"'{rule}'" for rule in rules])
            instead = f" It is concluded by {others}." if rules else ""
            yield f"The rule '{id}' does not conclude it.{instead}"
    for id in expectation.not_by:
        if id in rules:
            yield f"The rule '{id}' concludes it, in step {rules[id]}."
    if expectation.blocked_by:
        found = blockers(trace, sentence)
        for blocker in expectation.blocked_by:
            if blocker not in found:
                yield f'No rule is kept from concluding it by "{trace.say(blocker)}".'


def rules_of(sentence: Sentence, trace: Trace) -> dict[str, int]:
    """The ids of the rules that conclude a sentence, each with its first step."""
    found: dict[str, int] = {}
    for number in trace.steps_of(sentence):
        found.setdefault(trace.step(number).clause.rule.id, number)
    return found


def _how_it_came(sentence: Sentence, trace: Trace) -> str:
    rules = [f"'{id}' in step {step}" for id, step in rules_of(sentence, trace).items()]
    stated = [DENIED if sentence.denied else STANDING["stated"]] if sentence in trace.stated else []
    return listed(stated + ([f"concluded by {listed(rules)}"] if rules else []))


def _circle(expectation: Expectation, trace: Trace) -> Iterator[str]:
    from engine.explanation.circles import circles

    found = circles(trace)
    names = {name for ring in found.standing for name in (ring.name, ring.label)}
    if expectation.words not in names:
        known = [name for ring in found.possible for name in (ring.name, ring.label) if name]
        if expectation.words in known:
            yield "This circle could turn, but does not stand in this case."
        else:
            yield "No circle of the rulebook is called so."


# Why


def explained(expectation: Expectation, trace: Trace) -> str:
    """The why or the why-not behind a miss, as text; "" where there is nothing to add."""
    sentence = expectation.sentence
    if sentence is None:
        return ""
    rules = rules_of(sentence, trace)
    missing = [id for id in expectation.by if id not in rules]
    if missing:
        return "".join(_why_not_by(trace, sentence, id) for id in missing).rstrip("\n")
    if sentence not in trace.known or (expectation.kind == "concluded" and not rules):
        return why_not_text(trace, why_not(trace, sentence, _NEAR, 1)).rstrip("\n")
    return why_text(trace, sentence, depth=_NEAR).rstrip("\n")


def _why_not_by(trace: Trace, sentence: Sentence, id: str) -> str:
    """How near one rule comes to concluding a sentence, or what it concludes instead."""
    rule = next((rule for rule in trace.rulebook.rules if rule.id == id), None)
    if rule is None:
        return f"There is no rule '{id}' in this rulebook.\n"
    found = why_not(trace, sentence, _MANY, 1)
    near = tuple(one for one in found.near if one.rule == id and one.failing)[:_NEAR]
    if not near:
        then = listed([f'"{conclusion.pattern.text}"' for conclusion in rule.then])
        return f"The rule '{id}' concludes something else: {then}.\n"
    lines = why_not_text(trace, replace(found, near=near, against=())).splitlines()
    return "\n".join([f"Nearest instances of '{id}':", *lines[2:]]) + "\n"
