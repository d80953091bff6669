"""The proof that is shown first for each sentence: the surest, then the one of fewest steps, then the earliest.

Proofs are chosen from the sure to the unsure and from the short to the long, so a proof never leads back to its
own conclusion. A step is counted once however often a proof comes by it.
"""

from __future__ import annotations

import heapq
from functools import lru_cache

from engine.inference.trace import Step, Trace
from engine.language.rulebook import Sentence
from engine.language.value import Certainty


class Proofs:
    """For each concluded sentence of a trace the step by which it is explained."""

    def __init__(self, trace: Trace) -> None:
        self.trace = trace
        self._chosen: dict[Sentence, int] = {}
        self._members: dict[Sentence, int] = {}  # a bit for each step of the proof
        self._choose()

    def _choose(self) -> None:
        for level in reversed(Certainty):
            heap: list[tuple[int, int, Sentence, int]] = []
            missing: dict[int, set[Sentence]] = {}
            waiting: dict[Sentence, list[int]] = {}
            steps = [step for step in self.trace.steps if step.certainty >= level and self._open(step, level)]
            for step in steps:
                wanted = {premise for premise in self.uses(step) if not self._ready(premise)}
                missing[step.number] = wanted
                for premise in wanted:
                    waiting.setdefault(premise, []).append(step.number)
                if not wanted:
                    self._offer(heap, step)
            while heap:
                _, number, sentence, members = heapq.heappop(heap)
                if sentence in self._chosen:
                    continue
                self._chosen[sentence], self._members[sentence] = number, members
                for following in waiting.get(sentence, ()):
                    missing[following].discard(sentence)
                    if not missing[following]:
                        self._offer(heap, self.trace.step(following))

    def _open(self, step: Step, level: Certainty) -> bool:
        return step.conclusion not in self._chosen and self.trace.level(step.conclusion) == level

    def _ready(self, sentence: Sentence) -> bool:
        """A premise that needs no further proof: a surest statement, or one whose proof is chosen."""
        return sentence in self._chosen or self.stated_best(sentence)

    def stated_best(self, sentence: Sentence) -> bool:
        """True if the sentence is as sure by its statement as by any step: then it is explained as stated."""
        fact = self.trace.stated.get(sentence)
        return fact is not None and fact.certainty == self.trace.level(sentence)

    def _offer(self, heap: list[tuple[int, int, Sentence, int]], step: Step) -> None:
        members = 1 << step.number
        for premise in self.uses(step):
            if not self.stated_best(premise):
                members |= self._members.get(premise, 0)
        heapq.heappush(heap, (members.bit_count(), step.number, step.conclusion, members))

    @staticmethod
    def uses(step: Step) -> tuple[Sentence, ...]:
        """The sentences that a step rests on: its premises, and those that were counted."""
        counted = (sentence for premise in step.premises for sentence in premise.used)
        return tuple(dict.fromkeys((*step.firing.premises, *counted)))

    def step(self, sentence: Sentence) -> Step | None:
        """The step that explains a concluded sentence; None for one that is only stated."""
        number = self._chosen.get(sentence)
        return None if number is None else self.trace.step(number)

    def steps(self, sentence: Sentence) -> tuple[Step, ...]:
        """All steps of the proof of a sentence, in order."""
        members = self._members.get(sentence, 0)
        return tuple(step for step in self.trace.steps if members >> step.number & 1)

    def assumes(self, sentence: Sentence) -> tuple[Sentence, ...]:
        """What the proof of a sentence takes for granted because nothing was said about it."""
        return tuple(dict.fromkeys(absent for step in self.steps(sentence) for absent in step.assumed))

    def assumptions(self) -> dict[Sentence, tuple[Sentence, ...]]:
        """Every assumption of the run with the conclusions whose proofs rest on it, in the order of steps."""
        found: dict[Sentence, list[Sentence]] = {}
        for step in self.trace.steps:
            for absent in step.assumed:
                found.setdefault(absent, [])
        for sentence in self.trace.concluded:
            for absent in self.assumes(sentence):
                found[absent].append(sentence)
        return {absent: tuple(rests) for absent, rests in found.items()}


@lru_cache(maxsize=8)
def proofs_of(trace: Trace) -> Proofs:
    """The proofs of a trace; made once for all who ask."""
    return Proofs(trace)
