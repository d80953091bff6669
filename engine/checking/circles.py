"""`check_circles`: every arc of a ring is a real step, the ring closes, and its entries come from outside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from math import prod
from typing import TypeAlias

from engine.language.case import Case
from engine.language.condition import Condition, Count, Holds, Not
from engine.language.rulebook import Rulebook, Sentence
from engine.language.value import Value, written

from .branches import Branch, ground, inside
from .claims import Claimed, Claims, Json
from .complaints import complaints
from .scales import absent_in, in_order, met_in
from .words import quoted

Signs: TypeAlias = set[int]
_SIGN = {"reinforcing": 1, "balancing": -1}


def check_circles(rulebook: Rulebook, case: Case, run_json: Json, circles_json: list[Json]) -> list[str]:
    """Complaints about the rings of a run (the list under `circles`); none if they are right."""
    return complaints(lambda: circle_complaints(Claims(rulebook, case, run_json), circles_json))


def circle_complaints(claims: Claims, rings: list[Json]) -> Iterator[str]:
    """Complaints about rings, each with the label of its ring."""
    checker = _Checker(claims)
    counts = {"reinforcing": 0, "balancing": 0}
    known: set[object] = set()
    for ring in rings:
        counts[ring["sign"]] += 1
        label = f"{'R' if ring['sign'] == 'reinforcing' else 'B'}{counts[ring['sign']]}"
        if ring["label"] != label:
            yield f"The circle {quoted(ring['label'])} should be called {label}."
        for wrong in checker.ring(ring):
            yield f"The circle {label}: {wrong}."
        listed = ring["statements"]
        same = (*min(listed[at:] + listed[:at] for at in range(len(listed))), ring["sign"])
        if same in known:
            yield f"The circle {label} is told twice."
        known.add(same)


class _Checker:
    def __init__(self, claims: Claims) -> None:
        self.claims, self.book = claims, claims.book
        self.statements = {statement.say.text: statement.index for statement in claims.book.statements}
        self.causes = {step: self._causes(step) for step in (*claims.steps, *claims.effects)}
        self.sentences = {
            claims.book.say(sentence): sentence
            for step, causes in self.causes.items()
            for sentence in (*causes, step.conclusion.positive)
        }

    def ring(self, ring: Json) -> Iterator[str]:
        if ring["stands"] is not bool(ring["turns"]):
            yield "it stands if it has turns, and only then"
        yield from self._of_rules(ring)
        declared = [
            c.name for c in self.book.circles if set(c.through) == {self.statements[s] for s in ring["statements"]}
        ]
        if ring["name"] != (declared[0] if declared else None):
            yield f"its name should be {quoted(declared[0] if declared else None)}"
        for number, turn in enumerate(ring["turns"], 1):
            for wrong in self._turn(ring, turn):
                yield f"turn {number}: {wrong}"
        if ring["turns"]:
            yield from self._names(ring["turns"])

    def _of_rules(self, ring: Json) -> Iterator[str]:
        """Each statement must lead to the next by some rule, and the signs of the rules must make that of the ring."""
        statements = [self.statements[words] for words in ring["statements"]]
        ways: list[Signs] = []
        rules: set[str] = set()
        for start, end in pairwise([*statements, statements[0]]):
            signs: Signs = set()
            for branch in (*self.claims.branches, *self.claims.causes):
                found = bearing(branch).get(start, set()) if branch.conclusion.pattern.statement == end else set()
                signs |= {sign * (-1 if branch.conclusion.pattern.denied else 1) for sign in found}
                rules |= {branch.rule.id} if found else set()
            if not signs:
                yield f"no rule leads from {quoted(self._say(start))} to {quoted(self._say(end))}"
            ways.append(signs)
        if _SIGN[ring["sign"]] not in products(ways):
            yield f"no way round through the rules is {ring['sign']}"
        if set(ring["rules"]) != rules:
            yield f"the rules that turn it are {quoted(sorted(rules))}, not {quoted(ring['rules'])}"

    def _say(self, statement: int) -> str:
        return str(self.book.statements[statement].say.text)

    def _turn(self, ring: Json, turn: Json) -> Iterator[str]:
        unknown = [words for words in turn["sentences"] if words not in self.sentences]
        if unknown:
            yield f"{quoted(unknown[0])} bears on no step and is concluded by none"
            return
        cycle = [self.sentences[words] for words in turn["sentences"]]
        if [self._say(sentence.statement) for sentence in cycle] != ring["statements"]:
            yield "its sentences are not those of the statements of the ring, in its order"
        if len(set(cycle)) != len(cycle) or len(turn["steps"]) != len(cycle):
            yield "it does not close: each sentence must lead to the next by one step, and the last to the first"
            return
        ways: list[Signs] = []
        for number, (start, end) in zip(turn["steps"], pairwise([*cycle, cycle[0]]), strict=True):
            signs = self._arc(number, start, end)
            if not signs:
                by = f"step {number}" if number else "what happens in the next round"
                yield f"{by} does not lead from {quoted(self.book.say(start))} to {quoted(self.book.say(end))}"
            ways.append(signs)
        if all(ways) and _SIGN[ring["sign"]] not in products(ways):
            yield f"the signs of its steps do not make it {ring['sign']}"
        yield from self._outside(turn, cycle)

    def _arc(self, number: int, start: Sentence, end: Sentence) -> Signs:
        """The signs with which a step (0: any effect) leads from one sentence to the next."""
        steps = self.claims.effects if number == 0 else [s for s in self.claims.steps if s.number == number]
        return {
            sign * (-1 if step.conclusion.denied else 1)
            for step in steps
            if step.conclusion.positive == end
            for sign in self.causes[step].get(start, ())
        }

    def _outside(self, turn: Json, cycle: list[Sentence]) -> Iterator[str]:
        """What holds the ring up must come from outside, and what is drawn from it lies outside."""
        members, say = set(cycle), self.book.say
        entries: list[tuple[str, int | None, list[str]]] = []
        for sentence in cycle:
            if sentence in self.claims.stated:
                entries.append((say(sentence), None, []))
            for step in self.claims.steps:
                if (
                    step.conclusion == sentence
                    and not members & set(step.premises)
                    and not self.claims.is_circular(step)
                ):
                    entries.append((say(sentence), step.number, [say(premise) for premise in step.premises]))
        told = [(entry["into"], entry["step"], entry["from"]) for entry in turn["entries"]]
        for into, number, _ in (entry for entry in told if entry not in entries):
            yield f"{f'step {number}' if number else 'a statement'} is no entry into {quoted(into)} from outside"
        for into, number, _ in (entry for entry in entries if entry not in told):
            yield f"an entry is missing: {f'step {number}' if number else 'a statement'} into {quoted(into)}"
        needed = min(2, len(members))
        drawn = {
            say(step.conclusion)
            for step in self.claims.steps
            if step.conclusion not in members and len(members & set(step.premises)) >= needed
        }
        if set(turn["drawn"]) != drawn:
            yield f"drawn from it is {quoted(sorted(drawn))}, not {quoted(turn['drawn'])}"

    def _names(self, turns: list[Json]) -> Iterator[str]:
        """Turns are told apart by the names in which they differ."""
        values: list[set[Value]] = []
        for turn in turns:
            known = [self.sentences[words] for words in turn["sentences"] if words in self.sentences]
            values.append({value for sentence in known for value in sentence.args})
        shared = set.intersection(*values) if len(turns) > 1 else set()
        for turn, own in zip(turns, values, strict=True):
            names = [written(value) for value in sorted(own - shared, key=in_order)]
            if turn["names"] != names:
                yield f"the turn of {quoted(turn['names'])} should be called {quoted(names)}"

    def _causes(self, step: Claimed) -> dict[Sentence, Signs]:
        """The sentences that bear on a step, in positive form: 1, or -1 where their absence or denial counts."""
        found: dict[Sentence, Signs] = {}

        def add(sentence: Sentence, sign: int) -> None:
            found.setdefault(sentence.positive, set()).add(-sign if sentence.denied else sign)

        for premise in step.premises:
            add(premise, 1)
        for condition in step.branch.conditions:
            if isinstance(condition, Not):
                add(ground(self.book, condition.pattern, step.env), -1)
            elif not isinstance(condition, Holds):
                for sentence in met_in(self.claims.scales, condition, step.env):
                    add(sentence, 1)
                for sentence in absent_in(self.claims.scales, condition, step.env):
                    add(sentence, -1)
        for condition in step.branch.rule.unless:
            if isinstance(condition, Holds):
                add(ground(self.book, condition.pattern, step.env), -1)
        return found


def bearing(branch: Branch) -> dict[int, Signs]:
    """The statements that bear on a branch, with the signs: 1, or -1 where their absence or denial counts."""
    found: dict[int, Signs] = {}

    def look(conditions: Iterable[Condition], sign: int) -> None:
        for condition in conditions:
            if isinstance(condition, Holds | Not):
                turned = -sign if condition.pattern.denied is not isinstance(condition, Not) else sign
                found.setdefault(condition.pattern.statement, set()).add(turned)
            none = isinstance(condition, Count) and condition.how == "no"
            look(inside(condition), -sign if none else sign)

    look(branch.conditions, 1)
    look(branch.rule.unless, -1)
    return found


def products(ways: list[Signs]) -> Signs:
    """Every sign that a way round can have."""
    found = {1}
    for signs in ways:
        found = {prod((one, other)) for one in found for other in signs}
    return found
