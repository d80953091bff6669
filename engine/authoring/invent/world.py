"""A rulebook that many small sets of facts are tried on, one after the other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from engine.inference.compiled import CompiledEngine
from engine.inference.firing import Firing
from engine.inference.judge import Judge
from engine.inference.known import Known
from engine.inference.levels import levels_of
from engine.inference.program import Program, compile_rulebook
from engine.language.rulebook import Rulebook, Sentence
from engine.language.value import Certainty

Facts = Mapping[Sentence, Certainty]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What follows from some facts: every sentence that holds with its certainty, and all firings."""

    levels: dict[Sentence, Certainty]
    firings: tuple[Firing, ...]

    def of(self, sentence: Sentence) -> tuple[Firing, ...]:
        """The firings that conclude a sentence."""
        return tuple(firing for firing in self.firings if firing.conclusion == sentence)


def judge_of(levels: Mapping[Sentence, Certainty], world: World) -> Judge:
    """Judges conditions over what holds in the end."""
    known = Known(world.rulebook)
    for sentence, level in levels.items():
        known.put(sentence, level)
    return Judge(world.rulebook, world.program.variables, known)


class World:
    """A compiled rulebook. `tried` counts the scenarios."""

    def __init__(self, rulebook: Rulebook, engine: CompiledEngine | None = None) -> None:
        self.rulebook = rulebook
        self.engine = engine or CompiledEngine(compile_rulebook(rulebook))
        self.program: Program = self.engine.program
        self.tried = 0

    def follow(self, facts: Facts) -> Outcome:
        """What follows from the facts."""
        self.tried += 1
        firings, _ = self.engine.run(facts)
        now = [firing for firing in firings if not self.program.clauses[firing.clause].rule.leads_to]
        return Outcome(levels_of(facts, now), tuple(firings))

    def conflict(self, levels: Mapping[Sentence, Certainty]) -> tuple[Sentence, Sentence] | None:
        """Two sentences that exclude each other, if such hold."""
        for sentence in levels:
            if sentence.denied:
                if sentence.positive in levels:
                    return sentence.positive, sentence
                continue
            for other in self.rulebook.opposites(sentence):
                if other != sentence and other in levels:
                    return sentence, other
            one = self.rulebook.statements[sentence.statement].one
            if one is not None:
                for other in levels:
                    if self._rival(sentence, other, one):
                        return sentence, other
        return None

    @staticmethod
    def _rival(sentence: Sentence, other: Sentence, one: int) -> bool:
        """True if two sentences give different values where there can be one."""
        return (
            other.statement == sentence.statement
            and not other.denied
            and other.args[one] != sentence.args[one]
            and other.args[:one] + other.args[one + 1 :] == sentence.args[:one] + sentence.args[one + 1 :]
        )
