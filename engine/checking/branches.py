"""Rules taken apart: one branch of each `any` and one conclusion at a time; what is held apart; strata."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product
from typing import TypeAlias

from engine.language.condition import AllOf, AnyOf, AtLeastOf, Compare, Condition, Count, Holds, Not
from engine.language.rulebook import Conclusion, Rule, Rulebook, Sentence
from engine.language.value import Certainty, Value
from engine.language.vocabulary import Pattern, Var

Env: TypeAlias = dict[Var, Value]
Form: TypeAlias = tuple[int, bool]


@dataclass(frozen=True, slots=True, eq=False)
class Branch:
    """A rule with one branch of each `any` chosen and one conclusion; `variables` in the order of writing."""

    rule: Rule
    number: int
    then: int
    conditions: tuple[Condition, ...]
    conclusion: Conclusion
    variables: tuple[Var, ...]

    @property
    def binding(self) -> list[Holds]:
        return [condition for condition in self.conditions if isinstance(condition, Holds)]


def branches_of(rule: Rule) -> list[Branch]:
    """All that a rule is short for. Of two `any`, the branches of the first change slowest."""
    choices = [c.branches if isinstance(c, AnyOf) else ((c,),) for c in rule.conditions]
    found = []
    for number, chosen in enumerate(product(*choices)):
        conditions = tuple(condition for part in chosen for condition in part)
        bound = {v.label: v for c in conditions if isinstance(c, Holds) for v in c.pattern.variables}
        labels = dict.fromkeys(label for condition in conditions for label in labels_of(condition))
        variables = tuple(bound[label] for label in labels if label in bound)
        found += [Branch(rule, number, at, conditions, then, variables) for at, then in enumerate(rule.then)]
    return found


def labels_of(condition: Condition) -> list[str]:
    """The labels of a condition's variables in the order in which the author wrote them."""
    if isinstance(condition, Holds | Not):
        return _in_text(condition.pattern.text)
    if isinstance(condition, Compare):
        return _in_text(condition.text)
    own = [condition.var.label] if isinstance(condition, Count) else []
    return own + [label for inner in inside(condition) for label in labels_of(inner)]


def _in_text(text: str) -> list[str]:
    return [" ".join(label.split()) for label in re.findall(r"<([^<>]*)>", text)]


def inside(condition: Condition) -> tuple[Condition, ...]:
    """The conditions directly inside one."""
    if isinstance(condition, Count):
        return (*condition.of, *condition.has)
    if isinstance(condition, AtLeastOf | AllOf):
        return condition.conditions
    if isinstance(condition, AnyOf):
        return tuple(inner for branch in condition.branches for inner in branch)
    return ()


def opened(conditions: Iterable[Condition]) -> list[Condition]:
    """A list with the parts of each `all` in its place."""
    found: list[Condition] = []
    for condition in conditions:
        found += opened(condition.conditions) if isinstance(condition, AllOf) else [condition]
    return found


def sentences_in(condition: Condition) -> list[Holds | Not]:
    """Every sentence in a condition, at any depth."""
    if isinstance(condition, Holds | Not):
        return [condition]
    return [found for inner in inside(condition) for found in sentences_in(inner)]


def ground(book: Rulebook, pattern: Pattern, env: Env) -> Sentence:
    """The sentence that a pattern becomes; all of its variables must be bound."""
    args = tuple(env[arg] if isinstance(arg, Var) else arg for arg in pattern.args)
    return book.sentence(pattern.statement, args, pattern.denied)


def held_apart(book: Rulebook, one: Var, two: Var) -> bool:
    """True if the two must be different things. The kind's own name may be anybody but another such name."""
    if one.label == two.label or one.kind != two.kind or book.kinds[one.kind].sort != "thing":
        return False
    if one.kind in (one.label, two.label):
        return one.role == two.role
    return True


def fits(book: Rulebook, var: Var, value: Value, env: Env) -> bool:
    """True if the variable may stand for the value beside all that is bound."""
    return not any(other == value and held_apart(book, var, known) for known, other in env.items())


def orders(book: Rulebook, sentence: Sentence) -> list[Sentence]:
    """A sentence, and for a symmetric one also with its pair turned round."""
    pair = book.statements[sentence.statement].symmetric
    if pair is None:
        return [sentence]
    args = list(sentence.args)
    args[pair[0]], args[pair[1]] = args[pair[1]], args[pair[0]]
    return [sentence, sentence._replace(args=tuple(args))]


def of_one_thing(book: Rulebook, sentence: Sentence) -> bool:
    """True if one thing stands in both slots of a symmetric sentence: that is never concluded."""
    pair = book.statements[sentence.statement].symmetric
    return pair is not None and sentence.args[pair[0]] == sentence.args[pair[1]]


def turned(book: Rulebook, branch: Branch) -> set[Var]:
    """The variables of a branch that stand in symmetric slots."""
    patterns = [branch.conclusion.pattern]
    for condition in (*branch.conditions, *branch.rule.unless):
        patterns += [found.pattern for found in sentences_in(condition)]
    found = set()
    for pattern in patterns:
        pair = book.statements[pattern.statement].symmetric
        found |= {arg for slot in pair or () if isinstance(arg := pattern.args[slot], Var)}
    return found


# Strata


def form(pattern: Pattern) -> Form:
    return pattern.statement, pattern.denied


def strata_of(branches: Sequence[Branch]) -> list[int]:
    """The least strata of branches, in their order. The rulebook was read without complaint, so there are some."""
    used = [{form(c.pattern) for c in branch.binding if c.level == Certainty.POSSIBLE} for branch in branches]
    looked = [_looked_at(branch) for branch in branches]
    found = [0] * len(branches)
    for _ in range(len(branches) + 1):
        top: dict[Form, int] = {}
        for at, branch in enumerate(branches):
            own = form(branch.conclusion.pattern)
            top[own] = max(top.get(own, 0), found[at])
        raised = [
            max([0, *(top.get(f, 0) for f in used[at]), *(top.get(f, 0) + 1 for f in looked[at])])
            for at in range(len(branches))
        ]
        if raised == found:
            break
        found = raised
    return found


def _looked_at(branch: Branch) -> set[Form]:
    """What must be settled before the branch: all but the sentences that it takes however unsure."""
    plain = {id(c) for c in branch.binding if c.level == Certainty.POSSIBLE}
    conditions = [c for c in (*branch.conditions, *branch.rule.unless) if id(c) not in plain]
    return {form(found.pattern) for condition in conditions for found in sentences_in(condition)}
