"""Whether a rule can be applied at all: every variable that must be bound is bound in each branch."""

from __future__ import annotations

import re
from math import prod

from .clauses import bound, branches
from .condition import AllOf, AnyOf, AtLeastOf, Compare, Condition, Count, Holds, Not, mentioned, parts
from .edit import Edit, insert, piece, spot, together
from .misshape import beside, dash_of
from .place import Place, Text
from .problem import Problems, listed
from .rulebook import Rule
from .vocabulary import Var

_NEVER = "Nothing says which thing it is, so the rule could not be applied."
_MOST = 1000  # how many rules one rule with `any` may stand for
_NOT = re.compile(r"(.*- +)not: +\Z", re.DOTALL)


def check_rule(rule: Rule, problems: Problems) -> bool:
    """Tell each variable that is not bound where it must be; True if there is none."""
    before = len(problems.errors)
    if not _few_enough(rule, problems):
        return False
    lists = branches(rule)
    for number, conditions in enumerate(lists):
        branch = f" in branch {number + 1} of 'any'" if len(lists) > 1 else ""
        outer = bound(conditions)
        for condition in (*conditions, *rule.unless):
            _condition(condition, outer, branch, problems, condition in rule.unless)
        for conclusion in rule.then:
            for var in dict.fromkeys(conclusion.pattern.variables):
                if var.label not in outer:
                    _in_conclusion(var, conclusion.pattern.text, branch, conditions, outer, problems)
        for part in dict.fromkeys(part for part in rule.because.parts if isinstance(part, Var)):
            if part.label not in outer:
                _in_because(part, rule, branch, outer, problems)
    for condition in rule.even_if:
        _local(condition, bound(lists[0]) if lists else {}, "", problems)
    return len(problems.errors) == before


def _few_enough(rule: Rule, problems: Problems) -> bool:
    groups = [condition for condition in rule.conditions if isinstance(condition, AnyOf)]
    count = prod(len(group.branches) for group in groups)
    if count <= _MOST:
        return True
    problems.add(
        "F405",
        f"The lists under 'any' make {count} rules of this one; {_MOST} is the most.",
        groups[0].place,
        note="Each choice of one line from each list is judged by itself; these are too many to judge.",
        fix="Make a rule for each list that concludes a sentence of its own, and use these sentences here.",
    )
    return False


def _in_conclusion(
    var: Var,
    text: Text,
    branch: str,
    conditions: tuple[Condition, ...],
    outer: dict[str, Var],
    problems: Problems,
) -> None:
    alike = [other for other in outer.values() if other.kind == var.kind and f"<{other.label}>" not in text]
    inside = next(
        (c for c in conditions if not isinstance(c, Holds | Not | Compare) and var in _all_mentioned(c)), None
    )
    proposal = f"<{alike[0].label}>" if len(alike) == 1 and inside is None else None
    if inside is not None:
        fix = f"<{var.label}> occurs only inside a count; add a sentence with it under 'if', outside the count."
    elif proposal:
        fix = f"Did you mean {proposal}?"
    elif branch:
        fix = f"Add a sentence with <{var.label}> to that branch too, or under 'if', outside 'any'."
    else:
        fix = f"Add a sentence with <{var.label}> under 'if'."
    edit = piece(text, f"<{var.label}>", proposal) if proposal else None
    _unbound(var, text, "the conclusion", branch, problems, fix, edit)


def _in_because(var: Var, rule: Rule, branch: str, outer: dict[str, Var], problems: Problems) -> None:
    text = rule.because.text
    alike = [other for other in outer.values() if other.kind == var.kind]
    proposal = f"<{alike[0].label}>" if len(alike) == 1 else None
    place = spot(text, f"<{var.label}>") if isinstance(text, Text) else None
    problems.add(
        "F406",
        f"<{var.label}> in 'because' is not bound by a sentence under 'if'{branch}.",
        place or rule.place,
        note="The explanation would show a blank where a name should stand.",
        fix=f"Did you mean {proposal}?" if proposal else _choices(outer),
        edit=piece(text, f"<{var.label}>", proposal) if proposal and isinstance(text, Text) else None,
    )


def _condition(condition: Condition, outer: dict[str, Var], branch: str, problems: Problems, exception: bool) -> None:
    """A condition of `if` or `unless`."""
    if not isinstance(condition, Holds | Not | Compare):
        _local(condition, outer, branch, problems)
        return
    text = condition.text if isinstance(condition, Compare) else condition.pattern.text
    for var in dict.fromkeys(mentioned(condition)):
        if var.label in outer:
            continue
        fix, edit = f"Add a sentence with <{var.label}> under 'if'.", None
        if isinstance(condition, Not) and not exception:
            fix = (
                f"Add a sentence with <{var.label}> under 'if', or write 'no <{var.label}>:' and the sentence below it."
            )
            edit = _counted(var, text)
        elif isinstance(condition, Holds) and exception:
            fix = (
                f"Write 'no <{var.label}>:' under 'if', with the sentence below it; "
                f"here the same is said by 'at least 1 <{var.label}>:'."
            )
            edit = _some(var, text)
        where = "a comparison" if isinstance(condition, Compare) else "an exception" if exception else "'not'"
        _unbound(var, text, where, branch, problems, fix, edit)


