"""Whether an engine's JSON says what the naive evaluator says; each difference is a sentence.

Where the language leaves a choice, any choice is taken: which of several sentences stands under `instead`, and
which assumptions of a group are named, as long as they are enough.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .as_json import Json, as_json
from .evaluator import Naive, Step

STEP_KEYS = ("step", "rule", "bindings", "stratum", "wave", "concludes", "denies", "certainty", "new", "circular")
EFFECT_KEYS = ("rule", "bindings", "leads_to", "denies", "certainty")
PREMISE_KEYS = ("sentence", "standing", "steps", "certainty", "counted", "part")
CONCLUSION_KEYS = ("sentence", "certainty", "claim", "steps", "also_stated", "denies")


def differences(run: Naive, theirs: Json) -> list[str]:
    """What the JSON of an engine says otherwise, in sentences."""
    mine = as_json(run)
    found: list[str] = []
    for key, wanted in (
        ("facts", ("sentence", "standing", "certainty")),
        ("conclusions", CONCLUSION_KEYS),
        ("questions", ("ask", "answer", "yes", "no")),
    ):
        found += lists(key, [part(one, wanted) for one in mine[key]], [part(one, wanted) for one in theirs[key]])
    found += lists("conflicts", conflicts(mine["conflicts"]), conflicts(theirs["conflicts"]))
    for key, wanted, steps in (("steps", STEP_KEYS, run.steps), ("leads_to", EFFECT_KEYS, run.effects)):
        found += lists(key, [part(one, wanted) for one in mine[key]], [part(one, wanted) for one in theirs[key]])
        if not found:
            for step, own, other in zip(steps, mine[key], theirs[key], strict=True):
                found += premises(run, step, own["premises"], other["premises"])
    named = [words for step in theirs["steps"] for premise in step["premises"] for words in assumed(premise)]
    listed = [one["sentence"] for one in theirs["assumptions"]]
    if set(listed) != set(named) or len(set(listed)) != len(listed):
        found.append(f"The assumptions listed are {listed}, but those that its steps name are {named}.")
    return found


def part(one: Json, keys: Sequence[str]) -> Json:
    return {key: one[key] for key in keys if key in one}


def conflicts(listed: Sequence[Json]) -> list[Any]:
    """Conflicts in an order of their own: the language fixes none."""
    return sorted((one["kind"], sorted(zip(one["sentences"], one["steps"], strict=True))) for one in listed)


def lists(what: str, mine: Sequence[Any], theirs: Sequence[Any]) -> list[str]:
    """The first place where two lists part."""
    for number, (own, other) in enumerate(zip(mine, theirs, strict=False)):
        if own != other:
            return [f"{what} part at number {number + 1}: expected {own}, but the engine says {other}."]
    if len(mine) != len(theirs):
        longer = max(mine, theirs, key=len)[min(len(mine), len(theirs))]
        return [f"{what}: expected {len(mine)}, but the engine has {len(theirs)}; the first beyond is {longer}."]
    return []


def premises(run: Naive, step: Step, mine: Sequence[Json], theirs: Sequence[Json]) -> list[str]:
    where = f"premises of step {step.number} ({step.clause.rule.id})"
    found = lists(where, [part(one, PREMISE_KEYS) for one in mine], [part(one, PREMISE_KEYS) for one in theirs])
    if found:
        return found
    for condition, own, other in zip((*step.clause.conditions, *step.clause.rule.unless), mine, theirs, strict=True):
        if own["standing"] == "not stated":
            rivals = own.get("instead", [])
            if other.get("instead") not in rivals + [None] * (not own.get("surely")):
                found.append(
                    f"{where}: {own['sentence']!r} is explained by one of {rivals}, "
                    f"but the engine says {other.get('instead')!r}."
                )
        elif own["standing"] == "holds":
            may = {run.book.say(s): s for s in run.silent(absences(run, step, condition), True)}
            said = other.get("assumes", [])
            if not set(said) <= set(may) or not run.enough(step, condition, [may[words] for words in said]):
                found.append(
                    f"{where}: {own['sentence']!r} takes for granted what of {list(may)} is needed, "
                    f"but the engine names {said}."
                )
    return found


def absences(run: Naive, step: Step, condition: Any) -> Any:
    exception = any(condition is one for one in step.clause.rule.unless)
    return (run.absent_exception if exception else run.absent)(condition, step.env)


def assumed(premise: Json) -> list[str]:
    """The assumptions that a premise names."""
    if premise["standing"] == "not stated" and "instead" not in premise:
        return [premise["sentence"]]
    return list(premise.get("assumes", []))
