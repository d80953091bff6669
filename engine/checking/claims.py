"""What a run claims: its facts and its steps, each step with the rule, the branch and the names that it names.

`Claims` is the ground on which all checks stand: the table of what holds is built from the claimed steps by
the checker's own reckoning of certainty, so that a sentence that only holds itself up is not in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from engine.language.case import Case, Fact
from engine.language.condition import AtLeastOf, Condition, Count, Holds, Not
from engine.language.rulebook import Rulebook, Sentence
from engine.language.value import Value, number, written
from engine.language.vocabulary import Var

from .branches import Branch, Env, branches_of, fits, ground, strata_of
from .founded import reached
from .scales import Scales
from .table import Table
from .turns import Key, Turns
from .words import capital, quoted, shown

Json: TypeAlias = dict[str, Any]


@dataclass(frozen=True, slots=True, eq=False)
class Claimed:
    """A step (or an effect of `leads to`, number 0) as claimed, told apart into rule, branch and names."""

    number: int
    json: Json
    branch: Branch
    stratum: int
    env: Env
    premises: tuple[Sentence, ...]
    conclusion: Sentence

    @property
    def groups(self) -> list[Condition]:
        """Its conditions that count sentences."""
        return [condition for condition in self.branch.conditions if isinstance(condition, Count | AtLeastOf)]


class Claims:
    """The claims of a run. `complaints` are those of claims that cannot even be read as steps."""

    def __init__(self, rulebook: Rulebook, case: Case, run: Json) -> None:
        self.book, self.case, self.run = rulebook, case, run
        self.complaints: list[str] = []
        everything = [branch for rule in rulebook.rules for branch in branches_of(rule)]
        self.branches = [branch for branch in everything if not branch.rule.leads_to]
        self.causes = [branch for branch in everything if branch.rule.leads_to]
        self.strata = dict(zip(self.branches, strata_of(self.branches), strict=True))
        self.strata.update(dict.fromkeys(self.causes, max(self.strata.values(), default=-1) + 1))
        self.facts = facts_of(case)
        self.stated: dict[Sentence, int] = {sentence: int(fact.certainty) for sentence, fact in self.facts.items()}
        self._names: dict[str, set[str]] = {}
        for name in (*rulebook.names, *case.names):
            self._names.setdefault(name.kind, set()).add(name.name)
        self._turns = Turns(rulebook)
        self._taken: set[Key] = set()
        self.steps = self._read(run["steps"], self.branches, "concludes")
        self.effects = self._read(run["leads_to"], self.causes, "leads_to")
        self.by_number = {step.number: step for step in self.steps}
        self.concluded: dict[Sentence, list[int]] = {}
        for step in self.steps:
            self.concluded.setdefault(step.conclusion, []).append(step.number)
        self.caps: dict[Claimed, int] = {}
        self._circular: dict[Claimed, bool] = {}
        self.table = self._founded()
        self.scales = Scales(rulebook, self.table, self.table)
        self.said: dict[str, Sentence] = {}
        for sentence in (*self.stated, *self.concluded):
            self.said.setdefault(rulebook.say(sentence), sentence)

    # Reading steps

    def _read(self, listed: list[Json], branches: list[Branch], key: str) -> list[Claimed]:
        found = []
        for at, json in enumerate(listed, 1):
            step = self._step(json, branches, key, at)
            if step is not None:
                found.append(step)
        return found

    def _step(self, json: Json, branches: list[Branch], key: str, at: int) -> Claimed | None:
        name = f"Step {at}" if key == "concludes" else f"Effect {at}"
        fitting = [branch for branch in branches if branch.rule.id == json["rule"]]
        if not fitting:
            self.complaints.append(f"{name}: no rule in force is called {quoted(json['rule'])}.")
            return None
        read: list[tuple[int, Branch, Env]] = []
        wrong = ""
        for branch in fitting:
            env = self._env(branch, json["bindings"])
            if isinstance(env, str):
                wrong = wrong or env
                continue
            conclusion = self.book.say(ground(self.book, branch.conclusion.pattern, env))
            if conclusion != json[key]:
                wrong = f"with its names the rule '{branch.rule.id}' concludes {quoted(conclusion)}"
                wrong += f", not {quoted(json[key])}"
                continue
            read.append((self._matching(branch, env, json), branch, env))
        if not read:
            self.complaints.append(f"{name}: {wrong}.")
            return None
        # Of two branches that could be meant, the one whose premises these are; of two such, the one of which neither
        # this instance nor a turn of it was told yet.
        read.sort(key=lambda one: (-one[0], self._turns.key(one[1], one[2]) in self._taken))
        _, branch, env = read[0]
        self._taken.add(self._turns.key(branch, env))
        premises = tuple(ground(self.book, condition.pattern, env) for condition in branch.binding)
        conclusion_of = ground(self.book, branch.conclusion.pattern, env)
        return Claimed(at if key == "concludes" else 0, json, branch, self.strata[branch], env, premises, conclusion_of)

    def _env(self, branch: Branch, bindings: Mapping[str, str]) -> Env | str:
        """The names of a step, or in words what is wrong with them."""
        labels = [var.label for var in branch.variables]
        if list(bindings) != labels:
            wanted = quoted(labels)
            return f"the rule '{branch.rule.id}' binds {wanted} in this order, not {quoted(list(bindings))}"
        env: Env = {}
        for var in branch.variables:
            value = self.value(var, bindings[var.label])
            if value is None:
                return f"{quoted(bindings[var.label])} is nothing that <{var.label}> can stand for"
            if not fits(self.book, var, value, env):
                return f"<{var.label}> must be held apart, but stands for {quoted(bindings[var.label])} a second time"
            env[var] = value
        return env

    def value(self, var: Var, text: str) -> Value | None:
        """What a written value is for a variable; None for what it cannot be."""
        kind = self.book.kinds[var.kind]
        if kind.sort == "number":
            value = number(text)
            return value if value is not None and written(value) == text else None
        return text if text in (kind.words if kind.sort == "choice" else self._names.get(var.kind, ())) else None

    def _matching(self, branch: Branch, env: Env, json: Json) -> int:
        """How many premises of a claimed step read as this branch has them; -1 for another number of premises."""
        wanted = [shown_premise(self.book, c, env) for c in (*branch.conditions, *branch.rule.unless)]
        told = [premise["sentence"] for premise in json["premises"]]
        return sum(a == b for a, b in zip(wanted, told, strict=True)) if len(wanted) == len(told) else -1

    # What holds, and how surely

    def _founded(self) -> Table:
        """The least table: stratum by stratum, what facts and steps hold up from below."""
        table = Table(self.book, self.stated)
        for stratum in sorted({step.stratum for step in self.steps}):
            scales = Scales(self.book, table, table)
            for step in self.steps:
                if step.stratum == stratum:
                    self.caps[step] = self.cap(step, scales)
            known = [step for step in self.steps if step.stratum <= stratum]
            table = Table(self.book, self.least(known))
        scales = Scales(self.book, table, table)
        for step in self.effects:
            self.caps[step] = self.cap(step, scales)
        return table

    def cap(self, step: Claimed, scales: Scales) -> int:
        """How sure a step can be at most: its rule and what it looks at; 0 if that fails."""
        rule = step.branch.rule
        if any(scales.weigh(exception, step.env) for exception in rule.unless):
            return 0
        looks = [c for c in step.branch.conditions if not isinstance(c, Holds) or c.level > 1]
        return min([int(step.branch.conclusion.certainty), *(scales.weigh(c, step.env) for c in looks)])

    def least(
        self, steps: Iterable[Claimed], stated: Mapping[Sentence, int] | None = None, caps: Mapping[Claimed, int] = {}
    ) -> dict[Sentence, int]:
        """The least certainties that statements and steps allow: nothing is held up by itself."""
        listed = list(steps)
        given = self.stated if stated is None else stated
        found: dict[Sentence, int] = {}
        for level in (3, 2, 1):
            held = {sentence for sentence, stated_level in given.items() if stated_level >= level}
            able = [step for step in listed if caps.get(step, self.caps[step]) >= level]
            for sentence in reached(held, able):
                found.setdefault(sentence, level)
        return found

    def strength(self, step: Claimed) -> int:
        """How sure a step is on the finished table."""
        return min([self.caps[step], *(self.table.level(premise) for premise in step.premises)])

    def is_circular(self, step: Claimed) -> bool:
        """True if its premises could not all hold were its own conclusion neither stated nor concluded."""
        if step not in self._circular:
            others = [other for other in self.steps if other.conclusion != step.conclusion]
            held = reached((sentence for sentence in self.stated if sentence != step.conclusion), others)
            for same in self.steps:
                if same.conclusion == step.conclusion:
                    self._circular[same] = not held.issuperset(same.premises)
        return self._circular[step]

    def prose(self, step: Claimed) -> tuple[str, str]:
        """The title and the reason that a step must show."""
        rule = step.branch.rule
        because = rule.because.fill({var.label: value for var, value in step.env.items()})
        return capital(rule.title), capital(because)


def facts_of(case: Case) -> dict[Sentence, Fact]:
    """Each sentence of the case once, in its order, as its surest fact."""
    found: dict[Sentence, Fact] = {}
    for fact in case.facts:
        if fact.sentence not in found or fact.certainty > found[fact.sentence].certainty:
            found[fact.sentence] = fact
    return found


def shown_premise(book: Rulebook, condition: Condition, env: Env) -> str:
    """The words by which a premise stands in a run: a sentence, or the condition as written."""
    if isinstance(condition, Holds | Not):
        return book.say(ground(book, condition.pattern, env))
    return shown(book, condition, env)
