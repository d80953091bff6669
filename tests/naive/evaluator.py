"""The meaning of the rule language, done the slow and obvious way: try every binding until nothing changes.

It takes from the engine only the language, and of that only what was read: conditions, statements, names.
Branches, strata, arithmetic, the order of symmetric names and what is held apart are worked out here again.

Readings chosen where the language leaves room:

1.  Two `any` in one rule give a branch for each combination; the first `any` changes slowest.
2.  "In order of first appearance in `if` as written": as the words stand in the file, also where another
    wording of a statement names its slots in another order. Of a count: the counted variable, `of`, `has`.
3.  A wave in which nothing fires has no number.
4.  "Variables in symmetric slots" are those in a symmetric statement anywhere in the branch, in `unless` or
    in the conclusion. Premises are compared as conditions: the sentence and the word before it.
5.  `leads to` is judged when all else is settled, all of its instances at once; its stratum and wave mean
    nothing. An effect that is among its own premises is one all the same: it is so again.
6.  A step is circular if without its conclusion (were that neither stated nor concluded) its premises could
    not all be concluded.
7.  Denied comes before weaker: `not: likely: S`, where S is possible and denied, reads "denied".
8.  "A proof that does not use this very `not`" uses no `not` (or `unless`) of the same sentence, at any depth,
    counts included. Whether a step uses an absence that it names but could do without, or one that a count
    only looks past, is left open.
9.  In a count, the absences under `not` in every way of every counted thing may be assumptions; of `at least
    n of`, those of each condition that holds. Which of them a step names is left open, as long as the ones
    that it names are enough for the count to hold as surely.
10. Under `unless`, an absence is an assumption if its variables are bound outside: a sentence, or a part of
    `any`, `all` and `at least n of`; again such as are enough. Counts under `unless`, and sentences with open
    variables, assume nothing: they are `no` in other words. The absence of a denial is explained where the
    sentence itself holds.
11. The instances of a question hold its variables apart, as a rule would.
12. An opposite of a symmetric statement is the opposite of both orders of its names.
13. Variables that only a group under `unless` has mean "some", as in a count.
14. Under `not` and `unless`, one thing in both slots of a symmetric statement never holds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import product
from typing import Any

from engine.language.case import Case
from engine.language.condition import (
    AllOf,
    AnyOf,
    Arithmetic,
    AtLeastOf,
    Compare,
    Condition,
    Constant,
    Count,
    Holds,
    Not,
    Operand,
)
from engine.language.rulebook import Conclusion, Rule, Sentence
from engine.language.value import Value
from engine.language.vocabulary import Pattern, Var

POSSIBLE, LIKELY, CERTAIN = 1, 2, 3
Env = dict[Var, Value]
Sure = dict[Sentence, int]
Form = tuple[int, bool]
Banned = frozenset[Sentence]


class NoStrata(Exception):
    """A sentence depends on its own absence, on how sure it is, or on a count of itself."""


# Rules taken apart ---------------------------------------------------------------------------------------


@dataclass(frozen=True, eq=False)
class Clause:
    """One branch and one conclusion of a rule, with the variables that its instances bind, in order."""

    rule: Rule
    branch: int
    then: int
    conditions: tuple[Condition, ...]
    conclusion: Conclusion
    variables: tuple[Var, ...]


def clauses(rule: Rule) -> list[Clause]:
    """The rules that a rule with `any` and several conclusions is short for."""
    choices = [c.branches if isinstance(c, AnyOf) else ((c,),) for c in rule.conditions]
    found = []
    for branch, chosen in enumerate(product(*choices)):
        conditions = tuple(condition for part in chosen for condition in part)
        outer = {var.label: var for c in conditions if isinstance(c, Holds) for var in c.pattern.variables}
        labels = dict.fromkeys(label for c in conditions for label in labels_as_written(c))
        variables = tuple(outer[label] for label in labels if label in outer)
        for then, conclusion in enumerate(rule.then):
            found.append(Clause(rule, branch, then, conditions, conclusion, variables))
    return found


def labels_as_written(condition: Condition) -> list[str]:
    """The labels of the variables of a condition, in the order in which they are written."""
    if isinstance(condition, Holds | Not):
        return _labels(condition.pattern.text)
    if isinstance(condition, Compare):
        return _labels(condition.text)
    found = [condition.var.label] if isinstance(condition, Count) else []
    for inner in inside(condition):
        found += labels_as_written(inner)
    return found


def _labels(text: str) -> list[str]:
    return [" ".join(label.split()) for label in re.findall(r"<([^<>]*)>", text)]


def inside(condition: Condition) -> list[Condition]:
    """The conditions directly inside one."""
    if isinstance(condition, Count):
        return [*condition.of, *condition.has]
    if isinstance(condition, AtLeastOf | AllOf):
        return list(condition.conditions)
    if isinstance(condition, AnyOf):
        return [inner for branch in condition.branches for inner in branch]
    return []


def flat(conditions: Sequence[Condition]) -> list[Condition]:
    """A list with the parts of each `all` in place of it."""
    found: list[Condition] = []
    for condition in conditions:
        found += flat(condition.conditions) if isinstance(condition, AllOf) else [condition]
    return found


# Strata --------------------------------------------------------------------------------------------------


def form_of(pattern: Pattern) -> Form:
    return pattern.statement, pattern.denied


def used_and_looked_at(clause: Clause) -> tuple[set[Form], set[Form]]:
    """The forms of sentence that a clause uses positively, and those that must be settled before it."""
    used: set[Form] = set()
    looked: set[Form] = set()

    def look(condition: Condition) -> None:
        if isinstance(condition, Holds | Not):
            looked.add(form_of(condition.pattern))
        for inner in inside(condition):
            look(inner)

    for condition in clause.conditions:
        if isinstance(condition, Holds) and condition.level == POSSIBLE:
            used.add(form_of(condition.pattern))
        else:
            look(condition)
    for condition in clause.rule.unless:
        look(condition)
    return used, looked


def strata(listed: Sequence[Clause]) -> dict[Clause, int]:
    """The stratum of each clause; raises `NoStrata` if there is none."""
    needs = {clause: used_and_looked_at(clause) for clause in listed}
    of_clause = dict.fromkeys(listed, 0)
    for _ in range(len(listed) + 1):
        of_form: dict[Form, int] = {}
        for clause in listed:
            form = form_of(clause.conclusion.pattern)
            of_form[form] = max(of_form.get(form, 0), of_clause[clause])
        found = {
            clause: max([0, *(of_form.get(form, 0) for form in used), *(of_form.get(form, 0) + 1 for form in looked)])
            for clause, (used, looked) in needs.items()
        }
        if found == of_clause:
            return found
        of_clause = found
    raise NoStrata


# What a run leaves behind --------------------------------------------------------------------------------


@dataclass(eq=False)
class Step:
    """One instance of a rule that fired."""

    number: int
    clause: Clause
    env: Env
    conclusion: Sentence
    stratum: int
    wave: int
    new: bool
    certainty: int = 0
    circular: bool = False


@dataclass(eq=False)
class Naive:
    """A case, evaluated. `sure` says how sure each sentence that holds is; the rest is read from it."""

    case: Case
    statuses: frozenset[str] | None = None
    sure: Sure = field(default_factory=dict)
    steps: list[Step] = field(default_factory=list)
    effects: list[Step] = field(default_factory=list)
    divided_by_zero: bool = False
    dropped: int = 0
    merged: int = 0
    stopped: int = 0
    _below: dict[Clause, set[Form]] = field(default_factory=dict)
    _instead: dict[tuple[Sentence, bool], list[Sentence]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.book = self.case.rulebook
        rules = [r for r in self.book.rules if self.statuses is None or r.status in self.statuses]
        everything = [clause for rule in rules for clause in clauses(rule)]
        self.causes = [clause for clause in everything if clause.rule.leads_to]
        self.stratum_of = strata([clause for clause in everything if not clause.rule.leads_to])
        self.stated: Sure = {}
        for fact in self.case.facts:
            sentence = self.sentence(fact.sentence.statement, fact.sentence.args, fact.sentence.denied)
            self.stated[sentence] = max(self.stated.get(sentence, 0), int(fact.certainty))
        self.values = self._values()
        self._run()

    # Sentences and values

    def _values(self) -> dict[str, list[Value]]:
        """Every value of each kind that can occur: names, choice words, and the numbers written anywhere."""
        found: dict[str, set[Value]] = {kind.name: set(kind.words) for kind in self.book.kinds.values()}
        for name in self.case.names:
            found[name.kind].add(name.name)

        def number(statement: int, args: Sequence[Value | Var]) -> None:
            for slot, arg in zip(self.book.statements[statement].slots, args, strict=True):
                if self.book.kinds[slot.kind].sort == "number" and not isinstance(arg, Var):
                    found[slot.kind].add(arg)

        for sentence in self.stated:
            number(sentence.statement, sentence.args)
        for rule in self.book.rules:
            for conclusion in rule.then:
                number(conclusion.pattern.statement, conclusion.pattern.args)
        return {kind: sorted(values, key=in_order) for kind, values in found.items()}

    def sentence(self, statement: int, args: Sequence[Value], denied: bool) -> Sentence:
        """A ground sentence, the two names of a symmetric one in order."""
        pair = self.book.statements[statement].symmetric
        args = list(args)
        if pair is not None:
            one, two = pair
            args[one], args[two] = sorted((args[one], args[two]), key=in_order)
        return Sentence(statement, tuple(args), denied)

    def ground(self, pattern: Pattern, env: Env, denied: bool | None = None) -> Sentence:
        args = [env[arg] if isinstance(arg, Var) else arg for arg in pattern.args]
        return self.sentence(pattern.statement, args, pattern.denied if denied is None else denied)

    def of_one_thing(self, sentence: Sentence) -> bool:
        """True if a symmetric sentence has one thing in both of its slots."""
        pair = self.book.statements[sentence.statement].symmetric
        return pair is not None and sentence.args[pair[0]] == sentence.args[pair[1]]

    def held_apart(self, one: Var, two: Var) -> bool:
        """True if the two variables must stand for different things."""
        if one.kind != two.kind or one.label == two.label or self.book.kinds[one.kind].sort != "thing":
            return False
        if one.label == one.kind or two.label == two.kind:
            return one.role == two.role
        return True

    def candidates(self, var: Var, env: Env) -> list[Value]:
        """What `var` can be beside what is bound already."""
        taken = {value for other, value in env.items() if self.held_apart(var, other)}
        return [value for value in self.values[var.kind] if value not in taken]

    def assignments(
        self,
        variables: Sequence[Var],
        conditions: Sequence[Condition],
        env: Env,
        test: Callable[[Condition, Env], object],
    ) -> Iterator[Env]:
        """Every way to bind the variables so that the conditions pass; each is tested once it can be."""
        waiting = []
        for condition in conditions:
            simple = isinstance(condition, Holds | Not | Compare)
            if not variables or (simple and all(var in env for var in variables_of(condition))):
                if not test(condition, env):
                    return
            else:
                waiting.append(condition)
        if not variables:
            yield env
            return
        for value in self.candidates(variables[0], env):
            yield from self.assignments(variables[1:], waiting, {**env, variables[0]: value}, test)

    # Conditions

    def strength(self, condition: Condition, env: Env, sure: Sure, settled: Sure, banned: Banned = frozenset()) -> int:
        """How surely a condition holds, 0 if it does not.

        `sure` is what may be built on. Absence, and whom a count ranges over, are judged by `settled`; the
        absences of `banned` may not be used.
        """
        if isinstance(condition, Holds):
            level = sure.get(self.ground(condition.pattern, env), 0)
            return level if level >= condition.level else 0
        if isinstance(condition, Not):
            sentence = self.ground(condition.pattern, env)
            return CERTAIN if sentence not in banned and settled.get(sentence, 0) < condition.level else 0
        if isinstance(condition, Compare):
            return CERTAIN if self.compares(condition, env) else 0
        if isinstance(condition, AllOf):
            return self.list_strength(condition.conditions, env, sure, settled, banned)
        if isinstance(condition, AnyOf):
            return max(self.list_strength(branch, env, sure, settled, banned) for branch in condition.branches)
        if isinstance(condition, AtLeastOf):
            each = [self.list_strength([part], env, sure, settled, banned) for part in condition.conditions]
            return sorted(each, reverse=True)[condition.number - 1]
        return self.count_strength(condition, env, sure, settled, banned)

    def count_strength(self, count: Count, env: Env, sure: Sure, settled: Sure, banned: Banned) -> int:
        bound = [{**env, count.var: value} for value in self.candidates(count.var, env)]
        among = [one for one in bound if self.list_strength(count.of, one, settled, settled)]
        if count.how == "no":
            return 0 if among else CERTAIN
        each = sorted(
            (
                min(
                    self.list_strength(count.of, one, sure, settled, banned),
                    self.list_strength(count.has, one, sure, settled, banned),
                )
                for one in among
            ),
            reverse=True,
        )
        needed = {"at least": count.number, "every": max(1, len(among)), "most": len(among) // 2 + 1}[count.how]
        return each[needed - 1] if needed <= len(each) else 0

    def list_strength(
        self,
        conditions: Sequence[Condition],
        env: Env,
        sure: Sure,
        settled: Sure,
        banned: Banned = frozenset(),
    ) -> int:
        """How surely a list holds in its surest way; what only the list binds means "some"."""
        listed = flat(conditions)
        return max(
            (
                min((self.strength(c, way, sure, settled, banned) for c in listed), default=CERTAIN)
                for way in self.ways(listed, env, sure, settled, banned)
            ),
            default=0,
        )

    def ways(
        self,
        conditions: Sequence[Condition],
        env: Env,
        sure: Sure,
        settled: Sure,
        banned: Banned = frozenset(),
    ) -> Iterator[Env]:
        """Every way to bind what only the list binds so that the whole list holds."""
        listed = flat(conditions)
        return self.assignments(
            local_variables(listed, env), listed, env, lambda c, e: self.strength(c, e, sure, settled, banned)
        )

    def compares(self, condition: Compare, env: Env) -> bool:
        left, right = self.calculate(condition.left, env), self.calculate(condition.right, env)
        if left is None or right is None:
            self.divided_by_zero = True
            return False
        tests: dict[str, Callable[[Any, Any], bool]] = {
            "=": lambda a, b: a == b,
            "!=": lambda a, b: a != b,
            ">=": lambda a, b: a >= b,
            "<=": lambda a, b: a <= b,
            ">": lambda a, b: a > b,
            "<": lambda a, b: a < b,
        }
        return tests[condition.sign](left, right)

    def calculate(self, operand: Operand, env: Env) -> Value | None:
        """The exact value of one side, None on a division by zero."""
        if isinstance(operand, Arithmetic):
            left, right = self.calculate(operand.left, env), self.calculate(operand.right, env)
            if left is None or right is None:
                return None
            one, two = Fraction(left), Fraction(right)
            if operand.sign == "+":
                return one + two
            if operand.sign == "-":
                return one - two
            if operand.sign == "*":
                return one * two
            return one / two if two else None
        return operand.value if isinstance(operand, Constant) else env[operand]

    # The run

    def _run(self) -> None:
        self.sure = dict(self.stated)
        wave = 0
        seen: set[object] = set()
        for stratum in range(max(self.stratum_of.values(), default=-1) + 1):
            here = [clause for clause, at in self.stratum_of.items() if at == stratum]
            while fired := self._wave(here, seen):
                wave += 1
                for clause, env in fired:
                    conclusion = self.ground(clause.conclusion.pattern, env)
                    new = conclusion not in self.sure
                    self.sure.setdefault(conclusion, POSSIBLE)
                    self.steps.append(Step(len(self.steps) + 1, clause, env, conclusion, stratum, wave, new))
            self.sure = self.least(self.sure)
        for step in self.steps:
            step.certainty = self.step_strength(step, self.sure)
            step.circular = self._circular(step)
        self._effects()

    def _wave(self, here: Sequence[Clause], seen: set[object]) -> list[tuple[Clause, Env]]:
        """The instances that hold by what is known now and have not fired, in order."""
        found = []
        for clause in here:
            for env in self.instances(clause):
                conclusion = self.ground(clause.conclusion.pattern, env)
                premises = [self.ground(c.pattern, env) for c in clause.conditions if isinstance(c, Holds)]
                if self.of_one_thing(conclusion) or conclusion in premises:
                    bare = (clause, *env.items())
                    self.dropped += bare not in seen
                    seen.add(bare)
                    continue
                found.append((clause, env))
        found.sort(key=lambda item: place(*item))
        kept = []
        for clause, env in found:
            whole, same = (clause, *env.items()), self.identity(clause, env)
            if same not in seen:
                kept.append((clause, env))
            elif whole not in seen:
                self.merged += 1
            seen |= {whole, same}
        return kept

    def instances(self, clause: Clause) -> Iterator[Env]:
        """Every binding under which the clause holds by what is known now."""

        def test(condition: Condition, env: Env) -> int:
            return self.strength(condition, env, self.sure, self.sure)

        for env in self.assignments(clause.variables, clause.conditions, {}, test):
            if any(self.list_strength([c], env, self.sure, self.sure) for c in clause.rule.unless):
                self.stopped += 1
            else:
                yield env

    def identity(self, clause: Clause, env: Env) -> object:
        """What two instances have in common if they are one."""
        turned = {
            arg
            for pattern in patterns_of(clause)
            if (pair := self.book.statements[pattern.statement].symmetric) is not None
            for slot in pair
            if isinstance(arg := pattern.args[slot], Var)
        }
        premises = [self.key(condition, env) for condition in clause.conditions]
        exceptions = [self.key(condition, env) for condition in clause.rule.unless]
        return (
            clause,
            self.ground(clause.conclusion.pattern, env),
            tuple(sorted(premises, key=repr)),
            tuple(sorted(exceptions, key=repr)),
            tuple((var, value) for var, value in env.items() if var not in turned),
        )

    def key(self, condition: Condition, env: Env) -> object:
        """A condition with what is bound filled in, and what it counts."""
        if isinstance(condition, Holds | Not):
            pattern = condition.pattern
            if all(var in env for var in pattern.variables):
                said: object = self.ground(pattern, env)
            else:
                args = [env.get(a, a) if isinstance(a, Var) else a for a in pattern.args]
                pair = self.book.statements[pattern.statement].symmetric
                if pair is not None:
                    args[pair[0]], args[pair[1]] = sorted((args[pair[0]], args[pair[1]]), key=repr)
                said = (pattern.statement, *args, pattern.denied)
            return type(condition).__name__, int(condition.level), said
        if isinstance(condition, Compare):
            return condition.sign, self._operand(condition.left, env), self._operand(condition.right, env)
        parts: tuple[object, ...] = tuple(self.key(inner, env) for inner in inside(condition))
        if isinstance(condition, Count):
            return condition.how, condition.number, condition.var, parts, tuple(self.counted(condition, env))
        if isinstance(condition, AnyOf):
            parts = tuple(tuple(self.key(inner, env) for inner in branch) for branch in condition.branches)
        return type(condition).__name__, getattr(condition, "number", 0), parts

    def _operand(self, operand: Operand, env: Env) -> object:
        if isinstance(operand, Arithmetic):
            return operand.sign, self._operand(operand.left, env), self._operand(operand.right, env)
        return operand.value if isinstance(operand, Constant) else env.get(operand, operand)

    def counted(self, count: Count, env: Env) -> list[Value]:
        """The things that meet all that a count lists, by what is settled."""
        found = []
        for value in self.candidates(count.var, env):
            bound = {**env, count.var: value}
            if all(self.list_strength(part, bound, self.sure, self.sure) for part in (count.of, count.has) if part):
                found.append(value)
        return found

    # Certainty and proofs

    def step_strength(self, step: Step, sure: Sure, banned: Banned = frozenset()) -> int:
        """How sure a step is, built on `sure`; 0 if a premise fails without the absences that are banned."""
        if not all(self.stands_aside(exception, step.env, banned) for exception in step.clause.rule.unless):
            return 0
        each = [self.strength(c, step.env, sure, self.sure, banned) for c in step.clause.conditions]
        return min([int(step.clause.conclusion.certainty), *each])

    def least(
        self,
        settled: Sure,
        without: Sentence | None = None,
        banned: Banned = frozenset(),
        steps: Sequence[Step] | None = None,
    ) -> Sure:
        """The least certainties that the statements and the steps allow: a circle supports nothing."""
        before, self.sure = self.sure, settled
        sure = {sentence: level for sentence, level in self.stated.items() if sentence != without}
        changed = True
        while changed:
            changed = False
            for step in self.steps if steps is None else steps:
                if step.conclusion == without:
                    continue
                level = self.step_strength(step, sure, banned)
                if level > sure.get(step.conclusion, 0):
                    sure[step.conclusion], changed = level, True
        self.sure = before
        return sure

    def _circular(self, step: Step) -> bool:
        form = form_of(step.clause.conclusion.pattern)
        if form not in self.below(step.clause):  # saves time only
            return False
        rest = self.least(self.sure, without=step.conclusion)
        return any(not self.strength(c, step.env, rest, self.sure) for c in step.clause.conditions)

    def below(self, clause: Clause) -> set[Form]:
        """Every form of sentence that a clause could rest on."""
        if clause not in self._below:
            found: set[Form] = set()
            waiting = list(used_and_looked_at(clause)[0])
            while waiting:
                form = waiting.pop()
                if form not in found:
                    found.add(form)
                    for other in self.stratum_of:
                        if form_of(other.conclusion.pattern) == form:
                            waiting += used_and_looked_at(other)[0]
            self._below[clause] = found
        return self._below[clause]

    # Absences

    def stands_aside(self, exception: Condition, env: Env, banned: Banned = frozenset()) -> bool:
        """True if an exception does not hold, and one can tell so without the absences that are banned."""
        if isinstance(exception, AnyOf):
            return all(self.list_stands_aside(branch, env, banned) for branch in exception.branches)
        if isinstance(exception, AtLeastOf):
            aside = [self.list_stands_aside([part], env, banned) for part in exception.conditions]
            return len(aside) - sum(aside) < exception.number
        if isinstance(exception, Holds) and self.ground(exception.pattern, env) in banned:
            return False
        return not self.strength(exception, env, self.sure, self.sure)

    def list_stands_aside(self, conditions: Sequence[Condition], env: Env, banned: Banned) -> bool:
        """The same of a list: a part with nothing open stands aside, or what is open holds of nothing."""
        listed = flat(conditions)
        closed = [part for part in listed if all(var in env for var in variables_of(part))]
        open_ = [part for part in listed if part not in closed]
        if any(self.stands_aside(part, env, banned) for part in closed):
            return True
        return bool(open_) and not self.list_strength(open_, env, self.sure, self.sure)

    def absences(self, step: Step) -> list[tuple[Sentence, int]]:
        """Each sentence that a step builds on not holding so surely, as far as `not` and `unless` name it."""
        found: list[tuple[Sentence, int]] = []
        for condition in step.clause.conditions:
            found += self.absent(condition, step.env)
        for exception in step.clause.rule.unless:
            found += self.absent_exception(exception, step.env)
        return list(dict.fromkeys(found))

    def absent(self, condition: Condition, env: Env) -> list[tuple[Sentence, int]]:
        """The absences that a condition can build on: in a count, those in every way of every counted thing."""
        if isinstance(condition, Not):
            return [(self.ground(condition.pattern, env), int(condition.level))]
        lists: list[tuple[Sequence[Condition], Env]] = []
        if isinstance(condition, Count) and condition.how != "no":
            for value in self.counted(condition, env):
                bound = {**env, condition.var: value}
                lists += [(condition.of, bound), (condition.has, bound)]
        elif isinstance(condition, AtLeastOf):
            lists = [([part], env) for part in condition.conditions]
        elif isinstance(condition, AnyOf):
            lists = [(branch, env) for branch in condition.branches]
        found: list[tuple[Sentence, int]] = []
        for listed, bound in lists:
            for way in self.ways(listed, bound, self.sure, self.sure):
                for inner in flat(listed):
                    found += self.absent(inner, way)
        return found

    def absent_exception(self, exception: Condition, env: Env) -> list[tuple[Sentence, int]]:
        """The absences for which an exception does not hold; what is open or counted is as under `no`."""
        if isinstance(exception, Holds):
            if any(var not in env for var in exception.pattern.variables):
                return []
            sentence = self.ground(exception.pattern, env)
            return [(sentence, int(exception.level))] if self.sure.get(sentence, 0) < exception.level else []
        if isinstance(exception, Count):
            return []
        return [found for part in inside(exception) for found in self.absent_exception(part, env)]

    def silent(self, absences: Sequence[tuple[Sentence, int]], strictly: bool = False) -> list[Sentence]:
        """Of absences those that are assumptions: nothing was said, and nothing else explains them."""
        return list(
            dict.fromkeys(
                sentence
                for sentence, level in absences
                if self.standing(sentence, level) == "not stated" and not self.instead(sentence, strictly)
            )
        )

    def enough(self, step: Step, condition: Condition, assumed: Sequence[Sentence]) -> bool:
        """True if a group of a step is met, and as surely, with no other assumption than these."""
        exception = any(condition is one for one in step.clause.rule.unless)
        absent = self.absent_exception if exception else self.absent
        banned = frozenset(self.silent(absent(condition, step.env))) - set(assumed)
        if exception:
            return self.stands_aside(condition, step.env, banned)
        whole = self.strength(condition, step.env, self.sure, self.sure)
        return self.strength(condition, step.env, self.sure, self.sure, banned) == whole

    def standing(self, sentence: Sentence, level: int) -> str:
        """Why `not: sentence` is met."""
        if not sentence.denied and sentence._replace(denied=True) in self.sure:
            return "denied"
        return "weaker" if self.sure.get(sentence, 0) else "not stated"

    def instead(self, sentence: Sentence, strictly: bool = False) -> list[Sentence]:
        """What holds in its place by a proof that does not use the absence of `sentence`.

        Strictly, no step of the proof names it or would fail if it held; else it may, if it can do without.
        """
        if (sentence, strictly) not in self._instead:
            rivals = [*self.opposites(sentence), *self.other_values(sentence)]
            if sentence.denied:
                rivals = [sentence._replace(denied=False)]
            rivals = [other for other in rivals if other in self.sure]
            proved: Sure = {}
            if rivals:
                steps = [step for step in self.steps if not strictly or not self.touches(step, sentence)]
                proved = self.least(self.sure, banned=frozenset({sentence}), steps=steps)
            self._instead[sentence, strictly] = [other for other in rivals if other in proved]
        return self._instead[sentence, strictly]

    def touches(self, step: Step, sentence: Sentence) -> bool:
        """True if a step names the absence of a sentence, or would not hold if the sentence did."""
        if any(sentence == absent for absent, _ in self.absences(step)):
            return True
        known, self.sure = self.sure, {**self.sure, sentence: CERTAIN}
        failing = not self.step_strength(step, self.sure)
        self.sure = known
        return failing

    def assumptions(self) -> list[Sentence]:
        """What the run may take to be so because nothing was said, each once, in the order of the steps."""
        return list(dict.fromkeys(s for step in self.steps for s in self.silent(self.absences(step))))

    # Opposites, conflicts, questions, effects

    def opposites(self, sentence: Sentence) -> list[Sentence]:
        """What may not hold together with a positive sentence, declared from either side."""
        found: dict[Sentence, None] = {}
        for args in self.orders(sentence):
            own = self.book.statements[sentence.statement].opposite
            if own is not None:
                found[self.sentence(own.statement, [args[slot] for slot in own.slots], False)] = None
        for statement in self.book.statements:
            other = statement.opposite
            if other is not None and other.statement == sentence.statement:
                for args in self.orders(sentence):
                    back = sorted(zip(other.slots, args, strict=True), key=lambda pair: pair[0])
                    found[self.sentence(statement.index, [value for _, value in back], False)] = None
        return list(found)

    def orders(self, sentence: Sentence) -> list[tuple[Value, ...]]:
        """The values of a sentence, in both orders if it is symmetric."""
        pair = self.book.statements[sentence.statement].symmetric
        if pair is None:
            return [sentence.args]
        turned = list(sentence.args)
        turned[pair[0]], turned[pair[1]] = turned[pair[1]], turned[pair[0]]
        return [sentence.args, tuple(turned)]

    def other_values(self, sentence: Sentence) -> list[Sentence]:
        """The sentences that hold with another value where there can be one."""
        slot = self.book.statements[sentence.statement].one
        if slot is None:
            return []
        return sorted(
            (
                other
                for other in self.sure
                if not other.denied
                and other.statement == sentence.statement
                and other != sentence
                and all(a == b for at, (a, b) in enumerate(zip(other.args, sentence.args, strict=True)) if at != slot)
            ),
            key=lambda other: in_order(other.args[slot]),
        )

    def conflicts(self) -> set[tuple[str, frozenset[Sentence]]]:
        found: set[tuple[str, frozenset[Sentence]]] = set()
        for sentence in self.sure:
            if sentence.denied:
                positive = sentence._replace(denied=False)
                if positive in self.sure:
                    found.add(("denied", frozenset({sentence, positive})))
                continue
            found |= {("opposite", frozenset({sentence, s})) for s in self.opposites(sentence) if s in self.sure}
            found |= {("one", frozenset({sentence, s})) for s in self.other_values(sentence)}
        return found

    def concluded_by(self, sentence: Sentence) -> list[int]:
        return [step.number for step in self.steps if step.conclusion == sentence]

    def answer(self, pattern: Pattern) -> list[Sentence]:
        """The instances of one side of a question that hold."""
        variables = list(dict.fromkeys(pattern.variables))
        condition = Holds(pattern, POSSIBLE, pattern.text.place)  # type: ignore[arg-type]
        test = lambda c, env: self.strength(c, env, self.sure, self.sure)  # noqa: E731
        found = [self.ground(pattern, env) for env in self.assignments(variables, [condition], {}, test)]
        return list(dict.fromkeys(found))

    def even_though(self, step: Step) -> list[int]:
        """Which of the rule's concessions hold, by number."""
        return [
            at
            for at, condition in enumerate(step.clause.rule.even_if)
            if self.list_strength([condition], step.env, self.sure, self.sure)
        ]

    def _effects(self) -> None:
        found = []
        for clause in self.causes:
            for env in self.instances(clause):
                if not self.of_one_thing(self.ground(clause.conclusion.pattern, env)):
                    found.append((clause, env))
        seen: set[object] = set()
        for clause, env in sorted(found, key=lambda item: place(*item)):
            same = self.identity(clause, env)
            if same not in seen:
                seen.add(same)
                effect = self.ground(clause.conclusion.pattern, env)
                step = Step(len(self.effects) + 1, clause, env, effect, 0, 0, effect not in self.sure)
                step.certainty = self.step_strength(step, self.sure)
                self.effects.append(step)


