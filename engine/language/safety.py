"""Whether a rule can be applied at all: every variable that must be bound is bound in each branch."""

from __future__ import annotations

from .clauses import bound, branches
from .condition import AllOf, AnyOf, AtLeastOf, Compare, Condition, Count, Holds, Not, mentioned, parts
from .place import Place
from .problem import Problems
from .rulebook import Rule
from .vocabulary import Var

_NEVER = "Nothing says which thing it is, so the rule could not be applied."


def check_rule(rule: Rule, problems: Problems) -> bool:
    """Tell each variable that is not bound where it must be; True if there is none."""
    before = len(problems.errors)
    lists = branches(rule)
    for number, conditions in enumerate(lists):
        branch = f" in branch {number + 1} of 'any'" if len(lists) > 1 else ""
        outer = bound(conditions)
        for condition in conditions:
            _condition(condition, outer, branch, problems)
        for condition in rule.unless:
            _condition(condition, outer, branch, problems)
        for conclusion in rule.then:
            for var in conclusion.pattern.variables:
                if var.label not in outer:
                    place = _place_of(var, conclusion.pattern.text.place, str(conclusion.pattern.text))
                    _unbound(var, place, "the conclusion", branch, conditions, problems)
        for part in rule.because.parts:
            if isinstance(part, Var) and part.label not in outer:
                problems.add(
                    "F406",
                    f"<{part.label}> in 'because' is not bound by a sentence under 'if'{branch}.",
                    rule.place,
                    note="The explanation would show a blank.",
                    fix=_choices(outer),
                )
    for condition in rule.even_if:
        _local(condition, bound(lists[0]) if lists else {}, "", problems)
    return len(problems.errors) == before


def _condition(condition: Condition, outer: dict[str, Var], branch: str, problems: Problems) -> None:
    """A condition of `if` or `unless`."""
    if isinstance(condition, Holds | Not | Compare):
        for var in dict.fromkeys(mentioned(condition)):
            if var.label not in outer:
                where = {Holds: "an exception", Not: "'not'", Compare: "a comparison"}[type(condition)]
                text = condition.text if isinstance(condition, Compare) else condition.pattern.text
                _unbound(var, _place_of(var, condition.place, str(text)), where, branch, (), problems, "no")
    else:
        _local(condition, outer, branch, problems)


def _local(condition: Condition, outer: dict[str, Var], branch: str, problems: Problems) -> None:
    """A condition with variables of its own: a quantifier, `at least n of`, or a group under `unless`."""
    if isinstance(condition, Count):
        _count(condition, outer, branch, problems)
    elif isinstance(condition, AtLeastOf):
        for inner in condition.conditions:
            _list((inner,), outer, branch, problems)
    elif isinstance(condition, AllOf):
        _list(condition.conditions, outer, branch, problems)
    elif isinstance(condition, AnyOf):
        for conditions in condition.branches:
            _list(conditions, outer, branch, problems)
    else:
        _list((condition,), outer, branch, problems)


def _count(condition: Count, outer: dict[str, Var], branch: str, problems: Problems) -> None:
    var = condition.var
    if var.label in outer:
        problems.add(
            "F403",
            f"<{var.label}> is counted here, but it already stands for one thing outside.",
            condition.place,
            note="One and the same thing cannot be counted.",
            fix=f"Count <other {var.role}> instead."
            if not var.label.startswith("other ")
            else f"Count <{var.role} 2>.",
        )
        return
    if var.label not in _positive(condition.of):
        problems.add(
            "F402",
            f"<{var.label}> is counted, but stands in no sentence of the list.",
            condition.place,
            note="Nothing says which things are to be counted.",
            fix=f"Add a sentence with <{var.label}> to the list{' under of:' if condition.has else ''}.",
        )
        return
    known = {**outer, var.label: var}
    _list(condition.of, known, branch, problems)
    if condition.has:
        _list(condition.has, known, branch, problems)
        of_only = {v.label for inner in condition.of for v in mentioned(inner)} - set(known)
        for inner in condition.has:
            for other in dict.fromkeys(mentioned(inner)):
                if other.label in of_only:
                    problems.add(
                        "F408",
                        f"<{other.label}> stands under both 'of' and 'has'.",
                        inner.place,
                        note="Each list is judged by itself: there it would mean 'some', each time anew.",
                        fix=f"Bind <{other.label}> in a sentence under 'if' outside, or rename it in one of the two.",
                    )


def _list(conditions: tuple[Condition, ...], outer: dict[str, Var], branch: str, problems: Problems) -> None:
    """A list judged by itself: what occurs only in it means "some" and must be bound in it."""
    known = {**outer, **_positive(conditions)}
    for condition in conditions:
        if isinstance(condition, Not | Compare):
            for var in dict.fromkeys(mentioned(condition)):
                if var.label not in known:
                    _unbound(
                        var,
                        condition.place,
                        "'not'" if isinstance(condition, Not) else "a comparison",
                        branch,
                        (),
                        problems,
                    )
        elif not isinstance(condition, Holds):
            _local(condition, known, branch, problems)


def _positive(conditions: tuple[Condition, ...]) -> dict[str, Var]:
    """What a list binds: its sentences and denials; those of an `all:` in it too."""
    found = bound(conditions)
    for condition in conditions:
        if isinstance(condition, AllOf):
            found |= _positive(condition.conditions)
    return found


def _unbound(
    var: Var,
    place: Place,
    where: str,
    branch: str,
    conditions: tuple[Condition, ...],
    problems: Problems,
    remedy: str = "",
) -> None:
    inside = next(
        (c for c in conditions if not isinstance(c, Holds | Not | Compare) and var in _all_mentioned(c)), None
    )
    if inside is not None:
        fix = f"<{var.label}> occurs only inside a count; add a sentence with it under 'if' outside."
    elif remedy:
        fix = f"Add a sentence with <{var.label}> under 'if', or write 'no <{var.label}>:' with the sentence below it."
    else:
        fix = f"Add a sentence with <{var.label}> under 'if'."
    problems.add(
        "F401",
        f"<{var.label}> in {where} is not bound by a sentence under 'if'{branch}.",
        place,
        note=_NEVER,
        fix=fix,
    )


def _all_mentioned(condition: Condition) -> list[Var]:
    return [var for inner in parts(condition) for var in mentioned(inner)]


def _place_of(var: Var, place: Place, text: str) -> Place:
    """The place of a variable in a sentence on one line, or of the sentence."""
    at = text.find(f"<{var.label}>")
    if at < 0 or place.length < len(text):
        return place
    quoted = 1 if place.length > len(text) else 0
    return place._replace(column=place.column + quoted + at, length=len(var.label) + 2)


def _choices(outer: dict[str, Var]) -> str:
    listed = ", ".join(f"<{label}>" for label in outer)
    return f"Bound here: {listed}." if listed else "Write the name out."