def _counted(var: Var, text: Text) -> Edit | None:
    """`not: S` as `no <outsider>:` with S below it."""
    found = _NOT.match(text.lead)
    if not found or not text.source or text.lines > 1:
        return None
    start, indent = len(found.group(1)), len(found.group(1)) + 2
    length = len(text.lead) - start + len(text.source)
    place = text.place._replace(column=start + 1)
    return Edit(place, length, f"no <{var.label}>:\n{' ' * indent}- {text.source}")


def _some(var: Var, text: Text) -> Edit | None:
    """The exception S as `at least 1 <outsider>:` with S below it."""
    dash = dash_of(text)
    if dash is None:
        edit = beside(text, [f"at least 1 <{var.label}>:", f"  - {text.source}"])
        return edit and Edit(edit.place, edit.length, edit.text.replace("- ", "", 1).replace("-   - ", "    - "))
    return insert(text.place, f"at least 1 <{var.label}>:\n{' ' * (dash + 4)}- ") if text.source else None


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
        names = (f"other {var.role}", f"{var.role} 2", f"{var.role} 3")
        fresh = next(name for name in (*names, f"{var.role} 4") if name not in outer)
        problems.add(
            "F403",
            f"<{var.label}> is counted here, but it already stands for one thing outside.",
            condition.place,
            note="One and the same thing cannot be counted, so the rule could not be applied.",
            fix=f"Count <{fresh}>.",
            edit=_renamed(condition, fresh),
        )
        return
    if var.label not in _positive(condition.of):
        found = [other for other in _positive(condition.of).values() if other.kind == var.kind]
        free = [other for other in found if other.label not in outer]
        proposal = free[0].label if len(free) == 1 else None
        if proposal:
            fix = f"Did you mean <{proposal}>?"
        else:
            fix = f"Add a sentence with <{var.label}> to the list{' under of:' if condition.has else ''}."
        problems.add(
            "F402",
            f"<{var.label}> is counted, but stands in no sentence of the list.",
            condition.place,
            note="Nothing says which things are to be counted, so the rule could not be applied.",
            fix=fix,
            edit=_key_renamed(condition, proposal) if proposal else None,
        )
        return
    known = {**outer, var.label: var}
    _list(condition.of, known, branch, problems)
    if not condition.has:
        return
    _list(condition.has, known, branch, problems)
    of_only = {v.label for inner in condition.of for v in mentioned(inner)} - set(known)
    for inner in condition.has:
        for other in dict.fromkeys(mentioned(inner)):
            if other.label in of_only:
                text = _text(inner)
                problems.add(
                    "F408",
                    f"<{other.label}> stands under both 'of' and 'has'.",
                    (spot(text, f"<{other.label}>") if text is not None else None) or inner.place,
                    note="Each of the two lists is judged by itself, so it would be 'some', each time another.",
                    fix=f"Add a sentence with <{other.label}> under 'if', outside, or name one of the two otherwise.",
                )


def _text(condition: Condition) -> Text | None:
    if isinstance(condition, Compare):
        return condition.text
    return condition.pattern.text if isinstance(condition, Holds | Not) else None


def _key_renamed(condition: Count, label: str) -> Edit:
    """The edit that puts another variable into the word that counts; it stands last there."""
    old = len(condition.var.label) + 2
    column = condition.place.column + condition.place.length - old
    return Edit(condition.place._replace(column=column, length=old), old, f"<{label}>")


def _renamed(condition: Count, label: str) -> Edit | None:
    """The edit that renames the counted variable, there and in the sentences below."""
    edits = [_key_renamed(condition, label)]
    old = f"<{condition.var.label}>"
    for inner in _nested(condition):
        text = _text(inner)
        for nth in range(text.count(old) if text is not None else 0):
            edit = piece(text, old, f"<{label}>", nth) if text is not None else None
            if edit is None:
                return None
            edits.append(edit)
    return together(edits)


def _nested(condition: Condition) -> list[Condition]:
    return [condition, *(deep for inner in parts(condition) for deep in _nested(inner))]


def _list(conditions: tuple[Condition, ...], outer: dict[str, Var], branch: str, problems: Problems) -> None:
    """A list judged by itself: what occurs only in it means "some" and must be bound in it."""
    known = {**outer, **_positive(conditions)}
    for condition in conditions:
        if isinstance(condition, Not | Compare):
            for var in dict.fromkeys(mentioned(condition)):
                if var.label not in known:
                    where = "'not'" if isinstance(condition, Not) else "a comparison"
                    fix = f"Add a sentence with <{var.label}> to this list, or under 'if', outside."
                    _unbound(var, _text(condition), where, branch, problems, fix, None, condition.place)
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
    text: Text | None,
    where: str,
    branch: str,
    problems: Problems,
    fix: str,
    edit: Edit | None,
    otherwise: Place | None = None,
) -> None:
    place = spot(text, f"<{var.label}>") if text is not None else None
    problems.add(
        "F401",
        f"<{var.label}> in {where} is not bound by a sentence under 'if'{branch}.",
        place or (text.place if text is not None else otherwise or Place("", 1, 1)),
        note=_NEVER,
        fix=fix,
        edit=edit,
    )


def _all_mentioned(condition: Condition) -> list[Var]:
    return [var for inner in parts(condition) for var in mentioned(inner)]


def _choices(outer: dict[str, Var]) -> str:
    bound_here = [f"<{label}>" for label in outer]
    return f"Use {listed(bound_here, 'or')}." if bound_here else "Write the name out."
