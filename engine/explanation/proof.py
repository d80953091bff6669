"""The proof that is shown first for each sentence: the surest, then the one of fewest steps, then the earliest.

Proofs are chosen from the sure to the unsure and from the short to the long, so a proof never leads back to its
own conclusion. A step is counted once however often a proof comes by it.
"""

from __future__ import annotations

import heapq
import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from threading import Lock

from engine.inference.once import once
from engine.inference.trace import Step, Trace
from engine.language.rulebook import Sentence
from engine.language.value import Certainty
from engine.pause import pause, pausing


class Proofs:
    """For each concluded sentence of a trace the step by which it is explained.

    `without` are sentences that no proof may use: as if they were neither stated nor concluded. Proofs are chosen
    when a sentence is asked about, for it and all that it could rest on: what a proof is hangs on nothing else.
    """

    def __init__(self, trace: Trace, without: frozenset[Sentence] = frozenset()) -> None:
        self.trace, self.without = trace, without
        self._settled: set[Sentence] = set(without)
        self._chosen: dict[Sentence, int] = {}
        self._levels: dict[Sentence, Certainty] = {}
        self._members: dict[Sentence, int] = {}  # a bit for each step of the proof
        self._one = Lock()

    # Choosing

    def _settle(self, sentences: Iterable[Sentence]) -> None:
        """Choose the proofs of sentences, and of all that they could rest on."""
        if all(sentence in self._settled for sentence in sentences):
            return
        with self._one:
            below = self._below(sentences)
            numbers = sorted(number for sentence in below for number in self.trace.steps_of(sentence))
            used = {number: self.trace.uses(number) for number in pausing(numbers)}
            for level in reversed(Certainty):
                self._choose(level, used)
            self._settled.update(below)

    def _below(self, sentences: Iterable[Sentence]) -> set[Sentence]:
        """These and all that they could rest on, as far as it is not settled."""
        found: set[Sentence] = set()
        waiting = list(sentences)
        while waiting:
            pause()
            sentence = waiting.pop()
            if sentence not in found and sentence not in self._settled:
                found.add(sentence)
                for number in self.trace.steps_of(sentence):
                    waiting += self.trace.uses(number)
        return found

    def _choose(self, level: Certainty, used: Mapping[int, tuple[Sentence, ...]]) -> None:
        """Choose among steps for all that has a proof as sure as `level`, and none that is surer."""
        heap: list[tuple[int, int, Sentence, int]] = []
        missing: dict[int, set[Sentence]] = {}
        waiting: dict[Sentence, list[int]] = {}
        firings = self.trace.steps.firings
        for number, uses in pausing(used.items()):
            firing = firings[number - 1]
            if firing.cap < level or not self._open(firing.conclusion, level):
                continue
            wanted = {premise for premise in uses if not self._ready(premise, level)}
            missing[number] = wanted
            for premise in wanted:
                waiting.setdefault(premise, []).append(number)
            if not wanted:
                self._offer(heap, number, uses)
        while heap:
            pause()
            _, number, sentence, members = heapq.heappop(heap)
            if sentence in self._chosen:
                continue
            self._chosen[sentence], self._levels[sentence], self._members[sentence] = number, level, members
            for following in waiting.get(sentence, ()):
                missing[following].discard(sentence)
                if not missing[following]:
                    self._offer(heap, following, used[following])

    def _open(self, sentence: Sentence, level: Certainty) -> bool:
        """True if a sentence has no proof yet and is not so sure by its statement, which would need none."""
        return sentence not in self._chosen and sentence not in self.without and self._stated(sentence) < level

    def _ready(self, premise: Sentence, level: Certainty) -> bool:
        """A premise that needs no further proof: stated so surely, or one whose proof is chosen and as sure."""
        return self._levels.get(premise, 0) >= level or self._stated(premise) >= level

    def _stated(self, sentence: Sentence) -> int:
        """How surely a sentence is stated, 0 if it is not."""
        fact = self.trace.stated.get(sentence)
        return 0 if fact is None or sentence in self.without else fact.certainty

    def _offer(self, heap: list[tuple[int, int, Sentence, int]], number: int, uses: Iterable[Sentence]) -> None:
        members = 1 << number
        for premise in uses:
            members |= self._members.get(premise, 0)
        heapq.heappush(heap, (members.bit_count(), number, self.trace.steps.firings[number - 1].conclusion, members))

    # Asking

    def stated_best(self, sentence: Sentence) -> bool:
        """True if the sentence is as sure by its statement as by any step: then it is explained as stated."""
        stated = self._stated(sentence)
        if 0 < stated < Certainty.CERTAIN:
            self._settle((sentence,))
        return stated > 0 and stated >= self._levels.get(sentence, 0)

    def level(self, sentence: Sentence) -> Certainty | None:
        """How sure a sentence is by its proof or its statement; None if it has neither."""
        self._settle((sentence,))
        best = max(self._levels.get(sentence, 0), self._stated(sentence))
        return Certainty(best) if best else None

    def proves(self, sentence: Sentence) -> bool:
        """True if the sentence has a proof or is stated."""
        return self.level(sentence) is not None

    def step(self, sentence: Sentence) -> Step | None:
        """The step that explains a concluded sentence; None for one that is only stated."""
        self._settle((sentence,))
        number = self._chosen.get(sentence)
        return None if number is None else self.trace.step(number)

    def steps(self, sentence: Sentence) -> tuple[Step, ...]:
        """All steps of the proof of a sentence, in order."""
        return self._steps(self._of(sentence))

    def _of(self, sentence: Sentence) -> int:
        """The steps of the proof of a sentence, as bits."""
        self._settle((sentence,))
        return self._members.get(sentence, 0)

    def _steps(self, members: int) -> tuple[Step, ...]:
        """The steps whose bits are set."""
        bits = f"{members:b}"[::-1]
        return tuple(self.trace.step(found.start()) for found in _SET.finditer(bits))

    @cached_property
    def _assuming(self) -> int:
        """A bit for each step that takes something for granted."""
        return sum(1 << step.number for step in self.trace.assuming)

    def assumes(self, sentence: Sentence) -> tuple[Sentence, ...]:
        """What the proof of a sentence takes for granted because nothing was said about it."""
        steps = self._steps(self._of(sentence) & self._assuming)
        return tuple(dict.fromkeys(absent for step in steps for absent in step.assumed))

    def assumptions(self) -> dict[Sentence, tuple[Sentence, ...]]:
        """Every assumption of the run with the conclusions whose proofs rest on it, in the order of steps."""
        found: dict[Sentence, list[Sentence]] = {absent: [] for absent in self.trace.assumed}
        self._settle(self.trace.concluded)
        for sentence in pausing(self.trace.concluded):
            for absent in self.assumes(sentence):
                found[absent].append(sentence)
        return {absent: tuple(rests) for absent, rests in found.items()}

    def relying(self, absent: Sentence) -> tuple[Sentence, ...]:
        """The conclusions whose proofs take this for granted, in the order of steps."""
        taking = self.trace.taking(absent)
        bits = sum(1 << step.number for step in taking)
        drawn = dict.fromkeys(step.conclusion for step in taking)
        above = {*drawn, *(sentence for conclusion in drawn for sentence in self.trace.above(conclusion))}
        self._settle(above)
        relying = (sentence for sentence in above if self._members.get(sentence, 0) & bits)
        return tuple(sorted(relying, key=lambda sentence: self.trace.concluded[sentence][0]))


_SET = re.compile("1")


@once
def proofs_of(trace: Trace, without: frozenset[Sentence] = frozenset()) -> Proofs:
    """The proofs of a trace; made once for all who ask."""
    return Proofs(trace, without)


def parting(trace: Trace, sentences: tuple[Sentence, ...]) -> Step | None:
    """The earliest step that belongs to the proof of one of the sentences but not to those of all."""
    proofs = [{step.number for step in proofs_of(trace).steps(sentence)} for sentence in sentences]
    first, *others = proofs
    apart = first.union(*others) - first.intersection(*others)
    return trace.step(min(apart)) if apart else None
