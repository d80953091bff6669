"""What the lints claim of random rulebooks holds in the random cases on them: no claim is refuted by a run."""

from dataclasses import replace
from functools import cache

import pytest

from engine.authoring.lints import no_difference, subsumed
from engine.authoring.lints.linted import Linted
from engine.authoring.lints.never_fires import find as never_fires
from engine.authoring.lints.run import LINTS
from engine.inference.run import run
from engine.inference.trace import Trace
from engine.language.case import Case
from engine.language.rulebook import Rule, Rulebook
from tests.generate.choose import Seeded
from tests.generate.read import read
from tests.generate.rulebooks import files

SEEDS = [*range(30), *(pytest.param(seed, marks=pytest.mark.long) for seed in range(30, 60))]


@cache
def random_case(seed: int) -> Case:
    """The case of a seed; seeds whose rulebook is refused give the next one."""
    while True:
        case, _ = read(files(Seeded(seed)).texts)
        if case is not None:
            return case
        seed += 1000


def under(case: Case, rules: tuple[Rule, ...]) -> Trace:
    """What follows in a case under these rules."""
    rulebook: Rulebook = replace(case.rulebook, rules=rules)
    return run(replace(case, rulebook=rulebook))


def levels(trace: Trace) -> dict[str, str]:
    """What holds, and how surely."""
    return {trace.say(sentence): str(trace.level(sentence)) for sentence in trace.known.sentences()}


@cache
def linted(seed: int) -> Linted:
    return Linted(random_case(seed).rulebook, tuple)


@cache
def whole(seed: int) -> Trace:
    """What follows from the case of a seed under all its rules."""
    return run(random_case(seed))


@pytest.mark.parametrize("seed", SEEDS)
def test_every_lint_reads_every_rulebook(seed: int) -> None:
    for one in LINTS:
        for finding in one.find(linted(seed)):
            assert finding.message, f"{one.code} says nothing."
            assert finding.place.line > 0


@pytest.mark.parametrize("seed", SEEDS)
def test_a_rule_that_adds_nothing_is_missed_by_no_conclusion(seed: int) -> None:
    case = random_case(seed)
    for finding in subsumed.find(linted(seed)):
        rules = tuple(rule for rule in case.rulebook.rules if rule.place != finding.place)
        assert levels(under(case, rules)) == levels(whole(seed)), (
            f"{finding.message} Without it something else follows."
        )


@pytest.mark.parametrize("seed", SEEDS)
def test_a_rule_that_can_never_fire_never_does_without_a_conflict(seed: int) -> None:
    trace = whole(seed)
    if trace.conflicts:
        return
    fired = {step.clause.rule.id for step in (*trace.steps, *trace.effects)}
    for finding in never_fires(linted(seed)):
        if "in branch" not in finding.message:
            id = finding.message.split("'")[1]
            assert id not in fired, f"{finding.message} In this case it fires."


@pytest.mark.parametrize("seed", SEEDS)
def test_a_condition_that_makes_no_difference_makes_none_in_the_case(seed: int) -> None:
    case = random_case(seed)
    for finding in no_difference.find(linted(seed)):
        (rule,) = (r for r in case.rulebook.rules if any(c.place == finding.place for c in r.conditions))
        at = next(at for at, condition in enumerate(rule.conditions) if condition.place == finding.place)
        fewer = replace(rule, conditions=rule.conditions[:at] + rule.conditions[at + 1 :], even_if=())
        rules = tuple(fewer if each is rule else each for each in case.rulebook.rules)
        assert levels(under(case, rules)) == levels(whole(seed)), (
            f"{finding.message} Without it something else follows."
        )
