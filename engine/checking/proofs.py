"""A proof as `foedus why --json` shows it: every node is a real step, a stated fact or a real absence."""

from __future__ import annotations

from collections.abc import Iterator

from engine.language.condition import AtLeastOf, Condition, Count, Holds
from engine.language.rulebook import Sentence

from .branches import Env
from .claims import Claimed, Claims, Json
from .premises import assumed
from .scales import Scales, met_in
from .table import Table
from .words import CERTAINTIES, capital, quoted, sentence_of

_HELD = ("stated", "concluded", "holds")


class ProofChecker:
    """Walks one proof in the order of its lines.

    `shown` are the sentences explained so far, `aside` those only in what tells how an absence came about, which
    is no part of the proof. `rests` is the proof as a graph: for each sentence its step and what is below it.
    """

    def __init__(self, claims: Claims) -> None:
        self.claims, self.book, self.table = claims, claims.book, claims.table
        self.shown: set[Sentence] = set()
        self.aside: set[Sentence] = set()
        self.rests: dict[Sentence, tuple[Claimed, list[Sentence]]] = {}
        self.complete = True
        self._asides = 0
        self._loose = False

    def root(self, node: Json, words: str, any_way: bool = False) -> Iterator[str]:
        """A whole proof of a sentence; one of several `ways` may be less sure than the sentence."""
        if node["sentence"] != words:
            yield f"The proof is one of {quoted(node['sentence'])}, not of {quoted(words)}."
            return
        self._loose = any_way
        yield from self._held(node, frozenset())
        yield from self._goes_round(self.claims.said[words])

    def assumed(self, words: str) -> set[str]:
        """What the proof that was walked takes for granted."""
        found: set[str] = set()
        waiting, seen = [self.claims.said[words]], set[Sentence]()
        while waiting:
            sentence = waiting.pop()
            if sentence in self.rests and sentence not in seen:
                seen.add(sentence)
                step, below = self.rests[sentence]
                found |= set(assumed(step))
                waiting += below
        return found

    def _goes_round(self, start: Sentence) -> Iterator[str]:
        """A reference to what is shown above must not close a circle."""
        done: set[Sentence] = set()

        def walk(sentence: Sentence, path: tuple[Sentence, ...]) -> Iterator[str]:
            if sentence in path:
                yield f"{quoted(self.book.say(sentence))} rests on itself, by way of what is shown above."
            elif sentence in self.rests and sentence not in done:
                for below in self.rests[sentence][1]:
                    yield from walk(below, (*path, sentence))
                done.add(sentence)

        yield from walk(start, ())

    def _held(self, node: Json, above: frozenset[Sentence]) -> Iterator[str]:
        """A sentence that holds, with what holds it up. `above` are the sentences that rest on it."""
        name = quoted(node["sentence"])
        sentence = self.claims.said.get(node["sentence"])
        if sentence is None or sentence not in self.table:
            yield f"{name} is no sentence that holds."
            return
        if sentence in above:
            yield f"{name} rests on itself."
            return
        level = self.table.level(sentence)
        wanted: Json = {
            "certainty": CERTAINTIES[level],
            "claim": self.book.statements[sentence.statement].claim,
            "stated": self._stated(sentence),
        }
        for key, value in wanted.items():
            if node.get(key) != value:
                yield f"{name}: the {key} should be {quoted(value)}, not {quoted(node.get(key))}."
        if node.get("shown_above"):
            if sentence not in self.shown:
                yield f"{name} is said to be shown above, but is not shown there."
            if node.get("premises"):
                yield f"{name} is said to be shown above, and yet shown again."
            return
        if sentence in self.shown - self.aside and not self._asides:
            yield f"{name} is shown a second time."
        if node.get("by") is None:
            if self.claims.stated.get(sentence) != level and not self._may_be_weaker:
                yield f"{name} is not stated so surely, and the proof names no step for it."
            self._show(sentence)
            yield from self._others(node, sentence, None)
            return
        step = self.claims.by_number.get(node["by"]["step"])
        if step is None or step.conclusion != sentence:
            yield f"{name} is not concluded in step {quoted(node['by']['step'])}."
            return
        if not self._may_be_weaker and self.claims.strength(step) < level:
            yield f"{name} is {CERTAINTIES[level]}, but step {step.number} makes it less sure."
        if self.claims.is_circular(step):
            yield f"{name} is explained by step {step.number}, which comes back to it."
        yield from (f"{name}: {wrong}." for wrong in self._by(node, step))
        yield from self._others(node, sentence, step)
        yield from self._below(node, step, above | {sentence})

    @property
    def _may_be_weaker(self) -> bool:
        """A proof that must avoid a sentence may be less sure than what it proves."""
        return self._loose or self._asides > 0

    def _below(self, node: Json, step: Claimed, above: frozenset[Sentence]) -> Iterator[str]:
        """The premises of a step: all of them, or how many are left out."""
        name, told = quoted(node["sentence"]), step.json["premises"]
        premises = node.get("premises", [])
        if node.get("left_out"):
            self.complete = False
            if node["left_out"] != len(told) or premises:
                yield f"{name}: step {step.number} has {len(told)} premises, which are left out or shown, not both."
            return
        self._show(step.conclusion)
        if len(premises) != len(told):
            yield f"{name}: step {step.number} has {len(told)} premises, but {len(premises)} are shown."
            return
        if not self._asides or step.conclusion not in self.rests:
            self.rests[step.conclusion] = step, [*step.premises]
        conditions = (*step.branch.conditions, *step.branch.rule.unless)
        for premise, right, condition in zip(premises, told, conditions, strict=True):
            yield from self._premise(step, premise, right, condition, above)

    def _premise(
        self, step: Claimed, node: Json, right: Json, condition: Condition, above: frozenset[Sentence]
    ) -> Iterator[str]:
        name = f"The premise {quoted(node['sentence'])} of step {step.number}"
        part = right.get("part", "if")
        for key, value in (("sentence", right["sentence"]), ("standing", right["standing"]), ("part", part)):
            if node.get(key) != value:
                yield f"{name}: the {key} should be {quoted(value)}, not {quoted(node.get(key))}."
                return
        certainty = right.get("certainty")
        weakest = part == "if" and right["standing"] in _HELD and certainty == step.json["certainty"]
        weakest = weakest and certainty != CERTAINTIES[int(step.branch.conclusion.certainty)]
        if node.get("weakest", False) is not weakest:
            yield f"{name} is {'' if weakest else 'not '}what makes the step only as sure as it is."
        if right["standing"] in ("stated", "concluded"):
            yield from self._held(node, above)
            return
        if node.get("assumes", []) != _assumed_by(right):
            yield f"{name}: assumed is {quoted(_assumed_by(right))}, not {quoted(node.get('assumes', []))}."
        if right["standing"] == "holds":
            yield from self._group(name, step, node, condition, part, above)
        else:
            yield from self._instead(name, node, right, above)

    def _instead(self, name: str, node: Json, right: Json, above: frozenset[Sentence]) -> Iterator[str]:
        """An absence: below it stands what denies it or holds in its place, if that was not shown before."""
        sentence = {"denied": self._denial(right["sentence"]), "weaker": right["sentence"]}.get(
            right["standing"], right.get("instead")
        )
        below = node.get("premises", [])
        if [premise["sentence"] for premise in below] not in ([], [sentence] if sentence else []):
            yield f"{name} is explained by {quoted(sentence)} and nothing else."
            return
        held = self.claims.said.get(sentence) if sentence else None
        if node.get("comes_back"):
            if below or held in self._without(above):
                yield f"{name}: {quoted(sentence)} is said to rest on what it explains, but need not."
        elif not below and sentence and (held not in self.shown or held in above):
            yield f"{name}: it is not shown how {quoted(sentence)} comes to hold."
        self._asides += 1
        for premise in below:
            yield from self._held(premise, above)
        self._asides -= 1

    def _without(self, sentences: frozenset[Sentence]) -> dict[Sentence, int]:
        """What holds without some sentences, by steps that do not rest on them; a count rests on all that it counts."""
        stated = {sentence: level for sentence, level in self.claims.stated.items() if sentence not in sentences}
        steps = [step for step in self.claims.steps if step.conclusion not in sentences]
        while True:
            found = self.claims.least(steps, stated)
            table = Table(self.book, found)
            scales = Scales(self.book, table, table)
            standing = [
                step
                for step in steps
                if all(_counts(scales, c, step.env) >= _counts(self.claims.scales, c, step.env) for c in step.groups)
            ]
            if len(standing) == len(steps):
                return found
            steps = standing

    def _show(self, sentence: Sentence) -> None:
        if self._asides and sentence not in self.shown:
            self.aside.add(sentence)
        elif not self._asides:
            self.aside.discard(sentence)
        self.shown.add(sentence)

    def _denial(self, words: str) -> str | None:
        """The denial that holds, of a sentence in words."""
        return next(
            (say for say, s in self.claims.said.items() if s.denied and self.book.say(s.positive) == words), None
        )

    def _group(
        self, name: str, step: Claimed, node: Json, condition: Condition, part: str, above: frozenset[Sentence]
    ) -> Iterator[str]:
        """A count: the sentences below it must be enough to make it hold as surely as it does."""
        below = node.get("premises", [])
        used = [self.claims.said[p["sentence"]] for p in below if p["sentence"] in self.claims.said]
        if part == "if":
            levels = {sentence: self.table.level(sentence) for sentence in used}
            enough = Scales(self.book, Table(self.book, levels), self.table).weigh(condition, step.env)
            if enough != self.claims.scales.weigh(condition, step.env):
                yield f"{name} does not hold as surely by what is shown below it."
            if self.rests[step.conclusion][0] is step:
                self.rests[step.conclusion][1].extend(used)
            for sentence in set(used) - met_in(self.claims.scales, condition, step.env):
                yield f"{name} does not count {quoted(self.book.say(sentence))}."
        for premise in below:
            yield from self._held(premise, above)

    # What is said beside a node

    def _stated(self, sentence: Sentence) -> Json | None:
        fact = self.claims.facts.get(sentence)
        if fact is None:
            return None
        certainty = CERTAINTIES[int(fact.certainty)]
        return {"by": fact.by or None, "source": fact.source or None, "disputed": fact.disputed, "certainty": certainty}

    def _by(self, node: Json, step: Claimed) -> Iterator[str]:
        rule = step.branch.rule
        title, because = self.claims.prose(step)
        wanted: Json = {
            "rule": rule.id,
            "title": title,
            "because": because,
            "certainty": CERTAINTIES[int(step.branch.conclusion.certainty)],
        }
        sentences, others = conceded(self.claims, step)
        listed = node["by"]["even_though"]
        if len(listed) != len(sentences) + others or not set(sentences) <= set(listed):
            yield f"of step {step.number} it should be said: even though {quoted(sentences)}, and {others} other"
        for key, value in wanted.items():
            if node["by"][key] != value:
                yield f"the {key.replace('_', ' ')} of step {step.number} should be {quoted(value)}"
        source = node["by"]["source"]
        if (source["quote"] if source else None) != (rule.source.quote if rule.source else None):
            yield f"step {step.number} quotes other words than its rule"
        if node.get("assumes", []) != assumed(step):
            yield f"step {step.number} takes for granted {quoted(assumed(step))}, not {quoted(node.get('assumes', []))}"

    def _others(self, node: Json, sentence: Sentence, by: Claimed | None) -> Iterator[str]:
        """All other steps that conclude the sentence, and only those."""
        steps = [s for s in self.claims.steps if s.conclusion == sentence and s is not by]
        told = node.get("other_ways", [])
        if [way["step"] for way in told] != [step.number for step in steps]:
            yield f"{quoted(node['sentence'])} also follows in {quoted([step.number for step in steps])}."
            return
        for way, step in zip(told, steps, strict=True):
            premises = [self.book.say(premise) for premise in step.premises]
            right = (capital(step.branch.rule.title), premises, self.claims.is_circular(step))
            if (way["title"], way["premises"], way["circular"]) != right:
                yield f"{quoted(node['sentence'])}: the other way by step {step.number} is not told as it is."


def conceded(claims: Claims, step: Claimed) -> tuple[list[str], int]:
    """The sentences that a step's rule concedes and that hold; and how many other concessions do."""
    found: dict[str, None] = {}
    others = 0
    for condition in step.branch.rule.even_if:
        if isinstance(condition, Holds):
            for way, _, _ in claims.scales.ways((condition,), step.env):
                found.setdefault(sentence_of(claims.book, condition.pattern, way))
        else:
            others += claims.scales.weigh(condition, step.env) > 0
    return list(found), others


def _assumed_by(premise: Json) -> list[str]:
    """What one premise of a run takes for granted."""
    if premise["standing"] == "not stated" and "instead" not in premise:
        return [premise["sentence"]]
    return list(premise.get("assumes", []))


def _counts(scales: Scales, condition: Condition, env: Env) -> set[object]:
    """What a condition that counts finds to count."""
    if isinstance(condition, AtLeastOf):
        return {part for part in condition.conditions if scales.weigh(part, env)}
    return set(scales.counted(condition, env)) if isinstance(condition, Count) else set()
