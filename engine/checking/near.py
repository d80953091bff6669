"""A why-not: every rule instance could conclude the sentence, and what is found of each condition is so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from engine.language.condition import AtLeastOf, Compare, Condition, Count, Holds, Not, operand_variables
from engine.language.problem import Problems
from engine.language.read_case import read_sentence
from engine.language.rulebook import Sentence
from engine.language.value import written
from engine.language.vocabulary import Var

from .branches import Branch, Env, fits, ground, inside, sentences_in
from .claims import Claims, Json
from .silence import opposites_of
from .words import CERTAINTIES, capital, quoted, sentence_of, shown

MET = ("holds", "open")
Found: TypeAlias = tuple[str, Sentence | None, list[int]]


class NearChecker:
    """Complains about why-nots, those inside one another included."""

    def __init__(self, claims: Claims) -> None:
        self.claims, self.book, self.table, self.scales = claims, claims.book, claims.table, claims.scales

    def check(self, told: Json, words: str) -> Iterator[str]:
        name = quoted(words)
        if told["sentence"] != words:
            yield f"The why-not is one of {quoted(told['sentence'])}, not of {name}."
            return
        sentence = read_sentence(words, self.claims.case, Problems())
        if sentence is None:
            yield f"{name} is no sentence of the rulebook."
            return
        if sentence in self.table:
            yield f"{name} holds, so there is no why-not."
            return
        yield from (f"{name}: {wrong}." for wrong in self._head(told, sentence))
        for near in told["near"]:
            yield from (f"{name}, by the rule '{near['rule']}': {wrong}." for wrong in self._near(near, sentence))
            for check in near["conditions"]:
                if "why_not" in check:
                    yield from self.check(check["why_not"], check["sentence"])

    def _head(self, told: Json, sentence: Sentence) -> Iterator[str]:
        form = (sentence.statement, sentence.denied)
        forms = [
            (b.rule.id, (b.conclusion.pattern.statement, b.conclusion.pattern.denied)) for b in self.claims.branches
        ]
        rules = {id for id, other in forms if other == form}
        if told["rules"] != len(rules):
            yield f"{len(rules)} rules could conclude it, not {quoted(told['rules'])}"
        against = [sentence.positive] if sentence.denied else [sentence.denial, *opposites_of(self.book, sentence)]
        held = [self.book.say(other) for other in against if other in self.table]
        if sorted(told["against"]) != sorted(held):
            yield f"against it there is {quoted(held)}, not {quoted(told['against'])}"
        asked = bool(self.book.statements[sentence.statement].ask)
        if told["enterable"] is not (asked or (sentence.statement, False) not in {form for _, form in forms}):
            yield "whether it may be entered is told wrongly"
        failing = [near["failing"] for near in told["near"]]
        if failing != sorted(failing):
            yield "its nearest rule does not stand first"
        if told.get("elsewhere") and rules:
            yield "other rulebooks are named, though rules of this one could conclude it"

    def _near(self, near: Json, sentence: Sentence) -> Iterator[str]:
        read = [one for branch in self.claims.branches if (one := self._read(branch, near, sentence))]
        if not read:
            yield f"no branch of it concludes this with the names {quoted(list(near['bindings'].values()))}"
            return
        # The conditions of one branch may begin another's; and a rule may conclude one sentence more and less surely.
        told = near["conditions"]
        branch, env, matching = max(
            read,
            key=lambda one: (
                one[2] == len(told) == len(one[0].conditions) + len(one[0].rule.unless),
                self._certainty(one[0]) == near["certainty"],
            ),
        )
        listed = [("if", c) for c in branch.conditions] + [("unless", c) for c in branch.rule.unless]
        if matching < len(listed) or len(told) != len(listed):
            yield "its conditions are not told as the rule has them"
            return
        rule = branch.rule
        if near["title"] != capital(rule.title) or near["certainty"] != self._certainty(branch):
            yield "its title or its certainty is not that of the rule"
        for (part, condition), check in zip(listed, told, strict=True):
            for wrong in self._check(branch, part, condition, env, check):
                yield f"the condition {quoted(check['condition'])} {wrong}"
        failing = sum(check["finding"] not in MET for check in told)
        if near["failing"] != failing:
            yield f"{failing} of its conditions fail, not {quoted(near['failing'])}"
        if failing == 0:
            yield "none of its conditions fails, so the sentence would hold"

    def _read(self, branch: Branch, near: Json, sentence: Sentence) -> tuple[Branch, Env, int] | None:
        """The names of an instance, if the branch concludes the sentence with them; and how much reads the same."""
        if branch.rule.id != near["rule"]:
            return None
        env: Env = {}
        variables = {var.label: var for var in branch.variables}
        for label, text in near["bindings"].items():
            value = self.claims.value(variables[label], text) if label in variables else None
            if value is None or not fits(self.book, variables[label], value, env):
                return None
            env[variables[label]] = value
        pattern = branch.conclusion.pattern
        if any(var not in env for var in pattern.variables) or ground(self.book, pattern, env) != sentence:
            return None
        conditions = (*branch.conditions, *branch.rule.unless)
        matching = sum(
            check["condition"] in self._words(condition, env)
            for condition, check in zip(conditions, near["conditions"], strict=False)
        )
        return branch, env, matching

    @staticmethod
    def _certainty(branch: Branch) -> str:
        return CERTAINTIES[int(branch.conclusion.certainty)]

    def _words(self, condition: Condition, env: Env) -> set[str]:
        found = {shown(self.book, condition, env)}
        if isinstance(condition, Holds | Not):
            found.add(sentence_of(self.book, condition.pattern, env))
        return found

    def _check(self, branch: Branch, part: str, condition: Condition, env: Env, check: Json) -> Iterator[str]:
        if check["part"] != part:
            yield f"stands under '{part}'"
        finding, sentence, steps = self._finding(branch, part, condition, env)
        if check["finding"] != finding:
            yield f"is found {quoted(check['finding'])}, but it is {quoted(finding)}"
            return
        said = self.book.say(sentence) if sentence is not None else None
        if check.get("sentence") != said:
            yield f"is about {quoted(said)}, not {quoted(check.get('sentence'))}"
        if check.get("steps", []) != steps:
            yield f"has to do with the steps {quoted(steps)}, not {quoted(check.get('steps', []))}"
        if finding == "falls short" and isinstance(condition, Count | AtLeastOf):
            yield from self._short(condition, env, check.get("detail", ""))

    def _finding(
        self, branch: Branch, part: str, condition: Condition, env: Env
    ) -> tuple[str, Sentence | None, list[int]]:
        """What is to be found: the finding, the sentence it is about, and the steps that conclude what holds."""
        if any(var not in env and var in branch.variables for var in _variables(condition)):
            return ("missing" if part == "if" and isinstance(condition, Holds) else "open"), None, []
        sentence = None
        if isinstance(condition, Holds | Not):
            sentence = ground(self.book, condition.pattern, env)
        concluded = self.claims.concluded
        weight = self.scales.weigh(condition, env)
        if part == "unless":
            return ("blocked by", sentence, self._steps(sentence)) if weight else ("holds", None, [])
        if isinstance(condition, Not):
            return ("holds", sentence, []) if weight else ("blocked by", sentence, self._steps(sentence))
        if sentence is None:
            return ("holds" if weight else "falls short"), None, []
        if sentence in self.table:
            return ("holds" if weight else "too weak"), sentence, self._steps(sentence)
        counter = sentence.positive if sentence.denied else sentence.denial
        if counter in self.table:
            return "denied", sentence, concluded.get(counter, [])
        return "missing", sentence, []

    def _steps(self, sentence: Sentence | None) -> list[int]:
        return self.claims.concluded.get(sentence, []) if sentence is not None else []

    def _short(self, condition: Count | AtLeastOf, env: Env, detail: str) -> Iterator[str]:
        """By how much a count misses: how many there are, and which."""
        if isinstance(condition, AtLeastOf):
            counted = [shown(self.book, c, env) for c in condition.conditions if self.scales.weigh(c, env)]
        else:
            counted = [written(value) for value in self.scales.counted(condition, env)]
            if condition.how in ("every", "most") and not self.scales.range_of(condition, env):
                counted = []
                if detail[:1].isdigit():
                    yield "has nothing to count"
                return
        if not detail.startswith(f"{len(counted)} ") or any(name not in detail for name in counted):
            yield f"counts {quoted(counted)}, not as is told: {quoted(detail)}"


def _variables(condition: Condition) -> set[Var]:
    """Every variable that a condition mentions, at any depth."""
    if isinstance(condition, Compare):
        return {*operand_variables(condition.left), *operand_variables(condition.right)}
    found = {var for inner in sentences_in(condition) for var in inner.pattern.variables}
    for inner in inside(condition):
        found |= _variables(inner)
    return found
