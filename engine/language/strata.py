"""Strata: what a rule looks at is settled before it. A sentence that depends on its own absence is refused.

The nodes are the sentences of one form: a statement, or its denial. A clause gives its conclusion an arc from
each sentence it uses (`weak`: not above it) and from each it looks at (`strict`: below it).
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from .clauses import Clause, inner_conditions
from .condition import AtLeastOf, Condition, Count, Holds, Not
from .problem import Problems
from .rulebook import Rulebook
from .value import Certainty

Form: TypeAlias = tuple[int, bool]  # statement index, denied


def uses(clause: Clause) -> Iterable[tuple[Form, bool, Condition]]:
    """The forms that a clause rests on; True where it looks at them, so that they must be settled before."""
    for condition in clause.conditions:
        if isinstance(condition, Holds):
            yield _form(condition), condition.level > Certainty.POSSIBLE, condition
        else:
            yield from _looked_at(condition)
    for condition in clause.unless:
        yield from _looked_at(condition)


def _looked_at(condition: Condition) -> Iterable[tuple[Form, bool, Condition]]:
    for inner in inner_conditions(condition):
        if isinstance(inner, Holds | Not):
            yield _form(inner), True, inner


def _form(condition: Holds | Not) -> Form:
    return condition.pattern.statement, condition.pattern.denied and isinstance(condition, Holds)


def concludes(clause: Clause) -> Form:
    """The form of the clause's conclusion."""
    return clause.conclusion.pattern.statement, clause.conclusion.pattern.denied


@dataclass(frozen=True, slots=True)
class Strata:
    """The stratum of each clause (in the order given) and of each concluded form."""

    clauses: tuple[int, ...]
    forms: dict[Form, int]

    @property
    def count(self) -> int:
        return max(self.clauses, default=-1) + 1


def stratify(clauses: Iterable[Clause]) -> Strata | None:
    """The least strata, or None if some sentence depends on its own absence or on a count of itself."""
    listed = list(clauses)
    arcs = [(concludes(clause), list(uses(clause)), clause.rule.leads_to) for clause in listed]
    concluded = {form for form, _, leads in arcs if not leads}
    forms = dict.fromkeys(concluded, 0)
    for _ in range(len(forms) + 1):
        changed = False
        for form, used, leads in arcs:
            if leads:
                continue
            least = _least(used, forms)
            if least > forms[form]:
                forms[form], changed = least, True
        if not changed:
            last = max(forms.values(), default=-1) + 1
            return Strata(tuple(last if leads else _least(used, forms) for _, used, leads in arcs), forms)
        if max(forms.values()) > len(forms):
            return None
    return None


def _least(used: list[tuple[Form, bool, Condition]], forms: dict[Form, int]) -> int:
    return max((forms.get(form, 0) + strict for form, strict, _ in used if form in forms or strict), default=0)


def check_strata(rulebook: Rulebook, clauses: Iterable[Clause], problems: Problems) -> bool:
    """Refuse a rulebook without strata, with the sentences on the path in order and the two remedies."""
    listed = [clause for clause in clauses if not clause.rule.leads_to]
    if stratify(listed) is not None:
        return True
    arcs: dict[Form, dict[Form, tuple[bool, Clause, Condition]]] = {}
    for clause in listed:
        for form, strict, condition in uses(clause):
            known = arcs.setdefault(form, {}).get(concludes(clause))
            if known is None or (strict and not known[0]):
                arcs[form][concludes(clause)] = (strict, clause, condition)
    told: set[frozenset[Form]] = set()
    for start in sorted(arcs):
        for target, (strict, clause, condition) in sorted(arcs[start].items(), key=lambda item: item[0]):
            path = _path(target, start, arcs) if strict else None
            if path is None or frozenset(path) in told:
                continue
            told.add(frozenset(path))
            problems.add(
                "F404",
                f'"{_said(rulebook, target)}" depends on {_how(clause, condition)}.',
                condition.place,
                note=f"The path: {_told(rulebook, path, target, clause, arcs)}. Nothing on it can be "
                "settled before the rest, so the rulebook is refused.",
                fix="Use 'leads to' in place of 'then' (it comes in the next round), or look at something else.",
                also=[(f"'{hop.rule.id}'", hop.rule.place) for hop in dict.fromkeys([clause, *_hops(path, arcs)])],
            )
    return False


def _how(clause: Clause, condition: Condition) -> str:
    """How a sentence on a circular path is looked at: for its absence, its certainty, or in a count."""
    if condition in clause.conditions and isinstance(condition, Holds):
        return "how sure it is itself"
    outer = next((one for one in clause.conditions if any(inner is condition for inner in inner_conditions(one))), None)
    counting = isinstance(outer, AtLeastOf) or (isinstance(outer, Count) and outer.how != "no")
    return "a count of itself" if counting else "its own absence"


def _told(
    rulebook: Rulebook,
    path: list[Form],
    target: Form,
    clause: Clause,
    arcs: dict[Form, dict[Form, tuple[bool, Clause, Condition]]],
) -> str:
    """The path in sentences, each arrow with its rule, ending where it began."""
    rules = [*(hop.rule.id for hop in _hops(path, arcs)), clause.rule.id]
    sentences = [_said(rulebook, form) for form in (*path, target)]
    steps = [f"-> \"{said}\" (rule '{rule}')" for said, rule in zip(sentences[1:], rules, strict=True)]
    return " ".join([f'"{sentences[0]}"', *steps])


def _hops(path: list[Form], arcs: dict[Form, dict[Form, tuple[bool, Clause, Condition]]]) -> list[Clause]:
    return [arcs[a][b][1] for a, b in itertools.pairwise(path)]


def _path(start: Form, goal: Form, arcs: dict[Form, dict[Form, tuple[bool, Clause, Condition]]]) -> list[Form] | None:
    """A shortest path of forms from `start` to `goal`, ties by form."""
    before: dict[Form, Form | None] = {start: None}
    queue = [start]
    for form in queue:
        if form == goal:
            path: list[Form] = []
            at: Form | None = form
            while at is not None:
                path.append(at)
                at = before[at]
            return path[::-1]
        for following in sorted(arcs.get(form, {})):
            if following not in before:
                before[following] = form
                queue.append(following)
    return None


def _said(rulebook: Rulebook, form: Form) -> str:
    statement = rulebook.statements[form[0]]
    return rulebook.word(form[0], tuple(f"<{slot.label}>" for slot in statement.slots), form[1])
