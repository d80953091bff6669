"""From firings to a trace: certainties, standings, conflicts and answers, all judged on the finished run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from engine.language.case import Case, Fact
from engine.language.condition import AllOf, AnyOf, AtLeastOf, Condition, Holds, Not, parts
from engine.language.rulebook import Question, Sentence
from engine.language.value import Certainty
from engine.language.vocabulary import Pattern, Var
from engine.pause import pausing

from .absences import Absences
from .condition_words import counted_words, words
from .firing import Firing, sentence_order
from .judge import Bindings, Judge
from .known import Known
from .levels import levels_of, supported
from .program import Program
from .trace import Answer, Conflict, Premise, Standing, Step, Steps, Trace


def stated_facts(case: Case) -> dict[Sentence, Fact]:
    """Each sentence of the case once, in the order of the case; stated twice counts as its surest."""
    found: dict[Sentence, Fact] = {}
    for fact in case.facts:
        before = found.get(fact.sentence)
        if before is None or fact.certainty > before.certainty:
            found[fact.sentence] = fact
    return found


def record(case: Case, program: Program, engine: str, firings: list[Firing], warnings: Iterable[str]) -> Trace:
    """The trace of a run from what an engine fired, in the order in which it fired."""
    stated = stated_facts(case)
    recorder = _Recorder(case, program, stated, firings)
    return Trace(
        case=case,
        program=program,
        engine=engine,
        facts=tuple(stated.values()),
        stated=stated,
        steps=Steps(recorder.firings, recorder.step),
        effects=Steps(recorder.leading, recorder.effect),
        known=recorder.known,
        conflicts=recorder.conflicts(),
        answers=tuple(recorder.answer(question) for question in case.rulebook.questions),
        warnings=tuple(warnings),
    )


def _levels(stated: dict[Sentence, Certainty], firings: list[Firing]) -> dict[Sentence, Certainty]:
    """How sure everything is that was stated or fired; where nothing is less than certain, nothing is weighed."""
    sure = Certainty.CERTAIN
    if all(level == sure for level in stated.values()) and all(firing.cap == sure for firing in firings):
        return dict.fromkeys((*stated, *(firing.conclusion for firing in firings)), sure)
    return levels_of(stated, firings)


class _Recorder:
    def __init__(self, case: Case, program: Program, stated: dict[Sentence, Fact], firings: list[Firing]) -> None:
        self.program, self.rulebook, self.stated = program, case.rulebook, stated
        self.firings = [f for f in firings if not program.clauses[f.clause].rule.leads_to]
        self.leading = [f for f in firings if program.clauses[f.clause].rule.leads_to]
        stated_levels = {sentence: fact.certainty for sentence, fact in stated.items()}
        levels = _levels(stated_levels, self.firings)
        self.known = Known(self.rulebook)
        for sentence in pausing((*stated, *(f.conclusion for f in self.firings))):
            self.known.put(sentence, levels[sentence])
        self.judge = Judge(self.rulebook, program.variables, self.known)
        self.absences = Absences(program, stated_levels, self.firings, self.known)
        self.numbers: dict[Sentence, list[int]] = {}
        for number, firing in enumerate(pausing(self.firings), 1):
            self.numbers.setdefault(firing.conclusion, []).append(number)

    def step(self, at: int) -> Step:
        """The step at a place (from 0) among all firings."""
        firing = self.firings[at]
        first = self.numbers[firing.conclusion][0] == at + 1
        return self._step(at + 1, firing, first and firing.conclusion not in self.stated)

    def effect(self, at: int) -> Step:
        """The effect at a place (from 0) among those of `leads to`."""
        return self._step(0, self.leading[at], True)

    def _step(self, number: int, firing: Firing, new: bool) -> Step:
        clause = self.program.clauses[firing.clause]
        bindings = firing.bindings(self.program)
        premises = [self._premise("if", condition, bindings) for condition in clause.conditions]
        premises += [self._premise("unless", condition, bindings) for condition in clause.unless]
        weakest = [level for premise in firing.premises if (level := self.known.level(premise)) is not None]
        return Step(
            number=number,
            clause=clause,
            bindings=bindings,
            stratum=firing.stratum,
            wave=firing.wave,
            premises=tuple(premises),
            conclusion=firing.conclusion,
            certainty=min([firing.cap, *weakest]),
            new=new,
            circular=number > 0 and self._circular(firing),
            firing=firing,
        )

    def _circular(self, firing: Firing) -> bool:
        """True for a way that comes back to its own conclusion further down."""
        if firing.conclusion not in self.stated and len(self.numbers[firing.conclusion]) == 1:
            return False
        if firing.conclusion not in self._below(firing.premises):
            return False
        facts = [sentence for sentence in self.stated if sentence != firing.conclusion]
        held = supported(facts, (f for f in self.firings if f.conclusion != firing.conclusion))
        return any(premise not in held for premise in firing.premises)

    def _below(self, sentences: Iterable[Sentence]) -> set[Sentence]:
        """All sentences on which `sentences` rest in some way."""
        found: set[Sentence] = set()
        waiting = list(sentences)
        while waiting:
            sentence = waiting.pop()
            if sentence in found:
                continue
            found.add(sentence)
            for number in self.numbers.get(sentence, ()):
                waiting += self.firings[number - 1].premises
        return found

    # Premises

    def _premise(self, part: Literal["if", "unless"], condition: Condition, bindings: Bindings) -> Premise:
        if isinstance(condition, Holds) and part == "if":
            return self._held(condition, bindings)
        if isinstance(condition, Not) and part == "if":
            return self._absent(part, condition, self.rulebook.ground(condition.pattern, bindings), condition.level)
        if isinstance(condition, Holds) and part == "unless":
            return self._absent(part, condition, self.rulebook.ground(condition.pattern, bindings), condition.level)
        verdict = self.judge.judge(condition, bindings)
        return Premise(
            part,
            condition,
            None,
            "holds",
            (),
            certainty=verdict.level if part == "if" else None,
            words=words(condition, bindings, self.rulebook),
            counted=counted_words(condition, verdict.counted, bindings, self.rulebook) if part == "if" else (),
            absent=self._silent(verdict.absent) if part == "if" else self._silent(self._failing(condition, bindings)),
            used=verdict.used if part == "if" else (),
        )

    def _held(self, condition: Holds, bindings: Bindings) -> Premise:
        sentence = self.rulebook.ground(condition.pattern, bindings)
        standing: Standing = "stated" if sentence in self.stated else "concluded"
        return Premise(
            "if",
            condition,
            sentence,
            standing,
            self._numbers(sentence),
            self.known.level(sentence),
            condition.level,
        )

    def _absent(
        self, part: Literal["if", "unless"], condition: Condition, sentence: Sentence, level: Certainty
    ) -> Premise:
        """A sentence that does not hold: denied, held too weakly, or nothing was said of it."""
        counter = sentence.positive if sentence.denied else sentence.denial
        held = self.known.level(sentence)
        if not sentence.denied and counter in self.known:
            return Premise(
                part, condition, sentence, "denied", self._numbers(counter), self.known.level(counter), level
            )
        if held is not None:
            return Premise(part, condition, sentence, "weaker", self._numbers(sentence), held, level)
        return Premise(part, condition, sentence, "not stated", (), None, level, self.absences.instead(sentence))

    def _numbers(self, sentence: Sentence) -> tuple[int, ...]:
        return tuple(self.numbers.get(sentence, ()))

    def _silent(self, sentences: Iterable[Sentence]) -> tuple[Sentence, ...]:
        """Of absent sentences those of which nothing was said and that nothing else explains."""
        return tuple(
            sentence
            for sentence in dict.fromkeys(sentences)
            if sentence not in self.known
            and (sentence.denied or sentence.denial not in self.known)
            and self.absences.instead(sentence) is None
        )

    def _failing(self, condition: Condition, bindings: Bindings) -> list[Sentence]:
        """The sentences inside an exception that do not hold, so that it does not stand in the way."""
        found: list[Sentence] = []
        if isinstance(condition, Holds):
            if all(var.label in bindings for var in condition.pattern.variables):
                sentence = self.rulebook.ground(condition.pattern, bindings)
                if sentence not in self.known:
                    found.append(sentence)
        elif isinstance(condition, AllOf | AnyOf | AtLeastOf):
            for inner in parts(condition):
                found += self._failing(inner, bindings)
        return found

    # Conflicts and questions

    def conflicts(self) -> tuple[Conflict, ...]:
        """Each conflict once, in the order in which its sentences became known."""
        found: dict[tuple[str, frozenset[Sentence]], Conflict] = {}
        for sentence in pausing(self.known.sentences()):
            groups: list[tuple[Literal["denied", "opposite", "one"], list[Sentence]]] = []
            positive = sentence.positive
            if positive in self.known and positive.denial in self.known:
                groups.append(("denied", [positive, positive.denial]))
            if not sentence.denied:
                groups += [
                    ("opposite", [sentence, other])
                    for other in self.rulebook.opposites(sentence)
                    if other in self.known and other != sentence
                ]
                others = self.absences.other_values(sentence)
                if others:
                    groups.append(("one", sorted([sentence, *others], key=sentence_order)))
            for kind, sentences in groups:
                steps = tuple(self._numbers(each) for each in sentences)
                found.setdefault((kind, frozenset(sentences)), Conflict(kind, tuple(sentences), steps))
        return tuple(found.values())

    def answer(self, question: Question) -> Answer:
        """Yes if any instance of `yes` holds, no if any of `no`, both, or open."""
        yes, no = self._instances(question.yes), self._instances(question.no)
        said: Literal["yes", "no", "both", "open"] = "both" if yes and no else "yes" if yes else "no" if no else "open"
        return Answer(question, said, self._all_numbers(yes), self._all_numbers(no), (*yes, *no))

    def _instances(self, pattern: Pattern | None) -> list[Sentence]:
        if pattern is None:
            return []
        variables: Mapping[str, Var] = {var.label: var for var in pattern.variables}
        judge = Judge(self.rulebook, {**self.program.variables, **variables}, self.known)
        found = dict.fromkeys(sentence for _, sentence in judge.matches(pattern, {}))
        return sorted(found, key=lambda s: (self.numbers.get(s, [0])[0], sentence_order(s)))

    def _all_numbers(self, sentences: list[Sentence]) -> tuple[int, ...]:
        return tuple(sorted({number for sentence in sentences for number in self._numbers(sentence)}))
