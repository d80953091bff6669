"""The premises of a step: each is derived again and held against the one that is claimed."""

from __future__ import annotations

from collections.abc import Iterator

from engine.language.condition import AtLeastOf, Condition, Count, Holds, Not
from engine.language.rulebook import Sentence
from engine.language.value import written

from .branches import Env, ground
from .claims import Claimed, Claims, Json, shown_premise
from .scales import CERTAIN, Scales, absent_in, parts_bound_outside
from .silence import Silence
from .table import Table
from .words import CERTAINTIES, quoted, shown


class PremiseChecker:
    """Complains about the premises of steps, in the order of the rule."""

    def __init__(self, claims: Claims, silence: Silence) -> None:
        self.claims, self.silence = claims, silence
        self.book, self.table, self.scales = claims.book, claims.table, claims.scales

    def check(self, step: Claimed) -> Iterator[str]:
        """What is wrong with the premises of a step; begins in small letters, the step's name goes before."""
        conditions = [("if", c) for c in step.branch.conditions] + [("unless", c) for c in step.branch.rule.unless]
        told = step.json["premises"]
        if len(told) != len(conditions):
            yield f"it shows {len(told)} premises, but its rule has {len(conditions)}"
            return
        for number, ((part, condition), premise) in enumerate(zip(conditions, told, strict=True), 1):
            name = f"premise {number} ({quoted(premise['sentence'])})"
            for wrong in self._premise(part, condition, step.env, premise):
                yield f"{name} {wrong}"

    def _premise(self, part: str, condition: Condition, env: Env, told: Json) -> Iterator[str]:
        wanted = shown_premise(self.book, condition, env)
        if told["sentence"] != wanted:
            yield f"should read {quoted(wanted)}"
            return
        if told.get("part", "if") != part:
            yield f"stands under '{part}' in its rule"
        weight = self.scales.weigh(condition, env)
        if (weight == 0) is (part == "if"):
            yield "does not hold" if part == "if" else "holds, so the exception stands in the way"
            return
        if isinstance(condition, Not) or (isinstance(condition, Holds) and part == "unless"):
            right = self._absent(condition, env, told)
            yield from self._same(told, right)
            yield from self._instead(right, ground(self.book, condition.pattern, env), told)
        elif isinstance(condition, Holds):
            yield from self._same(told, self._held(ground(self.book, condition.pattern, env)))
        else:
            yield from self._group(part, condition, env, told, weight)

    def _same(self, told: Json, right: Json, *more: str) -> Iterator[str]:
        for key in ("standing", "steps", "certainty", *more):
            if told.get(key) != right.get(key):
                yield f"has the {key} {quoted(told.get(key))}, but it should be {quoted(right.get(key))}"

    def _held(self, sentence: Sentence) -> Json:
        standing = "stated" if sentence in self.claims.stated else "concluded"
        return {"standing": standing, **self._support(sentence)}

    def _support(self, sentence: Sentence) -> Json:
        return {
            "steps": self.claims.concluded.get(sentence, []),
            "certainty": CERTAINTIES[self.table.level(sentence)],
        }

    def _absent(self, condition: Holds | Not, env: Env, told: Json) -> Json:
        """Denied comes before weaker: what was answered was answered."""
        sentence = ground(self.book, condition.pattern, env)
        if not sentence.denied and sentence.denial in self.table:
            return {"standing": "denied", **self._support(sentence.denial)}
        if sentence in self.table:
            return {"standing": "weaker", **self._support(sentence)}
        return {"standing": "not stated", "steps": []}

    def _instead(self, right: Json, sentence: Sentence, told: Json) -> Iterator[str]:
        named = told.get("instead")
        absent = right["standing"] == "not stated"
        if named is not None and not (absent and named in map(self.book.say, self.silence.instead(sentence))):
            yield f"is explained by {quoted(named)}, which does not hold without this very absence"
        surely = self.silence.surely(sentence) if absent and not sentence.denied else ()
        if named is None and surely:
            yield f"is taken for an assumption, but {quoted(self.book.say(surely[0]))} holds instead"

    # Counts, comparisons and groups

    def _group(self, part: str, condition: Condition, env: Env, told: Json, weight: int) -> Iterator[str]:
        right: Json = {"standing": "holds", "steps": [], "counted": []}
        if part == "if":
            right["certainty"] = CERTAINTIES[weight]
            right["counted"] = self._counted(condition, env)
        yield from self._same(told, right, "counted")
        yield from self._assumes(part, condition, env, told.get("assumes", []), weight)

    def _counted(self, condition: Condition, env: Env) -> list[str]:
        if isinstance(condition, Count) and condition.how != "no":
            return [written(value) for value in self.scales.counted(condition, env)]
        if isinstance(condition, AtLeastOf):
            return [shown(self.book, c, env) for c in condition.conditions if self.scales.weigh(c, env)]
        return []

    def _assumes(self, part: str, condition: Condition, env: Env, told: list[str], weight: int) -> Iterator[str]:
        """What is assumed must be silence that bears on the condition, and no other silence may be needed."""
        if part == "if":
            absences = absent_in(self.scales, condition, env)
        else:
            parts = parts_bound_outside(self.book, condition, env)
            absences = {sentence for _, sentence in parts if sentence not in self.table}
        silent = {self.book.say(s): s for s in absences if self.silence.may_be_assumed(s)}
        for words in told:
            if words not in silent:
                yield f"is said to assume that nothing was said of {quoted(words)}, which is not so"
        needed = frozenset(s for words, s in silent.items() if words not in told and self.silence.is_assumed(s))
        if part == "if":
            without = Scales(self.book, self.table, self.table, needed).weigh(condition, env)
            if without < weight:
                yield f"rests on more silence than it says: {quoted(sorted(map(self.book.say, needed)))}"
        else:
            doubted = Table(self.book, {**self.table.levels, **dict.fromkeys(needed, CERTAIN)})
            if Scales(self.book, doubted, self.table).weigh(condition, env):
                yield f"would stand in the way but for the silence on {quoted(sorted(map(self.book.say, needed)))}"


def assumed(step: Claimed) -> list[str]:
    """The sentences that a claimed step takes for granted, in the order of its premises."""
    found: dict[str, None] = {}
    for premise in step.json["premises"]:
        if premise["standing"] == "not stated" and "instead" not in premise:
            found.setdefault(premise["sentence"])
        for words in premise.get("assumes", []):
            found.setdefault(words)
    return list(found)
