"""The order of steps: strata, waves and the order within a wave; steps told twice, and steps that are missing."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import TypeAlias

from engine.language.condition import AtLeastOf, Condition, Count, Holds
from engine.language.rulebook import Sentence
from engine.language.value import written

from .branches import Branch, Env, ground, of_one_thing
from .claims import Claimed, Claims
from .scales import in_order
from .turns import Key, Turns
from .words import quoted, shown

Place: TypeAlias = tuple[int, int, tuple[tuple[int, Fraction, str], ...], int]


def place(branch: Branch, env: Env) -> Place:
    """Where an instance stands among those of its wave."""
    return branch.rule.index, branch.number, tuple(in_order(env[var]) for var in branch.variables), branch.then


def check_order(claims: Claims) -> Iterator[str]:
    """Complaints about stratum, wave and place of the steps."""
    for step in claims.steps:
        if step.json["stratum"] != step.stratum:
            yield f"Step {step.number} is of the stratum {step.stratum}, not {quoted(step.json['stratum'])}."
    right = list(_in_waves(claims))
    for step, wave in right:
        if step.json["wave"] != wave:
            yield f"Step {step.number} is of the wave {wave}, not {quoted(step.json['wave'])}."
    for number, (step, _) in enumerate(right, 1):
        if step.number != number:
            yield f"Step {step.number} should come as number {number}, by stratum, wave and the order within a wave."
            break
    places = [place(step.branch, step.env) for step in claims.effects]
    if places != sorted(places):
        yield "The effects of 'leads to' are not in the order of their rules and names."


def _in_waves(claims: Claims) -> Iterator[tuple[Claimed, int]]:
    """The steps as they must fire, each with its wave; those that never could are left out."""
    known = set(claims.stated)
    waiting = list(claims.steps)
    wave = 0
    for stratum in sorted({step.stratum for step in waiting}):
        here = [step for step in waiting if step.stratum == stratum]
        while True:
            ready = [step for step in here if known.issuperset(step.premises)]
            if not ready:
                break
            wave += 1
            fired = set(ready)
            here = [step for step in here if step not in fired]
            yield from ((step, wave) for step in sorted(ready, key=lambda step: place(step.branch, step.env)))
            known |= {step.conclusion for step in ready}


class Twins:
    """Two instances are one if they only turn round what stands in symmetric slots, and count the same."""

    def __init__(self, claims: Claims) -> None:
        self.claims, self._turns = claims, Turns(claims.book)

    def key(self, branch: Branch, env: Env) -> Key:
        """What two instances have in common if they are one."""
        return *self._turns.key(branch, env), *(self._counted(condition, env) for condition in branch.conditions)

    def _counted(self, condition: Condition, env: Env) -> tuple[str, ...]:
        scales = self.claims.scales
        if isinstance(condition, Count):
            return tuple(written(value) for value in scales.counted(condition, env))
        if isinstance(condition, AtLeastOf):
            return tuple(shown(scales.book, c, env) for c in condition.conditions if scales.weigh(c, env))
        return ()


def check_whole(claims: Claims) -> Iterator[str]:
    """Steps that are told twice, and instances of rules that hold but are not told."""
    twins = Twins(claims)
    told: dict[Key, Claimed] = {}
    for kind, steps in (("Step", claims.steps), ("Effect", claims.effects)):
        for at, step in enumerate(steps, 1):
            key = twins.key(step.branch, step.env)
            if key in told:
                yield f"{kind} {step.number or at} tells the same as another with the rule '{step.branch.rule.id}'."
            told.setdefault(key, step)
    for branch in (*claims.branches, *claims.causes):
        for env in instances(claims, branch):
            found = told.get(twins.key(branch, env))
            if found is None:
                conclusion = claims.book.say(ground(claims.book, branch.conclusion.pattern, env))
                yield f"A step is missing: {_named(branch, env)} concludes {quoted(conclusion)}."
            elif place(branch, env) < place(branch, found.env):
                yield f"Of two turns of one instance the first should stay: {_named(branch, env)}."


def _named(branch: Branch, env: Env) -> str:
    names = ", ".join(f"{var.label} {written(value)}" for var, value in env.items())
    return f"the rule '{branch.rule.id}'" + (f" with {names}" if names else "")


def instances(claims: Claims, branch: Branch) -> Iterator[Env]:
    """Every instance of a branch that holds on the finished table and tells something."""
    for way, _, _ in claims.scales.ways(branch.conditions, {}):
        env = {var: way[var] for var in branch.variables}
        conclusion: Sentence = ground(claims.book, branch.conclusion.pattern, env)
        if of_one_thing(claims.book, conclusion):
            continue
        premises = [ground(claims.book, c.pattern, env) for c in branch.conditions if isinstance(c, Holds)]
        if conclusion in premises and not branch.rule.leads_to:
            continue
        if not any(claims.scales.weigh(exception, env) for exception in branch.rule.unless):
            yield env