def in_order(value: Value) -> tuple[int, Fraction, str]:
    """Numbers by value, names by code point without "the"."""
    if isinstance(value, str):
        return 1, Fraction(0), value[4:] if value[:4] in ("the ", "The ") else value
    return 0, Fraction(value), ""


def place(clause: Clause, env: Env) -> tuple[Any, ...]:
    """Where an instance stands in its wave."""
    bindings = tuple(in_order(env[var]) for var in clause.variables)
    return clause.rule.index, clause.branch, bindings, clause.then


def variables_of(condition: Condition) -> list[Var]:
    """The variables of a sentence or a comparison; of a group, those of all its parts."""
    if isinstance(condition, Holds | Not):
        return list(condition.pattern.variables)
    if isinstance(condition, Compare):
        return [*_in_operand(condition.left), *_in_operand(condition.right)]
    return [var for inner in inside(condition) for var in variables_of(inner)]


def _in_operand(operand: Operand) -> list[Var]:
    if isinstance(operand, Arithmetic):
        return [*_in_operand(operand.left), *_in_operand(operand.right)]
    return [operand] if isinstance(operand, Var) else []


def local_variables(conditions: Sequence[Condition], env: Env) -> list[Var]:
    """The variables that the sentences of a list bind and nothing outside does."""
    found = [var for c in conditions if isinstance(c, Holds) for var in c.pattern.variables if var not in env]
    return list(dict.fromkeys(found))


def patterns_of(clause: Clause) -> list[Pattern]:
    """Every sentence of a clause, its conclusion and its exceptions included."""
    found = [clause.conclusion.pattern]

    def look(condition: Condition) -> None:
        if isinstance(condition, Holds | Not):
            found.append(condition.pattern)
        for inner in inside(condition):
            look(inner)

    for condition in (*clause.conditions, *clause.rule.unless):
        look(condition)
    return found
